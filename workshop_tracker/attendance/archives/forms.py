"""An old register on its way in."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import FileField, SelectField, StringField
from wtforms.validators import Length, Optional

from workshop_tracker.extensions import Form
from workshop_tracker.organizations.models import Organization

LONGEST_SHEET, LONGEST_LINE = 100, 300


class HistoryForm(Form):
    """A file, whose register it is, which of several lists; of which event it is, where no column tells."""

    file = FileField(_l("Pilih berkas (.xlsx, .xls, atau .csv)"))
    body = SelectField(_l("Arsip milik"), coerce=str)
    event = StringField(_l("Nama kegiatan"), [Optional(strip_whitespace=True), Length(max=LONGEST_LINE)])
    days = StringField(_l("Tanggal kegiatan"), [Optional(strip_whitespace=True), Length(max=LONGEST_LINE)])
    sheet = StringField(_l("Lembar yang dibaca"), [Optional(strip_whitespace=True), Length(max=LONGEST_SHEET)])

    def offer(self, bodies: Iterable[Organization]) -> None:
        self.body.choices = [(str(body.id), body.name) for body in bodies]
