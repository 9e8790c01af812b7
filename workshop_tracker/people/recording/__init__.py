"""What many rows of a list say about people, gathered and written in bulk.

actions  the book in which rows are settled one after the other, and its writing
columns  what is gathered as columns of the tables
"""
