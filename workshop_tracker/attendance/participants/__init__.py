"""The list of a workshop: who is on it, and people put on it by file, by pasted text, by search.

listed  those on the list as an import compares with them
names   the name under which somebody is registered
relisting  what a list changes about somebody who is on it already
"""
