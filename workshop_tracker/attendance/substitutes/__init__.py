"""Somebody comes in another's place: the seat is taken over, and both names stay in the history."""
