"""What a letter says of the certificate whose place it takes; pure."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from workshop_tracker.certificates.contents.wording import PaperIdentity, WorkshopText, verification_url
from workshop_tracker.certificates.letters.rules import DESIGN
from workshop_tracker.certificates.rewording.wording import reworded
from workshop_tracker.designs.phrases import PHRASES, is_participant
from workshop_tracker.designs.rules import NEWEST_VERSIONS, CertificateText, Language, SignatoryText
from workshop_tracker.presentation import Sentence, format_date, join_words


class Fault(StrEnum):
    """Why a certificate does not do any more."""

    LOST = "lost"
    DAMAGED = "damaged"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class SignerToday:
    """Who signs the letter: lines of the title, name as printed, rank and number, which may be empty."""

    title_lines: tuple[str, ...]
    name: str
    rank: str = ""
    identity: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """One field that the old paper tells otherwise than the letter."""

    field: str
    old: str
    new: str


# what whoever checks the old paper reads
TOLD_TO_ANYONE = {
    Fault.LOST: "Sertifikatnya dinyatakan hilang.",
    Fault.DAMAGED: "Sertifikatnya rusak.",
    Fault.WRONG: "Isinya keliru.",
}
KINDS: dict[Language, str] = {"id": "surat keterangan pengganti", "en": "replacement statement"}
FIELDS: dict[Language, dict[str, str]] = {
    "id": {
        "name": "nama",
        "event_kind": "jenis kegiatan",
        "title": "judul kegiatan",
        "organizer": "penyelenggara",
        "dates": "tanggal kegiatan",
        "place": "tempat",
    },
    "en": {
        "name": "the name",
        "event_kind": "the kind of event",
        "title": "the title",
        "organizer": "the organizer",
        "dates": "the dates",
        "place": "the place",
    },
}
LOSSES: dict[Language, dict[Fault, str]] = {
    "id": {Fault.LOST: "yang hilang", Fault.DAMAGED: "yang rusak"},
    "en": {Fault.LOST: "which was lost", Fault.DAMAGED: "which was damaged"},
}
WRITTEN: dict[Language, str] = {"id": "yang keliru menulis {corrections}", "en": "which wrongly gives {corrections}"}
CORRECTED: dict[Language, str] = {
    "id": "{field} “{old}” (yang benar “{new}”)",
    "en": "{field} “{old}” (correct is “{new}”)",
}
STATEMENTS: dict[Language, str] = {
    "id": "adalah pemegang {kind} nomor {number} tanggal {day} {faults}. Surat ini menggantikannya dan menerangkan "
    "bahwa yang bersangkutan {did}",
    "en": "holds the {kind} number {number} of {day} {faults}. This statement takes its place and states that the "
    "holder {did}",
}
NOTHING_WRONG = Sentence("Belum ada yang berbeda: isi nama yang benar, atau perbaiki dahulu data kegiatannya.")


def corrections_of(old: CertificateText, new: CertificateText) -> tuple[Correction, ...]:
    """The fields that changed, the name first."""
    pairs = ((field, getattr(old, field), getattr(new, field)) for field in FIELDS["id"])
    return tuple(Correction(field, before, after) for field, before, after in pairs if before != after)


def right_words(old: CertificateText, workshop: WorkshopText, name: str) -> CertificateText:
    """The old paper with the right name and with its workshop's words as they are now."""
    return replace(reworded(old, workshop), name=name)


def statement_of(old: CertificateText, new: CertificateText, fault: Fault, issued_on: dt.date) -> str:
    """What the letter states before the event's title."""
    language = old.language
    phrases = PHRASES[language]
    did = (phrases.has_completed if is_participant(old) else phrases.has_contributed).format(event_kind=new.event_kind)
    told = STATEMENTS[language].format(
        kind=old.kind,
        number=old.number,
        day=format_date(issued_on, language=language),
        faults=_faults(corrections_of(old, new), fault, language),
        did=did,
    )
    return told.strip()


def _faults(corrections: Sequence[Correction], fault: Fault, language: Language) -> str:
    fields = FIELDS[language]
    written = [CORRECTED[language].format(field=fields[each.field], old=each.old, new=each.new) for each in corrections]
    wrong = WRITTEN[language].format(corrections=join_words(written, language=language)) if written else ""
    return join_words([part for part in (LOSSES[language].get(fault, ""), wrong) if part], language=language)


def replacement_text(
    new: CertificateText, statement: str, signer: SignerToday, identity: PaperIdentity, workshop: WorkshopText
) -> CertificateText:
    """The frozen text of the letter: in the plain design, with the programme of the old paper, by one signer."""
    day = format_date(identity.issued_on, language=new.language)
    signs = SignatoryText(
        "right", f"{workshop.city}, {day}", signer.title_lines, signer.name, signer.rank, signer.identity
    )
    return replace(
        new,
        design=DESIGN,
        design_version=NEWEST_VERSIONS[DESIGN],
        look=None,
        kind=KINDS[new.language],
        letterhead=workshop.letterhead or new.letterhead,
        number=identity.number,
        code=identity.code,
        verification_url=verification_url(identity.base_url, identity.code),
        checkpoint=identity.checkpoint,
        edition=identity.edition,
        signatories=(signs,),
        statement=statement,
    )
