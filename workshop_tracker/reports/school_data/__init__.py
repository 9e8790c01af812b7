"""Whether each school of an office told how many teachers it has: the status that an office looks at, and its links.

invitations  the text with a school's link, ready to send
"""
