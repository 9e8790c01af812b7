"""Who a personal link belongs to, and what stands in that person's record."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.accounts.queries import sha256_of
from workshop_tracker.attendance.models import Participation
from workshop_tracker.attendance.queries import completions_in
from workshop_tracker.certificates.models import Certificate, PaperKind, PaperState, is_certificate, is_training
from workshop_tracker.certificates.queries import valid_papers_of_person
from workshop_tracker.database import now
from workshop_tracker.designs.rules import certificate_text_from_json
from workshop_tracker.handout.models import PersonalLink
from workshop_tracker.handout.outside.queries import outside_lines
from workshop_tracker.handout.outside.told import verified_hours
from workshop_tracker.handout.record import OwnPaper, OwnRecord, Waiting
from workshop_tracker.people.models import Person
from workshop_tracker.presentation import Language, Sentence, format_date_range
from workshop_tracker.workshops.models import Workshop, WorkshopState
from workshop_tracker.workshops.queries import written_name

SLEEPS_UNOPENED = dt.timedelta(days=400)  # a year and the weeks until its reports are asked for
WAITS = Sentence("Panitia mengesahkan setelah daftar hadir lengkap. Bapak/Ibu tidak perlu melakukan apa pun.")


def link_by_token(session: Session, token: str) -> PersonalLink | None:
    """The link of a token while it is awake; a merged person's link leads to the one who was kept."""
    link = known_link(session, token)
    return None if link is None or is_asleep(link, now()) else link


def known_link(session: Session, token: str) -> PersonalLink | None:
    """The link of a token, asleep or awake."""
    return session.scalar(select(PersonalLink).where(PersonalLink.token_sha256 == sha256_of(token)))


def is_asleep(link: PersonalLink, at: dt.datetime) -> bool:
    """Put to sleep by somebody, or not opened for longer than anybody waits for a paper."""
    return link.asleep_at is not None or (link.opened_at or link.created_at) + SLEEPS_UNOPENED <= at


def person_of_link(session: Session, link: PersonalLink) -> Person:
    """Whose link it is today."""
    return kept_person(session, link.person)


def kept_person(session: Session, person: Person) -> Person:
    """As whom somebody lives on who was found to be the same as another."""
    while person.merged_into_id is not None:
        person = session.get_one(Person, person.merged_into_id)
    return person


def own_record(session: Session, person: Person, *, language: Language = "id") -> OwnRecord:
    """A person's papers, what is still to come, and verified trainings elsewhere. Seven statements."""
    papers = [_paper(paper) for paper in valid_papers_of_person(session, person.id)]
    name = papers[0].name if papers else written_name(person)
    waiting = tuple(_waiting(session, person.id, language))
    return OwnRecord(name, tuple(papers), waiting, tuple(verified_hours(outside_lines(session, person.id)).items()))


def own_paper(session: Session, person_id: int, certificate_id: int) -> Certificate | None:
    """A valid paper, found through its holder."""
    return session.scalar(
        select(Certificate)
        .join(Participation, Participation.id == Certificate.participation_id)
        .where(
            Participation.person_id == person_id,
            Certificate.id == certificate_id,
            Certificate.state == PaperState.VALID,
        )
    )


def _paper(paper: Certificate) -> OwnPaper:
    text = certificate_text_from_json(paper.snapshot)
    return OwnPaper(
        certificate_id=paper.id,
        participation_id=paper.participation_id,
        code=paper.code,
        name=text.name,
        title=text.title,
        dates=text.dates,
        place=text.place,
        role=text.role.capitalize(),
        lesson_hours=text.lesson_hours,
        issuer=text.organizer,
        ended_on=paper.event_ended_on,
        validated_at=paper.validated_at,
        is_revoked=paper.state is PaperState.REVOKED,
        is_sample=paper.is_sample,
        is_letter=paper.kind is PaperKind.SURAT_KETERANGAN,
        is_training=is_training(paper.kind, paper.replaces_id),
    )


def _waiting(session: Session, person_id: int, language: Language) -> list[Waiting]:
    """Her workshops for which no paper of hers is valid or revoked."""
    settled = select(Certificate.participation_id).where(
        Certificate.state.in_((PaperState.VALID, PaperState.REVOKED)), is_certificate()
    )
    rows = session.execute(
        select(Participation.id, Workshop)
        .join(Workshop, Workshop.id == Participation.workshop_id)
        .where(
            Participation.person_id == person_id,
            Participation.cancelled_at.is_(None),
            Workshop.state.not_in((WorkshopState.DRAFT, WorkshopState.CANCELLED)),
            Workshop.is_recorded_only.is_(False),
            Participation.id.not_in(settled),
        )
        .order_by(Workshop.starts_on.desc(), Participation.id.desc())
    ).all()
    judged = completions_in(
        session, [workshop for _, workshop in rows], {number: workshop.id for number, workshop in rows}
    )
    return [
        Waiting(
            participation_id=number,
            title=workshop.title,
            dates=_dates(workshop, language),
            is_waiting=judged[number].can_complete,
            reason=WAITS if judged[number].can_complete else judged[number].reason,
        )
        for number, workshop in rows
    ]


def _dates(workshop: Workshop, language: Language) -> str:
    if workshop.starts_on is None:
        return ""
    return format_date_range(workshop.starts_on, workshop.ends_on or workshop.starts_on, language=language)
