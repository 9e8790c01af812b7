"""To which paper a code leads today, and by what its holder is known."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.queries import paper_by_code
from workshop_tracker.certificates.sealing.queries import agrees, place_of_paper
from workshop_tracker.designs.own.queries import text_to_print
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.handout.lasting_key.rules import right_answers
from workshop_tracker.handout.queries import kept_person
from workshop_tracker.people.models import Identifier, Person


@dataclass(frozen=True, slots=True)
class PaperBehind:
    """The newest valid version of a paper; `answers` is empty where nothing is known of its holder."""

    certificate: Certificate
    text: CertificateText
    answers: frozenset[str]

    @property
    def certificate_id(self) -> int:
        """The paper's own number."""
        return self.certificate.id


def paper_behind(session: Session, written_code: str) -> PaperBehind | None:
    """What a code hands out, be it of an older version; none of a paper that does not hold or that the log denies."""
    scanned = paper_by_code(session, written_code)
    paper = _newest_valid(session, scanned) if scanned else None
    if paper is None or not agrees(paper, place_of_paper(session, paper)):
        return None
    person = kept_person(session, paper.participation.person)
    if person.anonymised_at is not None:
        return None
    return PaperBehind(paper, text_to_print(session, paper.snapshot), _answers(session, person))


def _newest_valid(session: Session, scanned: Certificate) -> Certificate | None:
    return session.scalar(
        select(Certificate).where(
            Certificate.participation_id == scanned.participation_id,
            Certificate.kind == scanned.kind,
            Certificate.state == PaperState.VALID,
        )
    )


def _answers(session: Session, person: Person) -> frozenset[str]:
    numbers = session.execute(select(Identifier.kind, Identifier.value).where(Identifier.person_id == person.id))
    return right_answers(person.birth_date, [(kind, value) for kind, value in numbers])
