"""An organization's own background on its way in: one picture or one PDF page, made plain pixels and lines.

`reader` is the server's side, `child` the process that alone opens the stranger's file, with limits. There `layers`
parts a page into lines and what has to be pixels, `outlines` writes one object as lines, `paths` one path of it.
"""
