"""Lists of many schools at once: a ZIP or files dropped together, one line each, one confirmation, a transaction each.

reading   the files of a bundle as lists of people
planning  what each of them would do
"""
