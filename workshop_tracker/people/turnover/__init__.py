"""Teachers who come and go: what a school's new list proposes, and what somebody answered. Lists alone change nobody.

noticing  what a list that went in says about those whom it does not name, and those who teach elsewhere
"""
