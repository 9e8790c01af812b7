"""Why a quarter is opened again."""

from flask_babel import lazy_gettext as _l

from workshop_tracker.extensions import Form
from workshop_tracker.organizations.forms import line


class ReopeningForm(Form):
    """The reason stays in the history."""

    reason = line(_l("Alasan membuka kembali"), required=_l("Tulis alasannya."))
