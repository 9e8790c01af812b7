"""The picture of a signature or a stamp, and whose it is."""

from collections.abc import Iterable
from importlib import import_module
from typing import cast

from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import FileField, RadioField
from wtforms.validators import InputRequired

from workshop_tracker.designs.own.pictures import Picture
from workshop_tracker.extensions import Form, told

STAMP = "stamp"


class PictureForm(Form):
    """Whose it is, by the name as it is printed, and the file."""

    owner = RadioField(_l("Gambar ini"), [InputRequired(_l("Pilih gambar apa ini."))])
    file = FileField(_l("Berkas gambar (PNG atau JPG)"))

    def offer(self, signers: Iterable[str], issuer: str) -> None:
        """Let it be the signature of one of these, or the issuer's stamp."""
        names = {name: gettext("Tanda tangan %(name)s", name=name) for name in signers}
        self.owner.choices = [*names.items(), (STAMP, gettext("Stempel %(name)s", name=issuer))]

    @property
    def signer_name(self) -> str:
        """Empty for the stamp."""
        return "" if self.owner.data == STAMP else str(self.owner.data)

    def picture(self) -> Picture | None:
        """The ink in the file; None where there is none, and the field says why. What reads it is loaded here."""
        upload = request.files.get("file")
        is_valid = self.validate()
        if not upload or not upload.filename:
            self.file.errors = [gettext("Pilih berkasnya.")]
            return None
        if not is_valid:
            return None
        scanning = import_module("workshop_tracker.designs.facsimiles.scanning")
        try:
            return cast(Picture, scanning.ink_of(upload.read()))
        except scanning.PictureRefused as refused:
            self.file.errors = [told(str(refused))]
            return None
