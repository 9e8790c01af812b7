"""Every text has its English, and the check that says so can fail."""

import ast
import re
import shutil

import pytest
from babel.messages.catalog import Catalog

from tests.architecture.source import modules, name_of, tree_of
from tests.translations.catalogues import (
    ENGLISH,
    FORMS_IN_INDONESIAN,
    english,
    extract,
    problems,
    read_catalogue,
    update,
)
from workshop_tracker.translations import FOLDER

ASKING = frozenset({"_", "_l", "gettext", "lazy_gettext", "ngettext", "Sentence"})
# where a text arrives that was marked elsewhere
PASSING_ON = frozenset({"workshop_tracker/presentation/sentences.py", "workshop_tracker/spreadsheets/refusals.py"})
# a name with degrees and the title of a programme may end a sentence by themselves, which a `Sentence` sees
ENDS_WITH_A_NAME = re.compile(r"%\((name|title|person|people|object)\)s\.(?=\s|$)")


@pytest.fixture(scope="module")
def template_file(tmp_path_factory):
    file = tmp_path_factory.mktemp("texts") / "messages.pot"
    extract(file)
    return file


def test_every_text_has_its_english(template_file):
    assert problems(read_catalogue(template_file, "id"), english()) == []


def test_the_catalogue_is_as_the_documented_command_leaves_it(template_file, tmp_path):
    copy = tmp_path / "messages.po"
    shutil.copy(ENGLISH, copy)
    update(template_file, copy)
    assert copy.read_text("utf-8") == ENGLISH.read_text("utf-8")


def test_texts_of_all_kinds_are_found(template_file):
    template = read_catalogue(template_file, "id")
    of_each = {
        "a template": "Langsung ke isi",
        "a route": "Kata sandi tersimpan. Anda sudah masuk.",
        "a form": "Isi kata sandi Anda.",
        "a rule": "Kegiatan dibatalkan.",
        "a number": ("%(num)d sertifikat disahkan.", "%(num)d sertifikat disahkan."),
        "two lines": "Berkas ini memuat berkas lain di dalamnya. Salin daftarnya saja ke berkas Excel baru, "
        "lalu unggah berkas itu.",
    }
    assert [kind for kind, text in of_each.items() if template.get(text) is None] == []


@pytest.mark.parametrize(
    ("msgid", "wanted", "found"),
    [
        ("Simpan", "Simpan", None),
        ("Simpan", "Simpan", ""),
        (("%(num)d orang", "%(num)d orang"), None, ("%(num)d person", "")),
        ("Hai %(name)s", None, "Hello %(person)s"),
        ("Hai %(name)s", None, "Hello"),
        ("Pola {seq}", None, "Pattern {number}"),
        ("CONTOH, tidak berlaku.", None, "SAMPLE, not valid."),
    ],
)
def test_the_check_notices(msgid, wanted, found):
    template, catalogue = Catalog(locale="id"), Catalog(locale="en")
    template.add(msgid)
    if found is not None:
        catalogue.add(msgid, found)
    assert len(problems(template, catalogue)) >= 1


def test_the_check_notices_a_guess_and_what_nobody_says_any_more():
    template, catalogue = Catalog(locale="id"), Catalog(locale="en")
    template.add("Simpan")
    catalogue.add("Simpan", "Save", flags=["fuzzy"])
    catalogue.add("Dahulu", "Formerly")
    assert problems(template, catalogue) == ["fuzzy: Simpan", "left over: Dahulu"]


def test_the_check_is_content_with_a_translation():
    template, catalogue = Catalog(locale="id"), Catalog(locale="en")
    template.add(("%(num)d orang", "%(num)d orang"))
    catalogue.add(("%(num)d orang", "%(num)d orang"), ("%(num)d person", "%(num)d people"))
    assert problems(template, catalogue) == []


@pytest.mark.parametrize("file", [ENGLISH, FORMS_IN_INDONESIAN], ids=lambda file: file.stem)
def test_a_catalogue_names_no_person_and_no_machine(file):
    head = file.read_text("utf-8").split("\n\n", 1)[0]
    assert "@" not in head
    assert "/" not in head.replace("text/plain", "")
    assert "fuzzy" not in head


def test_there_is_nothing_but_these_catalogues():
    assert {file.relative_to(FOLDER).as_posix() for file in FOLDER.rglob("*.po")} == {
        "en/LC_MESSAGES/messages.po",
        "id/LC_MESSAGES/wtforms.po",
    }


def test_only_written_texts_are_asked_for():
    """A variable, or a text with values put in already, would never be found in the catalogue."""
    asking = [module for module in modules() if name_of(module) not in PASSING_ON]
    asked = [
        (name_of(module), node)
        for module in asking
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Call) and _name(node) in ASKING
    ]

    assert [(name, ast.unparse(call)) for name, call in asked if not all(map(_is_written, _texts(call)))] == []


def test_a_text_that_ends_with_a_name_is_a_sentence():
    asked = [node for module in modules() for node in ast.walk(tree_of(module)) if isinstance(node, ast.Call)]
    texts = [text for call in asked if _name(call) in ASKING - {"Sentence"} for text in _texts(call)]
    assert [ast.unparse(text) for text in texts if ENDS_WITH_A_NAME.search(ast.unparse(text).strip("'\""))] == []


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _texts(call: ast.Call) -> list[ast.expr]:
    return call.args[:2] if _name(call) == "ngettext" else call.args[:1]


def _is_written(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Constant) and isinstance(argument.value, str)
