"""Forms of papers: the date to print, a reason, a corrected name."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from workshop_tracker.certificates.repeats.rules import new_operation_id
from workshop_tracker.certificates.sealing.rules import Cause
from workshop_tracker.extensions import Form

CAUSES = {
    Cause.OTHER: _l("Lainnya"),
    Cause.WRONG_DATA: _l("Datanya keliru"),
    Cause.NOT_EARNED: _l("Pemegangnya tidak berhak"),
    Cause.MISUSED: _l("Disalahgunakan"),
}
LONGEST_NAME = 120
LONGEST_REASON = 300


class OperationForm(Form):
    """Carries what makes one press of its button known when it arrives twice."""

    operation_id = HiddenField(default=new_operation_id)


class PrepareForm(OperationForm):
    issued_on = DateField(_l("Tanggal pada sertifikat"), validators=[Optional()])


class ValidateForm(OperationForm):
    """What somebody has to say who validates before the last session has ended."""

    is_early = BooleanField(_l("Sesi terakhir belum selesai; saya tetap mengesahkan sekarang"))


class ReasonForm(OperationForm):
    reason = TextAreaField(
        _l("Alasan"),
        validators=[InputRequired(_l("Isi alasannya; alasan ini tersimpan.")), Length(max=LONGEST_REASON)],
    )


def _cause_choices() -> dict[str, Any]:
    return {cause.value: str(words) for cause, words in CAUSES.items()}


class RevocationForm(ReasonForm):
    """The cause goes into the public log, the reason in words does not."""

    cause = SelectField(
        _l("Jenis alasan"),
        choices=_cause_choices,
        default=Cause.OTHER.value,
    )


class CorrectionForm(ReasonForm):
    name = StringField(
        _l("Nama yang benar"), validators=[InputRequired(_l("Isi nama dengan gelar.")), Length(max=LONGEST_NAME)]
    )


class DecisionForm(ReasonForm):
    """Against the computed completion; `outcome` is the button that was pressed."""

    outcome = HiddenField()
