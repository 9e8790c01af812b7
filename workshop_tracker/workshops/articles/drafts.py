"""What an article makes: a draft workshop, or a proposed programme. Once, in the caller's transaction."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select

from workshop_tracker.database import WritingSession
from workshop_tracker.intake.actions import fingerprint, record_batch
from workshop_tracker.intake.proposals import ImportPlan, Outcome, Proposal
from workshop_tracker.organizations.models import Organization
from workshop_tracker.organizations.queries import organization_by_code, organization_named
from workshop_tracker.people.names import join_name
from workshop_tracker.presentation import Sentence, tidy_text
from workshop_tracker.schools.queries import schools_by_npsn
from workshop_tracker.workshops.actions import create_workshop
from workshop_tracker.workshops.articles.facts.article import Article
from workshop_tracker.workshops.articles.facts.evidence import value_of
from workshop_tracker.workshops.articles.facts.people import FoundPerson
from workshop_tracker.workshops.articles.queries import KIND, target_of_batch, workshop_reported
from workshop_tracker.workshops.articles.texts.document import Document
from workshop_tracker.workshops.engagements import EngagementRole
from workshop_tracker.workshops.models import Certainty, InvitedSchool, Workshop
from workshop_tracker.workshops.programmes.models import Programme, ProgrammeOfficial
from workshop_tracker.workshops.programmes.queries import programme_by_slug, programme_named
from workshop_tracker.workshops.rules import printed_kind, slug_of
from workshop_tracker.workshops.speakers import engage_named

LONGEST_LINE, LONGEST_NAME = 300, 120
ENGAGED = {
    "speaker": EngagementRole.SPEAKER,
    "opening": EngagementRole.OPENING,
    "moderator": EngagementRole.MODERATOR,
}
NO_EVENT = Sentence("Teks ini bukan berita kegiatan dan bukan pengumuman program, jadi tidak ada draf yang dibuat.")
NO_OWNER = Sentence("Teks ini tidak menyebut dinas yang dikenal sebagai pemilik program, jadi program tidak diusulkan.")
NO_TITLE = Sentence("Judul tidak ditemukan; tulis judulnya pada baris pertama.")


class NothingToDraft(Exception):
    """The article makes no draft; the message says why."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article that was read: its document, and what it says."""

    document: Document
    article: Article

    @property
    def sha256(self) -> str:
        """Of the words: the same article is recognised whatever file or chat it came in."""
        return fingerprint(self.document.words.encode())

    @property
    def event_title(self) -> str:
        """The event's own name, else the headline."""
        return tidy_text(value_of(self.article.event) or value_of(self.article.title) or "")[:LONGEST_LINE]


@dataclass(frozen=True, slots=True)
class Drafted:
    """What stands in the books now, and whether it was made just now; exactly one of the two is there."""

    outcome: Outcome
    workshop: Workshop | None = None
    programme: Programme | None = None


@dataclass(frozen=True, slots=True)
class Drafting:
    """How to draft: among which workshops it may be known, who organizes, which asked schools were confirmed."""

    among: Select[Workshop]
    issuer: Organization | None = None
    schools: Collection[str] = ()
    is_sample: bool = False


def draft(session: WritingSession, reading: Reading, drafting: Drafting) -> Drafted:
    """The draft of an article, or what it made before. Raises NothingToDraft."""
    if reading.article.kind.value == "workshop":
        return _draft_workshop(session, reading, drafting)
    if reading.article.kind.value == "programme":
        return _propose_programme(session, reading)
    raise NothingToDraft(NO_EVENT)


def _draft_workshop(session: WritingSession, reading: Reading, drafting: Drafting) -> Drafted:
    article, title = reading.article, reading.event_title
    if not title:
        raise NothingToDraft(NO_TITLE)
    days = value_of(article.days)
    known = workshop_reported(
        session,
        drafting.among,
        target_of_batch(session, "workshop", reading.sha256),
        value_of(article.title) or "",
        (title, days.first if days else None, value_of(article.published)),
    )
    if known is not None:
        return Drafted(Outcome.SAME, workshop=known)
    issuer = drafting.issuer or _named_organizer(session, article)
    workshop = create_workshop(session, _values(session, reading) | {"is_sample": drafting.is_sample}, issuer=issuer)
    for person in article.people:
        _engage(session, workshop, person)
    _invite(session, workshop, article, drafting.schools)
    _remember(session, reading, "workshop", workshop.id)
    return Drafted(Outcome.NEW, workshop=workshop)


def _named_organizer(session: WritingSession, article: Article) -> Organization | None:
    """A body of ours under that name; an article makes none."""
    return organization_named(session, article.organizer.value) if article.organizer else None


def _values(session: WritingSession, reading: Reading) -> dict[str, Any]:
    """The columns that the article tells; what it does not tell stays empty."""
    article, days = reading.article, value_of(reading.article.days)
    office = organization_by_code(session, article.office.value) if article.office else None
    programme = programme_named(session, article.programme.value) if article.programme else None
    return {
        "title": reading.event_title,
        "kind": printed_kind(tidy_text(value_of(article.event_kind) or "Workshop")),
        "starts_on": days.first if days else None,
        "ends_on": days.last if days else None,
        "days_certainty": Certainty.UNKNOWN
        if days is None
        else Certainty.STATED
        if days.is_sure
        else Certainty.SUPPOSED,
        "place": tidy_text(value_of(article.place) or "")[:LONGEST_LINE],
        "district_code": value_of(article.district),
        "office_id": office.id if office else None,
        "programme_id": programme.id if programme else None,
        "reported_on": None if article.is_coming else value_of(article.published),
        "report_title": "" if article.is_coming else tidy_text(value_of(article.title) or "")[:LONGEST_LINE],
        "report_source": (value_of(article.source) or "")[:LONGEST_LINE],
        "hashtags": " ".join(hashtag.value for hashtag in article.hashtags),
    }


def _engage(session: WritingSession, workshop: Workshop, person: FoundPerson) -> None:
    """Speakers, moderators and whoever opened; officials who merely spoke have no part of their own."""
    role = ENGAGED.get(person.role)
    written = join_name(person.parts.title_before, person.parts.name, person.parts.title_after)
    if role is None or len(written) > LONGEST_NAME:
        return
    engagement = engage_named(session, workshop, written, role, person.represents[:LONGEST_LINE])
    engagement.summary = person.said
    session.flush()


def _invite(session: WritingSession, workshop: Workshop, article: Article, confirmed: Collection[str]) -> None:
    """Schools that are certain or were confirmed; those of a report have attended."""
    written = {
        school.npsn: school.written
        for school in article.schools
        if school.npsn and (school.certainty == "certain" or school.npsn in confirmed)
    }
    found = schools_by_npsn(session, written)
    session.add_all(
        InvitedSchool(
            workshop_id=workshop.id,
            school_id=found[npsn].id,
            has_attended=not article.is_coming,
            source=words[:LONGEST_LINE],
        )
        for npsn, words in written.items()
        if npsn in found
    )
    session.flush()


def _propose_programme(session: WritingSession, reading: Reading) -> Drafted:
    article = reading.article
    title = tidy_text(value_of(article.programme) or value_of(article.title) or "")[:LONGEST_LINE]
    if not title:
        raise NothingToDraft(NO_TITLE)
    made = target_of_batch(session, "programme", reading.sha256)
    known = session.get(Programme, made) if made else None
    known = known or programme_named(session, title) or programme_by_slug(session, slug_of(title, None))
    if known is not None:
        return Drafted(Outcome.SAME, programme=known)
    owner = organization_by_code(session, article.office.value) if article.office else None
    if owner is None:
        raise NothingToDraft(NO_OWNER)
    programme = Programme(
        slug=slug_of(title, None),
        title=title,
        owner_id=owner.id,
        definition=value_of(article.definition) or "",
        source=(value_of(article.source) or tidy_text(value_of(article.title) or ""))[:LONGEST_LINE],
        announced_on=value_of(article.published),
        levels=" ".join(level.value for level in article.levels),
        is_proposed=True,
    )
    session.add(programme)
    session.flush()
    session.add_all(
        ProgrammeOfficial(programme_id=programme.id, position=position, name=_written(person), post=person.represents)
        for position, person in enumerate(article.people, 1)
    )
    _remember(session, reading, "programme", programme.id)
    return Drafted(Outcome.NEW, programme=programme)


def _written(person: FoundPerson) -> str:
    return join_name(person.parts.title_before, person.parts.name, person.parts.title_after)[:LONGEST_LINE]


def _remember(session: WritingSession, reading: Reading, layout: str, target_id: int) -> None:
    proposals = (Proposal(1, Outcome.NEW),)
    record_batch(session, ImportPlan(KIND, layout, reading.sha256, proposals, target_id=target_id))
