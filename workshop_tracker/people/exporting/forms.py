"""Why somebody takes numbers of people along, of whom, and in which kind of file."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from workshop_tracker.extensions import Form
from workshop_tracker.organizations.forms import in_words, nothing_invisible
from workshop_tracker.presentation import tidy_text

FILE_KINDS = {"xlsx": _l("Excel (.xlsx)"), "csv": _l("Teks (.csv)")}


class NumbersForm(Form):
    """What an office says before it takes the numbers of its teachers."""

    reason = StringField(
        _l("Alasan"),
        [InputRequired(_l("Isi alasannya.")), Length(5, 300), nothing_invisible],
        filters=[lambda text: tidy_text(text or "")],
    )
    file_kind = RadioField(_l("Jenis berkas"), choices=lambda: in_words(FILE_KINDS), default="xlsx")


class TemplateForm(NumbersForm):
    """What an admin says: whose people, as far as the list is not meant whole."""

    q = StringField(_l("Kata pada nama atau sekolah"), [Optional(), Length(max=100)])
    npsn = StringField(_l("NPSN sekolah"), [Optional(), Length(max=64)])
    office = SelectField(_l("Kantor pembina"), [Optional()])
