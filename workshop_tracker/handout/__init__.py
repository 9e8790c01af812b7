"""Into the teacher's hand: personal links, messages, print batches, requests for correction.

`record` is one person's papers as a value, which the page by link and the page of a signed-in teacher both show.
`owners` says whose own pages a request may open.
`pictures` makes a picture of a paper, `files` answers with it or with the paper itself. `lasting_key` is the QR code
as the way to a copy, `corrections` a name that is looked at, or said to be wrong, `renaming` the names of many papers
from one list, `group_links` the one link for a chat, `sharing` the organizer who sends, `mailing` the same by e-mail,
`renewal` whoever asks for a new link, `records` what a teacher takes along of all her papers. `outside` are trainings
elsewhere with a proof, `batches` says where the printed sheets are. `moves` is what becomes of links when two people
become one.
"""
