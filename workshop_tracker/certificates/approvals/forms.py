"""Forms of approvals: who answers in a signatory's name, and the answer."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from workshop_tracker.extensions import Form

LONGEST_NAME = 120
LONGEST_NOTE = 500


class RequestForm(Form):
    aide = StringField(
        _l("Dijawab oleh orang lain atas namanya (a.n.)"), validators=[Optional(), Length(max=LONGEST_NAME)]
    )


class ApproveForm(Form):
    """What was shown when the button was pressed."""

    seen = HiddenField()
    shown = HiddenField()  # the pictures beside it
    uses_signature = BooleanField(_l("Pakai gambar tanda tangan saya"))
    uses_stamp = BooleanField(_l("Pakai gambar stempel"))


class ReturnForm(Form):
    note = TextAreaField(
        _l("Catatan untuk panitia"),
        validators=[InputRequired(_l("Tulis apa yang perlu diperbaiki.")), Length(max=LONGEST_NOTE)],
    )
