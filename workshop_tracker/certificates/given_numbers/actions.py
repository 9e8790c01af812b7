"""Keeping the numbers that an office gave for papers that are still to be made. Nothing here commits."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select

from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.given_numbers.queries import borne_numbers, waiting_for_numbers
from workshop_tracker.certificates.numbering.actions import count_again, let_numbers_be_given
from workshop_tracker.database import WritingSession
from workshop_tracker.designs.rules import missing_letters
from workshop_tracker.presentation import Sentence, tidy_text
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.numbering import LONGEST_NUMBER


class NumbersRefused(ValueError):
    """Some of the numbers cannot be given; `reasons` say why by participation, in Indonesian."""

    def __init__(self, reasons: Mapping[int, Sentence]) -> None:
        super().__init__(*reasons.values())
        self.reasons = reasons


def give_numbers(session: WritingSession, workshop: Workshop, issuer_id: int, numbers: Mapping[int, str]) -> None:
    """Papers of these participations will bear these numbers; an empty one is taken back.

    Whoever has a paper already is passed over. Raises NumbersRefused, BlockRefused.
    """
    let_numbers_be_given(session, workshop, issuer_id)
    names = {each.participation_id: each.text.name for each in waiting_for_numbers(session, workshop)}
    given = {number: tidy_text(text) for number, text in numbers.items() if number in names}
    if reasons := _reasons(given, names, borne_numbers(session, issuer_id, set(given.values()))):
        raise NumbersRefused(reasons)
    for row in session.scalars(select(Participation).where(Participation.id.in_(given))):
        row.given_number = given[row.id] or None
    session.flush()


def take_numbers_back(session: WritingSession, workshop: Workshop, issuer_id: int) -> None:
    """Papers get counted numbers again. Raises BlockRefused once papers bear given ones."""
    count_again(session, workshop, issuer_id)
    waiting = select(Participation).where(
        Participation.workshop_id == workshop.id, Participation.given_number.is_not(None)
    )
    for row in session.scalars(waiting):
        row.given_number = None
    session.flush()


def _reasons(given: Mapping[int, str], names: Mapping[int, str], borne: Mapping[str, str]) -> dict[int, Sentence]:
    """Why numbers cannot be given, beside each of them."""
    holders: dict[str, list[int]] = defaultdict(list)
    for participation, number in given.items():
        holders[number].append(participation)
    found = {
        participation: _reason(
            number, borne.get(number), [names[each] for each in holders[number] if each != participation]
        )
        for participation, number in given.items()
        if number
    }
    return {participation: reason for participation, reason in found.items() if reason}


def _reason(number: str, holder: str | None, others: list[str]) -> Sentence | None:
    if len(number) > LONGEST_NUMBER:
        return Sentence("Nomor “%(number)s” lebih dari %(longest)s huruf.", number=number, longest=LONGEST_NUMBER)
    if missing := missing_letters(number):
        return Sentence("Huruf %(letters)s tidak dapat dicetak.", letters=" ".join(missing))
    if holder is not None:
        return Sentence("Nomor ini sudah pada sertifikat %(name)s.", name=holder)
    return Sentence("Nomor ini juga diketik untuk %(names)s.", names=tuple(others)) if others else None
