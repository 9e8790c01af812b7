"""The order of the steps, and in which of them something is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext, lazy_gettext

from workshop_tracker.extensions import told
from workshop_tracker.workshops.rules import Problem

FILLED_BY_PLACE = ("office", "district", "place", "starts_on")


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its place (0 beside the way), its title, its page, the step after it, and what it fills in."""

    number: int
    title: str
    endpoint: str
    following: str = ""
    fills: tuple[str, ...] = ()


STEPS = {
    "basics": Step(1, lazy_gettext("Judul dan penyelenggara"), "workshops.step", "place", ("title", "organizer")),
    "place": Step(2, lazy_gettext("Waktu dan tempat"), "workshops.step", "sessions", FILLED_BY_PLACE),
    "sessions": Step(3, lazy_gettext("Sesi dan materi"), "schedule.sessions", "numbers", ("sessions",)),
    "numbers": Step(
        4,
        lazy_gettext("Penanda tangan dan nomor"),
        "workshops.step",
        "",
        ("signatories", "number_pattern", "staff_number_pattern"),
    ),
    "details": Step(0, lazy_gettext("Keterangan lain"), "workshops.step"),
}


def steps_of(slug: str, missing: Sequence[Problem]) -> list[tuple[str, str, str, str]]:
    """Title, words, address and state of each numbered step; `now` is the first in which something is missing."""
    open_steps = [name for name, step in STEPS.items() if any(problem.path in step.fills for problem in missing)]
    return [
        (str(step.title), _words(step, missing), address(name, slug), _state(name, open_steps))
        for name, step in STEPS.items()
        if step.number
    ]


def address(name: str, slug: str) -> str:
    """The page of a step."""
    endpoint = STEPS[name].endpoint
    return url_for(endpoint, slug=slug, step=name) if endpoint == "workshops.step" else url_for(endpoint, slug=slug)


def _words(step: Step, missing: Sequence[Problem]) -> str:
    reasons = [told(problem.message) for problem in missing if problem.path in step.fills]
    return " ".join(reasons) or gettext("Lengkap")


def _state(name: str, open_steps: Sequence[str]) -> str:
    if name not in open_steps:
        return "done"
    return "now" if name == open_steps[0] else "todo"
