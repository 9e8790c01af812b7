"""What papers are made of, whatever their design: each section takes its measures and styles from the design.

`spacing` (rows of a column and their baselines), `letterhead`, `names` (the holder's name), `wording` (the lines that
tell of the event), `centred_message` (all of these on one axis), `signatures`, `codes` (the QR code with the code to
type), `programme_sides` (the back and its further sides) `samples` (the marks of a
sample) and `standing_in` (a sheet for a paper that cannot be printed).
"""
