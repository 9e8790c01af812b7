"""Who may get a letter on what was attended, and what it states; without lesson hours, so none are recognised."""

from dataclasses import replace

from workshop_tracker.attendance.rules import Completion
from workshop_tracker.certificates.contents.wording import HolderText, PaperIdentity, WorkshopText, certificate_text
from workshop_tracker.designs.rules import NEWEST_VERSIONS, CertificateText, Language

DESIGN = "surat_keterangan"
PATTERN = "{seq:3}/SK/{unit}/{year}"  # apart from certificates, whose numbers it must never meet
STATEMENTS: dict[Language, str] = {
    "id": "telah hadir {attended} dari {planned}\u00a0JP pada {event_kind}",
    "en": "attended {attended} of {planned}\u00a0JP (lesson hours) of the {event_kind}",
}


def may_get_letter(completion: Completion) -> bool:
    """Whether the attendance is whole and leaves no way to a certificate, but somebody was there."""
    is_decided = not completion.can_complete and not completion.unmarked_sessions
    return is_decided and completion.attended_hours > 0


def letter_text(
    workshop: WorkshopText, holder: HolderText, completion: Completion, identity: PaperIdentity
) -> CertificateText:
    """The frozen text of a letter, in the plain design whatever that of the certificates; without a programme."""
    plain = replace(workshop, design=DESIGN, design_version=NEWEST_VERSIONS[DESIGN], look=None)
    text = certificate_text(plain, replace(holder, hours="none"), identity)
    return replace(text, statement=_statement(workshop, completion))


def _statement(workshop: WorkshopText, completion: Completion) -> str:
    return (
        STATEMENTS[workshop.language]
        .format(
            attended=completion.attended_hours,
            planned=completion.planned_hours,
            event_kind=workshop.event_kind,
        )
        .strip()
    )
