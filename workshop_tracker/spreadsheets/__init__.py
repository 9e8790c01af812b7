"""Tables in and out: any uploaded file becomes rows of text cells in a process of its own; lists become .xlsx and .csv.

reader    the parent's side: starts the reading process, holds it to its limits, unpacks what it answers
child     the reading process itself: the only code that opens a stranger's file
bundle    many files in one zip, in the reading process; `bundle_reader` is the parent's side
packing   files dropped together as one zip
sources   which kind of file the bytes are
archive   what the directory of an .xlsx (a zip) may hold, judged before it is opened
workbook  rows of .xlsx and .xls
delimited rows of .csv
cells     one row's cells as text, and whether they lost digits
limits    how large a file may be, and how long reading it may take
table     rows, tables, and what a reading step hands on
refusals  the sentences that say why a file was not read and what to do
formulas  text that would run as a formula, guarded in .csv
writer    lists as .xlsx (by `xlsx`) and .csv; `listed` is what they write
"""

from workshop_tracker.spreadsheets.bundle_reader import ReadFile, packed_together, read_bundle
from workshop_tracker.spreadsheets.limits import BUNDLE, COMMAND_LIST, PAGE_LIST, REGISTER, ReadLimits
from workshop_tracker.spreadsheets.reader import read_sheets, read_tables
from workshop_tracker.spreadsheets.refusals import UnreadableFile, UnrecognisedSheet
from workshop_tracker.spreadsheets.table import PackedSheet, PickedSheet, Row, Sheet, Table

__all__ = [
    "BUNDLE",
    "COMMAND_LIST",
    "PAGE_LIST",
    "REGISTER",
    "PackedSheet",
    "PickedSheet",
    "ReadFile",
    "ReadLimits",
    "Row",
    "Sheet",
    "Table",
    "UnreadableFile",
    "UnrecognisedSheet",
    "packed_together",
    "read_bundle",
    "read_sheets",
    "read_tables",
]
