"""What a number of the summaries opens into, at the scale of a nation: schools, the unreached ones, filtered totals.

reached   the values: a school with what it was given, an unreached school with its place in the list, filtered totals
queries   reads them off the kept months and keys, along their keys; exact as of the last fold, like the dashboard
commands  `report unreached`

The days are whole months, for which months are kept; other days are counted by `counting`.
"""
