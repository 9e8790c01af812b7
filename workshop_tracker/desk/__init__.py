"""One landing page per role, and a workshop at a glance: what is next, what is missing.

home            the first page of whoever is signed in
lists           workshops to take along as a file
listing         the list of workshops: rows in words, filters with their numbers
figures         people, sessions and papers of workshops in numbers
overview        one workshop with its sheets, schools and sexes
history         who did what to a workshop, from the audit
wording         steps, the next thing and history in words
ways            where steps, the next thing and attention lead
menus           what surrounds every page: who is signed in, where one can go from here, the language
histories       what happened to one person and to one school
administration  users, what they may do, and the audit
"""
