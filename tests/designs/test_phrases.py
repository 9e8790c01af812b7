"""Both languages say everything; sessions are gathered under their groups and numbered through."""

import string
from dataclasses import asdict, replace

import pytest

from tests.designs.papers import ENGLISH, NORMAL, SPEAKER
from workshop_tracker.designs.phrases import PHRASES, entries_of, is_participant
from workshop_tracker.designs.rules import ProgrammeRow


@pytest.mark.parametrize("text", [NORMAL, ENGLISH, replace(NORMAL, role="Peserta")])
def test_whoever_took_part_is_a_participant(text):
    assert is_participant(text)


def test_a_speaker_is_not():
    assert not is_participant(SPEAKER)


def test_the_languages_put_in_the_same_fields():
    def fields(words):
        return {
            name: [field for _, field, _, _ in string.Formatter().parse(phrase) if field]
            for name, phrase in asdict(words).items()
            if isinstance(phrase, str)
        }

    assert fields(PHRASES["id"]) == fields(PHRASES["en"])
    assert PHRASES["id"].groups.keys() == PHRASES["en"].groups.keys()


def rows(*groups):
    return tuple(ProgrammeRow(group, f"materi {index}", "", index) for index, group in enumerate(groups, start=1))


def test_groups_have_their_names_and_sums():
    entries = entries_of(rows("A", "B", "B"), PHRASES["id"])
    assert [(entry.number, entry.topic, entry.lesson_hours) for entry in entries if entry.is_heading] == [
        ("A", "Umum", 1),
        ("B", "Pokok", 5),
    ]


def test_sessions_out_of_order_are_gathered_and_numbered_through():
    entries = entries_of(rows("C", "A", "", "C"), PHRASES["en"])
    assert [(entry.number, entry.topic) for entry in entries] == [
        ("1", "materi 3"),
        ("A", "General"),
        ("2", "materi 2"),
        ("C", "Supporting"),
        ("3", "materi 1"),
        ("4", "materi 4"),
    ]


def test_a_group_of_another_name_is_printed_as_it_is():
    heading, _ = entries_of(rows("Studi lapangan"), PHRASES["id"])
    assert (heading.number, heading.topic) == ("", "Studi lapangan")
