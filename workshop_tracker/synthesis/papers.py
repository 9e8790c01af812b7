"""The certificates of who has completed, as the product words and seals them."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random

from sqlalchemy import bindparam, update

from workshop_tracker.certificates.contents.wording import (
    HolderText,
    PaperIdentity,
    SessionText,
    Signer,
    WorkshopText,
    certificate_text,
    verification_url,
)
from workshop_tracker.certificates.models import Certificate, NumberSeries, PaperKind, PaperState
from workshop_tracker.certificates.numbering.codes import ALPHABET, LENGTH
from workshop_tracker.certificates.sealing.actions import Sealed, seal_papers
from workshop_tracker.certificates.sealing.rules import SALT_BYTES, Act
from workshop_tracker.designs.rules import certificate_text_to_json
from workshop_tracker.synthesis.marks import Holder
from workshop_tracker.synthesis.rows import Rows
from workshop_tracker.synthesis.workshops import NUMBER_PATTERN, Held
from workshop_tracker.viewer import ActorKind
from workshop_tracker.workshops.numbering import NumberParts, number_scope, render_number

SITE = "https://contoh.example"
ROLE = "participant"


class Form:
    """The papers of one workshop: worded once by the product itself, then filled in for each holder alike."""

    def __init__(self, held: Held, example: Holder) -> None:
        identity = PaperIdentity(PaperKind.SERTIFIKAT.value, "", "", 1, held.days[-1], SITE)
        paper = certificate_text(_text_of(held), _holder_text(example), identity)
        self.lesson_hours = paper.lesson_hours
        self._fields = json.loads(certificate_text_to_json(paper))

    def filled(self, holder: Holder, number: str, code: str) -> str:
        """The snapshot, as the product writes it."""
        own = {
            "number": number,
            "name": holder.teacher.name,
            "identity_line": holder.teacher.identity,
            "school": school_line(holder),
            "code": code,
            "verification_url": verification_url(SITE, code),
        }
        return json.dumps(self._fields | own, ensure_ascii=False, separators=(",", ":"))


class Papers:
    """The books of numbers, and the papers that are written and still have to be sealed."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self._series: dict[tuple[int, str], int] = {}
        self._last: dict[int, int] = defaultdict(int)
        self._unsealed: list[Sealed] = []
        rows.columns(NumberSeries, "issuer_id", "kind", "scope")
        rows.columns(
            Certificate,
            *("participation_id", "issuer_id", "series_id", "kind", "number", "sequence", "code", "state", "snapshot"),
            *("salt", "name", "lesson_hours", "event_ended_on", "issued_on", "is_sample", "prepared_at"),
            *("validated_at", "actor_kind"),
        )

    def issue(self, held: Held, holders: Sequence[Holder], rng: Random) -> None:
        """One valid paper for each, numbered in the order of the list."""
        if not holders:
            return
        issued_on, at = held.days[-1], held.closed_at
        host, form = held.host, Form(held, holders[0])
        parts = NumberParts(ROLE, issued_on, host.unit, host.classification)
        series = self._series_of(host.office_id, number_scope(NUMBER_PATTERN, ROLE, issued_on, held.id))
        for holder in holders:
            self._last[series] = sequence = self._last[series] + 1
            number, code = render_number(NUMBER_PATTERN, sequence, parts), "".join(rng.choices(ALPHABET, k=LENGTH))
            snapshot, salt = form.filled(holder, number, code), rng.randbytes(SALT_BYTES).hex()
            self._unsealed.append(Sealed(issued_on, snapshot, salt, PaperState.VALID))
            self.rows.add(
                Certificate,
                *(holder.participation_id, host.office_id, series, PaperKind.SERTIFIKAT, number, sequence, code),
                *(PaperState.VALID, snapshot, salt, holder.teacher.name, form.lesson_hours, issued_on, issued_on, True),
                *(at, at, ActorKind.COMMAND),
            )

    def seal(self) -> None:
        """Tell the log of those that were written since the last time."""
        seal_papers(self.rows.session, Act.VALIDATED, self._unsealed)
        self._unsealed.clear()

    def close_books(self) -> None:
        """Let each counter go on behind its last number."""
        counters = [{"of": number, "last": last} for number, last in self._last.items()]
        if counters:
            statement = update(NumberSeries).where(NumberSeries.id == bindparam("of"))
            connection = self.rows.session.connection()
            connection.execute(statement.values(last_number=bindparam("last")), counters)

    def _series_of(self, issuer_id: int, scope: str) -> int:
        if (issuer_id, scope) not in self._series:
            number = self.rows.add(NumberSeries, issuer_id, PaperKind.SERTIFIKAT, scope)
            self._series[issuer_id, scope] = number
        return self._series[issuer_id, scope]


def _text_of(held: Held) -> WorkshopText:
    host = held.host
    return WorkshopText(
        design="klasik",
        design_version=1,
        language="id",
        letterhead=host.letterhead,
        event_kind=held.kind,
        title=held.title,
        organizers=(host.name,),
        days=held.days,
        place=held.place,
        city=host.district.removeprefix("Kabupaten ").removeprefix("Kota "),
        sessions=tuple(_sessions(held)),
        signers=(Signer("right", (f"Kepala {host.name}",), held.signer, "", ""),),
        is_sample=True,
    )


def _sessions(held: Held) -> Iterator[SessionText]:
    speakers = ((held.speaker.person_id, held.speaker.name),)
    for session in held.sessions:
        yield SessionText(session.part, session.topic, session.lesson_hours, speakers)


def _holder_text(holder: Holder) -> HolderText:
    teacher = holder.teacher
    return HolderText(
        person_id=teacher.person_id,
        name=teacher.name,
        identity_line=teacher.identity,
        school=school_line(holder),
        role=ROLE,
        hours="programme",
        district=holder.school.district,
    )


def school_line(holder: Holder) -> str:
    return f"{holder.school.name}, {holder.school.district}"
