"""Files as people hold them, made for tests: staff lists, free lists, registers; everyone in them is called Contoh."""

import csv
import datetime as dt
import gzip
import io
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import xlsxwriter

from workshop_tracker.intake.dapodik import template

Cells = Sequence[object]
# Stands in every column that must never be read, so that a search finds whatever slipped through.
NEVER_READ = "RAHASIA"
FIRST_NAMES = ("Siti", "Budi", "Agus", "Dewi", "Endang", "Joko", "Nur'aini", "Mochamad", "Sri", "Wahyu")
LAST_NAMES = ("Rahayu", "Santoso", "Lestari", "Wibowo", "Puspita", "Hidayat", "Astuti", "Prasetyo", "Utami", "Nugroho")
LEVELS = ("SD", "SD", "SD", "SMP", "SMA", "SMK")
PLACES = (
    ("Jatilawang", "Kab. Banyumas", "33.02.08", "33.02"),
    ("Rawalo", "Kab. Banyumas", "33.02.09", "33.02"),
    ("Pekalongan Barat", "Kota Pekalongan", "33.75.01", "33.75"),
)
REGISTER_HEADINGS = (
    "npsn", "nama", "bentuk", "status", "alamat", "kecamatan", "kab_kota", "provinsi", "kode_kec_dapodik",
    "kode_kab_dapodik", "kode_kab_kemendagri", "kode_kec_kemendagri", "lintang", "bujur",
)  # fmt: skip


@dataclass(frozen=True)
class StaffMember:
    """Somebody of a staff list, each value as a Dapodik list writes it."""

    name: str
    nuptk: str
    sex: str
    birth_place: str
    birth_date: str
    nip: str
    employment: str
    staff_kind: str
    phone: str
    email: str
    position: str
    rank: str


def staff_members(count: int, *, start: int = 0) -> list[StaffMember]:
    """Invented staff, all different, the same at every call; every third has a NIP."""
    return [staff_member(number) for number in range(start, start + count)]


def staff_member(number: int) -> StaffMember:
    """One invented member of staff."""
    born_on = dt.date(1965, 1, 1) + dt.timedelta(days=number * 37 % 12_000)
    is_civil_servant = number % 3 == 0
    sex = "LP"[number % 2]
    appointed = f"2010{1 + number // 12_000 % 12:02}"
    nip = f"{born_on:%Y%m%d}{appointed}{1 + number % 2}{1 + number % 999:03}" if is_civil_servant else ""
    first, last = FIRST_NAMES[number % 10], LAST_NAMES[number // 10 % 10]
    return StaffMember(
        name=f"{first} {last} Contoh {_letters(number)}",
        nuptk=f"{9_000_000_000_000_000 + number}",
        sex=sex,
        birth_place="Banyumas",
        birth_date=born_on.isoformat(),
        nip=nip,
        employment="PNS" if is_civil_servant else "GTY/PTY",
        staff_kind="Tenaga Administrasi Sekolah" if number % 10 == 9 else "Guru Mapel",
        phone=f"0812{number:08}",
        email=f"contoh{number}@contoh.invalid",
        position="Kepala Laboratorium" if number % 7 == 0 else "",
        rank="III/a" if is_civil_servant else "",
    )


def _letters(number: int) -> str:
    """A number in letters, for names hold no digits: A, B, … Z, BA, BB, …"""
    head, last = divmod(number, 26)
    return (_letters(head) if head else "") + chr(ord("A") + last)


def staff_list_rows(
    members: Iterable[StaffMember],
    *,
    title: str = "Daftar Guru",
    school: str = "SMKS Contoh Jatilawang",
    place: str = "Kecamatan Jatilawang, Kabupaten Banyumas, Provinsi Jawa Tengah",
    downloaded: str = "2025-07-01 08:15:00",
) -> list[Cells]:
    """A Dapodik staff list: four rows on top, 51 headings in row 5, staff from row 6."""
    top: list[Cells] = [
        [title],
        [school],
        [place],
        [f"Tanggal Unduh: {downloaded}", "", f"Pengunduh: {NEVER_READ} Operator (operator@contoh.invalid)"],
    ]
    rows = [_staff_row(number, member) for number, member in enumerate(members, start=1)]
    return [*top, [column.heading for column in template()], *rows]


def _staff_row(number: int, member: StaffMember) -> Cells:
    read = {
        "Nama": member.name, "NUPTK": member.nuptk, "JK": member.sex, "Tempat Lahir": member.birth_place,
        "Tanggal Lahir": member.birth_date, "NIP": member.nip, "Status Kepegawaian": member.employment,
        "Jenis PTK": member.staff_kind, "HP": member.phone, "Email": member.email,
        "Tugas Tambahan": member.position, "Pangkat Golongan": member.rank, "No": number,
    }  # fmt: skip
    return [read.get(heading, f"{NEVER_READ} {heading} {number}") for _, heading, _ in template()]


def free_list_rows(
    members: Iterable[StaffMember],
    *,
    school: str = "SMK Contoh Jatilawang",
    headings: Cells = ("No", "Nama Lengkap (beserta gelar)", "NIP/NUPTK", "Unit Kerja", "No. WA", "Email"),
    above: Iterable[Cells] = (),
    below: Iterable[Cells] = (),
) -> list[Cells]:
    """A typed list of participants: number, name with a degree, identifier, school, phone, e-mail."""
    rows: list[Cells] = [
        [number, f"{member.name}, S.Pd.", member.nip or member.nuptk, school, member.phone, member.email]
        for number, member in enumerate(members, start=1)
    ]
    return [*above, headings, *rows, *below]


SIGNATURES: tuple[Cells, ...] = (
    ("", "Jumlah", "", "", "", ""),
    ("", "", "", "Banyumas, 12 Juli 2025", "", ""),
    ("", "Mengetahui,", "", "Ketua Panitia", "", ""),
    ("", "Kepala Sekolah", "", "", "", ""),
    ("", "Kepala Contoh, S.Pd.", "", "Ketua Contoh, M.Pd.", "", ""),
    ("", "NIP. 197001011995011001", "", "NIP. 198001012005011001", "", ""),
)


def attendance_rows(names: Iterable[str], *, session: str = "semua", mark: str = "H") -> list[Cells]:
    """An attendance list with one mark for each name."""
    return [["Nama", "Sesi", "Kehadiran"], *[[name, session, mark] for name in names]]


def register_rows(count: int) -> list[Cells]:
    """A register of invented schools with the columns of the ministry's; each NPSN of a range that does not exist."""
    return [REGISTER_HEADINGS, *[_school_row(number) for number in range(count)]]


def _school_row(number: int) -> Cells:
    level = LEVELS[number % len(LEVELS)]
    subdistrict, district, subdistrict_code, district_code = PLACES[number % len(PLACES)]
    is_private = number % 5 == 0
    name = f"{level}{'S' if is_private else 'N'} CONTOH {number + 1} {subdistrict.upper()}"
    return [
        f"{99_000_000 + number}", name, level, "Swasta" if is_private else "Negeri", f"Jl. Contoh No. {number + 1}",
        f"Kec. {subdistrict}", district, "Prov. Jawa Tengah", "030108", "030100", district_code, subdistrict_code,
        "-7.5300000", "109.1200000",
    ]  # fmt: skip


def xlsx_bytes(rows: Iterable[Cells], *, sheet: str = "Daftar") -> bytes:
    """The rows as a workbook: text stays text, numbers are numeric cells, dates are dates."""
    return workbook_bytes({sheet: rows})


def workbook_bytes(sheets: dict[str, Iterable[Cells]], **options: object) -> bytes:
    """A workbook of several sheets, by name; `options` are the writer's own."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, **options}) as workbook:
        date = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            worksheet = workbook.add_worksheet(name)
            for row_index, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    _write(worksheet, row_index, column, cell, date)
    return written.getvalue()


def _write(worksheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: object, date: object) -> None:
    if isinstance(cell, dt.date):
        worksheet.write_datetime(row, column, cell, date)
    elif isinstance(cell, int | float):
        worksheet.write_number(row, column, cell)
    elif cell:
        worksheet.write_string(row, column, str(cell))


def csv_bytes(rows: Iterable[Cells], *, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """The rows as .csv."""
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows(rows)
    return written.getvalue().encode(encoding)


def csv_gz_bytes(rows: Iterable[Cells]) -> bytes:
    """The rows as .csv.gz."""
    return gzip.compress(csv_bytes(rows), mtime=0)


def xls_bytes(rows: Iterable[Cells]) -> bytes:
    """The rows as an old .xls workbook of one sheet, text and numeric cells only."""
    cells = [(row, column, cell) for row, cells in enumerate(rows) for column, cell in enumerate(cells)]
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    sheet += b"".join(_old_cell(row, column, cell) for row, column, cell in cells) + _record(0x000A, b"")
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    name = b"Daftar"
    sheet_at = len(start) + 4 + 8 + len(name) + 4
    bound_sheet = _record(0x0085, struct.pack("<IBBBB", sheet_at, 0, 0, len(name), 0) + name)
    return _old_office_file(start + bound_sheet + _record(0x000A, b"") + sheet)


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _old_cell(row: int, column: int, cell: object) -> bytes:
    if isinstance(cell, int | float):
        return _record(0x0203, struct.pack("<HHHd", row, column, 0, cell))
    text = str(cell).encode("latin-1")
    return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 0) + text)


def _old_office_file(workbook: bytes) -> bytes:
    """The container of one stream: sector 0 tells which sector follows which, 1 is the directory, 2 on the stream."""
    end, free, table = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    size = max(len(workbook), 4_096)  # anything smaller would be kept elsewhere
    sectors = -(-size // 512)
    chain = [table, end, *range(3, sectors + 2), end]
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4_096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    directory = _entry("Root Entry", 5, end, 0, child=1) + _entry("Workbook", 2, 2, size) + bytes(256)
    following = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    return header + following + directory + workbook.ljust(sectors * 512, b"\0")


def _entry(name: str, kind: int, start: int, size: int, *, child: int = 0xFFFFFFFF) -> bytes:
    title = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
    return (
        title.ljust(64, b"\0")
        + struct.pack("<HBB", len(title), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
