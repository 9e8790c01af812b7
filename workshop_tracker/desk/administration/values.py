"""Values of the audit in words: choices, days, instants, yes and no, names instead of numbers of rows."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from sqlalchemy import Boolean, Column, Date, Enum, Integer

from workshop_tracker.accounts.forms import ROLE_NAMES
from workshop_tracker.audit.actions import HIDDEN
from workshop_tracker.database import UtcDateTime
from workshop_tracker.desk.administration.objects import Names, Object, target_of
from workshop_tracker.extensions import current_language
from workshop_tracker.organizations.forms import KIND_NAMES as ORGANIZATION_KINDS
from workshop_tracker.people.turnover.routes import WORDS as ANSWER_NAMES
from workshop_tracker.presentation import format_date, format_moment
from workshop_tracker.workshops.editing.forms import MODE_NAMES, STATE_NAMES
from workshop_tracker.workshops.schedule.forms import KIND_NAMES as SESSION_KINDS
from workshop_tracker.workshops.staff.forms import PLACE_NAMES
from workshop_tracker.workshops.staff.forms import ROLE_NAMES as ENGAGEMENTS

NOTHING = "–"
NAMED_AS_THEY_ARE = frozenset({"LevelGroup", "Zone"})  # SMK, WIB: the words are the codes
# by the name of the enumeration
CHOICES: Mapping[str, Mapping[Any, Any]] = {
    "ActorKind": {
        "user": _l("akun"),
        "command": _l("perintah pengelola"),
        "public": _l("tanpa akun"),
        "worker": _l("sistem"),
    },
    "ApprovalState": {
        "asked": _l("menunggu"),
        "approved": _l("disetujui"),
        "returned": _l("dikembalikan"),
        "withdrawn": _l("ditarik"),
    },
    "Certainty": {"stated": _l("dinyatakan"), "supposed": _l("diperkirakan"), "unknown": _l("tidak diketahui")},
    "ChangeAnswer": ANSWER_NAMES,
    "ChangeKind": {"departure": _l("tidak ada lagi di daftar"), "arrival": _l("mungkin pindahan")},
    "Channel": {"whatsapp": _l("WhatsApp"), "email": _l("surel")},
    "DistrictKind": {"kabupaten": _l("kabupaten"), "kota": _l("kota")},
    "EngagementRole": ENGAGEMENTS,
    "HeadcountSex": {"all": _l("semua"), "L": _l("laki-laki"), "P": _l("perempuan")},
    "IdentifierKind": {"nip": _l("NIP"), "ni_pppk": _l("NI PPPK"), "nuptk": _l("NUPTK"), "niy": _l("NIY")},
    "LinkPurpose": {"set_password": _l("memilih kata sandi")},
    "Mode": MODE_NAMES,
    "OrganizationKind": ORGANIZATION_KINDS,
    "PaperHours": {
        "programme": _l("seluruh program"),
        "own_sessions": _l("sesinya sendiri"),
        "none": _l("tanpa JP"),
    },
    "PaperKind": {"sertifikat": _l("sertifikat"), "piagam": _l("piagam"), "surat_keterangan": _l("surat keterangan")},
    "PictureKind": {"signature": _l("tanda tangan"), "stamp": _l("stempel")},
    "PaperState": {
        "prepared": _l("disiapkan"),
        "valid": _l("sah"),
        "replaced": _l("diganti"),
        "revoked": _l("dicabut"),
        "withdrawn": _l("batal"),
    },
    "ParticipationRole": {"participant": _l("Peserta"), **ENGAGEMENTS},
    "PersonStatus": {
        "active": _l("aktif"),
        "moved": _l("pindah"),
        "retired": _l("pensiun"),
        "left": _l("berhenti"),
        "died": _l("meninggal"),
    },
    "PrintBatchState": {
        "printed": _l("dicetak"),
        "sent_for_signature": _l("dikirim untuk ditandatangani"),
        "signed": _l("ditandatangani"),
        "handed_out": _l("dibagikan"),
    },
    "RequestState": {"open": _l("menunggu"), "accepted": _l("diterima"), "refused": _l("ditolak")},
    "Role": ROLE_NAMES,
    "SchoolStatus": {"negeri": _l("negeri"), "swasta": _l("swasta")},
    "SeriesMode": {"own": _l("seri sendiri"), "block": _l("blok dari agenda"), "typed": _l("diketik satu per satu")},
    "SessionKind": SESSION_KINDS,
    "Sex": {"L": _l("laki-laki"), "P": _l("perempuan")},
    "SheetSpan": {
        "day": _l("sehari"),
        "morning": _l("pagi"),
        "afternoon": _l("siang"),
        "session": _l("satu sesi"),
    },
    "SignatoryPlace": PLACE_NAMES,
    "SignatureKind": {"official": _l("tersertifikasi"), "own": _l("sertifikat sendiri")},
    "StaffKind": {
        "teacher": _l("guru"),
        "administrative": _l("tenaga kependidikan"),
        "supervisor": _l("pengawas"),
        "official": _l("pejabat"),
        "other": _l("lainnya"),
    },
    "TargetUnit": {"schools": _l("sekolah"), "teachers": _l("guru")},
    "Teller": {"school": _l("sekolah"), "office": _l("kantor")},
    "WorkshopState": STATE_NAMES,
}
# columns of plain text that hold one of a few codes
CODES: Mapping[str, Mapping[Any, Any]] = {
    "paper_roles.role": CHOICES["ParticipationRole"],
    "users.language": {"id": _l("Indonesia"), "en": _l("Inggris")},
    "workshops.language": {"id": _l("Indonesia"), "en": _l("Inggris")},
}


def value_words(column: Column[Any] | None, written: str | None, names: Names) -> str:
    """What the audit wrote of one field, as people say it; what cannot be read so is shown as it was written."""
    if not written:
        return NOTHING
    if written == HIDDEN:
        return str(gettext("(rahasia)"))
    if column is None:
        return written
    if (target := target_of(column)) is not None:
        return names.get(Object(*target, written), written)
    try:
        return _typed(column, written)
    except ValueError:
        return written  # the end of a personal date, or an older form


def _typed(column: Column[Any], written: str) -> str:
    match column.type:
        case Enum():
            return choice_words(type_name(column), written)
        case Boolean():
            return str(gettext("ya") if written == "true" else gettext("tidak"))
        case UtcDateTime():
            return format_moment(dt.datetime.fromisoformat(written), language=current_language())
        case Date():
            return format_date(dt.date.fromisoformat(written), language=current_language())
        case Integer():
            return written
        case _:
            return _text(column, written)


def _text(column: Column[Any], written: str) -> str:
    codes = CODES.get(f"{column.table.name}.{column.key}", {})
    return str(codes.get(written) or ("; ".join(_lines(written)) if written.startswith("[") else written)) or NOTHING


def _lines(written: str) -> list[str]:
    """The lines of a list as JSON has them. ValueError where it is none."""
    return [str(line) for line in json.loads(written)]


def choice_words(enumeration: str, value: str) -> str:
    return str(CHOICES.get(enumeration, {}).get(value, value))


def type_name(column: Column[Any]) -> str:
    """The name of a column's enumeration; empty text where it has none."""
    chosen = getattr(column.type, "enum_class", None)
    return chosen.__name__ if chosen else ""
