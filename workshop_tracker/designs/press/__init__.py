"""The press: what a design draws, printed as files.

`drawings` (which design is drawn by what), `recorder` (its own sheet), `codes` (QR codes as page content), `composing`
(from a text to its sides), `families`, `stencils` and `holes` (papers that differ in a few fields), `metadata` (what a
file says about itself), `single`, `merged` and `archive` (the ways out, one by one) and `printing` (all of them).
"""
