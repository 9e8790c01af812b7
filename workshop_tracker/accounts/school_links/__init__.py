"""A school's own door: a link by which it tells, without an account, how many teachers it has.

own_page  whom the page of a school lets in: a browser that opened its link, or a user of that school
"""
