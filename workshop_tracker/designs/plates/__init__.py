"""What papers of one kind have in common, compiled once.

`stand_ins` (letters that hold a field's place), `forms` (drawings kept once per file), `fonts` (the letters that a file
embeds), `colour` (the profile that says what its colours mean), `prefix` (all bytes before the first that differs) and
`shelf` (compiled pieces kept on disk).
"""
