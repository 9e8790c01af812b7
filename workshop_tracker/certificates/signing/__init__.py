"""Papers as signed files: with an own .p12, or by officials outside whose signed files come back.

`signatures` makes and examines them, `trust` says whose are official, `packages` are the ZIP files that go out and come
back; `serving` finds the file of a paper, `delivering` answers with it.
"""
