"""What admins look after: accounts, what each may do and until when, and the audit.

wording  roles, objects and acts of the audit in words
"""
