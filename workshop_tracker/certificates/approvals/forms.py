"""Forms of approvals: who answers in a signatory's name, and the answer."""

from importlib import import_module
from typing import cast

from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FileField, HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from workshop_tracker.designs.own.pictures import Picture
from workshop_tracker.extensions import Form, told

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


class OwnInkForm(Form):
    """The signatory's own signature, for one list."""

    file = FileField(_l("Foto atau pindaian tanda tangan (PNG atau JPG)"))

    def picture(self) -> Picture | None:
        """The ink in the file; None where there is none, and the field says why. What reads it is loaded here."""
        upload = request.files.get("file")
        if not upload or not upload.filename:
            self.file.errors = [gettext("Pilih berkasnya.")]
            return None
        scanning = import_module("workshop_tracker.designs.facsimiles.scanning")
        try:
            return cast(Picture, scanning.ink_of(upload.read()))
        except scanning.PictureRefused as refused:
            self.file.errors = [told(str(refused))]
            return None


class ReturnForm(Form):
    note = TextAreaField(
        _l("Catatan untuk panitia"),
        validators=[InputRequired(_l("Tulis apa yang perlu diperbaiki.")), Length(max=LONGEST_NOTE)],
    )
