"""People in by file: a list is read entry by entry, each entry is somebody, and all are written in one transaction.

lists        the one list of people in a file
reading      its rows, cell by cell
lines        what one line of a pasted list is
ornaments    what decorates such a line
contacts     numbers and addresses that stand in a line
staff        the kind of staff that words tell
entries      one row as understood
workplaces   the school that a written workplace means
recognition  who an entry is: certain, asked, or a contradiction
settling     what an entry adds to what is known
proposing    what proposals for all these lists share
questions    what is asked about an entry, with its choices
"""
