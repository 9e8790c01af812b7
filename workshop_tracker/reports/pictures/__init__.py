"""The report in pictures: each with its finding as a title and its numbers as a table, on a page and as PNG for slides.

picture     a picture, its table, and both in the words of a reader
of_report   pictures of what a report holds already: the map of districts, the steps by sex
of_months   a year month by month, beside the year before and by district
wording     pictures in the language of a reader
queries     the months of two years in one statement, from the kept summaries
"""
