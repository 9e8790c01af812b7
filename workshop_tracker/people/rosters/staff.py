"""What kind of staff somebody is, by the words of `Jenis PTK` and `Jabatan`."""

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
