"""A written name apart and together: title before, name, title after, and how sure the split is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from workshop_tracker.people.rules import unusual_marks
from workshop_tracker.people.titles import (
    Piece,
    Strength,
    Title,
    can_be_a_name,
    degrees_to_the_end,
    front_titles,
    hold_a_title,
    is_abbreviation,
    is_salutation,
    is_uncertain_doctor,
    join_degrees,
    looks_like_a_degree,
    looks_like_a_front_title,
    pieces_of,
    read_degrees,
    strength_without_comma,
)
from workshop_tracker.presentation import Sentence, tidy_text, together


class NameParts(NamedTuple):
    """A name in the three parts that are stored; each may be printed as it stands."""

    title_before: str
    name: str
    title_after: str


class SplitName(NamedTuple):
    """What was written and how it splits.

    `certain`: the parts may be stored. `ask`: the tidied text stands whole in `name`, and `proposal` holds the
    reading to offer, if there is one. `reason` is an Indonesian sentence, empty when there is nothing to say.
    """

    written: str
    title_before: str
    name: str
    title_after: str
    certainty: Literal["certain", "ask"]
    reason: str
    proposal: NameParts | None = None

    @property
    def parts(self) -> NameParts:
        return NameParts(self.title_before, self.name, self.title_after)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to cut a text; piece `comma` is the first after a comma, `unknown` what follows it and is no degree."""

    text: str
    salutations: tuple[Piece, ...]
    before: tuple[Title, ...]
    name: tuple[Piece, ...]
    degrees: tuple[Title, ...]
    unknown: str
    comma: int


def join_name(title_before: str, name: str, title_after: str) -> str:
    """`Dr. H. Ahmad Fauzi, M.Pd.`: the form that is printed; either title may be empty."""
    front = f"{title_before} {name}" if title_before else name
    return f"{front}, {title_after}" if title_after else front


def split_name(written: str) -> SplitName:
    """Cut a written name into its parts; whatever cannot be decided is asked and left as it was written."""
    return split_tidy(written, tidy_text(written))


def split_tidy(written: str, tidy: str) -> SplitName:
    """The same of a text that was tidied already."""
    text = tidy.strip(" ,")
    plain = _split_plain(written, text)
    if plain is not None:
        return plain
    unusual = unusual_marks(text)
    return _asked(written, text, unusual, None) if unusual else split_by_pieces(written, text)


def _split_plain(written: str, text: str) -> SplitName | None:
    """Most names: words that stand in no title, then degrees behind a comma or nothing; none where it is not so."""
    before_comma, _, behind = text.partition(",")
    name = before_comma.rstrip()
    if not name.replace(" ", "").replace("'", "").isalpha() or hold_a_title(name.split()):
        return None
    degrees = read_degrees(behind) if behind else ""
    return SplitName(written, "", name, degrees, "certain", "") if degrees is not None else None


def split_by_pieces(written: str, text: str) -> SplitName:
    """The same for every tidied text, a plain name among them: what it holds is judged piece by piece."""
    reading = _read(text)
    if not reading.name:
        return _asked(written, text, Sentence("Tidak ada nama di antara gelar."), None)
    doubts = list(_doubts(reading))
    if doubts:
        return _asked(written, text, together(*doubts), _proposal(reading))
    parts = _parts(reading)
    return SplitName(written, parts.title_before, parts.name, parts.title_after, "certain", _note(reading))


def _asked(written: str, text: str, reason: str, proposal: NameParts | None) -> SplitName:
    return SplitName(written, "", text, "", "ask", reason, proposal)


def _read(text: str) -> Reading:
    pieces = pieces_of(text)
    greeted = next((i for i, piece in enumerate(pieces) if not is_salutation(piece)), len(pieces))
    before = front_titles(pieces, greeted)
    titled = before[-1].last if before else greeted
    comma = next((i for i in range(titled + 1, len(pieces)) if pieces[i].gap == ","), len(pieces))
    runs = degrees_to_the_end(pieces)
    tail = _where_degrees_begin(runs, titled + 1, comma)
    degrees = runs[tail]
    return Reading(
        text=text,
        salutations=tuple(pieces[:greeted]),
        before=tuple(before),
        name=tuple(pieces[titled:tail]),
        degrees=degrees or (),
        unknown=text[pieces[comma].start :] if degrees is None else "",
        comma=comma,
    )


def _where_degrees_begin(runs: Sequence[tuple[Title, ...] | None], first: int, comma: int) -> int:
    """The first piece from which on all are degrees, rather without reading one degree across a comma."""
    readable = [(i, run) for i in range(first, comma + 1) if (run := runs[i]) is not None]
    unbroken = [i for i, run in readable if all(degree.widest_gap != "," for degree in run)]
    return next(iter([*unbroken, *(i for i, _ in readable)]), comma)


def _parts(reading: Reading) -> NameParts:
    return NameParts(
        " ".join(title.form for title in reading.before),
        _name_text(reading),
        join_degrees(degree.form for degree in reading.degrees),
    )


def _name_text(reading: Reading) -> str:
    """The name as written; a dot at its end stays only where it marks an initial or a short form."""
    last = reading.name[-1]
    text = reading.text[reading.name[0].start : last.end]
    return f"{text}." if last.is_dotted and (len(last.text) == 1 or is_abbreviation(last)) else text


def _proposal(reading: Reading) -> NameParts | None:
    """The reading as parts; none where the text after the comma does not even look like a degree."""
    parts = _parts(reading)
    if not reading.unknown:
        return parts
    return NameParts(parts.title_before, parts.name, reading.unknown) if "." in reading.unknown else None


def _note(reading: Reading) -> str:
    if not reading.salutations:
        return ""
    words = tuple(_quoted(piece.text) for piece in reading.salutations)
    return Sentence("Sapaan %(words)s tidak termasuk nama.", words=words)


def _quoted(text: str) -> str:
    return f"“{text}”"


def _doubts(reading: Reading) -> Iterator[str]:
    """What keeps the reading from being certain, as Indonesian sentences."""
    yield from _doubts_about_front(reading)
    yield from _doubts_about_degrees(reading)
    yield from _doubts_about_name(reading.name)
    if reading.unknown:
        yield Sentence("“%(words)s” setelah koma bukan gelar yang dikenal.", words=reading.unknown)


def _doubts_about_front(reading: Reading) -> Iterator[str]:
    """`DR.` and, in a name without capitals, `dr.` do not tell the doctorate from the physician."""
    name = _name_text(reading)
    for title in reading.before:
        written = title.pieces[0].text
        if is_uncertain_doctor(title) or (written == "dr" and name == name.lower()):
            yield Sentence("“%(words)s” dapat berarti Dr. (doktor) atau dr. (dokter).", words=written)


def _doubts_about_degrees(reading: Reading) -> Iterator[str]:
    for degree in reading.degrees:
        strength = _strength(degree, reading)
        if strength is Strength.LIKE_A_NAME or (
            strength is Strength.SURE_IN_A_RUN and not _is_in_a_run(degree, reading)
        ):
            yield _either_way(_written(degree.pieces, reading.text))


def _is_in_a_run(degree: Title, reading: Reading) -> bool:
    """Another degree stands beside it; in `SRI MA, S.PD` the one behind the comma says nothing about the name."""
    others = [other for other in reading.degrees if other is not degree]
    if can_be_a_name(degree) and _name_text(reading).isupper():
        others = [other for other in others if other.first < reading.comma]
    return bool(others)


def _strength(degree: Title, reading: Reading) -> Strength:
    """A name ends where the first sure degree begins, so whatever is read as a degree behind it is one."""
    if degree.widest_gap == ",":
        return Strength.LIKE_A_NAME
    if degree.first >= reading.comma:
        return Strength.SURE
    before = reading.degrees[: reading.degrees.index(degree)]
    if any(strength_without_comma(earlier) is Strength.SURE for earlier in before):
        return Strength.SURE
    return strength_without_comma(degree)


def _written(pieces: Sequence[Piece], text: str) -> str:
    return text[pieces[0].start : pieces[-1].end]


def _doubts_about_name(name: Sequence[Piece]) -> Iterator[str]:
    first = name[0]
    if first.is_dotted and len(name) > 1 and not is_abbreviation(first):
        yield Sentence("“%(words)s” di depan dapat berupa singkatan nama atau gelar.", words=f"{first.text}.")
    for word in _words(name):
        written = ".".join(piece.text for piece in word)
        if looks_like_a_degree(word) or (word[0] is not first and looks_like_a_front_title(word)):
            yield _either_way(written)
        elif word[0] is not first and _may_hide_a_degree(word):
            yield Sentence("“%(words)s” bukan gelar yang dikenal.", words=written)


def _either_way(words: str) -> Sentence:
    return Sentence("“%(words)s” dapat berupa gelar atau bagian nama.", words=words)


def _words(name: Sequence[Piece]) -> list[list[Piece]]:
    words: list[list[Piece]] = []
    for piece in name:
        if piece.gap == "." and words:
            words[-1].append(piece)
        else:
            words.append([piece])
    return words


def _may_hide_a_degree(word: Sequence[Piece]) -> bool:
    """Letters glued by dots that are neither initials (`A.W.`) nor begin with a name's short form (`M.Ridwan`)."""
    return len(word) > 1 and any(len(piece.text) > 1 for piece in word) and not is_abbreviation(word[0])
