"""What a report is asked for beside its office and its days.

filters     to whom it is narrowed
wording     that in words
"""
