"""What people fill in about a session."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import Field, RadioField, SelectField
from wtforms.validators import InputRequired, Optional, ValidationError

from workshop_tracker.extensions import told
from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.editing.fields import ClockField, CountField, DayField, line, lines
from workshop_tracker.workshops.editing.forms import EditForm, in_words
from workshop_tracker.workshops.engagements import Engagement
from workshop_tracker.workshops.models import SessionKind, WorkshopSession
from workshop_tracker.workshops.queries import written_name
from workshop_tracker.workshops.rules import instant, local_time

PART_NAMES = {
    "A": lazy_gettext("A – Umum"),
    "B": lazy_gettext("B – Pokok"),
    "C": lazy_gettext("C – Penunjang"),
}
KIND_NAMES = {
    SessionKind.ONSITE: lazy_gettext("Luring"),
    SessionKind.ONLINE: lazy_gettext("Daring"),
    SessionKind.TASK: lazy_gettext("Tugas mandiri"),
}


def _part_choices() -> dict[str, Any]:
    return {"": gettext("Tanpa kelompok")} | {letter: str(words) for letter, words in PART_NAMES.items()}


class SessionForm(EditForm):
    """A session; hours are local, speakers one a line."""

    number = CountField(
        lazy_gettext("Nomor urut"), [InputRequired(lazy_gettext("Isi nomor urutnya."))], lowest=1, highest=9999
    )
    topic = line(lazy_gettext("Materi"), required=lazy_gettext("Isi materi sesi ini."))
    part = SelectField(lazy_gettext("Kelompok"), [Optional()], choices=_part_choices)
    kind = RadioField(lazy_gettext("Bentuk"), choices=lambda: in_words(KIND_NAMES))
    held_on = DayField(lazy_gettext("Tanggal"), [Optional()])
    starts = ClockField(lazy_gettext("Mulai pukul"), [Optional()])
    ends = ClockField(lazy_gettext("Selesai pukul"), [Optional()])
    lesson_hours = CountField(
        lazy_gettext("Jumlah JP"),
        [InputRequired(lazy_gettext("Isi jumlah JP; 0 untuk istirahat."))],
        lowest=0,
        highest=999,
    )
    speakers = lines(lazy_gettext("Narasumber"))
    days_long = 0  # a task may end days after it began; that is not asked here and stays

    def validate_starts(self, _field: Field) -> None:
        self._require_day()

    def validate_ends(self, field: Field) -> None:
        self._require_day()
        starts, ends = self.starts.data, field.data
        if isinstance(starts, dt.time) and isinstance(ends, dt.time) and ends < starts and not self.days_long:
            raise ValidationError(
                gettext(
                    "Selesai pukul %(ends)s lebih awal daripada mulai pukul %(starts)s.",
                    ends=f"{ends:%H.%M}",
                    starts=f"{starts:%H.%M}",
                )
            )

    def validate_speakers(self, field: Field) -> None:
        for name in self.names():
            if len(name) > 120:
                too_long = Sentence("Nama paling panjang 120 huruf: %(name)s.", name=f"{name[:40]}…")
                raise ValidationError(told(too_long))

    def _require_day(self) -> None:
        if self.held_on.data is None and not self.held_on.errors:
            raise ValidationError(gettext("Isi juga tanggalnya."))

    def names(self) -> list[str]:
        """The speakers as written, in their order."""
        return (self.speakers.data or "").splitlines()

    def session_columns(self, zone: str) -> dict[str, Any]:
        """The columns of the session, its hours as instants of that zone."""
        ends_on = self.held_on.data and self.held_on.data + dt.timedelta(days=self.days_long)
        return {
            "number": self.number.data,
            "topic": self.topic.data,
            "part": self.part.data or "",
            "kind": SessionKind(self.kind.data),
            "held_on": self.held_on.data,
            "starts_at": _instant(self.held_on.data, self.starts.data, zone),
            "ends_at": _instant(ends_on, self.ends.data, zone),
            "lesson_hours": self.lesson_hours.data,
        }


def _instant(day: dt.date | None, clock: dt.time | None, zone: str) -> dt.datetime | None:
    return instant(dt.datetime.combine(day, clock), zone) if day and clock else None


def shown_session(part: WorkshopSession, speakers: Sequence[Engagement], zone: str) -> dict[str, Any]:
    """What the form shows of a session."""
    starts = local_time(part.starts_at, zone) if part.starts_at else None
    ends = local_time(part.ends_at, zone) if part.ends_at else None
    return {
        "row_version": part.row_version,
        "number": part.number,
        "topic": part.topic,
        "part": part.part,
        "kind": part.kind.value,
        "held_on": part.held_on,
        "starts": starts and starts.time(),
        "ends": ends and ends.time(),
        "lesson_hours": part.lesson_hours,
        "speakers": "\n".join(written_name(engagement.person) for engagement in speakers),
    }


def days_long(part: WorkshopSession, zone: str) -> int:
    """How many days after its first a session ends; 0 for all but some tasks."""
    if part.ends_at is None or part.held_on is None:
        return 0
    return (local_time(part.ends_at, zone).date() - part.held_on).days
