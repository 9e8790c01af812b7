"""Somebody comes who is not on the list: put on it and marked present in one step, in the hall.

walk_in   what was typed, as a list of one row
"""
