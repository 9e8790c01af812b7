"""The record of a workshop as a story: what stands where, in formal Indonesian. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from workshop_tracker.presentation import format_date_range, format_long_date, join_words
from workshop_tracker.reports.news.record import RecordedPerson, WorkshopRecord
from workshop_tracker.workshops.engagements import EngagementRole

ROLE_LABELS = {
    EngagementRole.OPENING: "Pembuka",
    EngagementRole.SPEAKER: "Narasumber",
    EngagementRole.MODERATOR: "Moderator",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing behind a label; several values are written as a list."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Paragraphs under a heading, which may be empty; `is_list` for short lines that belong together."""

    heading: str
    paragraphs: tuple[str, ...]
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """A report in the order in which it is read."""

    title: str
    published: str
    lead: str
    facts: tuple[Fact, ...]
    parts: tuple[Part, ...]
    hashtags: tuple[str, ...]


def story_of(record: WorkshopRecord) -> Story:
    """The story of a record; what the record does not know is not told."""
    return Story(
        title=record.title,
        published=record.published_on.isoformat(),
        lead=_lead(record),
        facts=tuple(fact for fact in _facts(record) if fact.values),
        parts=tuple(part for part in _parts(record) if part.paragraphs),
        hashtags=record.hashtags,
    )


def _lead(record: WorkshopRecord) -> str:
    held = f" diselenggarakan oleh {join_words(record.organizers)}" if record.organizers else " telah dilaksanakan"
    days = f" pada {_days(record)}" if record.starts_on else ""
    place = f" di {record.place}" if record.place else ""
    return f"{record.kind} “{record.title}”{held}{days}{place}.{_attendance(record)}"


def _attendance(record: WorkshopRecord) -> str:
    hours = f" Seluruh materi setara dengan {record.lesson_hours} JP." if record.lesson_hours else ""
    if not record.teachers:
        return hours
    return f" Kegiatan ini diikuti {record.teachers} guru dari {len(record.schools)} sekolah.{hours}"


def _days(record: WorkshopRecord) -> str:
    if record.starts_on is None:
        return ""
    last = record.ends_on or record.starts_on
    return format_long_date(last) if last == record.starts_on else format_date_range(record.starts_on, last)


def _facts(record: WorkshopRecord) -> Iterator[Fact]:
    yield Fact("Judul kegiatan", (record.title,))
    yield Fact("Hari/tanggal", tuple(filter(None, [_days(record)])))
    yield Fact("Tempat", tuple(filter(None, [record.place])))
    yield Fact("Kabupaten/kota", tuple(filter(None, [record.district])))
    yield Fact("Penyelenggara", record.organizers)
    for role, label in ROLE_LABELS.items():
        yield Fact(label, tuple(_person(person) for person in record.people if person.role is role))
    yield Fact("Sekolah peserta", tuple(f"{school.name} (NPSN {school.npsn})" for school in record.schools))


def _person(person: RecordedPerson) -> str:
    return f"{person.name} (mewakili {person.represents})" if person.represents else person.name


def _parts(record: WorkshopRecord) -> Iterator[Part]:
    yield Part("", _paragraphs(record.summary))
    for person in record.people:
        if person.summary:
            heading = "Sambutan" if person.role is EngagementRole.OPENING else "Pokok-pokok paparan"
            yield Part(heading, _paragraphs(person.summary))
    yield Part("Materi", tuple(session.topic for session in record.sessions), is_list=True)
    for session in record.sessions:
        yield Part(session.topic, _paragraphs(session.summary))
    yield Part("Dokumentasi", record.photos, is_list=True)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())
