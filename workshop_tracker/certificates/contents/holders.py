"""Who should hold a paper of a workshop and what each paper would say; a few statements whatever the number."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation, ParticipationRole
from workshop_tracker.attendance.queries import completions_of
from workshop_tracker.attendance.rules import Completion
from workshop_tracker.certificates.contents.wording import HolderText
from workshop_tracker.certificates.models import Certificate, PaperKind, PaperState
from workshop_tracker.database import one_of
from workshop_tracker.organizations.models import District
from workshop_tracker.people.identifiers import IdentifierKind, identity_line
from workshop_tracker.people.models import Identifier, Person, Post
from workshop_tracker.people.names import split_name
from workshop_tracker.presentation import Sentence
from workshop_tracker.schools.models import School
from workshop_tracker.workshops.engagements import PaperRole
from workshop_tracker.workshops.models import Workshop

# the line under a name is one of these, the first that the person has
PRINTED_FIRST = (IdentifierKind.NIP, IdentifierKind.NI_PPPK, IdentifierKind.NUPTK, IdentifierKind.NIY)


@dataclass(frozen=True, slots=True)
class Holder:
    """One participation whose role gets a paper: whether it is or can be earned, why, and the paper it has."""

    participation_id: int
    text: HolderText
    has_completed: bool
    can_complete: bool
    reason: str
    certificate_id: int | None
    state: PaperState | None
    edition: int
    lesson_hours: int | None = None  # JP on that paper
    given_number: str = ""  # by another office, for the paper that is still to be made
    completion: Completion | None = None  # of participants, who alone are judged

    @property
    def has_none(self) -> bool:
        """Whether a paper may be made: there was none yet, or it was withdrawn before it was ever valid."""
        return self.state in {None, PaperState.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class LatestPaper:
    """The newest version of somebody's paper."""

    id: int
    state: PaperState
    edition: int
    lesson_hours: int | None


def holders_of(
    session: Session,
    workshop: Workshop,
    kind: PaperKind = PaperKind.SERTIFIKAT,
    *,
    among: Sequence[int] | None = None,
) -> list[Holder]:
    """Everyone whose role gets a paper, in the order of the list: participants by name, then the other roles.

    `among` keeps to some hundred participations of this workshop.
    """
    hours = {
        row.role: row.hours.value
        for row in session.scalars(select(PaperRole).where(PaperRole.workshop_id == workshop.id))
    }
    texts = _texts(session, workshop, hours, among)
    judged = completions_of(session, workshop, [number for number, text in texts.items() if text.role == "participant"])
    papers = latest_papers(session, workshop.id, kind, among=among)
    given = _given_numbers(session, workshop.id, among)
    return [
        Holder(
            participation_id=number,
            text=text,
            has_completed=number not in judged or judged[number].has_completed,
            can_complete=number not in judged or judged[number].can_complete,
            reason=judged[number].reason if number in judged else Sentence("Bertugas pada kegiatan ini."),
            certificate_id=papers[number].id if number in papers else None,
            state=papers[number].state if number in papers else None,
            edition=papers[number].edition if number in papers else 0,
            lesson_hours=papers[number].lesson_hours if number in papers else None,
            given_number=given.get(number, ""),
            completion=judged.get(number),
        )
        for number, text in texts.items()
    ]


def latest_papers(
    session: Session, workshop_id: int, kind: PaperKind, *, among: Sequence[int] | None = None
) -> dict[int, LatestPaper]:
    """The newest version of the paper of each participation that has one."""
    rows = session.execute(
        select(
            Certificate.participation_id,
            Certificate.id,
            Certificate.state,
            Certificate.version,
            Certificate.lesson_hours,
        )
        .join(Participation, Participation.id == Certificate.participation_id)
        .where(_listed(session, workshop_id, among), Certificate.kind == kind)
        .order_by(Certificate.version)
    )
    return {
        participation: LatestPaper(number, state, edition, hours)
        for participation, number, state, edition, hours in rows
    }


def _given_numbers(session: Session, workshop_id: int, among: Sequence[int] | None) -> dict[int, str]:
    wanted = select(Participation.id, Participation.given_number).where(Participation.given_number.is_not(None))
    rows = session.execute(wanted.where(_listed(session, workshop_id, among)))
    return {participation: number or "" for participation, number in rows}


def _listed(session: Session, workshop_id: int, among: Sequence[int] | None) -> ColumnElement[bool]:
    """The participations themselves, else those of the workshop: asked for both, PostgreSQL compares all with all."""
    return Participation.workshop_id == workshop_id if among is None else one_of(session, Participation.id, among)


def _texts(
    session: Session, workshop: Workshop, hours: dict[str, str], among: Sequence[int] | None
) -> dict[int, HolderText]:
    lines = _identity_lines(session, workshop.id, among)
    texts = {
        number: HolderText(
            person_id=person_id,
            name=name,
            identity_line=lines.get(person_id, ""),
            school=f"{printed or school}, {district}" if school else unit,
            role=role.value,
            hours=hours[role.value],
            position=position or "",
            rank=rank,
            district=district or "",
        )
        for number, person_id, role, name, unit, school, printed, district, rank, position in session.execute(
            _holding(_listed(session, workshop.id, among), hours)
        )
    }
    if workshop.prints_titles:
        return texts
    return {number: replace(text, name=planned_name(text.name, prints_titles=False)) for number, text in texts.items()}


def _holding(listed: ColumnElement[bool], roles: Collection[str]) -> Select[*tuple[Any, ...]]:
    """Who has one of these roles, in the order of the list, with school, rank, and the position of the main post."""
    return (
        select(
            Participation.id,
            Participation.person_id,
            Participation.role,
            Participation.name_as_registered,
            Participation.work_unit,
            School.name,
            School.printed_name,
            District.name,
            Person.rank,
            Post.position,
        )
        .join(Person, Person.id == Participation.person_id)
        .outerjoin(Post, and_(Post.person_id == Person.id, Post.is_main, Post.ends_on.is_(None)))
        .outerjoin(School, School.id == Participation.school_id)
        .outerjoin(District, District.code == School.district_code)
        .where(
            listed,
            Participation.role.in_(roles),
            Participation.cancelled_at.is_(None),
        )
        .order_by(Participation.role != ParticipationRole.PARTICIPANT, Participation.sort_key, Participation.id)
    )


def planned_name(registered: str, *, prints_titles: bool) -> str:
    """The name as a paper will bear it, with titles or without; where they cannot be told apart they stay."""
    split = split_name(registered)
    return registered if prints_titles or split.certainty != "certain" else split.name


def _identity_lines(session: Session, workshop_id: int, among: Sequence[int] | None) -> dict[int, str]:
    rows = session.execute(
        select(Identifier.person_id, Identifier.kind, Identifier.value)
        .where(Identifier.person_id.in_(select(Participation.person_id).where(_listed(session, workshop_id, among))))
        .order_by(Identifier.id)
    )
    known: dict[int, dict[IdentifierKind, str]] = defaultdict(dict)
    for person_id, kind, value in rows:
        known[person_id][kind] = value
    return {person_id: _identity_line(identifiers) for person_id, identifiers in known.items()}


def _identity_line(identifiers: dict[IdentifierKind, str]) -> str:
    kind = next(kind for kind in PRINTED_FIRST if kind in identifiers)
    return identity_line(kind.value, identifiers[kind])
