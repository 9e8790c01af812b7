"""What the log says of papers: the line that each paper bears, the place where one stands, what does not agree."""

from sqlalchemy.orm import Session

from workshop_tracker.certificates.contents.wording import checkpoint_line
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.sealing.rules import seal_of
from workshop_tracker.database import local_date
from workshop_tracker.ledger.queries import Place, latest_checkpoint, place_of
from workshop_tracker.presentation import Language


def printed_checkpoint(session: Session, year: int, language: Language) -> str:
    """The newest checkpoint of a year's log as papers bear it; empty while there is none."""
    latest = latest_checkpoint(session, year)
    return checkpoint_line(latest.size, latest.root, local_date(latest.made_at), language) if latest else ""


def place_of_paper(session: Session, paper: Certificate) -> Place | None:
    """Where the log tells of this very paper, as it stands in our tables now; None where it does not."""
    return place_of(session, seal_of(paper.snapshot, paper.salt).paper)
