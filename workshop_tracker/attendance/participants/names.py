"""The name under which somebody is registered: as this list writes it, never without degrees that are known."""

from workshop_tracker.people.names import NameParts, join_name
from workshop_tracker.people.rosters.entries import Entry
from workshop_tracker.people.rosters.recognition.numbers import is_named_alike
from workshop_tracker.people.rosters.recognition.somebody import Somebody
from workshop_tracker.people.rosters.settling import degrees_of, more_titles

LONGEST_NAME = 120


def registered_name(entry: Entry, person: Somebody) -> str:
    """The name as papers print it.

    A printed name that was set wins; else it is as written, with titles of the person where the list has none. Where
    a number decided against the name, it is the name of whose number it is.
    """
    is_as_known = not entry.written or not is_named_alike(entry, person) or is_same_reading(entry, person)
    if person.printed_name or is_as_known:
        return person.printed
    before, name, after = entry.parts.title_before, entry.parts.name, entry.parts.title_after
    if entry.doubt:
        return name
    whole = join_name(before or person.parts.title_before, name, after or person.parts.title_after)
    return whole if len(whole) <= LONGEST_NAME else join_name(before, name, after)


def is_same_reading(entry: Entry, person: Somebody) -> bool:
    """Whether a doubted name was decided as the person's: the split that was offered, or the name as it stood."""
    return bool(entry.doubt) and person.parts in (entry.proposal, entry.parts)


def completed_name(registered: NameParts, entry: Entry) -> str:
    """The registered name with the degrees that a list adds to it; empty where it adds none."""
    after = more_titles(degrees_of(registered.title_after), degrees_of(entry.parts.title_after))
    if not after or entry.doubt:
        return ""
    whole = join_name(registered.title_before, registered.name, ", ".join(after))
    return whole if len(whole) <= LONGEST_NAME else ""
