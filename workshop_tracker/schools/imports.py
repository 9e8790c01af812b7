"""A register of schools as proposals: one per row; what is unknown or doubled is told with row and column."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from sqlalchemy.orm import Session

from workshop_tracker.bulk import collector_paused
from workshop_tracker.intake.cells import CellProblem, clean_text
from workshop_tracker.intake.headings import OF_A_SCHOOL, column_named, with_own_headings
from workshop_tracker.intake.layouts import ListRow, RecognisedTable
from workshop_tracker.intake.proposals import ImportPlan, Outcome, Problem, Proposal
from workshop_tracker.organizations.names import DistrictNames
from workshop_tracker.organizations.queries import districts
from workshop_tracker.presentation import Sentence
from workshop_tracker.schools.models import SchoolStatus
from workshop_tracker.schools.queries import SchoolFacts, known_facts
from workshop_tracker.schools.rules import Npsn, read_level, read_npsn, read_school_name
from workshop_tracker.spreadsheets import UnreadableFile

Told = list[tuple[str, str]]  # column, reason
Written = Npsn | CellProblem | None  # the cell of an NPSN as it was read

NPSN_MISSING = Sentence("NPSN kosong; tanpa NPSN sekolah tidak dapat dikenali.")
LAYOUT = "school_register"
ROWS_AT_ONCE = 5_000
level_named = lru_cache(maxsize=256)(read_level)  # a register has a dozen words for levels
NOTHING_KNOWN = SchoolFacts("", "", "", "", "", "", "")
LONGEST_NAME, LONGEST_ADDRESS = 120, 300
SUBDISTRICT_WORD = re.compile(r"^(?:kecamatan|kec)\b[. ]*", re.IGNORECASE)
STATUSES = {
    "negeri": SchoolStatus.STATE,
    "n": SchoolStatus.STATE,
    "swasta": SchoolStatus.PRIVATE,
    "s": SchoolStatus.PRIVATE,
}
WANTED = {"npsn": "NPSN", "name": "Nama Sekolah"}
ANY_OF_A_SCHOOL = Sentence("salah satu dari Jenjang/Bentuk, Status, Kecamatan, Kabupaten/Kota")
NO_REGISTER = Sentence("Berkas ini bukan daftar sekolah. Kolom yang tidak ada: %(columns)s.")
PEOPLE_IN_IT = Sentence("Berkas ini bukan daftar sekolah: kolom-kolomnya milik daftar orang.")
SEVERAL = Sentence("Berkas ini memuat beberapa daftar sekolah (%(sheets)s). Sebutkan satu dengan --sheet.")


def the_register(tables: Sequence[RecognisedTable]) -> RecognisedTable:
    """The one register among the lists of a file. Raises UnreadableFile, with the columns that are wanting."""
    registers = [each for each in tables if each.layout == LAYOUT]
    if not registers:
        raise no_register([*tables[0].headings.values(), *tables[0].unused_headings])
    if len(registers) > 1:
        raise UnreadableFile(SEVERAL, sheets=", ".join(f"“{each.sheet}”" for each in registers))
    return registers[0]


def no_register(headings: Iterable[str]) -> UnreadableFile:
    """Why a file with these headings is no register of schools."""
    known = with_own_headings("schools", {})
    columns = {column_named(heading, known) for heading in headings}
    missing: list[str] = [name for column, name in WANTED.items() if column not in columns]
    if columns.isdisjoint(OF_A_SCHOOL):
        missing.append(ANY_OF_A_SCHOOL)
    return UnreadableFile(NO_REGISTER, columns=", ".join(missing)) if missing else UnreadableFile(PEOPLE_IN_IT)


def plan_schools(session: Session, table: RecognisedTable, file_sha256: str) -> ImportPlan:
    """What a register would do to the schools that are there; their number does not matter, only that of the rows."""
    register = Register({district.code: district.name for district in districts(session)}, table.headings)
    rows = iter(table.rows)
    proposals: list[Proposal] = []
    with collector_paused():
        while part := list(islice(rows, ROWS_AT_ONCE)):
            numbered = [(row, read_npsn(row.values["npsn"])) for row in part]
            known = known_facts(session, [npsn.value for _, npsn in numbered if isinstance(npsn, Npsn)])
            proposals += (register.proposal(row, npsn, known) for row, npsn in numbered)
    return ImportPlan("schools", table.layout, file_sha256, tuple(proposals))


class Unusable(Exception):
    """A row that cannot become a school: the column and the reason."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


class Register:
    """What each row of one register is read against: the districts, the headings, and the rows before it."""

    def __init__(self, districts: Mapping[str, str], headings: Mapping[str, str]) -> None:
        """`districts` maps code to name, `headings` a column to its heading as written."""
        self._codes = frozenset(districts)
        self._names = DistrictNames(districts.items())
        self._headings = headings
        self._first_rows: dict[str, int] = {}

    def proposal(self, row: ListRow, npsn: Written, known: Mapping[str, SchoolFacts]) -> Proposal:
        """What one row would do; `known` has at least the school of that NPSN, if there is one."""
        told: Told = []
        try:
            facts = self._facts(row, self._usable(npsn, row.number, told), known, told)
        except Unusable:
            reasons = self._every_reason(row, npsn, known)
            return Proposal(row.number, Outcome.REJECTED, problems=self._problems(row.number, reasons))
        before = known.get(facts.npsn)
        outcome = Outcome.NEW if before is None else Outcome.SAME if before == facts else Outcome.CHANGED
        return Proposal(row.number, outcome, facts._asdict(), self._problems(row.number, told) if told else ())

    def _every_reason(self, row: ListRow, npsn: Written, known: Mapping[str, SchoolFacts]) -> Told:
        """All that is wrong with a row that cannot be used, not only what was met first."""
        told: Told = []
        cells = row.values
        before = known.get(npsn.value, NOTHING_KNOWN) if isinstance(npsn, Npsn) else NOTHING_KNOWN
        checks: tuple[Callable[[], str], ...] = (
            lambda: self._usable(npsn, row.number, told),
            lambda: _name(cells),
            lambda: _level(cells, cells["name"]),
            lambda: _status(cells, cells["name"], told),
            lambda: _text(cells, "address", before.address, told),
            lambda: _text(cells, "subdistrict", before.subdistrict, told),
            lambda: self._district_code(cells, before.district_code),
        )
        for check in checks:
            try:
                check()
            except Unusable as refused:
                told.append((refused.column, refused.reason))
        return told

    def _problems(self, number: int, told: Told) -> tuple[Problem, ...]:
        return tuple(Problem(number, self._headings.get(column, ""), reason) for column, reason in told)

    def _facts(self, row: ListRow, npsn: str, known: Mapping[str, SchoolFacts], told: Told) -> SchoolFacts:
        """What the row says; where it says nothing, what is known stays. Raises Unusable."""
        cells, before = row.values, known.get(npsn, NOTHING_KNOWN)
        name = _name(cells)
        subdistrict = _text(cells, "subdistrict", before.subdistrict, told)
        return SchoolFacts(
            npsn=npsn,
            name=name,
            level=_level(cells, name),
            status=_status(cells, name, told),
            address=_text(cells, "address", before.address, told),
            subdistrict=SUBDISTRICT_WORD.sub("", subdistrict),
            district_code=self._district_code(cells, before.district_code),
        )

    def _usable(self, npsn: Written, number: int, told: Told) -> str:
        if not isinstance(npsn, Npsn):
            raise Unusable("npsn", npsn.message if npsn else NPSN_MISSING)
        first = self._first_rows.setdefault(npsn.value, number)
        if first != number:
            raise Unusable("npsn", Sentence("NPSN %(npsn)s sudah ada pada baris %(row)s.", npsn=npsn.value, row=first))
        if npsn.warning:
            told.append(("npsn", npsn.warning))
        return npsn.value

    def _district_code(self, cells: Mapping[str, str], known: str) -> str:
        """By code, else by name; Kabupaten and Kota of one name are kept apart."""
        code, name = cells.get("district_code", ""), cells.get("district", "")
        if code in self._codes:
            return code
        found = self._names.code_of(name) if name else known
        if not found:
            raise Unusable("district" if name or not code else "district_code", _unknown_district(name or code))
        return found


def _unknown_district(written: str) -> str:
    if not written:
        return Sentence("Kabupaten/kota kosong.")
    return Sentence(
        "Kabupaten/kota “%(written)s” tidak dikenal. Tulis lengkap, misalnya Kab. Pekalongan atau Kota Pekalongan.",
        written=written,
    )


def _name(cells: Mapping[str, str]) -> str:
    name = clean_text(cells["name"], longest=LONGEST_NAME)
    if isinstance(name, CellProblem):
        raise Unusable("name", name.message)
    if not name:
        raise Unusable("name", Sentence("Nama sekolah kosong."))
    return name


def _level(cells: Mapping[str, str], name: str) -> str:
    """The level of its column, or the one that the name begins with."""
    written = cells.get("level", "")
    level = level_named(written) if written else read_school_name(name)[0].level
    if not level:
        unknown = Sentence("Bentuk “%(written)s” tidak dikenal.", written=written)
        raise Unusable("level", unknown if written else Sentence("Bentuk sekolah kosong."))
    return level


def _status(cells: Mapping[str, str], name: str, told: Told) -> str:
    """State or private by its column, else by the name, which says N or Negeri of a state school."""
    written = cells.get("status", "")
    status = STATUSES.get(written.casefold())
    if status is None:
        if written:
            unknown = Sentence("Status “%(written)s” tidak dikenal; dipakai yang tersirat dari nama.", written=written)
            told.append(("status", unknown))
        status = SchoolStatus.STATE if read_school_name(name)[0].status else SchoolStatus.PRIVATE
    return status.value


def _text(cells: Mapping[str, str], column: str, known: str, told: Told) -> str:
    """A text that may be wanting; one that cannot be kept is told, and the row goes in with what is known."""
    written = cells.get(column)
    if written is None:
        return known
    text = clean_text(written, longest=LONGEST_ADDRESS if column == "address" else LONGEST_NAME)
    if isinstance(text, CellProblem):
        told.append((column, text.message))
        return known
    return text
