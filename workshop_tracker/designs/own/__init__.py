"""A design of an organization's own: a built-in drawing with settings, as values and as drawn.

`looks` (all that one version sets), `pictures` (logos and backgrounds), `line_art` (lines of others, in words of ours,
that a background may have), `placing` (where the fields stand on an own background), `sentences` (own wording
with fields), `filling` (those fields out of a paper's text), `colours` (mixing, contrast, which colours of a drawing
belong together), `painting` (the sheet that puts own colours, logos and the photo box in the place of the drawing's).
"""
