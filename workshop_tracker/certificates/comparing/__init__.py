"""A file that somebody holds beside our record: what it shows, and every field in which it differs.

seen      what a file shows: its words, its codes, its pages as small grey pictures
child     the reading process: the only code that opens a stranger's PDF or photograph
reader    the parent's side of it
findings  the answer, from the file to the record
"""
