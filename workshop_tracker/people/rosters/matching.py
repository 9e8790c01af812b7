"""Who an entry is: certain by number or by name and birth date, asked by name and school, or a contradiction."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from workshop_tracker.people.identifiers import PRINTED_KINDS, IdentifierValue
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.known import TELLING_APART, KnownPeople, Somebody
from workshop_tracker.people.rosters.workplaces import Workplace
from workshop_tracker.people.template import person_id_of
from workshop_tracker.presentation import Sentence, together

ALIKE = 0.75  # of two spellings of one word
SHORTEST_BEGINNING = 3  # letters: Moh, Abd
SAME_SCHOOL = Sentence("Nama dan sekolahnya sama: orang yang sama?")
SAME_NAME = Sentence("Namanya sama: orang yang sama?")
SAME_BIRTH_DATE = Sentence("Nama dan tanggal lahirnya sama: orang yang sama?")
OTHER_NAME = Sentence("Nomor ini milik orang yang namanya lain: orang yang sama?")
SAME_NUMBER = Sentence("Nomor ini juga ada pada baris lain: orang yang sama?")
OTHER_BIRTH_DATE = Sentence("Nama dan sekolahnya sama, tanggal lahirnya berbeda: orang yang sama?")


@dataclass(frozen=True, slots=True)
class Recognition:
    """Who an entry is.

    Certain: `person`, or nobody known. Asked (`reason` says why): one of `candidates` or a new person; `suggested` is
    the one to propose, none proposes a new person, and with `has_suggestion` unset nothing is proposed. `is_by_number`:
    the numbers are a candidate's, so that a new person cannot have them. `conflict` says why nobody can be meant.
    """

    person: Somebody | None = None
    candidates: tuple[Somebody, ...] = ()
    suggested: Somebody | None = None
    has_suggestion: bool = True
    is_by_number: bool = False
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


def recognise(entry: Entry, workplace: Workplace, known: KnownPeople, *, went_in_before: bool = False) -> Recognition:
    """Who an entry is among the people known. `went_in_before`: this very row of this very file was written once."""
    numbered = recognise_by_number(entry, known)
    if numbered is not None:
        return numbered
    namesakes = namesakes_of(entry, known)
    if not namesakes:
        return NOBODY
    return (
        recognise_by_code(entry, known, namesakes)
        or recognise_by_birth_date(entry, namesakes)
        or recognise_by_school(entry, workplace, namesakes, went_in_before=went_in_before)
    )


def namesakes_of(entry: Entry, known: KnownPeople) -> list[Somebody]:
    """Who bears the name; another NUPTK or NIP is another person and no question."""
    return [each for each in known.namesakes(entry.keys) if not each.is_told_apart_from(entry.identifiers)]


def recognise_by_number(entry: Entry, known: KnownPeople) -> Recognition | None:
    """Who bears the numbers of an entry; none where they are nobody's."""
    if not entry.identifiers:
        return None
    people = known.numbered(entry.identifiers)
    conflict = _doubled(entry.identifiers) or (_contradiction(entry, people) if people else "")
    if conflict:
        return Recognition(conflict=conflict)
    if not people:
        return None
    person = people[0]
    if entry.written and not is_named_alike(entry, person):
        return _asked_by_number(person, OTHER_NAME)
    if not person.is_certain:
        return _asked_by_number(person, SAME_NUMBER)
    return Recognition(person)


def claim_numbers(entries: Iterable[Entry], known: KnownPeople) -> None:
    """Before any row is decided: whoever is certain by one number of a row bears its others too."""
    for entry in entries:
        found = recognise_by_number(entry, known) if len(entry.identifiers) > 1 else None
        if found is not None and found.person is not None:
            known.claim(found.person, entry.identifiers)


def rows_of_strangers(entries: Sequence[Entry], known: KnownPeople) -> frozenset[int]:
    """The rows that share neither a name nor a number with anybody known or with another row: nearly all of a new list.

    Each makes somebody new, with whom no other row has to be compared.
    """
    names = {*known.names, *_said_twice(key for entry in entries for key in entry.keys)}
    numbers = {*known.numbers, *_said_twice(number for entry in entries for number in entry.identifiers)}
    return frozenset(
        [
            entry.row
            for entry in entries
            if names.isdisjoint(entry.keys)
            and numbers.isdisjoint(entry.identifiers)
            and not _doubled(entry.identifiers)
        ]
    )


def _said_twice(words: Iterable[Hashable]) -> set[Hashable]:
    return {word for word, times in Counter(words).items() if times > 1}


def _asked_by_number(person: Somebody, reason: str) -> Recognition:
    return replace(asked([person], person, reason), is_by_number=True)


def _doubled(identifiers: Sequence[IdentifierValue]) -> str:
    if len(identifiers) < 2 or len(identifiers) == len({each.kind for each in identifiers}):
        return ""
    kinds = [each.kind for each in set(identifiers)]
    twice = next((kind for kind in TELLING_APART if kinds.count(kind) > 1), None)
    return Sentence("Baris ini memuat dua %(kind)s yang berbeda.", kind=PRINTED_KINDS[twice]) if twice else ""


def _contradiction(entry: Entry, people: Sequence[Somebody]) -> str:
    """Numbers of two people, or one that the bearer of the other cannot have: never a merge."""
    if len(people) > 1:
        named = tuple(who(each) for each in people)
        return Sentence("Nomor pada baris ini milik dua orang: %(people)s. Perbaiki nomornya.", people=named)
    others = [each.kind for each in entry.identifiers if people[0].is_told_apart_by(each)]
    if not others:
        return ""
    return Sentence(
        "Nomor pada baris ini milik %(person)s, yang %(kind)s-nya lain. Perbaiki nomornya.",
        person=who(people[0]),
        kind=PRINTED_KINDS[others[0]],
    )


def who(person: Somebody) -> str:
    """The person as a message names him: by the name that is known, or by the row."""
    if person.row is None:
        return person.printed
    return Sentence("%(name)s (baris %(row)s)", name=person.printed, row=str(person.row))


def is_named_alike(entry: Entry, person: Somebody) -> bool:
    """Whether every word of the shorter name has its like in the longer; else the number may be somebody else's."""
    if entry.key == person.name_key:
        return True
    shorter, longer = sorted((entry.key.split(), person.name_key.split()), key=len)
    return all(any(_is_word_alike(word, other) for other in longer) for word in shorter)


def _is_word_alike(one: str, other: str) -> bool:
    """The same word, misspelt, begun or shortened: `Rahayu` and `Rahayuningsih`, `M` and `Muhammad`."""
    short, long = sorted((one, other), key=len)
    is_initial = len(short) == 1 and long.startswith(short)
    is_beginning = len(short) >= SHORTEST_BEGINNING and long.startswith(short)
    return is_initial or is_beginning or SequenceMatcher(None, one, other).ratio() >= ALIKE


def recognise_by_code(entry: Entry, known: KnownPeople, namesakes: Sequence[Somebody]) -> Recognition | None:
    """The namesake whom the template means; a code alone means nobody, for anybody can write one."""
    person_id = person_id_of(entry.code)
    coded = known[person_id] if person_id is not None and person_id in known else None
    return Recognition(coded) if any(each is coded for each in namesakes) else None


def recognise_by_birth_date(entry: Entry, namesakes: Sequence[Somebody]) -> Recognition | None:
    """The namesake born on the same day; none where nobody is, or where several are."""
    born = certain_birth_date(entry)
    same = [each for each in namesakes if born and each.details.get("birth_date") == born]
    if not same:
        return None
    if len(same) == 1 and same[0].is_certain:
        return Recognition(same[0])
    return asked(same, same[0] if len(same) == 1 else None, SAME_BIRTH_DATE, has_suggestion=len(same) == 1)


def certain_birth_date(entry: Entry) -> str:
    """The birth date that an entry tells, ISO; empty where it tells none or one that can be read two ways."""
    return "" if entry.other_birth_date else entry.details.get("birth_date", "")


def recognise_by_school(
    entry: Entry, workplace: Workplace, namesakes: Sequence[Somebody], *, went_in_before: bool = False
) -> Recognition:
    """A namesake at the same school is always asked, for two teachers of one name at one school exist.

    Only a row that went in before is not asked again: of `Sri Ma` and `Sri, M.A.` it means whose name stands so.
    """
    here = [each for each in namesakes if works_at(each, workplace)]
    known = [each for each in here if each.person_id is not None]
    as_written = [each for each in known if each.name_key == entry.key] or known
    if went_in_before and len(as_written) == 1:
        return Recognition(as_written[0])
    if not here:
        return NOBODY
    born = certain_birth_date(entry)
    fitting = [each for each in here if not born or each.details.get("birth_date", born) == born]
    if not fitting:
        return asked(here, None, OTHER_BIRTH_DATE)
    only = fitting[0] if len(fitting) == 1 else None
    return asked(here, only, SAME_SCHOOL if workplace.school_ids else SAME_NAME, has_suggestion=only is not None)


def recognise_by_degrees(entry: Entry, workplace: Workplace, namesakes: Sequence[Somebody]) -> Recognition | None:
    """The one of several known namesakes at the school whose degrees are written; none where one has no degrees.

    A namesake alone is no such case: somebody new may have the same degrees.
    """
    here = [each for each in namesakes if works_at(each, workplace)]
    same = [each for each in here if each.parts.title_after == entry.parts.title_after]
    are_told_apart = len(here) > 1 and all(each.parts.title_after and each.person_id is not None for each in here)
    is_clear = bool(entry.parts.title_after) and not entry.doubt and not certain_birth_date(entry)
    return Recognition(same[0]) if len(same) == 1 and are_told_apart and is_clear else None


def works_at(person: Somebody, workplace: Workplace) -> bool:
    """Whether the person has or had a post at a school that may be meant; without a school, whether none is known."""
    if not workplace.school_ids:
        return not person.posts
    return any(post.school_id in workplace.school_ids for post in person.posts)


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
