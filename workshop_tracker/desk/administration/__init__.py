"""What admins look after: accounts, what each may do and until when, and the audit.

list_routes  accounts and the audit as files
trail    rows of the audit as sentences
columns  words for the names of columns
fields   what the fields of each table are called
values   choices, days and names instead of what the database holds
objects  what the rows of any table are called
wording  objects and acts of the audit in words
"""
