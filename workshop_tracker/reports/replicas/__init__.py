"""Reports read from a replica of the database, where one is set: so that readers of reports never slow down who writes.

progress    how far the primary was when, and so of which instant a replica is
replica     the replica of this installation: whether it can be read, and how old its data are
switching   which requests read from it, and what they do when it is lost
"""
