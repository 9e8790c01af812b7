"""What kind of staff somebody is, by the words of `Jenis PTK` and `Jabatan`, else by those of the work unit."""

import re
from functools import lru_cache

from workshop_tracker.people.models import StaffKind
from workshop_tracker.presentation import tidy_text

# in this order: `Pengawas Sekolah`, `Tenaga Administrasi Sekolah`, `Guru BK`, `Plt. Kepala Sekolah`
KINDS_BY_WORD = (
    (StaffKind.SUPERVISOR, re.compile(r"\b(pengawas|penilik)\b")),
    (
        StaffKind.ADMINISTRATIVE,
        re.compile(
            r"\b(administrasi|tata usaha|tu|tas|perpustakaan|pustakawan|laboran|penjaga|pesuruh|office boy|keamanan|"
            r"satpam|kebun|kebersihan|operator|bendahara|tenaga kependidikan|tendik|staf|staff|pramubakti)\b"
        ),
    ),
    (
        StaffKind.TEACHER,
        re.compile(
            r"\b(guru|kepala sekolah|kepsek|kepala (sd|smp|sma|smk|slb|tk|madrasah|ra|mi|mts|ma)[a-z]*|kamad|konselor|"
            r"pendidik|wali kelas|tutor|pamong belajar|instruktur)\b"
        ),
    ),
    (
        StaffKind.OFFICIAL,
        re.compile(
            r"\b(kepala (dinas|cabang|bidang|seksi|subbag|sub bagian)|kabid|kasi|kacabdin|pejabat|sekretaris dinas)\b"
        ),
    ),
    (StaffKind.OTHER, re.compile(r"^lainnya$|\b(dosen|widyaiswara|mahasiswa|praktisi|terapis|psikolog|komite)\b")),
)
# what a work unit begins with that is no school
KINDS_BY_UNIT = (
    (StaffKind.SUPERVISOR, re.compile(r"(pengawas|penilik|korwas)\b")),
    (
        StaffKind.OFFICIAL,
        re.compile(
            r"(dinas|disdik\w*|dindik\w*|cabang dinas|cabdin\w*|kcd|korwil\w*|uptd?|kementerian|kemenag|"
            r"bbpmp|bpmp|lpmp|bbgp|bgp|balai|pemerintah|pemkab|pemkot|pemprov|bappeda|bkd|bkpsdm)\b"
        ),
    ),
    (
        StaffKind.OTHER,
        re.compile(
            r"(dosen|universitas|univ|institut|politeknik|sekolah tinggi|akademi|stkip|stie|iain|uin|pt|cv|lkp|lpk)\b"
        ),
    ),
)


@lru_cache(maxsize=5_000)
def staff_kind_of(kind: str, position: str) -> StaffKind | None:
    """The kind that `Jenis PTK` tells, else the one that a post tells; None where neither says it.

    A duty beside teaching tells nothing.
    """
    stated = _kind_by_words(kind)
    if stated is not None:
        return stated
    held = _kind_by_words(position)
    return None if held is StaffKind.ADMINISTRATIVE and _is_duty(position) else held


def _kind_by_words(text: str) -> StaffKind | None:
    words = tidy_text(text).casefold()
    if words.startswith("guru"):
        return StaffKind.TEACHER
    return next((kind for kind, pattern in KINDS_BY_WORD if pattern.search(words)), None) if words else None


def _is_duty(position: str) -> bool:
    """Teachers head a library or keep the books beside their lessons; only staff of an office bear its name."""
    return re.search(r"\b(kepala|koordinator|bendahara|operator|pembina)\b", position.casefold()) is not None


@lru_cache(maxsize=5_000)
def staff_kind_at(unit: str) -> StaffKind:
    """The kind of somebody of whom only the workplace is known: a teacher, but not at an office or a university."""
    words = tidy_text(unit).casefold()
    return next((kind for kind, begins in KINDS_BY_UNIT if begins.match(words)), StaffKind.TEACHER)
