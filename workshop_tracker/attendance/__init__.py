"""Who took part, who was there, and who has completed.

`registration` puts people on the list and freezes where they teach; `marking` takes marks, once each, in any order.
`participants` is the list itself and how people come onto it; `sightings` are rows of a list of marks as understood.
`reviewing` is a list before it goes in, put right row by row; `undoing` takes one back that went in.
`moves` is what becomes of participations when two people become one.
`archives` are old registers, which make no participation. `grids` are marks with a column for each day or session.
`lists` are those of a workshop as files. `sheets` is the attendance sheet in the hall: the page and the printed paper.
`walk_ins` are people who come without being on the list. `placing` names the school of one who is on it.
`substitutes` are those who take a seat over.
"""
