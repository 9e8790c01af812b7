"""Sessions are gathered under their groups and numbered through."""

from workshop_tracker.designs.phrases import PHRASES
from workshop_tracker.designs.programme_table import entries_of
from workshop_tracker.designs.rules import ProgrammeRow


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
