"""A demonstration with invented data: two true stories, told with people and schools that carry the word "Contoh".

commands       `demo`: makes the installation once, tells who may sign in, serves
standing       what stands in the database: nothing, the demonstration, or something that must not be touched
loading        everything in its order, in one transaction
sources        the files in `data/`
schools        two schools of the register and about 150 invented ones, some with a declared number of teachers
teachers       about 1,200 invented teachers and their posts
bodies         who organizes and who sits on their boards
programmes     the programme of story B
workshops      workshops planned, recorded and carried through as their files say
lists          lists that came in later: of a staff, an old register, marks; a substitute
participation  who takes part, who was present, who gets a paper
accounts       one user per role

Everything is the same at every first start, but for what must be secret and for two days that count from today: the
workshop that is still to come (the first Tuesday at least four weeks ahead) and the end of the committee's grant.
"""
