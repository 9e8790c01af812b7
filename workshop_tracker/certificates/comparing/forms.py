"""The form that takes a paper's file."""

from flask_babel import lazy_gettext as _l
from wtforms import FileField

from workshop_tracker.extensions import Form


class PaperFileForm(Form):
    file = FileField(_l("Berkas PDF atau foto sertifikat"))
