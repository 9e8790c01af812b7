"""Marks on their way in as a file, or copied out of a sheet."""

from flask_babel import lazy_gettext as _l
from wtforms import FileField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from workshop_tracker.extensions import Form

LONGEST_SHEET = 100


class MarksForm(Form):
    """A file, which wins, or cells pasted with their headings; `sheet` says which of several lists."""

    file = FileField(_l("Pilih berkas (.xlsx, .xls, atau .csv)"), [Optional()])
    pasted = TextAreaField(_l("atau tempel tabelnya dari Excel, dengan baris judulnya"), [Optional()])
    sheet = StringField(_l("Lembar yang dibaca"), [Optional(strip_whitespace=True), Length(max=LONGEST_SHEET)])
