"""What somebody types into the cells of a row becomes its entry; what was not touched stays."""

import pytest

from workshop_tracker.attendance.participants.pasted import pasted_file
from workshop_tracker.attendance.participants.preview import Group, ReadRow
from workshop_tracker.attendance.reviewing.cells import Cells, CellsRefused, cells_of, corrected, mark_of, proposed_name
from workshop_tracker.people.names import NameParts

NIP = "198609202010011001"
LINE = f"1. Pak Agus Contoh ST – SMK Conto Jatilawang – {NIP} – 0812 3456 7890"
SHOWN = Cells("", "Pak Agus Contoh ST", "", "SMK Conto Jatilawang", "••••1001")


def entry(line=LINE):
    [read] = pasted_file(line, "", longest=9).entries
    return read


def typed(line=LINE, shown=SHOWN, **cells):
    return corrected(entry(line), shown, shown._replace(**cells))


def test_a_name_typed_in_its_cells_needs_no_question_and_leaves_the_rest():
    right = typed(name="Agus Contoh", title_after="S.T.")
    assert right.parts == NameParts("", "Agus Contoh", "S.T.")
    assert (right.written, right.keys, right.doubt, right.proposal) == ("Agus Contoh, S.T.", ("agus contoh",), "", None)
    before = entry()
    assert before.doubt
    for untouched in ("row", "line", "identifiers", "details", "workplace"):
        assert getattr(right, untouched) == getattr(before, untouched)
    assert (before.is_edited, right.is_edited) == (False, True)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Dra. Sri Contoh, M.Pd.", ("Dra.", "Sri Contoh", "M.Pd.")),
        ("Sri Ma", ("", "Sri Ma", "")),
        ("  Siti   Contoh ", ("", "Siti Contoh", "")),
    ],
)
def test_a_whole_name_in_one_cell_is_read_as_in_a_list_and_what_is_not_sure_stays_as_typed(written, parts):
    assert typed(name=written).parts == NameParts(*parts)


def test_titles_have_their_fixed_forms_and_an_unknown_one_is_told():
    right = typed(name="Agus Contoh", title_before="dr", title_after="spd mpd")
    assert (right.parts.title_before, right.parts.title_after) == ("dr.", "S.Pd., M.Pd.")
    assert [column for column, _ in typed(title_after="Juara 1").notes] == ["title_after"]


def test_a_school_is_sought_anew_by_what_was_typed():
    right = typed(school="SMK Contoh Jatilawang")
    assert right.workplace.text == "SMK Contoh Jatilawang"
    assert (right.parts, right.doubt) == (entry().parts, entry().doubt)


def test_the_end_of_a_number_is_no_number_and_an_emptied_cell_takes_it_away():
    assert [each.value for each in typed(name="Agus Contoh").identifiers] == [NIP]
    assert typed(number="").identifiers == ()
    assert [each.value for each in typed(number="1234 5678 9012 3456").identifiers] == ["1234567890123456"]


def test_a_number_that_could_not_be_read_is_told_no_longer_once_it_is_typed():
    shown = Cells("", "Agus Contoh", "", "", "")
    line = "Agus Contoh\t19860920201001100"
    assert [column for column, _ in entry(line).notes] == ["identifier"]
    assert typed(line, shown, number=NIP).notes == ()


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"number": "123"}, "3 angka"),
        ({"name": "", "number": ""}, "Nama tidak tertulis"),
        ({"name": "0812"}, "tidak memuat huruf"),
        ({"name": "Agus\u202e Contoh"}, "Karakter ke-5"),
        ({"school": "SMK\u200b Contoh"}, "Karakter ke-4"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_reason(cells, reason):
    with pytest.raises(CellsRefused, match=reason):
        typed(**cells)


def test_a_number_alone_may_say_who_is_meant():
    assert typed(name="").written == ""


def test_a_row_of_a_file_keeps_what_stood_there():
    [right] = [corrected(each, SHOWN, SHOWN._replace(name="Agus Contoh")) for each in [_of_a_file()]]
    assert right.line == "Pak Agus Contoh ST"


def _of_a_file():
    read = entry()
    return type(read)(row=read.row, written=read.written, parts=read.parts, identifiers=read.identifiers)


def row(name, **others):
    values = {"group": Group.NEW, "questions": (), "is_answered": False, "problems": ()} | others
    return ReadRow(number=1, line="", parts=NameParts("", name, ""), school="", identifier="", **values)


def test_capitals_are_offered_for_names_that_would_be_stored_so_alone():
    assert proposed_name(row("SITI CONTOH")) == "Siti Contoh"
    assert proposed_name(row("siti contoh", group=Group.ASKED)) == "Siti Contoh"
    assert proposed_name(row("Siti Contoh")) is None
    for others in ({"group": Group.KNOWN}, {"group": Group.REJECTED}, {"is_doubted": True}):
        assert proposed_name(row("SITI CONTOH", **others)) is None


def test_a_mark_tells_cells_apart():
    cells = cells_of(row("Siti Contoh"))
    assert mark_of(cells) == mark_of(Cells("", "Siti Contoh", "", "", ""))
    assert mark_of(cells) != mark_of(cells._replace(name="", title_before="Siti Contoh"))
