"""What a list of right spellings would change on the papers of a workshop."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.actions import WrongName, printable_name
from workshop_tracker.certificates.models import Certificate, PaperState, is_certificate
from workshop_tracker.handout.corrections.queries import CORRECTABLE
from workshop_tracker.handout.renaming.rules import PaperName, Proposal, Wish, matched


def proposals_of(session: Session, workshop_id: int, wishes: Sequence[Wish]) -> list[Proposal]:
    """One for each line, in their order; a name that cannot be printed says so. One statement."""
    rows = session.execute(
        select(Certificate.id, Certificate.number, Certificate.name, Certificate.state)
        .join(Participation, Participation.id == Certificate.participation_id)
        .where(Participation.workshop_id == workshop_id, is_certificate(), Certificate.state.in_(CORRECTABLE))
        .order_by(Certificate.id)
    )
    papers = [PaperName(number, named, name, state is PaperState.VALID) for number, named, name, state in rows]
    return [_checked(each) for each in matched(wishes, papers)]


def _checked(proposal: Proposal) -> Proposal:
    if not proposal.is_change:
        return proposal
    try:
        printable_name(proposal.wish.name)
    except WrongName as wrong:
        return replace(proposal, reason=str(wrong))
    return proposal
