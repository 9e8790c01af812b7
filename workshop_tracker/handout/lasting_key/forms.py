"""The one question that is asked of whoever scans a paper, the same for every paper."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, ValidationError

from workshop_tracker.extensions import Form
from workshop_tracker.handout.lasting_key.rules import read_answer


class HolderForm(Form):
    """Four digits; whether they are day and month or the end of a number is not asked."""

    answer = StringField(_l("Empat angka"), [InputRequired(_l("Isi empat angka."))])

    def validate_answer(self, field: StringField) -> None:
        if read_answer(field.data or "") is None:
            raise ValidationError(gettext("Tulis tepat empat angka."))

    @property
    def digits(self) -> str:
        """What was typed; only after the form was found valid."""
        return read_answer(self.answer.data or "") or ""

    def refuse(self) -> None:
        """One sentence for every wrong answer: it must not tell what we know."""
        self.answer.errors = [gettext("Tidak cocok dengan data kami. Periksa kembali, atau mintalah kepada panitia.")]
