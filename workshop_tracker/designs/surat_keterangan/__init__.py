"""The design "surat_keterangan", version 1: a plain letter on A4 portrait, as offices write it.

Its measures and words are frozen with every paper printed from it: a change is a new version beside this one.
`paper` draws all sides, `art` has colours, rules and foot, `letter` the first side, `body` its rows, `signatures` where
the signers sign, `programme` the sides that follow if there is a programme.
"""
