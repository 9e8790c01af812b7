"""The school or work unit of one participant."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired, Length

from workshop_tracker.attendance.models import Participation
from workshop_tracker.extensions import Form

LONGEST_SCHOOL = 300


class PlaceForm(Form):
    """`asked` is the text for which the choices were shown: a choice for another text does not count."""

    row_version = HiddenField()
    asked = HiddenField()
    school = StringField(
        _l("Sekolah atau unit kerja"),
        [DataRequired(_l("Tulis sekolah atau unit kerjanya.")), Length(max=LONGEST_SCHOOL)],
    )


def shown_values(participation: Participation) -> dict[str, object]:
    """The row as the form shows it."""
    school = participation.school
    name = (school.printed_name or school.name) if school else participation.work_unit
    return {"row_version": participation.row_version, "school": name}
