"""The design "piagam", version 1; its measures and words are frozen with every paper printed from it.

`paper` draws all sides, `inks` has the colours, `art` the grounds, `border` the tumpal along the edges, `laurel` the
sprigs and the wreath, `front` and `back` the two sides, `message` the rows of the front, `signatures` where the signers
sign.
"""
