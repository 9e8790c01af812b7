"""One landing page per role, and a workshop at a glance: what is next, what is missing.

figures  people, sessions and papers of workshops in numbers
menus    what surrounds every page: who is signed in, where one can go from here, the language
"""
