"""The form for somebody who came without being on the list."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField, TelField
from wtforms.validators import DataRequired, Length, Optional, Regexp, ValidationError

from workshop_tracker.extensions import Form, told
from workshop_tracker.intake.cells import CellProblem, read_phone

LONGEST_NAME, LONGEST_SCHOOL, LONGEST_PHONE = 120, 300, 64


class WalkInForm(Form):
    """`form_id` names one opened form, `asked` the questions that it showed: answers to others do not count."""

    form_id = HiddenField(validators=[Regexp("^[A-Za-z0-9_-]{16,32}\\Z")])
    asked = HiddenField()
    name = StringField(_l("Nama"), [DataRequired(_l("Tulis namanya.")), Length(max=LONGEST_NAME)])
    school = StringField(_l("Sekolah atau unit kerja"), [Optional(strip_whitespace=True), Length(max=LONGEST_SCHOOL)])
    phone = TelField(_l("Nomor telepon"), [Optional(strip_whitespace=True), Length(max=LONGEST_PHONE)])

    def validate_phone(self, field: TelField) -> None:
        """A number that cannot be read is told at once: nothing that was typed is lost in silence."""
        problem = read_phone(field.data or "")
        if isinstance(problem, CellProblem):
            raise ValidationError(told(problem.message))
