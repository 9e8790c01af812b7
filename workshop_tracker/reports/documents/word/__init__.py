"""A document for Word, made by python-docx; loaded with the first one (decision 0012).

tables  real tables whose head returns on every page
report  the whole of it: real headings, paragraphs to edit, page numbers
"""
