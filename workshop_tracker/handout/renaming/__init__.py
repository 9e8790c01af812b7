"""Names on many papers corrected from one list: each line a number or the old name, and the right spelling.

What would change is shown letter by letter first; what is confirmed is exactly that.
"""
