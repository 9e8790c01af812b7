"""A training elsewhere as its teller fills it in, and the reason of who refuses it."""

import datetime as dt
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import DateField, FileField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from workshop_tracker.database import today
from workshop_tracker.extensions import Form
from workshop_tracker.handout.outside.told import ToldTraining
from workshop_tracker.presentation import tidy_text

EARLIEST = dt.date(1970, 1, 1)
HOURS = NumberRange(1, 999, _l("Tulis 1 sampai 999."))


def line(label: str, longest: int, *rules: Any) -> StringField:
    """A text on one line."""
    return StringField(label, [*rules, Length(max=longest)], filters=[lambda text: tidy_text(text or "")])


class TrainingForm(Form):
    """As the certificate of the other body says it."""

    title = line(_l("Nama pelatihan"), 300, InputRequired(_l("Isi nama pelatihannya.")))
    organizer = line(_l("Penyelenggara"), 300, InputRequired(_l("Isi penyelenggaranya.")))
    ended_on = DateField(_l("Hari terakhir"), [InputRequired(_l("Isi tanggalnya."))])
    lesson_hours = IntegerField(_l("Jumlah JP"), [InputRequired(_l("Isi jumlah JP-nya.")), HOURS])
    number = line(_l("Nomor sertifikat"), 300, Optional())
    role = line(_l("Sebagai"), 120, Optional())
    proof = FileField(_l("Bukti"))

    def validate_ended_on(self, field: DateField) -> None:
        day = field.data
        if day is not None and not EARLIEST <= day <= today():
            raise ValidationError(gettext("Periksa tanggalnya: pelatihan ini belum selesai, atau tahunnya keliru."))

    def told(self) -> ToldTraining:
        """What was filled in; only after the form was found valid."""
        day: dt.date = self.ended_on.data  # type: ignore[assignment]  # required
        return ToldTraining(
            title=self.title.data or "",
            organizer=self.organizer.data or "",
            number=self.number.data or "",
            role=self.role.data or "",
            ended_on=day,
            lesson_hours=self.lesson_hours.data or 0,
        )


class RefusalForm(Form):
    """Why a proof does not do; its teller reads it."""

    reason = line(_l("Alasan ditolak"), 300, InputRequired(_l("Isi alasannya; guru membacanya.")))
