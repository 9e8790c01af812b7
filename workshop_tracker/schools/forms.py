"""What people fill in about a school beside the register."""

from typing import Any

from flask_babel import lazy_gettext
from wtforms import DateField, HiddenField
from wtforms.validators import Optional

from workshop_tracker.extensions import Form
from workshop_tracker.organizations.forms import line, not_before, text
from workshop_tracker.schools.actions import SchoolDetails
from workshop_tracker.schools.models import School


class SchoolForm(Form):
    """The printed name, where it stands, and the days between which it counts."""

    row_version = HiddenField()
    printed_name = line(lazy_gettext("Nama tercetak"), longest=120)
    address = line(lazy_gettext("Alamat"))
    subdistrict = line(lazy_gettext("Kecamatan"), longest=120)
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
            opened_on=self.opened_on.data,
            closed_on=self.closed_on.data,
        )


def shown_values(school: School) -> dict[str, Any]:
    """The values with which the form of a school opens."""
    columns = ("row_version", "printed_name", "address", "subdistrict", "opened_on", "closed_on")
    return {column: getattr(school, column) for column in columns}
