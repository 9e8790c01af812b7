"""A register of schools as proposals: one per row; what is unknown or doubled is told with row and column."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from workshop_tracker.intake.cells import CellProblem, clean_text
from workshop_tracker.intake.layouts import ListRow, RecognisedTable
from workshop_tracker.intake.proposals import ImportPlan, Outcome, Problem, Proposal
from workshop_tracker.organizations.names import DistrictNames
from workshop_tracker.organizations.queries import districts
from workshop_tracker.schools.models import SchoolStatus
from workshop_tracker.schools.queries import SchoolFacts, known_facts
from workshop_tracker.schools.rules import Npsn, read_level, read_npsn, read_school_name

LAYOUT = "school_register"
LONGEST_NAME, LONGEST_ADDRESS = 120, 300
SUBDISTRICT_WORD = re.compile(r"^(?:kecamatan|kec)\b[. ]*", re.IGNORECASE)
STATUSES = {
    "negeri": SchoolStatus.STATE,
    "n": SchoolStatus.STATE,
    "swasta": SchoolStatus.PRIVATE,
    "s": SchoolStatus.PRIVATE,
}


def plan_schools(session: Session, table: RecognisedTable, file_sha256: str) -> ImportPlan:
    """What a register would do to the schools that are there."""
    numbers = (read_npsn(row.values["npsn"]) for row in table.rows)
    register = Register(
        known=known_facts(session, [number.value for number in numbers if isinstance(number, Npsn)]),
        districts={district.code: district.name for district in districts(session)},
        headings=table.headings,
    )
    return ImportPlan("schools", table.layout, file_sha256, register.proposals(table.rows))


class Unusable(Exception):
    """A row that cannot become a school: the column and the reason."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


@dataclass
class Register:
    """What a row is read against: `known` schools by NPSN, `districts` code → name, `headings` column → as written."""

    known: Mapping[str, SchoolFacts]
    districts: Mapping[str, str]
    headings: Mapping[str, str]
    first_rows: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = DistrictNames(self.districts.items())

    def proposals(self, rows: Iterable[ListRow]) -> tuple[Proposal, ...]:
        """One proposal per row, in the order of the file."""
        return tuple(self.proposal(row) for row in rows)

    def proposal(self, row: ListRow) -> Proposal:
        told: list[tuple[str, str]] = []
        try:
            facts = self._facts(row, told)
        except Unusable as refused:
            told.append((refused.column, refused.reason))
            return Proposal(row.number, Outcome.REJECTED, problems=self._problems(row.number, told))
        known = self.known.get(facts.npsn)
        outcome = Outcome.NEW if known is None else Outcome.SAME if known == facts else Outcome.CHANGED
        return Proposal(row.number, outcome, facts._asdict(), self._problems(row.number, told) if told else ())

    def _problems(self, number: int, told: list[tuple[str, str]]) -> tuple[Problem, ...]:
        return tuple(Problem(number, self.headings.get(column, ""), reason) for column, reason in told)

    def _facts(self, row: ListRow, told: list[tuple[str, str]]) -> SchoolFacts:
        """What the row says; where it says nothing, what is known stays. Raises Unusable."""
        cells = row.values
        npsn = self._npsn(row, told)
        known = self.known.get(npsn)
        name = _name(cells)
        return SchoolFacts(
            npsn=npsn,
            name=name,
            level=_level(cells, name),
            status=_status(cells, name, told),
            address=_text(cells, "address", known.address if known else "", told),
            subdistrict=SUBDISTRICT_WORD.sub(
                "", _text(cells, "subdistrict", known.subdistrict if known else "", told), 1
            ),
            district_code=self._district_code(cells, known.district_code if known else ""),
        )

    def _npsn(self, row: ListRow, told: list[tuple[str, str]]) -> str:
        read = read_npsn(row.values["npsn"])
        if not isinstance(read, Npsn):
            raise Unusable("npsn", read.message if read else "NPSN kosong; tanpa NPSN sekolah tidak dapat dikenali.")
        before = self.first_rows.setdefault(read.value, row.number)
        if before != row.number:
            raise Unusable("npsn", f"NPSN {read.value} sudah ada pada baris {before}.")
        if read.warning:
            told.append(("npsn", read.warning))
        return read.value

    def _district_code(self, cells: Mapping[str, str], known: str) -> str:
        """By code, else by name; Kabupaten and Kota of one name are kept apart."""
        code, name = cells.get("district_code", ""), cells.get("district", "")
        if code in self.districts:
            return code
        found = self.names.code_of(name) if name else known
        if not found:
            raise Unusable("district" if name or not code else "district_code", _unknown_district(name or code))
        return found


def _unknown_district(written: str) -> str:
    if not written:
        return "Kabupaten/kota kosong."
    return f"Kabupaten/kota “{written}” tidak dikenal. Tulis lengkap, misalnya Kab. Pekalongan atau Kota Pekalongan."


def _name(cells: Mapping[str, str]) -> str:
    name = clean_text(cells["name"], longest=LONGEST_NAME)
    if isinstance(name, CellProblem):
        raise Unusable("name", name.message)
    if not name:
        raise Unusable("name", "Nama sekolah kosong.")
    return name


def _level(cells: Mapping[str, str], name: str) -> str:
    """The level of its column, or the one that the name begins with."""
    written = cells.get("level", "")
    level = read_level(written) if written else read_school_name(name)[0].level
    if not level:
        raise Unusable("level", f"Bentuk “{written}” tidak dikenal." if written else "Bentuk sekolah kosong.")
    return level


def _status(cells: Mapping[str, str], name: str, told: list[tuple[str, str]]) -> str:
    """State or private by its column, else by the name, which says N or Negeri of a state school."""
    written = cells.get("status", "")
    status = STATUSES.get(written.casefold())
    if status is None:
        if written:
            told.append(("status", f"Status “{written}” tidak dikenal; dipakai yang tersirat dari nama."))
        status = SchoolStatus.STATE if read_school_name(name)[0].status else SchoolStatus.PRIVATE
    return status.value


def _text(cells: Mapping[str, str], column: str, known: str, told: list[tuple[str, str]]) -> str:
    """A text that may be wanting; one that cannot be kept is told, and the row goes in with what is known."""
    written = cells.get(column)
    if written is None:
        return known
    text = clean_text(written, longest=LONGEST_ADDRESS if column == "address" else LONGEST_NAME)
    if isinstance(text, CellProblem):
        told.append((column, text.message))
        return known
    return text
