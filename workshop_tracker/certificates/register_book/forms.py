"""Numbers to keep free, for whom, and why."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from workshop_tracker.certificates.numbering.forms import WHOLE_NUMBER
from workshop_tracker.extensions import Form

NUMBER_WANTED = _l("Isi dengan angka saja.")


class ReservationForm(Form):
    first = StringField(_l("Nomor urut pertama"), [InputRequired(NUMBER_WANTED), WHOLE_NUMBER])
    last = StringField(_l("Nomor urut terakhir"), [InputRequired(NUMBER_WANTED), WHOLE_NUMBER])
    reserved_for = StringField(_l("Untuk siapa"), [InputRequired(_l("Isi untuk siapa.")), Length(max=120)])
    reason = StringField(_l("Alasan"), [InputRequired(_l("Isi alasannya; alasan ini tersimpan.")), Length(max=300)])
