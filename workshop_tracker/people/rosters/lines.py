"""What one line of a pasted list is: a person with school and numbers, a school on its own, or no person. Pure.

Whatever cannot be taken apart surely stays together in the name, where it is asked about; no letter gets lost.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from workshop_tracker.intake.cells import CellProblem, clean_text
from workshop_tracker.intake.dates import MONTH_WORDS, WEEKDAY_WORDS
from workshop_tracker.intake.footers import is_no_entry, opens_signatures
from workshop_tracker.intake.headings import column_named, known_headings
from workshop_tracker.people.rosters.contacts import APART, Contacts, contacts_of
from workshop_tracker.people.rosters.ornaments import (
    BULLET,
    NUMBERING,
    SENT,
    without_answer,
    without_emphasis,
    without_pictures,
)
from workshop_tracker.people.titles import read_degrees
from workshop_tracker.presentation import tidy_text


class LineKind(StrEnum):
    """A line that is no person is named by what it is."""

    PERSON = "person"
    SCHOOL = "school"
    HEADLINE = "headline"
    COLUMNS = "columns"
    SUM = "sum"
    SIGNATURE = "signature"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Line:
    """A line as understood, each part as written; a school on its own has only `school` and `npsn`."""

    kind: LineKind
    name: str = ""
    identifier: str = ""
    phone: str = ""
    email: str = ""
    school: str = ""
    npsn: str = ""
    role: str = ""


SCHOOL = (
    r"(?:(?:SD|SMP|SMA|SMK|SLB|TK|MTs|SMALB|SMPLB|SDLB|SDIT|SMPIT|SMAIT|PAUD|PKBM|SKB)(?:[NS])?|MIN|MAN|MIS|MAS|RA|MI|MA)"
    r"(?:(?=[\s.]*[0-9])|(?=[\s.]+[^\W0-9_]))|(?:Sekolah|Madrasah)\s+[^\W0-9_]"
)
OFFICE = (
    r"(?:Universitas|Univ|Institut|Politeknik|STKIP|IAIN|UIN|Dinas|Disdik|Cabdin|Cabang Dinas|KCD|Korwil|UPTD?|"
    r"Pengawas|Penilik|Dosen|Akademi|Balai|Kantor|Kemenag|BBPMP|BPMP|LPMP|BBGP|BGP|Yayasan|Ponpes|Pondok|PT|CV|LKP|LPK)\b[\s.]+[^\W0-9_]"
)
SCHOOL_WORD = re.compile(rf"(?<![^\W_]){SCHOOL}", re.IGNORECASE)
PLACE_WORD = re.compile(rf"(?:{SCHOOL}|{OFFICE})", re.IGNORECASE)
# also parts of names, titles and degrees: Ma'arif, R.A. Kartini, Man; only in capitals, and behind a name
LIKE_A_NAME = frozenset({"ma", "mi", "ra", "sd", "man", "min", "mas", "mis", "sekolah", "madrasah", "sks"})
SURE_SCHOOL = re.compile(rf"(?!(?:MA|MI|RA|SD|MAN|MIN|MAS|MIS)\b[\s.]*[^\W0-9]){SCHOOL}", re.IGNORECASE)
BETWEEN_PARTS = re.compile(
    rf"{APART}|[;|]|\s*[–—]+\s*|\s-+\s|\s/\s|(?:\s-|-\s|\s?[/@:]\s?|\s,\s?)(?={PLACE_WORD.pattern})|(?<=\w)-(?={SCHOOL})",
    re.IGNORECASE,
)
FROM = re.compile(rf"\s+(?:dari|asal(?:\s+sekolah)?|di|utusan|perwakilan)[\s:]+(?={PLACE_WORD.pattern})", re.IGNORECASE)
LABELLED = re.compile(r"(?:nama(?:\s+lengkap|\s+peserta|\s+guru)?)\s*[:=]\s*(?=\S)", re.IGNORECASE)
LABELLED_SCHOOL = re.compile(
    r"(?:(?:nama\s+|asal\s+)?(?:sekolah|instansi|lembaga)|unit\s+kerja|satuan\s+pendidikan|asal)\s*[:=]\s*(?=\S)",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]")
ROLES = re.compile(
    r"narasumber|pemateri|pembicara|moderator|fasilitator|panitia|peserta|ketua|sekretaris|bendahara|guru|pengawas|"
    r"kepala sekolah|kepsek|operator|pendamping",
    re.IGNORECASE,
)
HEADLINE = re.compile(
    r"(?:daftar|list|berikut|nama[- ]nama|assalam\w*|wassalam\w*|yth|mohon|peserta|undangan|absen|kegiatan|acara|"
    r"tanggal|tgl|pukul|jam|waktu|tempat|lokasi|catatan|note|nb|keterangan|terima ?kasih|makasih|trims|grup|group|"
    r"matur ?n?suwun|matur ?nuwun|nuwun|monggo|"
    r"workshop|bimtek|pelatihan|diklat|webinar|zoom|link|format|silakan|silahkan|tambahan|kuota|sesi|gelombang|kelas|"
    r"info|https?|update|perwakilan|rekap|kloter|angkatan|hari (?:ini|pertama|kedua)|salam (?:hormat|sejahtera|sehat)|"
    r"selamat (?:pagi|siang|sore|malam|datang|bergabung))(?![^\W_]).*|hari(?: ?[/,:]| ke).*|.*[:：]",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"(?:(?:sub|grand)?[ -]?(?:total|jumlah|jml)\b(?:[^,]*[0-9].*|\W*| (?:peserta|guru|semua|seluruh)\b.*)|"
    r"[0-9]{1,4} *(?:orang|org|peserta|guru|nama)\b.*)",
    re.IGNORECASE,
)
_months, _weekdays = "|".join(MONTH_WORDS), "|".join(WEEKDAY_WORDS)
DATE = re.compile(
    rf"(?:(?:hari *)?(?:{_weekdays})\b\W*(?:[0-9]{{1,2}}\W+(?:{_months})?\W*[0-9]{{0,4}}\W*)?|"
    rf"[0-9]{{1,2}}(?: *(?:[-–]|s\.?/?d\.?|dan) *[0-9]{{1,2}})? +(?:{_months})\.? *[0-9]{{4}}\W*)",
    re.IGNORECASE,
)


def read_line(written: str) -> Line:
    """What a line is; one with an invisible character is somebody of that name, so that its place is told."""
    if _hides_something(written):
        return Line(LineKind.PERSON, name=written)
    text, is_numbered = _without_number(written)
    kind = _no_person(text, is_numbered=is_numbered)
    return Line(kind) if kind else _person_or_school(text, is_numbered=is_numbered)


def read_person(written: str) -> Line:
    """A line of which somebody said that it is a person, whatever it looks like."""
    if _hides_something(written):
        return Line(LineKind.PERSON, name=written)
    return replace(_person_or_school(_without_number(written)[0], is_numbered=True), kind=LineKind.PERSON)


def _hides_something(written: str) -> bool:
    return isinstance(clean_text(without_pictures(written)), CellProblem)


def _without_number(written: str) -> tuple[str, bool]:
    """The line without pictures, emphasis and its number or bullet, and whether it had one."""
    bare = without_emphasis(SENT.sub("", without_pictures(without_answer(written)).strip(), count=1)).strip()
    numbering = None if DATE.fullmatch(bare) or COUNTED.fullmatch(bare) else NUMBERING.match(bare) or BULLET.match(bare)
    return (bare[numbering.end() :].strip(), True) if numbering else (bare, False)


def _no_person(text: str, *, is_numbered: bool) -> LineKind | None:
    if not re.search(r"\w", text):
        return LineKind.BLANK
    if _names_columns(text):
        return LineKind.COLUMNS
    if opens_signatures(text):
        return LineKind.SIGNATURE
    if COUNTED.fullmatch(text):
        return LineKind.SUM
    is_headline = not is_numbered and (HEADLINE.fullmatch(text) or DATE.fullmatch(text))
    return LineKind.HEADLINE if is_headline or is_no_entry(text) else None


def _names_columns(line: str) -> bool:
    """`Nama;NIP;Asal Sekolah` above the lines: most of its parts are names of columns."""
    cells = [cell for cell in re.split(r"[\t;|,]", line) if cell.strip()]
    known = [cell for cell in cells if column_named(cell, known_headings("people"))]
    return len(known) * 2 > len(cells)


def _person_or_school(text: str, *, is_numbered: bool) -> Line:
    of_school = LABELLED_SCHOOL.match(text)
    rest, contacts = contacts_of(text[of_school.end() :] if of_school else LABELLED.sub("", text, count=1))
    rest, role = _without_role(rest)
    texts = list(_texts(rest))
    if of_school or (not is_numbered and not contacts.values.keys() - {"npsn"} and _is_school(texts)):
        return _line(LineKind.SCHOOL, "", " ".join(texts), contacts)
    name, school = _name_and_school(texts)
    return _line(LineKind.PERSON, name, school, contacts, role)


def _line(kind: LineKind, name: str, school: str, contacts: Contacts, role: str = "") -> Line:
    values = contacts.values
    return Line(
        kind,
        name,
        values.get("identifier", ""),
        values.get("phone", ""),
        values.get("email", ""),
        school,
        values.get("npsn", ""),
        role,
    )


def _without_role(text: str) -> tuple[str, str]:
    """`(narasumber)` says what somebody does there, not where she works."""
    for match in IN_BRACKETS.finditer(text):
        if ROLES.fullmatch(match[1].strip()):
            return f"{text[: match.start()]} {text[match.end() :]}", match[1].strip()
    return text, ""


def _texts(line: str) -> Iterator[str]:
    for part in BETWEEN_PARTS.split(FROM.sub(APART, line)):
        tidy = tidy_text(part).strip(" ,:")
        if re.search(r"\w", tidy):
            yield tidy


def _is_school(texts: list[str]) -> bool:
    return len(texts) == 1 and SURE_SCHOOL.match(texts[0]) is not None and "," not in texts[0]


def _name_and_school(texts: list[str]) -> tuple[str, str]:
    if len(texts) > 1:
        return _of_several(texts)
    text = texts[0] if texts else ""
    if SURE_SCHOOL.match(text) and "," not in text:
        return "", text
    in_brackets = IN_BRACKETS.search(text)
    if in_brackets and in_brackets.end() == len(text):
        return text[: in_brackets.start()].strip(" ,"), in_brackets[1]
    name, rest = _after_degrees(text)
    return (name, rest) if rest else _at_school_word(text)


def _of_several(texts: list[str]) -> tuple[str, str]:
    """The first is the name, unless it is a school and the next is none; what stands behind the name is the school."""
    if SURE_SCHOOL.match(texts[0]) and not PLACE_WORD.match(texts[1]):
        return texts[1], " ".join([texts[0], *texts[2:]])
    name, school = _name_and_school(texts[:1])
    return name, " ".join(filter(None, [school, *_without_brackets(texts[1:])]))


def _without_brackets(texts: list[str]) -> Iterator[str]:
    for each in texts:
        alone = IN_BRACKETS.fullmatch(each)
        yield alone[1] if alone else each


def _after_degrees(text: str) -> tuple[str, str]:
    """`Siti Contoh, S.Pd., SMKN 1 Contoh`: what follows a comma and begins like a school is the school."""
    name, *others = text.split(",")
    for place, each in enumerate(others):
        if each.strip() and not read_degrees(each) and PLACE_WORD.match(each.strip()):
            return ",".join([name, *others[:place]]), ",".join(others[place:]).strip()
    return text, ""


def _at_school_word(text: str) -> tuple[str, str]:
    """`sri contoh mpd smkn1`: where the level of a school begins; a word that may be a degree or a name does not."""
    for match in SCHOOL_WORD.finditer(text):
        word = re.split(r"[\s.]", match[0])[0].casefold()
        is_sure = word not in LIKE_A_NAME or (match[0].isupper() and text[match.start() - 1] != ".")
        if match.start() and is_sure:
            return text[: match.start()].strip(" ,"), text[match.start() :]
    return text, ""
