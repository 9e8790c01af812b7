"""Merging in words: why two may be one, fields and their values with numbers masked, tables, and how much moves."""

import datetime as dt
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from workshop_tracker.extensions import current_language
from workshop_tracker.people.identifiers import PRINTED_KINDS
from workshop_tracker.people.merging.knowledge import Knowledge
from workshop_tracker.people.merging.moves import Belonging, Counts
from workshop_tracker.people.merging.rules import LIKELY, NEARLY_CERTAIN, Clue, LikelyPair
from workshop_tracker.people.models import Person, Sex
from workshop_tracker.people.routes import STAFF_KINDS, STATUSES
from workshop_tracker.presentation import join_words, mask_identifier

CLUES = {
    Clue.SAME_NAME: _l("nama sama"),
    Clue.NAME_SOUNDS_ALIKE: _l("nama sebunyi"),
    Clue.NAME_IS_SPELLED_ALIKE: _l("nama hampir sama ejaannya"),
    Clue.NAME_IS_SIMILAR: _l("nama mirip"),
    Clue.SAME_BIRTH_DATE: _l("tanggal lahir sama"),
    Clue.OTHER_BIRTH_DATE: _l("tanggal lahir berbeda"),
    Clue.SAME_PHONE: _l("nomor telepon sama"),
    Clue.SAME_SCHOOL: _l("sekolah sama"),
}
FIELD_NAMES = {
    "title_before": _l("Gelar depan"),
    "name": _l("Nama"),
    "title_after": _l("Gelar belakang"),
    "printed_name": _l("Nama tercetak"),
    "sex": _l("Jenis kelamin"),
    "birth_date": _l("Tanggal lahir"),
    "birth_place": _l("Tempat lahir"),
    "phone": _l("Telepon"),
    "email": _l("Surel"),
    "staff_kind": _l("Jenis"),
    "rank": _l("Pangkat"),
    "status": _l("Keadaan"),
}
CHOICES: dict[str, dict[Any, Any]] = {
    "sex": {Sex.MALE: _l("Laki-laki"), Sex.FEMALE: _l("Perempuan")},
    "staff_kind": dict(STAFF_KINDS),
    "status": dict(STATUSES),
}
TABLES = {
    "engagements": _l("tugas di kegiatan"),
    "identifiers": _l("nomor"),
    "memberships": _l("keanggotaan"),
    "outside_trainings": _l("pelatihan luar"),
    "participations": _l("keikutsertaan kegiatan"),
    "people": _l("data diri"),
    "personal_links": _l("tautan pribadi"),
    "posts": _l("tempat tugas"),
    "session_speakers": _l("narasumber sesi"),
    "signatories": _l("penanda tangan"),
    "users": _l("akun"),
}


def strength(pair: LikelyPair) -> tuple[str, str]:
    """How sure it is in a word or two, and the tone of its pill."""
    if pair.weight >= NEARLY_CERTAIN:
        return _l("Hampir pasti sama"), "wait"
    return (_l("Mungkin sama"), "info") if pair.weight >= LIKELY else (_l("Perlu diperiksa"), "")


def reasons(pair: LikelyPair) -> str:
    """Why the two are thought to be one."""
    return join_words([str(CLUES[clue]) for clue in pair.clues], language=current_language())


def shown(name: str, value: Any) -> str:
    """A field's value as the page shows it: personal ones by their end only, a date of birth by its year."""
    if value is None or value == "":
        return "–"
    if isinstance(value, StrEnum):
        return str(CHOICES[name][value])
    written = value.strftime("%d-%m-%Y") if isinstance(value, dt.date) else str(value)
    return mask_identifier(written) if Person.__table__.columns[name].info.get("personal") else written


def numbers_shown(known: Knowledge) -> str:
    """Somebody's numbers, each by its kind and end."""
    return ", ".join(
        f"{PRINTED_KINDS[kind]} {mask_identifier(value)}" for kind, values in known.numbers.items() for value in values
    )


def counted(counts: Counts) -> str:
    """How much of what: `3 kegiatan dan 2 sertifikat`; empty where there is nothing."""
    words = [_counted(belonging, counts.get(belonging, 0)) for belonging in Belonging if counts.get(belonging)]
    return join_words(words, language=current_language())


def rows_shown(rows: Sequence[tuple[str, int]]) -> str:
    """Which kinds of rows are meant, each once."""
    return join_words(sorted({str(TABLES[table]) for table, _ in rows}), language=current_language())


def _counted(belonging: Belonging, number: int) -> str:
    words: dict[Belonging, Callable[[], str]] = {
        Belonging.WORKSHOPS: lambda: ngettext("%(num)d kegiatan", "%(num)d kegiatan", number),
        Belonging.PAPERS: lambda: ngettext("%(num)d sertifikat", "%(num)d sertifikat", number),
        Belonging.TASKS: lambda: ngettext("%(num)d tugas", "%(num)d tugas", number),
        Belonging.POSTS: lambda: ngettext("%(num)d tempat tugas", "%(num)d tempat tugas", number),
        Belonging.TRAININGS: lambda: ngettext("%(num)d pelatihan luar", "%(num)d pelatihan luar", number),
        Belonging.ACCOUNTS: lambda: ngettext("%(num)d akun", "%(num)d akun", number),
    }
    return words[belonging]()
