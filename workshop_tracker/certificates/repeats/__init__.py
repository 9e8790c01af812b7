"""Acts sent twice, by a double click or after a cut line: done once, answered alike.

`rules` reads what a form carries, `queries` finds what it has done already.
"""
