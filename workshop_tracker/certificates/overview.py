"""A workshop's papers at a glance: who is ready, who must be looked at, who gets none, and what is missing."""

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from workshop_tracker.attendance.registration import engaged_not_registered
from workshop_tracker.certificates.contents.holders import Holder, holders_of
from workshop_tracker.certificates.contents.trial import sample_text
from workshop_tracker.certificates.contents.workshop import workshop_papers
from workshop_tracker.certificates.models import PaperState
from workshop_tracker.certificates.queries import Paper, papers_of
from workshop_tracker.certificates.rules import missing_for_certificates
from workshop_tracker.certificates.withdrawal import Unearned, unearned_among
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.models import Workshop


@dataclass(frozen=True, slots=True)
class Overview:
    """The three columns of the page, the papers that are there, and what keeps papers from being made."""

    missing: tuple[str, ...]
    ready: tuple[Holder, ...]
    to_check: tuple[Holder, ...]
    not_earned: tuple[Holder, ...]
    papers: tuple[Paper, ...]
    to_withdraw: tuple[Unearned, ...]
    joining: tuple[str, ...]  # speakers and helpers who come onto the list when papers are prepared

    @property
    def to_prepare(self) -> int:
        """How many papers "Siapkan" would make."""
        return len([holder for holder in (*self.ready, *self.to_check) if holder.has_none]) + len(self.joining)

    @property
    def joining_told(self) -> Sentence:
        """Who comes onto the list by pressing "Siapkan"."""
        return Sentence("Termasuk yang bertugas: %(people)s.", people=self.joining)

    @property
    def to_validate(self) -> int:
        """How many papers "Sahkan" would make valid."""
        return len([holder for holder in self.ready if holder.state is PaperState.PREPARED])

    def count(self, state: str) -> int:
        return len([paper for paper in self.papers if paper.state.value == state])


def overview_of(session: Session, workshop: Workshop, on: dt.date) -> Overview:
    """Load the page of a workshop's papers."""
    holders = holders_of(session, workshop)
    open_holders = [holder for holder in holders if holder.has_none or holder.state is PaperState.PREPARED]
    papers = papers_of(session, workshop.id)
    return Overview(
        missing=tuple(missing_for_certificates(workshop_papers(session, workshop).facts, on)),
        ready=tuple(holder for holder in open_holders if holder.has_completed),
        to_check=tuple(holder for holder in open_holders if holder.can_complete and not holder.has_completed),
        not_earned=tuple(holder for holder in open_holders if not holder.can_complete),
        papers=tuple(papers),
        to_withdraw=tuple(unearned_among(papers, holders)),
        joining=tuple(engaged_not_registered(session, workshop)),
    )


def worst_case(session: Session, workshop: Workshop, on: dt.date) -> CertificateText:
    """The paper that is hardest to fit, with the longest name, as a sample; a plan without days bears the given one."""
    holders = [holder.text for holder in holders_of(session, workshop)]
    text = workshop_papers(session, workshop).text
    return sample_text(replace(text, days=text.days or (on,)), holders, on)
