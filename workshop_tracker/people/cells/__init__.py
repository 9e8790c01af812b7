"""What one cell of a list of people says, each different text judged by itself.

details  the columns of a person that one cell fills
numbers  what stands below NUPTK, NIP and the like
names    a written name, alone and with the titles of its own columns
"""
