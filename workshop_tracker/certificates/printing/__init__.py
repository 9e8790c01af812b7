"""Papers as they come out of a printer: which of them, which sides, in which order, on which paper, moved how far.

`rules` has the order of the piles and the printer's shift, `phrases` the words of the lists, `tables` their rows on
pages, `pdf` the cover of a pile, the list of receipts and the page that tests a printer, `runs` goes from what was
chosen to the file.
"""
