"""The drawing "latar", version 1: an organization's own background with the fields where it placed them.

Its measures and words are frozen with every paper printed from it: a change is a new version beside this one.
`paper` draws all sides, `art` has colours, background and foot, `front` the first side, `texts` what each field says,
`blocks` signatures, code and photo box, `back` the programme.
"""
