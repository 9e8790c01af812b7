"""A list before it goes in, as its uploader looks through it: questions answered, rows put right where they stand.

cells   the cells in which a row was understood, and the entry that they make when they are typed anew
draft   the rows of a list and the lines left out of it, as they are being put right
typed   what of a form's cells was typed, and what of it cannot be taken
"""
