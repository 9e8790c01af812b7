"""The answer about a paper on one dated page, instead of a legalised copy.

`page` is what the page says, as a value.
"""
