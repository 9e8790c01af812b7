"""Prepared papers that nobody earned after all: found, withdrawn, their numbers burned in the book."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from workshop_tracker.certificates.actions import withdraw_certificate
from workshop_tracker.certificates.contents.holders import Holder, holders_of
from workshop_tracker.certificates.models import PaperState
from workshop_tracker.certificates.preparing import lock_workshop
from workshop_tracker.certificates.queries import Paper, paper_of, papers_of
from workshop_tracker.database import WritingSession
from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.models import Workshop

# what whoever checks the paper reads; attendance and decisions of the committee are told to organizers alone
TOLD_TO_ANYONE = "Pemegangnya tidak tuntas mengikuti kegiatan ini."


@dataclass(frozen=True, slots=True)
class Unearned:
    """A prepared paper whose holder can no longer complete, and why, for the organizer."""

    certificate_id: int
    number: str
    name: str
    reason: str


def unearned_papers(session: Session, workshop: Workshop) -> list[Unearned]:
    """The prepared papers that will never be valid, in the order of the book; who can still complete keeps hers."""
    return unearned_among(papers_of(session, workshop.id), holders_of(session, workshop))


def unearned_among(papers: Iterable[Paper], holders: Iterable[Holder]) -> list[Unearned]:
    """The same of what is at hand already."""
    by_participation = {holder.participation_id: holder for holder in holders}
    judged = [
        (paper, _reason(by_participation.get(paper.participation_id)))
        for paper in papers
        if paper.state is PaperState.PREPARED
    ]
    return [Unearned(paper.id, paper.number, paper.name, reason) for paper, reason in judged if reason]


def withdraw_unearned(session: WritingSession, workshop: Workshop, *, at: dt.datetime) -> list[Unearned]:
    """Withdraw them all and say which; a second time there are none."""
    lock_workshop(session, workshop)
    unearned = unearned_papers(session, workshop)
    for each in unearned:
        paper = paper_of(session, workshop.id, each.certificate_id)
        if paper is not None:
            withdraw_certificate(session, paper, reason=TOLD_TO_ANYONE, at=at)
    return unearned


def _reason(holder: Holder | None) -> str:
    """Why this holder's paper will never be valid; empty while it may be."""
    if holder is None:
        return Sentence("Tidak lagi ada dalam daftar penerima sertifikat kegiatan ini.")
    return "" if holder.can_complete else holder.reason
