"""What becomes of a programme that was read from news. Nothing here commits."""

from workshop_tracker.database import WritingSession, rows_resting_on
from workshop_tracker.workshops.programmes.models import Programme

OWN_ROWS = frozenset({"programme_officials"})


class NotAProposal(Exception):
    """The programme is no mere proposal any more, or something rests on it."""


def accept_programme(session: WritingSession, programme: Programme) -> None:
    """It is as written. Raises NotAProposal where somebody said so before."""
    if not programme.is_proposed:
        raise NotAProposal
    programme.is_proposed = False
    session.flush()


def discard_programme(session: WritingSession, programme: Programme) -> None:
    """It was none; only a proposal on which nothing rests goes. Raises NotAProposal."""
    if not programme.is_proposed or not OWN_ROWS.issuperset(rows_resting_on(session, programme)):
        raise NotAProposal
    session.delete(programme)
    session.flush()
