"""Two rows that are one human being: found, put side by side, made one, taken back.

belongings  the people feature's own mover: posts, numbers, memberships, trainings elsewhere
carrying    steps of a merge done, in their order or backwards
finding     the likely pairs among those whom a viewer sees
hints       a remark on who is new on a list although somebody at the school is spelled alike
knowledge   what is known of people, and what of it the one who stays keeps
moves       what a merge would do: steps, questions, and what moves
undoing     what taking back a merge would do, and what stands in its way
wording     fields, tables and numbers in words
"""
