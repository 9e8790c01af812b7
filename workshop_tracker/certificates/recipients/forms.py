"""What organizers choose for each role: no paper, or one with which lesson hours."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import SelectField

from workshop_tracker.certificates.recipients.actions import PapersRestOnIt
from workshop_tracker.workshops.editing.forms import EditForm
from workshop_tracker.workshops.engagements import PaperHours, PaperRole

HOURS_NAMES = {
    PaperHours.PROGRAMME: lazy_gettext("Bersertifikat, JP seluruh program"),
    PaperHours.OWN_SESSIONS: lazy_gettext("Bersertifikat, JP sesinya sendiri"),
    PaperHours.NONE: lazy_gettext("Bersertifikat, tanpa JP"),
}
ROLES = ("participant", "speaker", "moderator", "facilitator", "committee")


def _role(label: str, *hours: PaperHours) -> SelectField:
    """No paper, or one with one of these hours: what the back can add up to."""
    return SelectField(label, choices=lambda: _choices(*hours), default="")


def _choices(*hours: PaperHours) -> dict[str, str]:
    return {"": gettext("Tanpa sertifikat")} | {each.value: str(HOURS_NAMES[each]) for each in hours}


class RecipientsForm(EditForm):
    """One choice for each role; `row_version` names the version of each row that stands."""

    participant = _role(lazy_gettext("Peserta yang tuntas"), PaperHours.PROGRAMME)
    speaker = _role(lazy_gettext("Narasumber"), PaperHours.OWN_SESSIONS, PaperHours.NONE)
    moderator = _role(lazy_gettext("Moderator"), PaperHours.NONE, PaperHours.PROGRAMME)
    facilitator = _role(lazy_gettext("Fasilitator"), PaperHours.NONE, PaperHours.PROGRAMME)
    committee = _role(lazy_gettext("Panitia"), PaperHours.NONE, PaperHours.PROGRAMME)

    @property
    def wanted(self) -> dict[str, PaperHours]:
        """The hours of each role that gets a paper."""
        return {role: PaperHours(self[role].data) for role in ROLES if self[role].data}

    def refuse(self, refused: Exception) -> None:
        if not isinstance(refused, PapersRestOnIt):
            super().refuse(refused)
            return
        for role, number in refused.papers.items():
            self[role].errors = [_resting(number)]


def shown_recipients(rows: Mapping[str, PaperRole]) -> dict[str, Any]:
    """What the form shows of the setting."""
    versions = ",".join(f"{role}:{row.row_version}" for role, row in sorted(rows.items()))
    return {"row_version": versions} | {role: row.hours.value for role, row in rows.items()}


def _resting(papers: int) -> str:
    return str(gettext("%(count)s sertifikat sudah dibuat menurut pilihan ini, jadi tidak diubah lagi.", count=papers))
