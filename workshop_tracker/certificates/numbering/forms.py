"""The block of numbers that an office gave, as it stands in its agenda book."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField
from wtforms.validators import Optional, Regexp

from workshop_tracker.extensions import Form

WHOLE_NUMBER = Regexp("^[0-9]{1,9}$", message=_l("Isi dengan angka saja."))


class BlockForm(Form):
    """Both empty: the own counter goes on; `row_version` is where the block ended when the page was shown."""

    row_version = HiddenField(default="0")
    first = StringField(_l("Nomor urut pertama"), [Optional(), WHOLE_NUMBER])
    last = StringField(_l("Nomor urut terakhir"), [Optional(), WHOLE_NUMBER])
