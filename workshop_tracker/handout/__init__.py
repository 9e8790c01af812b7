"""Into the teacher's hand: personal links, messages, print batches, requests for correction.

`record` is one person's papers as a value, which the page by link and the page of a signed-in teacher both show.
`pictures` makes a picture of a paper, `files` answers with it or with the paper itself. `lasting_key` is the QR code
as the way to a copy, `corrections` a name that is looked at, or said to be wrong. `moves` is what becomes of links when
two people become one.
"""
