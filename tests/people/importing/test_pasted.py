"""A pasted text as a list: a school that stands alone goes to whom it surely belongs, and no line disappears."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.people.importing.pasted import pasted_list, with_schools
from workshop_tracker.people.rosters.lines import LineKind, read_line
from workshop_tracker.spreadsheets import UnreadableFile

ONE, OTHER = "SMK Contoh Satu", "SMK Contoh Dua"


def schools(text):
    """(name, school) of every line that is somebody."""
    return [
        (line.name, line.school)
        for line in with_schools([read_line(each) for each in text.split("\n")])
        if line.kind is LineKind.PERSON
    ]


def test_schools_above_their_people():
    text = f"DAFTAR\n*{ONE}*\n1. Budi Contoh\n2. Siti Contoh\n\n*{OTHER}*\n1. Eko Contoh"
    assert schools(text) == [("Budi Contoh", ONE), ("Siti Contoh", ONE), ("Eko Contoh", OTHER)]


def test_each_school_below_its_person():
    assert schools(f"1. Budi Contoh\n{ONE}\n2. Siti Contoh\n{OTHER}") == [
        ("Budi Contoh", ONE),
        ("Siti Contoh", OTHER),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"1. Budi Contoh\n2. Siti Contoh\n{ONE}\n3. Eko Contoh",
        f"{ONE}\n1. Budi Contoh\n2. Siti Contoh – {OTHER}",
        f"1. Budi Contoh\n{ONE}\n{OTHER}\n2. Siti Contoh",
    ],
)
def test_where_it_is_not_sure_nobody_gets_anothers_school(text):
    assert [school for _, school in schools(text) if school != OTHER] == [""] * (2 + ("Eko" in text) - ("–" in text))


def test_rows_keep_the_numbers_of_their_lines_and_the_others_are_noted():
    text = f"Peserta:\n\n1. Budi Contoh – {ONE}\r\n2. Siti\u202e Contoh\n3. \nTotal 2 orang"
    table, left_out = pasted_list(text, longest=9)
    assert [row.number for row in table.rows] == [3, 4]
    assert [row.values.get("line") for row in table.rows] == [f"1. Budi Contoh – {ONE}", "2. Siti\ufffd Contoh"]
    assert table.left_out == (1, 5, 6)
    assert [(each.number, each.text, each.reason) for each in left_out] == [
        (1, "Peserta:", "Judul, sapaan, atau keterangan."),
        (5, "3.", "Tidak ada nama di baris ini."),
        (6, "Total 2 orang", "Jumlah atau hitungan."),
    ]


def test_a_line_of_which_somebody_says_so_is_a_person():
    text = f"{ONE}\nHari Contoh\n{OTHER}\nPeserta: Budi Contoh"
    assert [line.number for line in pasted_list(text, longest=9).left_out] == [1, 3, 4]
    assert [
        (row.values["name"], row.values["school"])
        for line in (3, 4)
        for row in pasted_list(text, longest=9, as_people={line}).table.rows
        if row.number == line
    ] == [("", OTHER), ("Peserta: Budi Contoh", OTHER)]


def test_a_text_without_any_line_or_of_too_many_is_refused():
    for text in (" \n ", "Budi Contoh\nTotal 3 orang"):
        with pytest.raises(UnreadableFile):
            pasted_list(text, longest=1)


LINES = st.sampled_from(["", "Peserta:", "1. Budi Contoh", ONE, f"Siti Contoh – {OTHER}", "Total 2", "0812 3456 7890"])


@given(st.lists(LINES, max_size=9))
def test_every_line_is_somebody_or_left_out_or_blank(lines):
    text = "\n".join(["Eko Contoh", *lines])
    table, _ = pasted_list(text, longest=99)
    blank = [number for number, line in enumerate(text.split("\n"), start=1) if not line]
    read = [row.number for row in table.rows]
    assert sorted([*read, *table.left_out, *blank]) == list(range(1, len(lines) + 2))
