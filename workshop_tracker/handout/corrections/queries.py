"""The names that papers bear or will bear, who has looked at them, and what was proposed instead."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from sqlalchemy import Row, Select, and_, select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.contents.holders import planned_name
from workshop_tracker.certificates.models import Certificate, PaperState, is_certificate
from workshop_tracker.certificates.proposals.models import CorrectionRequest, RequestState
from workshop_tracker.handout.corrections.spelling import Piece, compared
from workshop_tracker.workshops.engagements import PaperRole
from workshop_tracker.workshops.models import Workshop, WorkshopState

CORRECTABLE = (PaperState.PREPARED, PaperState.VALID)
# participation, workshop and whether it prints titles, name on the list, when confirmed; the paper, where there is one
Printed: TypeAlias = tuple[int, str, bool, str, dt.datetime | None, PaperState | None, str | None, int | None]


class Stage(StrEnum):
    """How far a name is from the paper."""

    PLANNED = "planned"
    PREPARED = "prepared"
    VALID = "valid"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody proposed, and the answer, if any."""

    id: int
    name: str
    note: str
    state: RequestState
    answer: str
    asked_at: dt.datetime
    answered_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class NameOnPaper:
    """A name as a paper bears it, or will; `proposal` is the newest about it."""

    participation_id: int
    workshop: str
    name: str
    stage: Stage
    edition: int
    confirmed_at: dt.datetime | None
    proposal: Proposal | None

    @property
    def is_asked(self) -> bool:
        """Whether a proposal waits for its answer."""
        return self.proposal is not None and self.proposal.state is RequestState.OPEN

    @property
    def difference(self) -> tuple[list[Piece], list[Piece]]:
        """The name and the proposed one in pieces."""
        return compared(self.name, self.proposal.name if self.proposal else self.name)


def names_of_person(session: Session, person_id: int) -> dict[int, NameOnPaper]:
    """A person's names by participation, as far as a paper stands or is to come. Two statements."""
    return _named(session, _printed().where(Participation.person_id == person_id))


def names_of_workshop(session: Session, workshop_id: int) -> list[NameOnPaper]:
    """Everyone who gets a paper, in the order of the list. Two statements."""
    return list(_named(session, _printed().where(Participation.workshop_id == workshop_id)).values())


def name_of(session: Session, participation_id: int) -> NameOnPaper | None:
    """The name of one participation; None where no paper stands or is to come."""
    return _named(session, _printed().where(Participation.id == participation_id)).get(participation_id)


def request_of(session: Session, workshop_id: int, request_id: int) -> CorrectionRequest | None:
    """A proposal, found through its workshop."""
    return session.scalar(
        select(CorrectionRequest)
        .join(Participation, Participation.id == CorrectionRequest.participation_id)
        .where(Participation.workshop_id == workshop_id, CorrectionRequest.id == request_id)
    )


def paper_to_correct(session: Session, participation_id: int) -> Certificate | None:
    """The paper that bears the name now; a letter about an earlier paper is none."""
    return session.scalar(
        select(Certificate)
        .where(
            Certificate.participation_id == participation_id,
            is_certificate(),
            Certificate.state.in_(CORRECTABLE),
        )
        .order_by(Certificate.version.desc())
    )


def _printed() -> Select[*Printed]:
    """Whoever stands on a list and gets a paper, with the paper that is there."""
    bears = and_(
        Certificate.participation_id == Participation.id,
        is_certificate(),
        Certificate.state.in_(CORRECTABLE),
    )
    gets = and_(PaperRole.workshop_id == Participation.workshop_id, PaperRole.role == Participation.role)
    return (
        select(
            Participation.id,
            Workshop.title,
            Workshop.prints_titles,
            Participation.name_as_registered,
            Participation.name_confirmed_at,
            Certificate.state,
            Certificate.name,
            Certificate.version,
        )
        .join(Workshop, Workshop.id == Participation.workshop_id)
        .join(PaperRole, gets)
        .outerjoin(Certificate, bears)
        .where(
            Participation.cancelled_at.is_(None),
            Workshop.state.not_in((WorkshopState.DRAFT, WorkshopState.CANCELLED)),
            Workshop.is_recorded_only.is_(False),
        )
        .order_by(Participation.sort_key, Participation.id)
    )


def _named(session: Session, printed: Select[*Printed]) -> dict[int, NameOnPaper]:
    rows = session.execute(printed).all()
    proposals = _newest_proposals(session, [row[0] for row in rows])
    return {row[0]: _name_on_paper(row, proposals.get(row[0])) for row in rows}


def _name_on_paper(row: Row[*Printed], proposal: Proposal | None) -> NameOnPaper:
    number, title, prints_titles, registered, confirmed_at, state, printed, edition = row
    return NameOnPaper(
        participation_id=number,
        workshop=title,
        name=printed or planned_name(registered, prints_titles=prints_titles),
        stage=Stage(state.value) if state else Stage.PLANNED,
        edition=edition or 0,
        confirmed_at=confirmed_at,
        proposal=proposal,
    )


def _newest_proposals(session: Session, participation_ids: list[int]) -> dict[int, Proposal]:
    rows = session.scalars(
        select(CorrectionRequest)
        .where(CorrectionRequest.participation_id.in_(participation_ids))
        .order_by(CorrectionRequest.id)
    )
    return {
        row.participation_id: Proposal(
            row.id, row.proposed_name, row.note, row.state, row.answer, row.asked_at, row.answered_at
        )
        for row in rows
    }
