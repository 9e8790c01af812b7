"""Who took part, who was there, and who has completed.

`registration` puts people on the list and freezes where they teach; `marking` takes marks, once each, in any order.
`sheets` is the attendance sheet in the hall: the page and the printed paper.
"""
