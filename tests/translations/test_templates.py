"""Texts of templates are asked for when they are shown, not when a file is first read."""

from jinja2 import Environment, nodes

from tests.architecture.source import TEMPLATES, name_of

ENVIRONMENT = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])


def imported_files():
    """Every template that another imports its macros from."""
    trees = [ENVIRONMENT.parse(file.read_text("utf-8")) for file in TEMPLATES.rglob("*.html")]
    imports = [found for tree in trees for found in tree.find_all((nodes.Import, nodes.FromImport))]
    return sorted({TEMPLATES / str(found.template.value) for found in imports})


def calls_outside_macros(source):
    parts = [part for part in ENVIRONMENT.parse(source).body if not isinstance(part, nodes.Macro)]
    return [call.lineno for part in parts for call in part.find_all(nodes.Call)]


def test_an_imported_file_asks_for_no_text_outside_its_macros():
    """Such a file is read once: what it sets outside its macros keeps the language of whoever came first."""
    assert imported_files()
    found = {name_of(file): calls_outside_macros(file.read_text("utf-8")) for file in imported_files()}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_the_check_notices_a_text_that_is_asked_for_once():
    assert calls_outside_macros(
        '{% set words = {"valid": _("sah")} %}{% macro pill() %}{{ _("sah") }}{% endmacro %}'
    ) == [1]
