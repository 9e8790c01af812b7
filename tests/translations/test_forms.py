"""What the form library says is Indonesian on an Indonesian page, with its numbers where they belong."""

from pathlib import Path

import flask_wtf
import pytest
import wtforms
from babel.messages.extract import extract_from_dir
from flask_wtf import FlaskForm
from wtforms import DateField, IntegerField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from tests.clients import make_app
from tests.translations.catalogues import FORMS_IN_INDONESIAN, PLACE, read_catalogue, texts_of
from workshop_tracker.extensions import Form

LIBRARIES = (wtforms, flask_wtf)


class Everything(Form):
    """One field for each thing that can be wrong."""

    day = DateField("Hari")
    name = StringField("Nama", [InputRequired()])
    long = StringField("Panjang", [Length(max=3)])
    short = StringField("Pendek", [Length(min=3)])
    percent = IntegerField("Persen", [NumberRange(1, 100)])
    choice = SelectField("Pilihan", choices=["a"])


def errors_in(engine, language):
    data = {"day": "30/30", "long": "abcd", "short": "a", "percent": "101", "choice": "b"}
    headers = {"Accept-Language": language}
    with make_app(engine).test_request_context(method="POST", headers=headers, data=data):
        form = Everything()
        assert not form.validate()
        return {name: " ".join(map(str, errors)) for name, errors in form.errors.items()}


def test_the_library_speaks_indonesian(engine):
    assert errors_in(engine, "id") == {
        "day": "Bukan tanggal yang ada.",
        "name": "Wajib diisi.",
        "long": "Paling panjang 3 huruf.",
        "short": "Paling sedikit 3 huruf.",
        "percent": "Isi angka antara 1 dan 100.",
        "choice": "Pilih salah satu dari daftar.",
    }


def test_the_library_keeps_its_own_english(engine):
    assert errors_in(engine, "en")["long"] == "Field cannot be longer than 3 characters."
    assert errors_in(engine, "en")["name"] == "This field is required."


@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.__name__)
def test_every_sentence_of_the_library_has_its_indonesian(library):
    """A release that brings a new sentence fails here."""
    ours = read_catalogue(FORMS_IN_INDONESIAN, "id")
    folder = Path(library.__file__).parent
    said = {text for *_, text, _comments, _context in extract_from_dir(folder, [("**.py", "python")])}
    assert said
    assert [text for text in said if not translated(ours, text)] == []


def translated(catalogue, text):
    found = catalogue.get(text)
    return found is not None and all([found.string] if isinstance(found.string, str) else found.string)


def test_places_in_the_indonesian_are_those_of_the_library():
    for message in texts_of(read_catalogue(FORMS_IN_INDONESIAN, "id")):
        msgid, string = (text if isinstance(text, str) else text[0] for text in (message.id, message.string))
        assert set(PLACE.findall(msgid)) == set(PLACE.findall(string)), msgid


def test_every_form_of_the_product_speaks_the_readers_language(engine):
    make_app(engine)  # loads them all
    assert {form for form in subclasses_of(FlaskForm) if form.__module__.startswith("workshop_tracker.")} == {
        Form,
        *(form for form in subclasses_of(Form) if form.__module__.startswith("workshop_tracker.")),
    }


def subclasses_of(form):
    return {found for each in form.__subclasses__() for found in {each, *subclasses_of(each)}}
