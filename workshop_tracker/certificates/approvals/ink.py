"""Pictures of ink that a signatory may let be used, and putting them on the papers that the approval covers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workshop_tracker.certificates.approvals.models import Approval
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.sealing.actions import seal_papers, sealed_papers
from workshop_tracker.certificates.sealing.rules import Act
from workshop_tracker.database import WritingSession, batched, one_of, rows_resting_on
from workshop_tracker.designs.facsimiles.models import InkPicture, PictureKind
from workshop_tracker.designs.facsimiles.queries import offered_pictures
from workshop_tracker.designs.rules import (
    CertificateText,
    Facsimile,
    certificate_text_from_json,
    with_facsimiles,
)
from workshop_tracker.designs.sections.signatures import in_slots
from workshop_tracker.people.names import split_name
from workshop_tracker.workshops.queries import issuer_of

ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Ink:
    """A signatory's picture and the issuer's stamp, as far as there are any."""

    signature: InkPicture | None = None
    stamp: InkPicture | None = None

    @property
    def pictures(self) -> tuple[InkPicture, ...]:
        """Those that there are."""
        return tuple(filter(None, (self.signature, self.stamp)))

    @property
    def shown(self) -> str:
        """What tells these pictures from others that are brought later."""
        return "-".join(str(picture.id) for picture in self.pictures)


NO_INK = Ink()


def ink_of(session: Session, approval: Approval) -> Ink:
    """What this signatory may let be used: the own signature by name, and the stamp that the issuer lets stand here."""
    issuer = issuer_of(session, approval.workshop_id)
    offered = offered_pictures(session, issuer.id) if issuer else []
    if approval.takes_picture and approval.signature_id is not None:
        offered.insert(0, session.get_one(InkPicture, approval.signature_id))
    signature = (each for each in offered if each.signer_name == approval.signer_name)
    stamp = (each for each in offered if each.kind is PictureKind.STAMP)
    return Ink(next(signature, None), next(stamp, None))


def put_ink_on_papers(session: WritingSession, approval: Approval, certificate_ids: Collection[int], ink: Ink) -> int:
    """Papers that wait to be validated bear these pictures from now on; a valid one never changes. Returns how many.

    Seals last.
    """
    if not ink.pictures:
        return 0
    rows = session.execute(
        select(Certificate.id, Certificate.snapshot).where(
            one_of(session, Certificate.id, sorted(certificate_ids)), Certificate.state == PaperState.PREPARED
        )
    ).all()
    changed = {
        number: with_facsimiles(snapshot, facsimiles)
        for number, snapshot in rows
        if (facsimiles := _facsimiles(certificate_text_from_json(snapshot), approval, ink)) is not None
    }
    if not changed:
        return 0
    for part in batched([{"id": number, "snapshot": words} for number, words in changed.items()], ROWS_AT_ONCE):
        session.execute(update(Certificate), part)
    approval.signature_id = ink.signature.id if ink.signature else None
    approval.stamp_id = ink.stamp.id if ink.stamp else None
    session.flush()
    seal_papers(session, Act.APPROVED, sealed_papers(session, list(changed)))
    return len(changed)


def let_brought_picture_go(session: WritingSession, brought_id: int | None, approval: Approval) -> None:
    """One that was sent along and not used goes with its bytes; what the issuer offers stays."""
    if brought_id is None or approval.signature_id == brought_id:
        return
    brought = session.get_one(InkPicture, brought_id)
    if brought.removed_at is not None and not rows_resting_on(session, brought):
        session.delete(brought)
        session.flush()


def _facsimiles(text: CertificateText, approval: Approval, ink: Ink) -> Sequence[Facsimile] | None:
    """What the paper bears with these; None where it names another signer in that place."""
    slots = in_slots(text.signatories)
    signer = next((each for each in slots if each.place == approval.place.value), None)
    if signer is None or signer.name not in {approval.signer_name, split_name(approval.signer_name).name}:
        return None
    others = [each for each in text.facsimiles if each.place != signer.place]
    signature, stamp = ink.signature, ink.stamp
    if signature:
        others.append(Facsimile(signer.place, "signature", signature.sha256))
    if stamp and signer is slots[0]:  # only there is room left of the block
        others.append(Facsimile(signer.place, "stamp", stamp.sha256))
    return others
