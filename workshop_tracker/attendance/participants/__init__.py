"""The list of a workshop: who is on it, and people put on it by file, by pasted text, by search.

listed      those on the list as an import compares with them
names       the name under which somebody is registered
relisting   what a list changes about somebody who is on it already
pasted      text of a chat or a sheet as a list
preview     a staged list as its uploader looks through it
confirming  what is decided goes in, what waits is kept
adding_routes  the pages on which a list comes in, beside those of the list itself
"""
