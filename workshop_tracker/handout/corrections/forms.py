"""Forms about a name: another spelling, and the answer to it."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from workshop_tracker.certificates.forms import LONGEST_NAME
from workshop_tracker.extensions import Form

LONGEST_NOTE = 300


class ProposalForm(Form):
    name = StringField(_l("Nama yang benar"), [InputRequired(_l("Isi nama dengan gelar.")), Length(max=LONGEST_NAME)])
    note = TextAreaField(_l("Catatan untuk panitia"), [Optional(), Length(max=LONGEST_NOTE)])


class AcceptForm(Form):
    is_for_person = BooleanField(_l("Juga perbaiki data guru"))


class RefusalForm(Form):
    answer = TextAreaField(
        _l("Alasan menolak"), [InputRequired(_l("Isi alasannya; guru membacanya.")), Length(max=LONGEST_NOTE)]
    )
