"""Users, what they may do and until when, and how they sign in.

moves      accounts when two people become one
passwords  how they are kept, and the same time for a login that nobody has
presence   the signed-in browser: its cookie, and the viewer whom it stands for
school_links  the link by which a school tells how many teachers it has
"""
