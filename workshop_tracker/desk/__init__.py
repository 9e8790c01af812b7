"""One landing page per role, and a workshop at a glance: what is next, what is missing.

menus  what surrounds every page: who is signed in, where one can go from here, the language
"""
