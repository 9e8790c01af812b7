"""The ZIP that officials have signed."""

from flask_babel import lazy_gettext as _l
from wtforms import FileField

from workshop_tracker.extensions import Form


class ReturnedForm(Form):
    file = FileField(_l("ZIP berisi PDF yang sudah ditandatangani"))
