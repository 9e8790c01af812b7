"""An article to read: pasted, or from a file; and for whom its draft is."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import FileField, SelectField, TextAreaField
from wtforms.validators import Optional

from workshop_tracker.extensions import Form
from workshop_tracker.organizations.models import Organization


class ArticleForm(Form):
    """The text wins where a file is given too: it is the file's, perhaps corrected."""

    pasted = TextAreaField(_l("Tempel berita di sini"), [Optional(strip_whitespace=True)])
    file = FileField(_l("atau pilih berkas (.md, .html, atau .txt)"), [Optional()])
    organizer = SelectField(_l("Penyelenggara"), [Optional()], choices=[], validate_choice=False)

    def offer(self, bodies: Sequence[Organization]) -> None:
        """Whom the viewer may organize for."""
        self.organizer.choices = {str(body.id): body.name for body in bodies}
