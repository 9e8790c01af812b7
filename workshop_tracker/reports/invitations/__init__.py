"""Whom nothing reached is invited: from the list of a report to the invited schools of a workshop of one's own.

queries  the workshops that one may still fill, and the schools that a list asks to invite
actions  writes the invitations, each school once
"""
