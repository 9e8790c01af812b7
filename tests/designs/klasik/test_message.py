"""The wording of the front and the breaking of its lines."""

from dataclasses import replace

import pytest

from tests.designs.papers import ENGLISH, LONG_NAME, LONG_TITLE, NAMELESS_SCHOOL, NORMAL, SPEAKER
from workshop_tracker.designs.klasik.message import MESSAGE, message
from workshop_tracker.designs.sections.names import name_lines
from workshop_tracker.designs.sections.wording import closing_lines
from workshop_tracker.designs.typesetting import line_width


def words(lines):
    return ["".join(run.text for run in line) for line in lines]


def said(text):
    return words([row.line for row in message(text, 1.0)])


def test_a_participant_took_part_and_completed():
    assert said(NORMAL) == [
        "Nomor: 400.3.5/0131/CONTOH/VII/2025",
        "Diberikan kepada",
        "Erni Puji Contoh, S.Pd., M.Pd.",
        "NUPTK 0000 0000 0000 0000   ·   SMK Negeri 1 Contoh, Kabupaten Contoh",
        "atas partisipasinya sebagai",
        "PESERTA",
        "telah mengikuti Workshop",
        "“Pembelajaran Mendalam Berbantuan Kecerdasan Artifisial”",
        "yang diselenggarakan oleh MGMP Informatika SMK Wilayah Contoh",
        "pada tanggal 11 s.d. 12 Juli 2025 di SMK Negeri 2 Contoh, setara 32\u00a0JP.",
    ]


def test_a_speaker_contributed_and_a_second_edition_says_so():
    lines = said(SPEAKER)
    assert lines[0].endswith("   ·   Terbitan ke-2")
    assert lines[4:7] == ["atas kontribusinya sebagai", "NARASUMBER", "pada kegiatan Workshop"]


def test_in_english():
    assert said(ENGLISH)[-3:] == [
        "“Deep Learning with the Help of Artificial Intelligence”",
        "organised by MGMP Informatika SMK Wilayah Contoh",
        "held on 11–12 July 2025 at SMK Negeri 2 Contoh, equivalent to 32\u00a0JP (lesson hours).",
    ]


def test_what_is_absent_leaves_nothing_odd():
    lines = said(NAMELESS_SCHOOL)
    assert lines[3] == "atas partisipasinya sebagai"
    assert lines[-1] == "pada tanggal 11 s.d. 12 Juli 2025 di SMK Negeri 2 Contoh."
    assert said(replace(NORMAL, identity_line=""))[3] == NORMAL.school
    assert said(replace(NORMAL, school=""))[3] == NORMAL.identity_line


@pytest.mark.parametrize(
    ("change", "closing"),
    [
        ({"organizer": "", "dates": "", "place": "", "lesson_hours": None}, []),
        ({"organizer": "", "dates": "", "place": ""}, ["setara 32\u00a0JP."]),
        ({"dates": "", "place": "", "lesson_hours": None}, [f"yang diselenggarakan oleh {NORMAL.organizer}."]),
        ({"organizer": "", "dates": "", "lesson_hours": None}, ["di SMK Negeri 2 Contoh."]),
    ],
)
def test_the_closing_words_end_well_with_whatever_there_is(change, closing):
    text = replace(NORMAL, **change)
    assert words(closing_lines(text, MESSAGE.closing, 1.0, is_event_long=False)) == closing


def test_under_a_long_title_the_closing_takes_one_line():
    assert said(replace(NORMAL, title=LONG_TITLE))[-1].startswith("yang diselenggarakan oleh MGMP Informatika SMK Wila")


@pytest.mark.parametrize(
    ("name", "count"),
    [("", 0), ("Contoh", 1), ("Erni Puji Contoh, S.Pd., M.Pd.", 1), (LONG_NAME, 2), ("W" * 120, 3), ("i" * 120, 1)],
)
def test_a_name_takes_as_few_lines_as_it_can(name, count):
    lines = name_lines(name, MESSAGE.name, 1.0)
    assert len(lines) == count
    assert all(line_width(line) <= MESSAGE.name.across for line in lines)
    assert all(run.style.size >= MESSAGE.name.least for line in lines for run in line)
    assert "".join(words(lines)).replace(" ", "") == name.replace(" ", "")


def test_a_long_name_is_parted_before_its_degrees_where_both_parts_fit():
    name = "Raden Ajeng Contoh Kusumaningtyas Purbaningrum, S.Pd., S.Kom., M.Pd., M.T., Gr."
    assert words(name_lines(name, MESSAGE.name, 1.0))[0] == "Raden Ajeng Contoh Kusumaningtyas Purbaningrum,"


def test_names_keep_their_case():
    assert said(replace(NORMAL, name="dr. ERNI van Contoh"))[2] == "dr. ERNI van Contoh"


def test_an_event_kind_beyond_the_italics_is_set_upright():
    row = next(row for row in message(replace(NORMAL, event_kind="Лекція"), 1.0) if "Лекція" in row.line[0].text)
    assert row.line[0].style.face == "SourceSerifPro-Regular"
