"""Who an entry is: certain by number or by name and birth date, asked by name and school, or a contradiction."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.recognition.known import KnownPeople
from workshop_tracker.people.rosters.recognition.numbers import contradiction_within, recognise_by_number
from workshop_tracker.people.rosters.recognition.somebody import BIRTH_DATE, Somebody, certain_birth_date
from workshop_tracker.people.rosters.recognition.verdict import NOBODY, Recognition, asked, asked_which
from workshop_tracker.people.rosters.workplaces import Workplace
from workshop_tracker.people.template import person_id_of
from workshop_tracker.presentation import Sentence

SAME_SCHOOL = Sentence("Nama dan sekolahnya sama: orang yang sama?")
SAME_NAME = Sentence("Namanya sama: orang yang sama?")
SAME_BIRTH_DATE = Sentence("Nama dan tanggal lahirnya sama: orang yang sama?")
OTHER_BIRTH_DATE = Sentence("Nama dan sekolahnya sama, tanggal lahirnya berbeda: orang yang sama?")


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
            and not contradiction_within(entry.identifiers)
        ]
    )


def _said_twice(words: Iterable[Hashable]) -> set[Hashable]:
    return {word for word, times in Counter(words).items() if times > 1}


def recognise_by_code(entry: Entry, known: KnownPeople, namesakes: Sequence[Somebody]) -> Recognition | None:
    """The namesake whom the template means; a code alone means nobody, for anybody can write one."""
    person_id = person_id_of(entry.code)
    coded = known[person_id] if person_id is not None and person_id in known else None
    return Recognition(coded) if any(each is coded for each in namesakes) else None


def recognise_by_birth_date(entry: Entry, namesakes: Sequence[Somebody]) -> Recognition | None:
    """The namesake born on the same day, as is known or awaited; none where nobody is. Of several none is proposed."""
    born = certain_birth_date(entry)
    same = [each for each in namesakes if born and each.details.get(BIRTH_DATE) == born]
    if len(same) == 1 and same[0].is_certain:
        return Recognition(same[0])
    same = same or [each for each in namesakes if born and each.awaited.get(BIRTH_DATE) == born]
    return asked_which(entry, same, SAME_BIRTH_DATE) if same else None


def recognise_by_school(
    entry: Entry, workplace: Workplace, namesakes: Sequence[Somebody], *, went_in_before: bool = False
) -> Recognition:
    """A namesake at the same school is always asked, for two teachers of one name at one school exist.

    A row that went in before makes nobody, and is not asked again: of `Sri Ma` and `Sri, M.A.` it means whose name
    stands so.
    """
    here = [each for each in namesakes if works_at(each, workplace)]
    if went_in_before and not (here and workplace.school_ids):
        here = list(namesakes)  # whom it made may have got a post by another row
    known = [each for each in here if each.person_id is not None]
    as_written = [each for each in known if each.name_key == entry.key] or known
    if went_in_before and len(as_written) == 1:
        return Recognition(as_written[0], is_repeated=True)
    if not here:
        return NOBODY
    born = certain_birth_date(entry)
    if born and all(each.born not in ("", born) for each in here):
        return asked(here, None, OTHER_BIRTH_DATE)
    return asked_which(entry, here, SAME_SCHOOL if workplace.school_ids else SAME_NAME)


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
