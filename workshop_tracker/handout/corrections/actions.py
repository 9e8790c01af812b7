"""Confirming a name, proposing another spelling, answering. Nothing here commits."""

import datetime as dt
from enum import StrEnum

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.actions import correct_certificate, printable_name
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.preparing import lock_workshop_of
from workshop_tracker.certificates.proposals.models import CorrectionRequest, RequestState
from workshop_tracker.database import WritingSession
from workshop_tracker.handout.corrections.queries import NameOnPaper, name_of, paper_to_correct
from workshop_tracker.people.models import Person
from workshop_tracker.people.names import join_name, split_name
from workshop_tracker.people.rules import name_keys, sort_key
from workshop_tracker.presentation import Sentence

# what whoever checks the older edition reads; the note of the teacher is told to the organizer alone
TOLD_TO_ANYONE = "Ejaan nama diperbaiki atas permintaan pemegangnya."


class Renaming(StrEnum):
    """What an accepted spelling changes: the paper alone, or the teacher's own data too."""

    PAPER = "paper"
    PAPER_AND_PERSON = "paper_and_person"


class SameName(Exception):
    """The proposed spelling is the one that the paper bears."""


class AlreadyAsked(Exception):
    """Another spelling was proposed and waits for its answer."""


class AlreadyAnswered(Exception):
    """Somebody has answered otherwise meanwhile."""


class AnswerMissing(Exception):
    """Who refuses says why."""


def confirm_name(session: WritingSession, participation_id: int, *, at: dt.datetime) -> None:
    """She says that her name is right. Saying it twice changes nothing. Raises AlreadyAsked."""
    name = _name_now(session, participation_id)
    if name.is_asked:
        raise AlreadyAsked
    participation = session.get_one(Participation, participation_id)
    participation.name_confirmed_at = participation.name_confirmed_at or at
    session.flush()


def propose_name(
    session: WritingSession, participation_id: int, *, name: str, note: str, at: dt.datetime
) -> CorrectionRequest:
    """Keep a proposed spelling for the organizer; the same one again is the same proposal.

    Raises WrongName where it cannot be printed, SameName, AlreadyAsked.
    """
    proposed, printed = printable_name(name), _name_now(session, participation_id)
    if printed.is_asked and printed.proposal:
        if printed.proposal.name != proposed:
            raise AlreadyAsked
        return session.get_one(CorrectionRequest, printed.proposal.id)
    if proposed == printed.name:
        raise SameName
    session.get_one(Participation, participation_id).name_confirmed_at = None
    request = CorrectionRequest(participation_id=participation_id, proposed_name=proposed, note=note, asked_at=at)
    session.add(request)
    session.flush()
    return request


def accept_proposal(
    session: WritingSession, request: CorrectionRequest, renaming: Renaming, *, at: dt.datetime
) -> Certificate | None:
    """Print the proposed name: what is prepared in place, a valid paper as a new version; None without a paper.

    Accepting twice corrects once. Raises AlreadyAnswered.
    """
    if not _take(session, request, RequestState.ACCEPTED):
        return paper_to_correct(session, request.participation_id)
    paper = paper_to_correct(session, request.participation_id)
    if paper is not None and paper.name != request.proposed_name:
        paper = correct_certificate(session, paper, name=request.proposed_name, reason=TOLD_TO_ANYONE)
    participation = session.get_one(Participation, request.participation_id)
    if paper is None or paper.state is PaperState.PREPARED:
        _register(participation, request.proposed_name)
    participation.name_confirmed_at = at
    if renaming is Renaming.PAPER_AND_PERSON:
        _rename(participation.person, request.proposed_name)
    _answer(session, request, RequestState.ACCEPTED, "", at)
    return paper


def refuse_proposal(session: WritingSession, request: CorrectionRequest, *, answer: str, at: dt.datetime) -> None:
    """Leave the name as it is and tell her why. Raises AnswerMissing, AlreadyAnswered."""
    if not answer.strip():
        raise AnswerMissing
    if _take(session, request, RequestState.REFUSED):
        _answer(session, request, RequestState.REFUSED, answer.strip(), at)


def is_person_renamed_whole(name: str) -> bool:
    """Whether titles and name can be told apart, so that they may be stored apart."""
    return split_name(name).certainty == "certain"


def _name_now(session: WritingSession, participation_id: int) -> NameOnPaper:
    """Of two who press at once the second finds what the first has done."""
    lock_workshop_of(session, participation_id)
    name = name_of(session, participation_id)
    if name is None:
        raise LookupError(Sentence("Tidak ada sertifikat dengan nama ini."))
    return name


def _take(session: WritingSession, request: CorrectionRequest, wanted: RequestState) -> bool:
    """Whether the proposal is still to be answered; an answer that is there already must be the wanted one."""
    lock_workshop_of(session, request.participation_id)
    session.refresh(request, with_for_update=True)
    if request.state is RequestState.OPEN:
        return True
    if request.state is not wanted:
        raise AlreadyAnswered
    return False


def _answer(
    session: WritingSession, request: CorrectionRequest, state: RequestState, answer: str, at: dt.datetime
) -> None:
    request.state, request.answer = state, answer
    request.answered_at, request.answered_by_id = at, session.actor.id
    session.flush()


def _register(participation: Participation, name: str) -> None:
    """The list bears the new spelling; titles that this workshop leaves off its papers stay on the list."""
    old, new = split_name(participation.name_as_registered), split_name(name)
    if not participation.workshop.prints_titles and old.certainty == "certain" and new.parts == ("", name, ""):
        name = join_name(old.title_before, name, old.title_after)
    participation.name_as_registered = name
    participation.sort_key = sort_key(new.name)


def _rename(person: Person, name: str) -> None:
    """Where titles and name cannot be told apart, the whole is what is printed from now on."""
    split = split_name(name)
    if split.certainty == "certain":
        person.title_before, person.name, person.title_after = split.parts
        for column, key in name_keys(split.name).items():
            setattr(person, column, key)
    person.printed_name = "" if join_name(person.title_before, person.name, person.title_after) == name else name
