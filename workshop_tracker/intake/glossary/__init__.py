"""What an installation adds to the known headings: words that admins teach, heading rows that were explained once.

reading  a file as its lists, with all that was added
words    the meanings that may be chosen, in words
"""
