"""Which papers say something else of their workshop than its data say now; pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workshop_tracker.certificates.contents.wording import WorkshopText
from workshop_tracker.designs.rules import CertificateText, Language
from workshop_tracker.presentation import format_days, join_words


@dataclass(frozen=True, slots=True)
class Rewording:
    """One paper that would be printed anew: what it says now, and what it would say."""

    certificate_id: int
    is_valid: bool
    old: CertificateText
    new: CertificateText


def reworded(text: CertificateText, workshop: WorkshopText) -> CertificateText:
    """The paper with its workshop's kind, title, organizers, days and place as they are now; all else as it was."""
    language: Language = text.language
    return replace(
        text,
        event_kind=workshop.event_kind,
        title=workshop.title,
        organizer=join_words(workshop.organizers, language=language),
        dates=format_days(workshop.days, language=language),
        place=workshop.place,
    )


def changed_words(rewordings: Iterable[Rewording]) -> list[tuple[str, str, int]]:
    """Each phrase that would give way, the one in its place, and on how many papers."""
    counted: dict[tuple[str, str], int] = {}
    for each in rewordings:
        for field in ("event_kind", "title", "organizer", "dates", "place"):
            pair = getattr(each.old, field), getattr(each.new, field)
            if pair[0] != pair[1]:
                counted[pair] = counted.get(pair, 0) + 1
    return [(old, new, count) for (old, new), count in counted.items()]
