"""A heading that is taught, and the columns of a heading row that is explained."""

from collections.abc import Sequence

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length

from workshop_tracker.extensions import Form
from workshop_tracker.intake.glossary.words import MEANINGS, NOT_READ

LONGEST_HEADING = 300
MOST_COLUMNS = 70


class HeadingForm(Form):
    """One more way to write a heading."""

    heading = StringField(_l("Judul kolom"), [InputRequired(_l("Tulis judul kolomnya.")), Length(max=LONGEST_HEADING)])
    meaning = SelectField(_l("Artinya"), choices=lambda: [(value, str(words)) for value, words in MEANINGS.items()])


def choices() -> list[tuple[str, str]]:
    """What a column may be explained as; first that it is not read."""
    return [("", str(NOT_READ)), *((value, str(words)) for value, words in MEANINGS.items())]


def explained_columns() -> tuple[list[str], list[str]]:
    """Headings and meanings as the form of a heading row sends them, column by column."""
    headings = [text[:LONGEST_HEADING] for text in request.form.getlist("heading")][:MOST_COLUMNS]
    sent: Sequence[str] = request.form.getlist("meaning")
    meanings = [meaning if meaning in MEANINGS else "" for meaning in sent][: len(headings)]
    return headings, meanings + [""] * (len(headings) - len(meanings))
