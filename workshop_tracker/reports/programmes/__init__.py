"""A programme over all levels and authorities of its area, and how far it is towards its own targets.

coverage    rows by level and authority, and targets, as values
wording     what a document says of them
"""
