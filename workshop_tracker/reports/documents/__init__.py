"""A report as a document: parts of tables, pictures and sentences, which every form renders alike.

parts         the shape between a report and its forms; no form knows which parts there are
words         periods as its parts write them
region_parts  the report of a region as such a document
cells         a cell in words, and as values of a spreadsheet
sheets        the document as sheets of a workbook
comma_files   the same as CSV files
letters       what stands around it on paper: letterhead, covering letter, who signs
drafts        the report of today with letterhead and a letter to complete
paper         the document as PDF
word          the document for Word
files         the forms by their names
"""
