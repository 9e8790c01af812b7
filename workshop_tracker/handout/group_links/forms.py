"""What somebody says of herself to find her own page."""

import datetime as dt

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import DateField, StringField
from wtforms.validators import InputRequired, Length

from workshop_tracker.extensions import Form


class OwnPageForm(Form):
    """Name or number, and the date of birth: never one without the other."""

    who = StringField(_l("Nama, NIP, atau NUPTK"), [InputRequired(_l("Isi nama atau nomornya.")), Length(max=120)])
    born_on = DateField(_l("Tanggal lahir"), [InputRequired(_l("Isi tanggal lahirnya."))])

    @property
    def said(self) -> tuple[str, dt.date]:
        """Name or number, and the day; only after the form was found valid."""
        day: dt.date = self.born_on.data  # type: ignore[assignment]  # required
        return self.who.data or "", day

    def refuse(self) -> None:
        """One sentence for whoever is not on the list and whoever was born on another day."""
        self.who.errors = [
            gettext("Tidak ditemukan. Periksa ejaan nama dan tanggal lahirnya, atau hubungi panitia."),
        ]
