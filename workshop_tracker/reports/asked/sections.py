"""The report cut into what one page shows: each is asked for by itself, so nobody waits for what he does not read."""

from enum import StrEnum


class Section(StrEnum):
    """In the order of the page; the summary is what one look tells, the others are one click away."""

    SUMMARY = "summary"
    ACTIVITIES = "activities"
    UNREACHED = "unreached"
    TARGETS = "targets"
    PROGRAMME = "programme"
    QUALITY = "quality"
    RECONCILIATION = "reconciliation"


EVERY_SECTION = frozenset(Section)
