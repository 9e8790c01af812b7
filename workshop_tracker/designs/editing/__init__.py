"""Own designs of organizations: their pages, their versions, the preview, and the file in which one travels.

`pictures` (logos checked and written anew; loaded with the first one), `placed` (the form of a design on an own
background), `hardest` (the paper that the preview shows), `foreseeing` (whether it fits; if not, which setting is to
blame), `raster` (pages as pictures; loaded with the first one), `packing` (a design as one checked file) and
`file_routes` (its pages).
"""
