"""What the log says of papers: the line that each paper bears, the place where one stands, what does not agree."""

import json
from collections.abc import Mapping
from typing import Protocol

from sqlalchemy.orm import Session

from workshop_tracker.certificates.contents.wording import checkpoint_line
from workshop_tracker.certificates.models import PaperState
from workshop_tracker.certificates.sealing.rules import printed_fields, seal_of
from workshop_tracker.database import local_date
from workshop_tracker.ledger.queries import Place, latest_checkpoint, place_of
from workshop_tracker.presentation import Language


class StoredPaper(Protocol):
    """What our tables say of a paper that the log says too."""

    @property
    def code(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def lesson_hours(self) -> int | None: ...
    @property
    def state(self) -> PaperState: ...
    @property
    def snapshot(self) -> str: ...
    @property
    def salt(self) -> str: ...


KEPT_IN_COLUMNS = ("code", "number", "edition", "name", "lesson_hours")


def printed_checkpoint(session: Session, year: int, language: Language) -> str:
    """The newest checkpoint of a year's log as papers bear it; empty while there is none."""
    latest = latest_checkpoint(session, year)
    return checkpoint_line(latest.size, latest.root, local_date(latest.made_at), language) if latest else ""


def place_of_paper(session: Session, paper: StoredPaper) -> Place | None:
    """Where the log tells of this very paper, as it stands in our tables now; None where it does not."""
    return place_of(session, seal_of(paper.snapshot, paper.salt).paper)


def agrees(paper: StoredPaper, place: Place | None) -> bool:
    """Whether the newest entry about a paper tells what our tables say: the same state, every printed word the same."""
    return place is not None and not contradictions(paper, json.loads(place.entry))


def contradictions(paper: StoredPaper, entry: Mapping[str, object]) -> list[str]:
    """What the table says of a paper otherwise than its snapshot and the newest entry about it, in Indonesian words."""
    printed = printed_fields(paper.snapshot)
    stored = (paper.code, paper.number, paper.version, paper.name, paper.lesson_hours)
    found = {
        "keadaan": entry["state"] == paper.state.value,
        "isi": entry["snapshot"] == seal_of(paper.snapshot, paper.salt).snapshot,
        "kolom": stored == tuple(printed[field] for field in KEPT_IN_COLUMNS),
    }
    return [word for word, is_same in found.items() if not is_same]
