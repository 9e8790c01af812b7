"""What was taught or explained is read from then on; what must not be kept cannot be taught."""

import pytest

from tests import files
from workshop_tracker.database import reading, writing
from workshop_tracker.intake.glossary.actions import HeadingRefused, explain_row, forget, teach_heading
from workshop_tracker.intake.glossary.queries import explained_rows, own_headings, synonyms
from workshop_tracker.intake.glossary.reading import Received, lists_of
from workshop_tracker.spreadsheets import PAGE_LIST, UnreadableFile
from workshop_tracker.viewer import COMMAND

RIDDLE = [["Daftar Contoh"], [], ["Yang Hadir", "Dari mana", "Kode"], ["Siti Contoh, S.Pd.", "SMK Contoh", "x"]]


def written(engine, *acts):
    with writing(engine, by=COMMAND) as session:
        done = [act(session) for act in acts]
        session.commit()
        return done


def lists(engine, rows, **received):
    with reading(engine) as session:
        return lists_of(session, Received(files.xlsx_bytes(rows), **received), limits=PAGE_LIST)


def test_a_taught_heading_is_read_in_every_spelling_and_can_be_taught_anew(engine):
    rows = [["Nama", "SATUAN  tugas!"], ["Siti Contoh", "SMK Contoh"]]
    assert lists(engine, rows)[0].columns == {"name": 0}
    written(engine, lambda s: teach_heading(s, "Satuan Tugas", "school"))
    assert lists(engine, rows)[0].columns == {"name": 0, "school": 1}
    written(engine, lambda s: teach_heading(s, "satuan tugas", "position"))
    assert lists(engine, rows)[0].columns == {"name": 0, "position": 1}
    with reading(engine) as session:
        assert [(each.heading, each.meaning) for each in synonyms(session)] == [("satuan tugas", "position")]


@pytest.mark.parametrize(
    ("heading", "meaning", "reason"),
    [
        ("***", "name", "tidak memuat huruf"),
        ("Nama Lengkap", "school", "sudah dikenal"),
        ("No. NIK", "nuptk", "tidak boleh disimpan"),
        ("Nomor KK", "phone", "tidak boleh disimpan"),
    ],
)
def test_what_cannot_be_taught(engine, heading, meaning, reason):
    with writing(engine, by=COMMAND) as session, pytest.raises(HeadingRefused, match=reason):
        teach_heading(session, heading, meaning)


def test_an_explained_heading_row_is_known_wherever_it_comes_again(engine):
    with pytest.raises(UnreadableFile) as unreadable:
        lists(engine, RIDDLE)
    headings = unreadable.value.values["headings"].split("\n")
    assert headings == ["Yang Hadir", "Dari mana", "Kode"]
    written(engine, lambda s: explain_row(s, headings, ["name", "school", ""]))
    [found] = lists(engine, [*RIDDLE[:2], ["YANG HADIR", "dari mana ", "KODE", ""], *RIDDLE[3:]])
    assert [(row.number, row.values) for row in found.rows] == [
        (4, {"name": "Siti Contoh, S.Pd.", "school": "SMK Contoh"})
    ]
    with pytest.raises(UnreadableFile):
        lists(engine, [["Yang Hadir", "Dari mana"], *RIDDLE[3:]])


def test_the_last_explanation_counts_and_can_be_forgotten(engine):
    row = ["Yang Hadir", "Dari mana"]
    written(engine, lambda s: explain_row(s, row, ["name", ""]), lambda s: explain_row(s, row, ["name", "school"]))
    with reading(engine) as session:
        [kept] = explained_rows(session)
        assert kept.meanings == ["name", "school"]
        assert "Hadir" not in repr(own_headings(session))
    written(engine, lambda s: forget(s, explained_rows(s)[0]))
    with pytest.raises(UnreadableFile):
        lists(engine, [row, ["Siti Contoh", "SMK Contoh"]])


@pytest.mark.parametrize(
    ("headings", "meanings", "reason"),
    [
        (["A", "B"], ["school", ""], "berisi nama"),
        (["A", "B"], ["name", "name"], "hanya dapat dipilih untuk satu kolom"),
        (["A", "NIK"], ["name", "nuptk"], "tidak boleh disimpan"),
    ],
)
def test_what_cannot_be_explained(engine, headings, meanings, reason):
    with writing(engine, by=COMMAND) as session, pytest.raises(HeadingRefused, match=reason):
        explain_row(session, headings, meanings)


def test_one_of_several_sheets_is_named(engine):
    sheets = {"Guru": files.free_list_rows(files.staff_members(2)), "Tendik": files.free_list_rows([])}
    data = files.workbook_bytes({**sheets, "Petunjuk": [["Isi dengan benar"]]})
    with reading(engine) as session:
        assert len(lists_of(session, Received(data), limits=PAGE_LIST)) == 2
        [found] = lists_of(session, Received(data, sheet=" guru "), limits=PAGE_LIST)
        assert found.sheet == "Guru"
        with pytest.raises(UnreadableFile, match=r"“Petunjuk” tidak berisi.*“Guru”, “Tendik”"):
            lists_of(session, Received(data, sheet="Petunjuk"), limits=PAGE_LIST)


def test_people_are_no_headings(engine):
    """A list without headings offers its first row at most; digits and addresses are not shown as headings."""
    with pytest.raises(UnreadableFile) as unreadable:
        lists(engine, [["1", "3302011212850001", "x@contoh.invalid"], ["2", "3302011212850002", "y@contoh.invalid"]])
    assert unreadable.value.values["headings"] == ""
