"""Frozen reports: the numbers and texts that were signed, never recomputed, and what became of them since.

contents    what is kept, as one text and back
differences what today says otherwise than what was signed
explanations what was done to its workshops since
forms       the texts around it
actions     freezing a report
queries     frozen reports by code and by office
papers      the frozen report as a document
routes      its pages and files, and the page on which anybody checks it
commands    freezing, printing and comparing
"""
