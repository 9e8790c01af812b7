"""An organization's own background on its way in: one picture or one PDF page, made a plain picture of bounded size.

`reader` is the server's side, `child` the process that alone opens the stranger's file, with limits.
"""
