"""Who may get a letter and has none."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from workshop_tracker.certificates.contents.holders import Holder, latest_papers
from workshop_tracker.certificates.letters.rules import may_get_letter
from workshop_tracker.certificates.models import PaperKind
from workshop_tracker.workshops.models import Workshop


def letters_due(session: Session, workshop: Workshop, holders: Iterable[Holder]) -> frozenset[int]:
    """The participations that may get a letter. One statement, none where nobody may.

    Who still holds a certificate, be it one to be withdrawn, gets none; a revoked letter is not written anew.
    """
    may = [
        holder.participation_id
        for holder in holders
        if holder.has_none and holder.completion is not None and may_get_letter(holder.completion)
    ]
    if not may:
        return frozenset()
    return frozenset(may) - latest_papers(session, workshop.id, PaperKind.SURAT_KETERANGAN).keys()
