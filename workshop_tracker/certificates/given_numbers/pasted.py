"""Pasted lines as numbers: "name TAB number", or only numbers in the order of the list. Pure."""

from collections.abc import Mapping, Sequence

from workshop_tracker.presentation import Sentence, tidy_text
from workshop_tracker.workshops.rules import unseen_characters

BETWEEN = "\t"


class PasteRefused(ValueError):
    """These lines cannot be told apart; the message names one of them, in Indonesian."""


def read_pasted(text: str, names: Sequence[str]) -> dict[int, str]:
    """The number of each place in `names` that is named or counted up to; an empty line passes its place over.

    Raises PasteRefused.
    """
    if unseen := unseen_characters(tidy_text(text)):
        raise PasteRefused(Sentence("Berisi tanda yang tidak terlihat: %(marks)s.", marks=", ".join(unseen)))
    lines = text.rstrip().splitlines()
    if any(BETWEEN in line for line in lines):
        return _by_name([line for line in lines if line.strip()], _places(names))
    if len(lines) > len(names):
        raise PasteRefused(
            Sentence("%(lines)s baris ditempel, peserta yang menunggu %(people)s.", lines=len(lines), people=len(names))
        )
    return {place: number for place, line in enumerate(lines) if (number := tidy_text(line))}


def _by_name(lines: Sequence[str], places: Mapping[str, Sequence[int]]) -> dict[int, str]:
    read: dict[int, str] = {}
    for line in lines:
        name, _, number = line.rpartition(BETWEEN)
        found = places.get(_key(name), ())
        if not found:
            raise PasteRefused(Sentence("“%(name)s” tidak menunggu nomor.", name=tidy_text(name or line)))
        if len(found) > 1 or found[0] in read:
            raise PasteRefused(Sentence("“%(name)s” ada lebih dari sekali; ketik nomornya di bawah.", name=name))
        read[found[0]] = tidy_text(number)
    return read


def _places(names: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        places.setdefault(_key(name), []).append(place)
    return places


def _key(name: str) -> str:
    return tidy_text(name).casefold()
