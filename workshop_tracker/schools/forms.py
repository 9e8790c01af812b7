"""What people fill in about a school beside the register."""

from typing import Any

from flask_babel import lazy_gettext
from wtforms import DateField, Field, HiddenField, StringField
from wtforms.validators import Optional, ValidationError

from workshop_tracker.extensions import Form, told
from workshop_tracker.intake.cells import CellProblem, read_phone
from workshop_tracker.organizations.forms import line, not_before, text
from workshop_tracker.schools.actions import SchoolDetails
from workshop_tracker.schools.models import School


def phone_number(label: str) -> StringField:
    """One phone number, however it is written; nothing typed is none."""
    return StringField(label, [Optional(), _one_number])


def _one_number(_form: object, field: Field) -> None:
    read = read_phone(field.data or "")
    if isinstance(read, CellProblem):
        raise ValidationError(told(read.message))


def phone_text(field: StringField) -> str:
    """The number in one form, `+62812…`; only after it was found valid."""
    read = read_phone(field.data or "")
    return read if isinstance(read, str) else ""


class SchoolForm(Form):
    """The printed name, where it stands, and the days between which it counts."""

    row_version = HiddenField()
    printed_name = line(lazy_gettext("Nama tercetak"), longest=120)
    address = line(lazy_gettext("Alamat"))
    subdistrict = line(lazy_gettext("Kecamatan"), longest=120)
    phone = phone_number(lazy_gettext("Nomor WhatsApp operator sekolah"))
    opened_on = DateField(lazy_gettext("Berdiri sejak"), [Optional()])
    closed_on = DateField(
        lazy_gettext("Ditutup pada"),
        [Optional(), not_before("opened_on", lazy_gettext("Sekolah tidak dapat ditutup sebelum berdiri."))],
    )

    def details(self) -> SchoolDetails:
        """What was filled in; only after the form was found valid."""
        return SchoolDetails(
            printed_name=text(self.printed_name),
            address=text(self.address),
            subdistrict=text(self.subdistrict),
            phone=phone_text(self.phone),
            opened_on=self.opened_on.data,
            closed_on=self.closed_on.data,
        )


def shown_values(school: School) -> dict[str, Any]:
    """The values with which the form of a school opens."""
    columns = ("row_version", "printed_name", "address", "subdistrict", "phone", "opened_on", "closed_on")
    return {column: getattr(school, column) for column in columns}
