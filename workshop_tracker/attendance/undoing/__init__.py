"""Taking an import of people, participants or marks back, as long as nothing rests on what it made.

`marks` are those of a file, and what held before them; `merges` those of two people that were taken back; `origins`
says where imports of people came from.
"""
