"""What papers say of their workshop was misspelled: corrected on all that are chosen, each under its own number.

`wording` is what would change, as a value.
"""
