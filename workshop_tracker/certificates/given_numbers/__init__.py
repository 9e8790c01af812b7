"""Numbers that another office gives one by one: typed or pasted, kept for each participation until a paper bears it.

`pasted` reads lines of a name and a number, or of numbers alone.
"""
