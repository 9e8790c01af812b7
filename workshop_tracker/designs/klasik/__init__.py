"""The design "klasik", version 1; its measures and words are frozen with every paper printed from it.

`paper` draws all sides, `art` has the static drawing, `front` and `back` the two sides, `message` the rows of the
front, `signatures` where the signers sign.
"""
