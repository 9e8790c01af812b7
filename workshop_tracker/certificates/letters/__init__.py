"""Letters to who did not complete: "telah hadir 12 dari 32 JP", valid at once, numbered apart from certificates.

`rules` decides who may get one and words it, `queries` asks who lacks one, `actions` writes it; `book` takes numbers
and adds rows of letters of all kinds.
"""
