"""Who an entry is, as a value: certain, asked among several, or a contradiction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.recognition.somebody import Somebody
from workshop_tracker.presentation import Sentence, together


@dataclass(frozen=True, slots=True)
class Recognition:
    """Who an entry is.

    Certain: `person`, or nobody known. Asked (`reason` says why): one of `candidates` or a new person; `suggested` is
    the one to propose, none proposes a new person, and with `has_suggestion` unset nothing is proposed. `is_by_number`:
    the numbers are a candidate's, so that a new person cannot have them. `conflict` says why nobody can be meant.
    `is_repeated`: only because the row went in before, is it known whom it means; it has nothing more to say.
    """

    person: Somebody | None = None
    candidates: tuple[Somebody, ...] = ()
    suggested: Somebody | None = None
    has_suggestion: bool = True
    is_by_number: bool = False
    is_repeated: bool = False
    reason: str = ""
    conflict: str = ""

    @property
    def is_asked(self) -> bool:
        return bool(self.candidates)

    @property
    def is_nobody(self) -> bool:
        """Whether nobody is known who could be meant."""
        return self.person is None and not self.candidates and not self.conflict


NOBODY = Recognition()


def who(person: Somebody) -> str:
    """The person as a message names him: by the name that is known, or by the row."""
    if person.row is None:
        return person.printed
    return Sentence("%(name)s (baris %(row)s)", name=person.printed, row=str(person.row))


def asked(
    people: Iterable[Somebody], suggested: Somebody | None, reason: str, *, has_suggestion: bool = True
) -> Recognition:
    """A question between these people and a new one; `suggested` none proposes the new one.

    Whoever only an answer brings into being is offered, not proposed: accepting would make him beside the one meant.
    """
    candidates = tuple(people)
    if suggested is not None and suggested.is_undecided:
        suggested, has_suggestion = None, False
    named = Sentence("Dikenal: %(people)s.", people=tuple(who(each) for each in candidates))
    return Recognition(
        candidates=candidates,
        suggested=suggested,
        has_suggestion=has_suggestion,
        reason=together(reason, named),
    )


def asked_which(entry: Entry, people: Sequence[Somebody], reason: str) -> Recognition:
    """A question between these people and a new one: the only one who may be the entry is proposed, else the new one
    where nobody may, and nothing where several may."""
    fitting = [each for each in people if each.may_be_proposed(entry)]
    only = fitting[0] if len(fitting) == 1 else None
    return asked(people, only, reason, has_suggestion=len(fitting) < 2)
