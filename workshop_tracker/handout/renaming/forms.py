"""A list of right spellings, pasted or as a file, and its confirmation."""

from flask_babel import lazy_gettext as _l
from wtforms import FileField, HiddenField, TextAreaField
from wtforms.validators import Length, Optional

from workshop_tracker.certificates.forms import ReasonForm
from workshop_tracker.extensions import Form

LONGEST_LIST = 200_000  # characters


class NamesForm(Form):
    pasted = TextAreaField(_l("Tempel daftar nama di sini"), [Optional(), Length(max=LONGEST_LIST)])
    file = FileField(_l("atau pilih berkas"))


class ConfirmForm(ReasonForm):
    """Carries the very list that was shown, and what of it was shown."""

    lines = HiddenField(validators=[Length(max=LONGEST_LIST)])
    seen = HiddenField()
