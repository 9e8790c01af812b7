"""From the values of a workshop and a holder to the text that is printed; pure, so that a paper can be foreseen."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from workshop_tracker.designs.own.looks import USUAL_DETAILS, Detail, Look
from workshop_tracker.designs.rules import CertificateText, Language, ProgrammeRow, SignatoryText
from workshop_tracker.ledger.checkpoints import printed_root
from workshop_tracker.presentation import format_date, format_days, format_number, join_words
from workshop_tracker.workshops.rules import without_acknowledgement

ROLE_WORDS: dict[Language, dict[str, str]] = {
    "id": {
        "participant": "PESERTA",
        "speaker": "NARASUMBER",
        "moderator": "MODERATOR",
        "facilitator": "FASILITATOR",
        "committee": "PANITIA",
    },
    "en": {
        "participant": "PARTICIPANT",
        "speaker": "SPEAKER",
        "moderator": "MODERATOR",
        "facilitator": "FACILITATOR",
        "committee": "COMMITTEE MEMBER",
    },
}
BETWEEN = "  ·  "
ACKNOWLEDGED: dict[Language, str] = {"id": "Mengetahui,", "en": "Acknowledged by,"}
CHECKPOINT: dict[Language, str] = {"id": "Titik periksa", "en": "Checkpoint"}
KIND_WORDS: dict[Language, dict[str, str]] = {
    "id": {"sertifikat": "sertifikat", "piagam": "piagam penghargaan", "surat_keterangan": "surat keterangan"},
    "en": {"sertifikat": "certificate", "piagam": "certificate of appreciation", "surat_keterangan": "statement"},
}
HONOUR, LETTER = "piagam", "surat_keterangan"  # drawings, and kinds of paper of the same name


@dataclass(frozen=True, slots=True)
class SessionText:
    """A session as the back prints it; hours in JP, speakers in their order by person id."""

    part: str
    topic: str
    lesson_hours: int
    speakers: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """A signatory with what the workshop lets stand beneath the name already chosen."""

    place: str
    title_lines: tuple[str, ...]
    name: str
    rank: str
    identity: str


@dataclass(frozen=True, slots=True)
class WorkshopText:
    """What all papers of a workshop say alike."""

    design: str
    design_version: int
    language: Language
    letterhead: tuple[str, ...]
    event_kind: str
    title: str
    organizers: tuple[str, ...]
    days: tuple[dt.date, ...]
    place: str
    city: str
    sessions: tuple[SessionText, ...]
    signers: tuple[Signer, ...]
    is_sample: bool
    look: Look | None = None


@dataclass(frozen=True, slots=True)
class HolderText:
    """What one paper says of its holder; `hours` is programme, own_sessions, or none."""

    person_id: int
    name: str
    identity_line: str
    school: str
    role: str
    hours: str
    position: str = ""
    rank: str = ""
    district: str = ""  # with which `school` ends, if it names one


@dataclass(frozen=True, slots=True)
class PaperIdentity:
    """What makes a paper this one."""

    kind: str
    number: str
    code: str
    edition: int
    issued_on: dt.date
    base_url: str
    checkpoint: str = ""


def certificate_text(workshop: WorkshopText, holder: HolderText, identity: PaperIdentity) -> CertificateText:
    """The frozen text of one paper; its back adds up to its front."""
    language = workshop.language
    programme = programme_rows(workshop, holder)
    details = workshop.look.details if workshop.look else USUAL_DETAILS
    return CertificateText(
        design=workshop.design,
        design_version=workshop.design_version,
        language=language,
        kind=KIND_WORDS[language][kind_shown(workshop, holder.role, identity.kind)],
        letterhead=workshop.letterhead,
        number=identity.number,
        name=holder.name,
        identity_line=identity_words(holder, details),
        school=holder.school if "district" in details else holder.school.removesuffix(f", {holder.district}"),
        role=ROLE_WORDS[language][holder.role],
        event_kind=workshop.event_kind,
        title=workshop.title,
        organizer=join_words(workshop.organizers, language=language),
        dates=format_days(workshop.days, language=language),
        place=workshop.place,
        lesson_hours=sum(row.lesson_hours for row in programme) or None,
        signatories=tuple(_signatory(signer, workshop, identity) for signer in workshop.signers),
        code=identity.code,
        verification_url=verification_url(identity.base_url, identity.code),
        checkpoint=identity.checkpoint,
        edition=identity.edition,
        programme=programme,
        is_sample=workshop.is_sample,
        look=workshop.look,
    )


def kind_shown(workshop: WorkshopText, role: str, kind: str) -> str:
    """As what a paper presents itself, in whichever series it is counted.

    An honour honours those who served, while who took part has a certificate; a plain letter is a letter.
    """
    drawing = workshop.look.drawing if workshop.look else workshop.design
    if drawing == LETTER or (drawing == HONOUR and role != "participant"):
        return drawing
    return kind


def identity_words(holder: HolderText, details: Collection[Detail]) -> str:
    """What stands below the name beside the school: of number, position and rank those that the design shows."""
    known = {"identity": holder.identity_line, "position": holder.position, "rank": holder.rank}
    return BETWEEN.join(words for detail, words in known.items() if detail in details and words)


def programme_rows(workshop: WorkshopText, holder: HolderText) -> tuple[ProgrammeRow, ...]:
    """The sessions that this paper stands for: all, the holder's own, or none. Rows of 0 JP are not printed."""
    if holder.hours == "none":
        return ()
    return tuple(
        ProgrammeRow(
            row.part,
            row.topic,
            join_words([name for _, name in row.speakers], language=workshop.language),
            row.lesson_hours,
        )
        for row in workshop.sessions
        if row.lesson_hours and (holder.hours == "programme" or holder.person_id in dict(row.speakers))
    )


def checkpoint_line(size: int, root: str, on: dt.date, language: Language) -> str:
    """What a paper bears of the log, so that its holder is a witness: size, beginning of the root, day."""
    return "  ·  ".join(
        [
            f"{CHECKPOINT[language]} {format_number(size, language=language)}",
            printed_root(root),
            format_date(on, language=language),
        ]
    )


def verification_url(base_url: str, code: str) -> str:
    """The address in the QR code; in capitals, which makes the smallest code, unless its path would change."""
    url = f"{base_url}/v/{code}"
    return url.upper() if urlsplit(base_url).path in {"", "/"} else url


def _signatory(signer: Signer, workshop: WorkshopText, identity: PaperIdentity) -> SignatoryText:
    openings = {
        "right": f"{workshop.city}, {format_date(identity.issued_on, language=workshop.language)}",
        "left": ACKNOWLEDGED[workshop.language],
        "center": "",
    }
    return SignatoryText(
        place=signer.place,  # type: ignore[arg-type]  # the column's CHECK knows the three places
        opening=openings[signer.place],
        title_lines=without_acknowledgement(signer.title_lines) if signer.place == "left" else signer.title_lines,
        name=signer.name,
        rank=signer.rank,
        identity=signer.identity,
    )
