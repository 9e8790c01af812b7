"""Workshops as planned and held: programmes, sessions, attendance sheets, who speaks and who signs.

`models` holds the workshop itself, `programmes` what several workshops belong to, `plans` a workshop's plan as a file.
"""
