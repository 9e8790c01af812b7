"""Which school a written name means: certain only where one name in one district is the same, else the best three."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from heapq import nlargest
from itertools import islice, pairwise
from typing import NamedTuple

from workshop_tracker.organizations.gazetteer import districts
from workshop_tracker.presentation import natural_key
from workshop_tracker.schools.rules import SchoolName, read_school_name
from workshop_tracker.schools.spellings import place_key, read_meant_name, read_names_before_places

MOST_SUGGESTIONS = 3
# how many postings are counted and how many schools compared: all of a district, a bounded part of a nation
MOST_POSTINGS = 5000
MOST_COMPARED = 50
LEAST_LIKENESS = 0.25
# what a difference costs beside a likeness of 0-1: another number is another school, however alike the names are
NUMBERS_DIFFER, LEVELS_DIFFER, NUMBER_MISSING, STATUSES_DIFFER, PLACES_DIFFER = 0.6, 0.3, 0.2, 0.1, 0.05

DIGITS = re.compile("[0-9]+")
Words = tuple[str, tuple[str, ...]]


class SchoolRow(NamedTuple):
    """A school of the register as the index takes it; `district_code` is a Kemendagri code."""

    npsn: str
    name: str
    subdistrict: str
    district_code: str


class SchoolSuggestion(NamedTuple):
    """A school that may be meant, and the Indonesian reason."""

    school: SchoolRow
    reason: str


class SchoolMatch(NamedTuple):
    """The NPSN that is certain, or up to three suggestions, the best first."""

    certain: str | None
    suggestions: tuple[SchoolSuggestion, ...]


class Judged(NamedTuple):
    """How well the school of that number in the index fits a reading, and what speaks against it."""

    number: int
    score: float
    why: tuple[str, ...]


class Place(NamedTuple):
    """Where the school is sought; the range of its district in the index, its subdistrict as a key."""

    first: int
    last: int
    subdistrict: str

    def holds(self, number: int) -> bool:
        return self.first <= number < self.last


class SchoolIndex:
    """The schools of a register by name; built once, read by any number of lookups, never changed."""

    def __init__(self, rows: Iterable[SchoolRow]) -> None:
        self._schools = sorted(rows, key=lambda school: (school.district_code, school.npsn))
        self._by_npsn = {school.npsn: school for school in self._schools}
        self._districts = [school.district_code for school in self._schools]
        self._names: list[SchoolName] = []
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        self._by_words: defaultdict[Words, list[int]] = defaultdict(list)
        # numbers of schools in ascending order, so that those of one district lie side by side
        self._by_pair: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, school in enumerate(self._schools):
            self._add(number, school)

    def _add(self, number: int, school: SchoolRow) -> None:
        readings = read_school_name(school.name)
        self._names.append(readings[0])
        for reading in readings:
            self._by_key[reading.key].append(number)
        self._by_words[words_of(readings[0])].append(number)
        for pair in letter_pairs_of(readings[0].rest):
            self._by_pair[pair].append(number)

    def school(self, npsn: str) -> SchoolRow:
        """The school of that number; KeyError where the register has none."""
        return self._by_npsn[npsn]

    def match(self, written: str, district: str | None = None, subdistrict: str | None = None) -> SchoolMatch:
        """The school that a written name means.

        `district` is a Kemendagri code, `subdistrict` a name with or without `Kec.`. Without a district a name is
        certain only where no other school of the whole register bears it.
        """
        place = self._place(district, subdistrict)
        readings = read_school_name(written)
        same = list(dict.fromkeys(number for reading in readings for number in self._by_key.get(reading.key, ())))
        here = self._with_same_digits(written, [number for number in same if self._is_at(number, place)])
        if len(here) == 1:
            return SchoolMatch(self._schools[here[0]].npsn, ())
        names = tuple(dict.fromkeys([readings[0], read_meant_name(written)]))
        return SchoolMatch(None, self._suggestions(names, [*same, *self._at_written_place(written)], place))

    def _at_written_place(self, written: str) -> Iterator[int]:
        """Schools that have the written name and lie where its last words say; the words may as well be its name."""
        for name, place in read_names_before_places(written):
            for number in self._by_key.get(name.key, ()):
                if place in places_of(self._schools[number]):
                    yield number

    def _place(self, district: str | None, subdistrict: str | None) -> Place:
        key = place_key(subdistrict or "")
        if district is None:
            return Place(0, len(self._schools), key)
        return Place(bisect_left(self._districts, district), bisect_right(self._districts, district), key)

    def _is_at(self, number: int, place: Place) -> bool:
        subdistrict = self._schools[number].subdistrict
        return place.holds(number) and (not place.subdistrict or place_key(subdistrict) == place.subdistrict)

    def _with_same_digits(self, written: str, numbers: list[int]) -> list[int]:
        """Of several schools those that write their number the same way, `01` or `1`; all where none does."""
        if len(numbers) < 2:
            return numbers
        digits = DIGITS.findall(written)
        return [each for each in numbers if DIGITS.findall(self._schools[each].name) == digits] or numbers

    def _suggestions(
        self, names: Sequence[SchoolName], same: Sequence[int], place: Place
    ) -> tuple[SchoolSuggestion, ...]:
        """The best three, each judged by the reading of what was written that fits it best."""
        judged: dict[int, Judged] = {}
        for name in names:
            for each in self._judged(name, same, place):
                if each.number not in judged or each.score > judged[each.number].score:
                    judged[each.number] = each
        best = sorted(judged.values(), key=lambda each: (-each.score, each.number not in same, *self._order(each)))
        return tuple(
            SchoolSuggestion(
                self._schools[each.number], ", ".join(["nama sama" if each.number in same else "nama mirip", *each.why])
            )
            for each in best[:MOST_SUGGESTIONS]
        )

    def _order(self, judged: Judged) -> tuple[str, int]:
        return natural_key(self._schools[judged.number].name), judged.number

    def _judged(self, name: SchoolName, same: Sequence[int], place: Place) -> Iterator[Judged]:
        pairs = letter_pairs_of(name.rest)
        same_words = (number for number in self._by_words.get(words_of(name), ()) if place.holds(number))
        for number in dict.fromkeys([*same, *islice(same_words, MOST_COMPARED), *self._alike(pairs, place)]):
            likeness = 1.0 if number in same else likeness_of(pairs, letter_pairs_of(self._names[number].rest))
            if likeness >= LEAST_LIKENESS:
                differences = self._differences(name, number, place)
                yield Judged(number, likeness - sum(differences.values()), tuple(differences))

    def _differences(self, name: SchoolName, number: int, place: Place) -> dict[str, float]:
        """What speaks against a school, in words and as a cost; what was not written weighs little."""
        other = self._names[number]
        has_other_numbers = other.numbers != name.numbers
        differences = {
            "nomor berbeda": NUMBERS_DIFFER if has_other_numbers and name.numbers else 0,
            "nomor tidak ditulis": NUMBER_MISSING if has_other_numbers and not name.numbers else 0,
            "jenjang berbeda": LEVELS_DIFFER if name.level not in ("", other.level) else 0,
            "negeri/swasta berbeda": STATUSES_DIFFER if name.level and name.status != other.status else 0,
            "kabupaten/kota lain": PLACES_DIFFER if not place.holds(number) else 0,
            "kecamatan lain": PLACES_DIFFER if place.holds(number) and not self._is_at(number, place) else 0,
        }
        return {words: cost for words, cost in differences.items() if cost}

    def _alike(self, pairs: Iterable[str], place: Place) -> list[int]:
        """Schools of the district that share most letter pairs with the text, found by its rarest pairs first."""
        postings = sorted((self._postings(pair, place) for pair in pairs), key=len)
        sharing: Counter[int] = Counter()
        counted = 0
        for numbers in postings:
            if counted and counted + len(numbers) > MOST_POSTINGS:
                break
            sharing.update(numbers)
            counted += len(numbers)
        return nlargest(MOST_COMPARED, sharing, key=sharing.__getitem__)

    def _postings(self, pair: str, place: Place) -> "array[int]":
        numbers = self._by_pair.get(pair, array("I"))
        return numbers[bisect_left(numbers, place.first) : bisect_left(numbers, place.last)]


def words_of(name: SchoolName) -> Words:
    """A proper name without its numbers, and they: `SMAN Jatilawang 1` has those of `SMAN 1 Jatilawang`."""
    return DIGITS.sub("", name.rest), name.numbers


def letter_pairs_of(rest: str) -> frozenset[str]:
    """Every two letters in a row of a proper name without its digits, its ends marked."""
    marked = f"^{DIGITS.sub('', rest)}$"
    return frozenset(first + second for first, second in pairwise(marked))


def likeness_of(pairs: frozenset[str], others: frozenset[str]) -> float:
    """Twice what both share over what both have: 0 for nothing in common, 1 for the same."""
    return 2 * len(pairs & others) / (len(pairs) + len(others))


def places_of(school: SchoolRow) -> frozenset[str]:
    """Keys of all ways to name the place of a school: subdistrict, district with and without its kind, or both."""
    subdistrict, district = place_key(school.subdistrict), place_key(district_names().get(school.district_code, ""))
    of_district = {district, district.removeprefix("kota")}
    return frozenset({subdistrict, *of_district, *(f"{subdistrict}{each}" for each in of_district)})


@cache
def district_names() -> dict[str, str]:
    return {district.code: district.name for district in districts()}
