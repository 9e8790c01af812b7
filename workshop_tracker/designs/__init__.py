"""The paper: what a certificate says and how it is drawn.

Beside the usual files: `faces` (letters, advances and ink of the embedded fonts), `phrases` (wording per language, the
programme's rows among it), `typesetting` (breaking and placing lines), `ornaments` (guilloche, rosette, medallion,
emblems), `sheet` (the surface that designs draw on), `canvas` (that surface through ReportLab), `imposition` (how
papers lie on the sheets in a printer), `table_pages` and `programme_table` (the programme, divided and drawn),
`sections` (what papers of any design are made of), `plates` (what papers of one kind have in common, compiled), `press`
(the files), one folder for each design (`klasik`, `modern`, `piagam`, `surat_keterangan`), `latar` (an own background
with placed fields), `own` (these with an organization's own settings), `backgrounds` (such pictures on their way in),
`editing` (their pages) and `facsimiles` (pictures of signatures and stamps).
"""
