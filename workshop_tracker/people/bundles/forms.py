"""Files dropped together, and the school of one of them."""

from flask_babel import lazy_gettext as _l
from wtforms import MultipleFileField, StringField
from wtforms.validators import InputRequired, Length

from workshop_tracker.extensions import Form


class BundleForm(Form):
    """A ZIP, or files that were chosen together."""

    files = MultipleFileField(_l("ZIP, atau banyak berkas sekaligus"))


class SchoolForm(Form):
    """The school to which all people of a file belong."""

    npsn = StringField(_l("NPSN sekolah"), [InputRequired(_l("Isi NPSN-nya.")), Length(max=64)])
