"""What one look at an office tells, read off the kept summaries: the same numbers as the live report, to the last.

queries   the summary of a report in three statements, where the summaries know its days and nothing narrows it
"""
