"""The paper: what a certificate says and how it is drawn.

Beside the usual files: `phrases` (wording per language, the programme's rows among it), `typesetting` (faces, kerned
widths, breaking and placing lines), `ornaments` (guilloche, rosette, medallion, emblems), `qr` (the code's modules as a
shape), `sheet` (the surface that prints them into the file), `press` (where others have papers drawn), `table_pages`
and `programme_table` (the programme, divided and drawn), `sections` (what papers of any design are made of), and one
folder for each design (`klasik`).
"""
