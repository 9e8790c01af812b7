"""Adding people to a list by text or file, and taking somebody off it."""

from flask_babel import lazy_gettext as _l
from wtforms import FileField, HiddenField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from workshop_tracker.extensions import Form

LONGEST_REASON, LONGEST_SHEET = 300, 100


class AddForm(Form):
    """Lines of a chat or a sheet, or a file, which wins where both are given; `sheet` says which of several lists.

    `before` is the token of the list whose text is being changed.
    """

    pasted = TextAreaField(_l("Tempel daftar dari WhatsApp atau Excel di sini"), [Optional(strip_whitespace=True)])
    file = FileField(_l("atau pilih berkas (.xlsx, .xls, atau .csv)"), [Optional()])
    sheet = StringField(_l("Lembar yang dibaca"), [Optional(strip_whitespace=True), Length(max=LONGEST_SHEET)])
    before = HiddenField()


class RemoveForm(Form):
    """Why somebody is taken off the list."""

    reason = StringField(
        _l("Alasan"), [DataRequired(_l("Tulis alasannya, misalnya: tidak jadi ikut.")), Length(max=LONGEST_REASON)]
    )
