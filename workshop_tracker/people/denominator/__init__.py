"""How many teachers a school has: by lists of its staff, by its own statement, and until when that counts.

own_list  a school's list of its own staff, from its upload to its confirmation
"""
