"""Who bears the numbers of an entry: one person, nobody, or a contradiction."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from workshop_tracker.people.identifiers import PRINTED_KINDS, IdentifierValue
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.recognition.known import KnownPeople
from workshop_tracker.people.rosters.recognition.somebody import TELLING_APART, Somebody
from workshop_tracker.people.rosters.recognition.verdict import Recognition, asked, who
from workshop_tracker.presentation import Sentence

ALIKE = 0.75  # of two spellings of one word
SHORTEST_BEGINNING = 3  # letters: Moh, Abd
OTHER_NAME = Sentence("Nomor ini milik orang yang namanya lain: orang yang sama?")
SAME_NUMBER = Sentence("Nomor ini juga ada pada baris lain: orang yang sama?")


def recognise_by_number(entry: Entry, known: KnownPeople) -> Recognition | None:
    """Who bears the numbers of an entry; none where they are nobody's."""
    if not entry.identifiers:
        return None
    people = known.numbered(entry.identifiers)
    conflict = contradiction_within(entry.identifiers) or (_contradiction(entry, people) if people else "")
    if conflict:
        return Recognition(conflict=conflict)
    if not people:
        return None
    person = people[0]
    if entry.written and not is_named_alike(entry, person):
        return _asked_by_number(entry, person, OTHER_NAME)
    if not person.is_certain:
        return _asked_by_number(entry, person, SAME_NUMBER)
    return Recognition(person)


def claim_numbers(entries: Iterable[Entry], known: KnownPeople) -> None:
    """Before any row is decided: whoever is certain by one number of a row bears its others too."""
    for entry in entries:
        found = recognise_by_number(entry, known) if len(entry.identifiers) > 1 else None
        if found is not None and found.person is not None:
            known.claim(found.person, entry.identifiers)


def _asked_by_number(entry: Entry, person: Somebody, reason: str) -> Recognition:
    """Nothing is proposed where something else speaks against it: one of the numbers is wrong."""
    has_suggestion = person.may_be_proposed(entry)
    return replace(
        asked([person], person if has_suggestion else None, reason, has_suggestion=has_suggestion), is_by_number=True
    )


def contradiction_within(identifiers: Sequence[IdentifierValue]) -> str:
    """Why the numbers of one row cannot be one person's; empty where they can."""
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
