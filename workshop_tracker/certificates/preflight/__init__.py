"""Before printing: what each holder's paper needs, as ready, to be looked at, or not due, with every reason.

`rules` decides on what is known, `queries` asks what is known of a workshop, `commands` tells it at a terminal.
"""
