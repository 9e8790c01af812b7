"""How alike two people are, by what a list shows of them, and why; how long a merge can be taken back."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, combinations
from typing import NamedTuple

from workshop_tracker.intake.cells import read_phone
from workshop_tracker.people.rules import (
    SHORTEST_WITH_A_SLIP,
    have_like_letters,
    is_spelled_alike,
    letters_of,
    search_key,
)

TAKEN_BACK_WITHIN = dt.timedelta(days=30)
LEAST_WEIGHT = 45  # one clue beside a name that is merely similar is not worth anybody's time
NEARLY_CERTAIN, LIKELY = 80, 60
MOST_COMPARED = 40  # born on one day or reached by one number; a larger crowd shares a default, not a fact
SHORTEST_TELLING_WORD = 3
MOST_OF_A_SCHOOL = 300  # compared letter by letter; a larger staff is a region's, not a school's


class Clue(StrEnum):
    """Why two are thought to be one."""

    SAME_NAME = "same_name"
    NAME_SOUNDS_ALIKE = "name_sounds_alike"
    NAME_IS_SPELLED_ALIKE = "name_is_spelled_alike"
    NAME_IS_SIMILAR = "name_is_similar"
    SAME_BIRTH_DATE = "same_birth_date"
    OTHER_BIRTH_DATE = "other_birth_date"
    SAME_PHONE = "same_phone"
    SAME_SCHOOL = "same_school"


WEIGHTS = {
    Clue.SAME_NAME: 50,
    Clue.NAME_SOUNDS_ALIKE: 35,
    Clue.NAME_IS_SPELLED_ALIKE: 30,
    Clue.NAME_IS_SIMILAR: 20,
    Clue.SAME_BIRTH_DATE: 35,
    Clue.OTHER_BIRTH_DATE: -25,
    Clue.SAME_PHONE: 25,
    Clue.SAME_SCHOOL: 15,
}
ABOUT_NAMES = frozenset({Clue.SAME_NAME, Clue.NAME_SOUNDS_ALIKE, Clue.NAME_IS_SPELLED_ALIKE, Clue.NAME_IS_SIMILAR})


@dataclass(frozen=True, slots=True)
class Card:
    """What somebody is compared by: the key of the name, day of birth, phone, schools of running posts."""

    person_id: int
    name_key: str
    birth_date: dt.date | None = None
    phone: str = ""
    school_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two who may be one, the older row first, and why."""

    first_id: int
    second_id: int
    clues: tuple[Clue, ...]

    @property
    def weight(self) -> int:
        return sum(WEIGHTS[clue] for clue in self.clues)


def likely_pairs(cards: Iterable[Card]) -> list[LikelyPair]:
    """Pairs that share a name and something else, the likeliest first."""
    pairs = [LikelyPair(mine.person_id, other.person_id, clues_of(mine, other)) for mine, other in _to_compare(cards)]
    worth_a_look = [pair for pair in pairs if pair.weight >= LEAST_WEIGHT]
    return sorted(worth_a_look, key=lambda pair: (-pair.weight, pair.first_id, pair.second_id))


def clues_of(mine: Card, other: Card) -> tuple[Clue, ...]:
    """What speaks for one person, and what against; nothing where the names have nothing in common."""
    about_name = _clue_of_names(mine.name_key, other.name_key)
    if about_name is None:
        return ()
    has_both_days = mine.birth_date is not None and other.birth_date is not None
    found = {
        about_name: True,
        Clue.SAME_BIRTH_DATE: has_both_days and mine.birth_date == other.birth_date,
        Clue.OTHER_BIRTH_DATE: has_both_days and mine.birth_date != other.birth_date,
        Clue.SAME_PHONE: mine.phone != "" and mine.phone == other.phone,
        Clue.SAME_SCHOOL: not mine.school_ids.isdisjoint(other.school_ids),
    }
    return tuple(clue for clue, holds in found.items() if holds)


def sound(name_key: str) -> str:
    """A name as it sounds, by the rule of the search: whom a search finds as one, this finds as alike."""
    return search_key(name_key).strip()


def is_similar(name_key: str, other: str) -> bool:
    """Whether every word of the shorter name has its like in the longer, and one of them tells something."""
    shorter, longer = sorted((sound(name_key).split(), sound(other).split()), key=len)
    return not _telling(shorter).isdisjoint(longer) and all(
        any(_is_like(word, one) for one in longer) for word in shorter
    )


def phone_key(phone: str) -> str:
    """A phone number in the one form that files are read into; empty where it is none, and tells nothing."""
    number = read_phone(phone)
    return number if isinstance(number, str) else ""


def _to_compare(cards: Iterable[Card]) -> Iterator[tuple[Card, Card]]:
    """Each pair that shares a day, a number or a school and may share the name, once; the older row first."""
    heard = [_heard(card) for card in sorted(cards, key=lambda card: card.person_id)]
    seen = set()
    for mine, other in chain(_sharing_a_fact(heard), _sharing_a_school(heard)):
        if (mine.card.person_id, other.card.person_id) not in seen:
            seen.add((mine.card.person_id, other.card.person_id))
            yield mine.card, other.card


class _Heard(NamedTuple):
    card: Card
    name: str
    letters: int


def _heard(card: Card) -> _Heard:
    name = sound(card.name_key)
    return _Heard(card, name, letters_of(name))


def _sharing_a_fact(people: Sequence[_Heard]) -> Iterator[tuple[_Heard, _Heard]]:
    """Born on one day or reached by one number, with one telling word of the name in common."""
    crowds: defaultdict[dt.date | str, list[_Heard]] = defaultdict(list)
    for one in people:
        for fact in (one.card.birth_date, one.card.phone):
            if fact:
                crowds[fact].append(one)
    small, large = ([crowd for crowd in crowds.values() if _is_small(crowd) is wanted] for wanted in (True, False))
    return chain(
        chain.from_iterable(_sharing_a_word(crowd) for crowd in small),
        chain.from_iterable(_sounding_alike(crowd) for crowd in large),
    )


def _is_small(crowd: Sequence[_Heard]) -> bool:
    return len(crowd) <= MOST_COMPARED


def _sharing_a_word(crowd: Sequence[_Heard]) -> Iterator[tuple[_Heard, _Heard]]:
    words = {one.card.person_id: _telling(one.name.split()) for one in crowd} if len(crowd) > 1 else {}
    for mine, other in combinations(crowd, 2):
        if mine.name == other.name or not words[mine.card.person_id].isdisjoint(words[other.card.person_id]):
            yield mine, other


def _sharing_a_school(people: Sequence[_Heard]) -> Iterator[tuple[_Heard, _Heard]]:
    staffs: defaultdict[int, list[_Heard]] = defaultdict(list)
    for one in people:
        for school_id in one.card.school_ids:
            staffs[school_id].append(one)
    return chain.from_iterable(chain(_sounding_alike(staff), _spelled_alike(staff)) for staff in staffs.values())


def _spelled_alike(staff: Sequence[_Heard]) -> Iterator[tuple[_Heard, _Heard]]:
    for mine, other in combinations(staff if len(staff) <= MOST_OF_A_SCHOOL else (), 2):
        if have_like_letters(mine.letters, other.letters) and is_spelled_alike(mine.name, other.name):
            yield mine, other


def _sounding_alike(people: Iterable[_Heard]) -> Iterator[tuple[_Heard, _Heard]]:
    namesakes: defaultdict[str, list[_Heard]] = defaultdict(list)
    for one in people:
        namesakes[one.name].append(one)
    return chain.from_iterable(combinations(crowd, 2) for crowd in namesakes.values())


def _telling(words: Iterable[str]) -> set[str]:
    return {word for word in words if len(word) >= SHORTEST_TELLING_WORD}


def _clue_of_names(mine: str, other: str) -> Clue | None:
    if mine == other:
        return Clue.SAME_NAME
    if sound(mine) == sound(other):
        return Clue.NAME_SOUNDS_ALIKE
    if is_spelled_alike(sound(mine), sound(other)):
        return Clue.NAME_IS_SPELLED_ALIKE
    return Clue.NAME_IS_SIMILAR if is_similar(mine, other) else None


def _is_like(word: str, other: str) -> bool:
    """The same, an initial for it, or one slip of a letter in a longer word."""
    if word == other or (min(len(word), len(other)) == 1 and word[0] == other[0]):
        return True
    return min(len(word), len(other)) >= SHORTEST_WITH_A_SLIP and _is_a_slip_away(word, other)


def _is_a_slip_away(word: str, other: str) -> bool:
    """Whether one letter was put in, left out or changed."""
    shorter, longer = sorted((word, other), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    alike = next((place for place, pair in enumerate(zip(shorter, longer, strict=False)) if pair[0] != pair[1]), None)
    if alike is None:
        return True
    return shorter[alike + (len(shorter) == len(longer)) :] == longer[alike + 1 :]
