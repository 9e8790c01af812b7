"""What stands behind a number: from the report down to the school, the teacher, the participation and its marks.

measure         which numbers open, and what is counted by each
within          which part of a number is asked for
conditions      which participations a number counts
rows            the rows as values, and whatever each of them opens
participations  those rows out of the database, page by page
people          the teachers among them, and teachers on record
schools         the schools of a number
marks           who marked one participation, when, how and from where
listing         rows as a table that page, sheet, JSON and paper show alike
wording         what the rows of each number are called
answers         a listing as a page or as a file

Counts are the same for every reader of a report. A name is shown to whoever may open that person anyway; the other
rows stand there without it, and the page says how many.
"""
