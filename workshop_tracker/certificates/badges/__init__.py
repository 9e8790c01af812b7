"""Papers as badges: a signed credential in the shape of Open Badges 3.0, and the list that says which were revoked.

`keys` is the key that signs both.
"""
