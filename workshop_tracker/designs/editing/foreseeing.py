"""Whether the hardest paper fits in a look, and if not, which of its settings is to blame."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

from workshop_tracker.designs.editing.hardest import hardest_paper
from workshop_tracker.designs.own.looks import LANGUAGES, Look
from workshop_tracker.designs.pdf import single_pdf
from workshop_tracker.designs.rules import Language
from workshop_tracker.designs.typesetting import TextDoesNotFit

ACROSS = 1000  # pixels


def sample_pdf(look: Look, language: Language = "id") -> bytes:
    """The hardest paper, marked as a sample. Raises TextDoesNotFit."""
    return single_pdf(hardest_paper(look, language))


def sample_png(look: Look, language: Language = "id") -> bytes:
    """Its front as a picture. Raises TextDoesNotFit."""
    picture: bytes = import_module("workshop_tracker.designs.editing.raster").front_as_png(
        sample_pdf(look, language), ACROSS
    )
    return picture


def misfits(look: Look) -> dict[str, str]:
    """Why the hardest paper does not fit, by the setting without which it would; empty where it fits."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        if problem := _misfit(look, language):
            found.setdefault(_blamed(look, language), problem)
    return found


def _misfit(look: Look, language: Language) -> str:
    try:
        sample_pdf(look, language)
    except TextDoesNotFit as problem:
        return str(problem)
    return ""


def _blamed(look: Look, language: Language) -> str:
    """The first setting without which it fits; the drawing, where it takes more than one."""
    return next((name for name, without in _without(look, language) if not _misfit(without, language)), "drawing")


def _without(look: Look, language: Language) -> Iterator[tuple[str, Look]]:
    yield "letterhead", replace(look, letterhead=())
    for each in (each for each in look.sentences if each[0] == language):
        yield f"{each[0]}_{each[1]}", replace(look, sentences=tuple(one for one in look.sentences if one != each))
    yield "details", replace(look, details=())
    for field in look.placing.shown if look.placing else ():
        yield f"at_{field.kind}", replace(look, placing=look.placing and look.placing.without(field.kind))
