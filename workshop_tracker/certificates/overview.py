"""A workshop's papers at a glance: who is ready, who must be looked at, who gets none, and what is missing."""

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from workshop_tracker.attendance.registration import engaged_not_registered
from workshop_tracker.certificates.contents.holders import holders_of
from workshop_tracker.certificates.contents.trial import sample_text, trial_problem
from workshop_tracker.certificates.contents.workshop import Issuer, workshop_papers
from workshop_tracker.certificates.letters.queries import letters_due
from workshop_tracker.certificates.models import PaperState
from workshop_tracker.certificates.numbering.queries import block_of
from workshop_tracker.certificates.preflight.queries import Judged, doubts_of_programme, judged_holders
from workshop_tracker.certificates.preflight.rules import Reason, Verdict, doubts_of_block, doubts_of_proposals
from workshop_tracker.certificates.pulling.queries import SheetToPull, sheets_among
from workshop_tracker.certificates.queries import Paper, papers_of
from workshop_tracker.certificates.rules import missing_for_certificates
from workshop_tracker.certificates.withdrawal import Unearned, unearned_among
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import end_of


@dataclass(frozen=True, slots=True)
class Overview:
    """The three columns of the page, the papers that are there, and what keeps papers from being made."""

    missing: tuple[str, ...]
    doubts: tuple[Reason, ...]  # about all papers alike
    ready: tuple[Judged, ...]
    to_check: tuple[Judged, ...]
    not_due: tuple[Judged, ...]
    papers: tuple[Paper, ...]
    to_withdraw: tuple[Unearned, ...]
    to_pull: tuple[SheetToPull, ...]  # sheets that must not be handed out, withdrawn ones too
    joining: tuple[str, ...]  # speakers and helpers who come onto the list when papers are prepared
    letters_due: frozenset[int] = frozenset()  # participations that may get a letter on what they attended
    ends_at: dt.datetime | None = None  # of the last session, where it is still to end

    @property
    def to_prepare(self) -> int:
        """How many papers "Siapkan" would make."""
        return len([each for each in (*self.ready, *self.to_check) if each.holder.has_none]) + len(self.joining)

    @property
    def joining_told(self) -> Sentence:
        """Who comes onto the list by pressing "Siapkan"."""
        return Sentence("Termasuk yang bertugas: %(people)s.", people=self.joining)

    @property
    def to_validate(self) -> int:
        """How many papers "Sahkan" would make valid."""
        waiting = [each.holder for each in (*self.ready, *self.to_check, *self.not_due)]
        return len([holder for holder in waiting if holder.has_completed and holder.state is PaperState.PREPARED])

    @property
    def undecided(self) -> tuple[Judged, ...]:
        """Who has not completed by the attendance: a committee may decide otherwise."""
        judged = (*self.ready, *self.to_check, *self.not_due)
        return tuple(each for each in judged if not each.holder.has_completed)

    @property
    def is_complete(self) -> bool:
        """Whether papers are valid and nothing is left to prepare, to validate or to withdraw."""
        return self.count("valid") > 0 and not (self.to_prepare or self.to_validate or self.to_withdraw)

    def count(self, state: str) -> int:
        """How many certificates are in that state; a letter to who did not complete is none."""
        certificates = [paper for paper in self.papers if paper.is_certificate]
        return len([paper for paper in certificates if paper.state.value == state])


def overview_of(session: Session, workshop: Workshop, on: dt.date, *, at: dt.datetime) -> Overview:
    """Load the page of a workshop's papers, whose papers would bear the day `on`, as it is `at` this instant."""
    holders = holders_of(session, workshop)
    settled = {PaperState.VALID, PaperState.REPLACED}  # the newest version is replaced by a letter alone
    open_holders = [holder for holder in holders if holder.state not in settled]
    papers, said = papers_of(session, workshop.id), workshop_papers(session, workshop)
    joining = engaged_not_registered(session, workshop)
    lacking = len([holder for holder in open_holders if holder.has_none and holder.can_complete]) + len(joining)
    unearned = unearned_among(papers, holders)
    all_judged = judged_holders(session, workshop, said, open_holders, on)
    judged: dict[Verdict, list[Judged]] = {verdict: [] for verdict in Verdict}
    for each in all_judged:
        judged[each.verdict].append(each)
    return Overview(
        missing=tuple(missing_for_certificates(said.facts, on) or filter(None, [trial_problem(said.text, [], on)])),
        doubts=(
            *doubts_of_proposals(each.reasons for each in all_judged),
            *doubts_of_programme(session, workshop),
            *_doubts_of_block(session, workshop, said.issuer, lacking),
        ),
        ready=tuple(judged[Verdict.READY]),
        to_check=tuple(judged[Verdict.TO_CHECK]),
        not_due=tuple(judged[Verdict.NOT_DUE]),
        papers=tuple(papers),
        to_withdraw=tuple(unearned),
        to_pull=tuple(sheets_among(session, workshop, unearned)),
        joining=tuple(joining),
        letters_due=letters_due(session, workshop, holders),
        ends_at=end_to_come(session, workshop, at),
    )


def _doubts_of_block(session: Session, workshop: Workshop, issuer: Issuer | None, lacking: int) -> tuple[Reason, ...]:
    block = block_of(session, workshop, issuer.id) if issuer else None
    return doubts_of_block(block.left if block else None, lacking)


def end_to_come(session: Session, workshop: Workshop, at: dt.datetime) -> dt.datetime | None:
    """When the last session ends, where that is still to come."""
    ends_at = end_of(session, workshop)
    return ends_at if ends_at is not None and ends_at > at else None


def worst_case(session: Session, workshop: Workshop, on: dt.date) -> CertificateText:
    """The paper that is hardest to fit, with the longest name, as a sample; a plan without days bears the given one."""
    holders = [holder.text for holder in holders_of(session, workshop)]
    text = workshop_papers(session, workshop).text
    return sample_text(replace(text, days=text.days or (on,)), holders, on)
