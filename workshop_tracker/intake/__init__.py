"""One upload on its way in: read, recognised, proposed row by row, staged for 24 hours, applied, remembered as a batch.

footprints  which rows a batch made, and how those that it changed were before
layouts   an uploaded file as the lists in it, with only the columns that may be read
headings  which columns a list has, by `headings.csv`
glossary  what an installation adds to them
dapodik   what schools download from Dapodik
above     which event the lines above a list name
grids     columns of days and sessions in a list of marks
columns   what a list keeps in more or fewer columns than ours
footers   rows that stand in a list without being an entry
cells     one cell as identifier, phone or name
dates     one cell as a date
proposals what each row would do; staged and applied by `actions`, shown by `queries`
"""
