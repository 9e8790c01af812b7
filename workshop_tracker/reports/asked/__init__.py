"""What a report is asked for beside its office and its days.

address     the whole of it, read
sections    the report cut into what one page shows
filters     to whom it is narrowed
wording     that in words
"""
