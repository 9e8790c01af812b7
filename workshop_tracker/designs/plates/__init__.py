"""What papers of one kind have in common, compiled once.

`stand_ins` (letters that hold a field's place), `objects` (how a file is written), `fonts` (the letters that it has),
`lines` (text as page content), `forms` (drawings kept once per file), `pictures` (own logos among them), `layouts`
(what the sides of a paper share), `colour` (the profile that says what colours mean), `prefix` (all bytes before the
first that differs) and `shelf` (compiled pieces on disk).
"""
