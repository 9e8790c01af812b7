"""The catalogues as they are, the texts that ask for one, and what is wrong between both."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from workshop_tracker.translations import FOLDER

ROOT = Path(__file__).parents[2]
ENGLISH = FOLDER / "en" / "LC_MESSAGES" / "messages.po"
FORMS_IN_INDONESIAN = FOLDER / "id" / "LC_MESSAGES" / "wtforms.po"
PLACE = re.compile(r"%\([a-z_]+\)[sd]|%s|%%|\{[a-z_:0-9]*\}")
KEPT = "CONTOH"  # says on every page and paper that it is a sample, in both languages


def read_catalogue(path: Path, locale: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def english() -> Catalog:
    return read_catalogue(ENGLISH, "en")


def extract(target: Path) -> None:
    """Write the texts of the package and its templates, as docs/decisions/0011-two-languages.md tells people to."""
    command = f"pybabel -q extract -F {ROOT / 'pyproject.toml'} --no-location --sort-output --omit-header -o {target}"
    CommandLineInterface().run([*command.split(), str(ROOT)])


def update(template: Path, catalogue: Path) -> None:
    """Bring a catalogue up to its template, as the same page tells people to."""
    command = (
        f"pybabel -q update -i {template} -o {catalogue} -l en -N --ignore-obsolete --ignore-pot-creation-date -w 120"
    )
    CommandLineInterface().run(command.split())


def problems(template: Catalog, catalogue: Catalog) -> list[str]:
    """What keeps the catalogue from being the template's translation, a line each."""
    left_over = [f"left over: {message.id}" for message in texts_of(catalogue) if template.get(message.id) is None]
    gone = [f"obsolete: {message.id}" for message in catalogue.obsolete.values()]
    found = [problem for message in texts_of(template) for problem in _problems(message, catalogue.get(message.id))]
    return found + left_over + gone


def texts_of(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _problems(wanted: Message, found: Message | None) -> Iterator[str]:
    forms = _forms(found.string) if found is not None else ()
    if found is None or not all(forms) or not forms:
        yield f"not translated: {wanted.id}"
        return
    if found.fuzzy:
        yield f"fuzzy: {wanted.id}"
    for form in forms:
        if _places(form) != _places(_forms(wanted.id)[0]):
            yield f"other places: {wanted.id} → {form}"
        if (KEPT in form) != (KEPT in _forms(wanted.id)[0]):
            yield f"{KEPT} is kept: {wanted.id} → {form}"


def _forms(written: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (written,) if isinstance(written, str) else tuple(written)


def _places(text: str) -> set[str]:
    return set(PLACE.findall(text))
