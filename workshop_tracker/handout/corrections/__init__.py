"""A teacher looks at her name before it is printed, or says that it is spelled wrongly; the organizer answers.

`spelling` shows two spellings beside each other with the letters marked that differ.
"""
