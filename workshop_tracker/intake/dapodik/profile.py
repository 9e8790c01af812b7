"""The sheet of a profile workbook that tells of the school itself: its name and its NPSN, nothing else."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from workshop_tracker.intake.dapodik.staff_list import TopRows
from workshop_tracker.intake.headings import Headings, compared
from workshop_tracker.spreadsheets import Row

NPSN = re.compile("(?:[0-9]{2}|P[0-9]|NP)[0-9]{6}")
NPSN_LABELS = ("npsn", "nomor pokok sekolah nasional")
NAME_LABELS = ("nama sekolah", "nama satuan pendidikan", "nama")
LAST_ROW = 1_048_576


def find_profile(rows: Sequence[Row]) -> tuple[Headings, TopRows] | None:
    """The name and NPSN that a profile tells line by line: `NPSN : 20330471`; none if the sheet is something else.

    Nothing else of the profile is read, and no line of it is an entry: all of it counts as heading.
    """
    told = {compared(label): value for row in rows for label, value in _labelled(row.cells)}
    npsn = next((told[label] for label in NPSN_LABELS if label in told), "")
    if not NPSN.fullmatch(npsn):
        return None
    name = next((told[label] for label in NAME_LABELS if label in told), "")
    return Headings(LAST_ROW, (), {}), TopRows(school_name=name, npsn=npsn)


def _labelled(cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each text of a row with the text behind it, number and colon between them left out."""
    texts = (" ".join(part.split()) for cell in cells for part in cell.split(":", 1))
    yield from pairwise(text for text in texts if text)
