"""The form around a sheet: which form this is, what it showed, and the reason where papers rest on the marks."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField
from wtforms.validators import Length, Regexp

from workshop_tracker.extensions import Form

LONGEST_REASON = 300


class SheetForm(Form):
    """`form_id` names one opened form, so that it counts once however often it is sent; `act` is the button pressed.

    The marks are fields beside it, `mark-<participation>`; no form class can list them.
    """

    form_id = HiddenField(validators=[Regexp("^[A-Za-z0-9_-]{16,32}\\Z")])
    shown = HiddenField()
    act = StringField()
    reason = StringField(_l("Alasan perubahan"), validators=[Length(max=LONGEST_REASON)])
