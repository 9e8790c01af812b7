"""What people fill in about a signatory, and about somebody engaged."""

from typing import Any

from flask_babel import lazy_gettext
from wtforms import SelectField
from wtforms.validators import InputRequired

from workshop_tracker.extensions import Form
from workshop_tracker.workshops.editing.fields import DayField, line, lines
from workshop_tracker.workshops.editing.forms import EditForm
from workshop_tracker.workshops.engagements import EngagementRole, Signatory

PLACE_NAMES = {
    "right": lazy_gettext("kanan"),
    "left": lazy_gettext("kiri"),
    "center": lazy_gettext("tengah"),
}
ROLE_NAMES = {
    EngagementRole.SPEAKER: lazy_gettext("Narasumber"),
    EngagementRole.MODERATOR: lazy_gettext("Moderator"),
    EngagementRole.FACILITATOR: lazy_gettext("Fasilitator"),
    EngagementRole.COMMITTEE: lazy_gettext("Panitia"),
    EngagementRole.OPENING: lazy_gettext("Pembuka acara"),
}


class SignatoryForm(EditForm):
    """Who signs at one place of the paper."""

    title_lines = lines(lazy_gettext("Jabatan, satu baris tiap baris cetak"))
    name = line(lazy_gettext("Nama dengan gelar"), longest=120, required=lazy_gettext("Isi nama penanda tangan."))
    rank = line(lazy_gettext("Pangkat/golongan"), longest=120)
    identity = line(lazy_gettext("Baris di bawah nama"), longest=120)

    def columns(self) -> dict[str, Any]:
        return {name: self[name].data for name in ("title_lines", "name", "rank", "identity")}


def shown_signatory(row: Signatory | None) -> dict[str, Any]:
    """What the form shows of a signatory; empty where nobody signs yet."""
    if row is None:
        return {"row_version": 0}
    names = ("row_version", "title_lines", "name", "rank", "identity")
    return {name: getattr(row, name) for name in names}


def _role_choices() -> dict[str, Any]:
    return {role.value: str(words) for role, words in ROLE_NAMES.items() if role is not EngagementRole.SPEAKER}


class EngagementForm(EditForm):
    """Somebody who moderates, helps or opens; speakers are named by the sessions."""

    name = line(lazy_gettext("Nama dengan gelar"), longest=120, required=lazy_gettext("Isi namanya."))
    role = SelectField(
        lazy_gettext("Tugas"),
        choices=_role_choices,
    )
    represents = line(lazy_gettext("Mewakili jabatan"))


class CommitteeForm(Form):
    """Who may help at this workshop on the pages of attendance, and until when."""

    login = line(lazy_gettext("Nama masuk"), required=lazy_gettext("Isi nama masuk akun panitia."))
    until = DayField(lazy_gettext("Sampai tanggal"), [InputRequired(lazy_gettext("Isi tanggal berakhirnya."))])
