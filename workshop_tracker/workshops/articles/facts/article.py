"""All that one article says, each value beside its words."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workshop_tracker.workshops.articles.facts.bodies import office_of, organizer_of
from workshop_tracker.workshops.articles.facts.days import Days, held_on, published_on
from workshop_tracker.workshops.articles.facts.evidence import Found, value_of
from workshop_tracker.workshops.articles.facts.kinds import EVENT, Kind, announces, kind_of
from workshop_tracker.workshops.articles.facts.people import FoundPerson, people_in
from workshop_tracker.workshops.articles.facts.places import district_of, place_of
from workshop_tracker.workshops.articles.facts.policies import (
    definition_in,
    known_programme,
    levels_in,
    named_programme,
)
from workshop_tracker.workshops.articles.facts.schools import FoundSchool, schools_in
from workshop_tracker.workshops.articles.registers import Registers
from workshop_tracker.workshops.articles.texts.document import Document
from workshop_tracker.workshops.articles.texts.sentences import sentences_of

HASHTAG = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=\())#[^\W\d]\w*", re.MULTILINE)
QUOTED_EVENT = re.compile(
    r"\b(?:workshop|lokakarya|bimtek|bimbingan teknis|pelatihan|diklat|seminar|webinar|kegiatan|IHT"
    r"|in[- ]house training)\b"
    r"[^.“”\"]{0,60}?[“\"](?P<title>[^”\"]{4,250})[”\"]",
    re.IGNORECASE,
)
LESSON_HOURS = re.compile(r"\b(?P<hours>[0-9]{1,3})\s*(?:JP|jam pelajaran)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Article:
    """What an article says. `title` is its headline, `event` the name of the event where the text tells one.

    What the text does not say is None or empty.
    """

    kind: Found[Kind]
    title: Found[str] | None
    published: Found[dt.date] | None
    image: Found[str] | None
    source: Found[str] | None
    hashtags: tuple[Found[str], ...]
    event: Found[str] | None = None
    event_kind: Found[str] | None = None
    days: Found[Days] | None = None
    place: Found[str] | None = None
    district: Found[str] | None = None
    office: Found[str] | None = None
    organizer: Found[str] | None = None
    lesson_hours: Found[int] | None = None
    people: tuple[FoundPerson, ...] = ()
    schools: tuple[FoundSchool, ...] = ()
    programme: Found[str] | None = None
    levels: tuple[Found[str], ...] = ()
    definition: Found[str] | None = None
    is_coming: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """What a draft of this kind would need and the text does not say, by the names of the values."""
        needed: dict[Kind, tuple[str, ...]] = {
            "workshop": (
                "title",
                "published",
                "days",
                "place",
                "district",
                "office",
                "organizer",
                "lesson_hours",
                "people",
                "schools",
            ),
            "programme": ("title", "published", "office", "people", "programme", "levels", "definition"),
            "other": ("title", "published"),
        }
        return tuple(KEYS.get(name, name) for name in needed[self.kind.value] if not getattr(self, name))


KEYS = {"published": "published_on", "days": "held_on"}


def read_article(document: Document, registers: Registers) -> Article:
    """Understand a document by rules and registers; of what is neither event nor policy only its head."""
    kind = kind_of(document)
    head = Article(
        kind=kind,
        title=_found(document.title),
        published=published_on(document),
        image=_found(document.image),
        source=_found(document.source),
        hashtags=tuple(_hashtags(document)),
    )
    if kind.value == "other":
        return head
    return _whole(document, registers, head)


def _whole(document: Document, registers: Registers, head: Article) -> Article:
    is_event = head.kind.value == "workshop"
    days = held_on(document, head.published) if is_event else None
    place = place_of(document, registers) if is_event else None
    district = district_of(document, place, registers)
    return Article(
        kind=head.kind,
        title=head.title,
        published=head.published,
        image=head.image,
        source=head.source,
        hashtags=head.hashtags,
        event=_event(document) if is_event else None,
        event_kind=_event_kind(document) if is_event else None,
        days=days,
        place=place,
        district=district,
        office=office_of(document, district, registers),
        organizer=organizer_of(document) if is_event else None,
        lesson_hours=_lesson_hours(document) if is_event else None,
        people=people_in(document, registers),
        schools=schools_in(document, district, registers) if is_event else (),
        programme=known_programme(document, registers) or (None if is_event else named_programme(document)),
        levels=levels_in(document),
        definition=None if is_event else definition_in(document),
        is_coming=is_event and _is_coming(document, days, head.published),
    )


def _is_coming(document: Document, days: Found[Days] | None, published: Found[dt.date] | None) -> bool:
    """Whether it was announced: by its days where both are known, else by the words."""
    return days.value.first > published.value if days and published else announces(document)


def _found(written: str) -> Found[str] | None:
    return Found(written, written) if written else None


def _hashtags(document: Document) -> Iterator[Found[str]]:
    """As written, each once, in their order."""
    written = [*document.hashtags, *(tag for block in document.blocks for tag in HASHTAG.findall(block.text))]
    yield from (Found(tag, tag) for tag in dict.fromkeys(written))


def _event(document: Document) -> Found[str] | None:
    """The event's own name: behind its label, else between quotation marks behind a word for an event."""
    labelled = next((block.text for block in document.blocks if block.label == "event"), "")
    if labelled:
        return Found(labelled, labelled)
    for block in document.blocks:
        match = QUOTED_EVENT.search(block.text) if block.kind != "caption" else None
        if match:
            return Found(match["title"].strip(" ,."), match["title"].strip(" ,."))
    return None


def _event_kind(document: Document) -> Found[str] | None:
    """The first word for an event: Workshop, Bimtek, IHT, …"""
    match = next((found for text in _texts(document) if (found := EVENT.search(text))), None)
    return Found(match[0], match[0]) if match else None


def _lesson_hours(document: Document) -> Found[int] | None:
    """JP as the text tells them, where it tells but one number."""
    found = {int(match["hours"]): match[0] for text in _texts(document) for match in LESSON_HOURS.finditer(text)}
    return Found(*next(iter(found.items()))) if len(found) == 1 else None


def _texts(document: Document) -> Iterator[str]:
    yield document.title
    for block in document.blocks:
        if block.kind != "caption":
            yield from sentences_of(block.text)


def as_document(article: Article) -> dict[str, Any]:
    """The JSON document of an article: keys and shapes are a promise of `import article --json`."""
    days = value_of(article.days)
    published = value_of(article.published)
    return {
        "kind": article.kind.value,
        "title": value_of(article.title),
        "published_on": published.isoformat() if published else None,
        "held_on": days.first.isoformat() if days else None,
        "place": value_of(article.place),
        "district": value_of(article.district),
        "office": value_of(article.office),
        "people": [_person(person) for person in article.people],
        "schools": [
            {"npsn": each.npsn, "written": each.written, "certainty": each.certainty} for each in article.schools
        ],
        "programme": value_of(article.programme),
        "levels": [level.value for level in article.levels],
        "hashtags": [hashtag.value for hashtag in article.hashtags],
        "image": value_of(article.image),
        "missing": list(article.missing),
    }


def _person(person: FoundPerson) -> dict[str, Any]:
    return {
        "name": person.parts.name,
        "title_before": person.parts.title_before,
        "title_after": person.parts.title_after,
        "role": person.role,
        "represents": person.represents or None,
        "source": person.source,
    }
