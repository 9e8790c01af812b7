"""The school of one participant, named or changed after she came onto the list; a work unit where there is none.

placed   what is meant by what was typed, and what was chosen
"""
