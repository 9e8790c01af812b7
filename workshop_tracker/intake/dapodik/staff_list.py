"""The staff list that schools download from Dapodik: 51 columns, of which twelve may be read, below four top rows."""

import csv
import datetime as dt
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from workshop_tracker.intake.headings import Headings, compared
from workshop_tracker.spreadsheets import Row

TITLES = {"daftar pendidik dan tenaga kependidikan", "daftar guru", "daftar tenaga kependidikan"}
# A free list shares a handful of headings with the template; twenty are the template, title or not.
SURELY_THE_TEMPLATE = 20
THE_TEMPLATE_BELOW_ITS_TITLE = 8
PLACE = re.compile(
    r"\s*Kecamatan\s+(?:Kec\.\s*)?(?P<subdistrict>[^,]+?)\s*,"
    r"\s*(?:Kabupaten\s+)?(?P<kind>Kabupaten|Kab\.|Kota)\s*(?P<district>[^,]+?)\s*(?:,.*)?",
    re.IGNORECASE | re.DOTALL,
)
DOWNLOADED = re.compile(r"Tanggal Unduh\s*:?\s*(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})", re.IGNORECASE)


class TemplateColumn(NamedTuple):
    """A column of the template: its place from 0, its heading, what it may be read as (empty: never)."""

    place: int
    heading: str
    column: str


class TopRows(NamedTuple):
    """What a sheet tells of its school, or of the event of its list; empty text or none where it is absent.

    Who downloaded it is not read.
    """

    school_name: str = ""
    subdistrict: str = ""
    district: str = ""
    downloaded_on: dt.date | None = None
    npsn: str = ""
    event: str = ""
    event_days: str = ""


@cache
def template() -> tuple[TemplateColumn, ...]:
    """The 51 columns of the template in their order, as `staff_list.csv` tells them."""
    with (Path(__file__).parent / "staff_list.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            TemplateColumn(int(line["position"]) - 1, line["heading"], line["column"]) for line in csv.DictReader(lines)
        )


def find_staff_list(rows: Sequence[Row]) -> tuple[Headings, TopRows] | None:
    """The heading row and the top rows of a Dapodik staff list, none if the sheet is something else."""
    title_row = next((row.number for row in rows if compared(_first_text(row)) in TITLES), None)
    needed = SURELY_THE_TEMPLATE if title_row is None else THE_TEMPLATE_BELOW_ITS_TITLE
    known = {compared(column.heading) for column in template()}
    for row in rows:
        if len(known & {compared(cell) for cell in row.cells}) >= needed:
            headings = Headings(row.number, tuple(row.cells), _columns(row.cells))
            return headings, _top_rows(rows, title_row, row.number)
    return None


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """The readable columns: where the template has them, or in a later edition wherever their heading stands alone."""
    written = [compared(cell) for cell in cells]
    columns: dict[str, int] = {}
    for place, heading, column in template():
        if column and place < len(written) and written[place] == compared(heading):
            columns[column] = place
        elif column and written.count(compared(heading)) == 1:
            columns[column] = written.index(compared(heading))
    return columns


def _top_rows(rows: Sequence[Row], title_row: int | None, heading_row: int) -> TopRows:
    if title_row is None:
        return TopRows()
    above = {row.number - title_row: row for row in rows if row.number < heading_row}
    place = PLACE.fullmatch(_first_text(above.get(2)))
    return TopRows(
        school_name=" ".join(_first_text(above.get(1)).split()),
        subdistrict=" ".join(place["subdistrict"].split()) if place else "",
        district=_district_name(place["kind"], place["district"]) if place else "",
        downloaded_on=_downloaded_on(above.get(3)),
    )


def _district_name(kind: str, name: str) -> str:
    return f"{'Kota' if kind.casefold() == 'kota' else 'Kabupaten'} {' '.join(name.split())}"


def _downloaded_on(row: Row | None) -> dt.date | None:
    found = DOWNLOADED.search(" ".join(row.cells)) if row else None
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _first_text(row: Row | None) -> str:
    return next((cell.strip() for cell in row.cells if cell.strip()), "") if row else ""
