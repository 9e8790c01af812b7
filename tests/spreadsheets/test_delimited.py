"""Lists saved as text are read whatever separator, quotes and encoding they have, or refused, never half understood."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.spreadsheets import PAGE_LIST, Row, UnreadableFile, refusals
from workshop_tracker.spreadsheets.delimited import delimited_sheet, encoding_of, separator_of

CELLS = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=20)


def rows_of(data: bytes) -> list[Row]:
    return list(delimited_sheet(data, "daftar.csv", PAGE_LIST).rows)


@pytest.mark.parametrize(
    ("sample", "separator"),
    [
        ("Nama,Sekolah\nGuru Contoh,SMK\n", ","),
        ("Nama;Sekolah\nGuru Contoh, S.Pd., M.Pd.;SMK\nGuru B, S.T.;SMK\n", ";"),
        ("Nama\tSekolah\nGuru Contoh, S.Pd.; M.Pd.\tSMK\n", "\t"),
        ('Nama,Sekolah\n"Guru; Contoh; S.Pd.",SMK\n"a;b;c;d",SMK\n', ","),
        ("DAFTAR HADIR, 12 Juli 2025\nNo;Nama;NIP\n1;Guru Contoh;\n2;Guru B;\n", ";"),
        ('Nama;Catatan\n"Guru";"dua\nbaris, dengan, koma, ini"\n', ";"),
        ("Nama|Sekolah\nGuru Contoh, S.Pd., M.Pd.|SMK\nGuru B, S.T.|SMK\n", "|"),
        ("Nama\nGuru Contoh\n", "\t"),
    ],
)
def test_the_separator_is_the_one_that_every_line_has_alike(sample, separator):
    assert separator_of(sample) == separator


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Nur’aini".encode(), "utf-8"),
        ("Nur’aini".encode("utf-8-sig"), "utf-8-sig"),
        ("Nur’aini".encode("cp1252"), "cp1252"),
        ("Nur’aini".encode("utf-16"), "utf-16"),
    ],
)
def test_letters_are_read_in_the_encoding_they_were_written_in(data, encoding):
    assert encoding_of(data) == encoding
    assert rows_of(data) == [Row(1, ["Nur’aini"])]


def test_rows_count_as_a_spreadsheet_shows_them():
    data = b'Nama,Alamat\r\n\r\n"Guru\nContoh",x\n , \nGuru B,y'
    assert [(row.number, row.cells[0]) for row in rows_of(data)] == [(1, "Nama"), (3, "Guru\nContoh"), (5, "Guru B")]


def test_a_number_shortened_by_a_spreadsheet_is_marked():
    assert [row.damaged for row in rows_of(b"Nama;NIP\nGuru Contoh;1,98609E+17\nGuru B;198609172010011004\n")] == [
        (),
        (1,),
        (),
    ]


@pytest.mark.parametrize(
    ("data", "row"),
    [(b'a,b\n"c,d\ne,f\n', 2), (b'a,b\nc,d\n"e"x,f\n', 3), (b"a,b\n" + b"x" * 32_768 + b",c\n", 2)],
)
def test_a_row_that_cannot_be_understood_is_named(data, row):
    with pytest.raises(UnreadableFile) as caught:
        rows_of(data)
    assert (caught.value.message, caught.value.values) == (refusals.LINE_NOT_UNDERSTOOD, {"row": row})


def test_blank_columns_far_to_the_right_do_no_harm():
    assert rows_of(b"Nama" + b"," * 200 + b"\nGuru Contoh\n")[1] == Row(2, ["Guru Contoh"])
    with pytest.raises(UnreadableFile, match=r"lebih dari 70 kolom"):
        rows_of(b"Nama" + b"," * 200 + b"x\n")


@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8),
    separator=st.sampled_from(",;\t"),
)
def test_whatever_a_program_quoted_properly_comes_back(rows, separator):
    written = io.StringIO()
    csv.writer(written, delimiter=separator, quoting=csv.QUOTE_ALL).writerows([["Nama", "NIP", "Sekolah"], *rows])
    found = rows_of(written.getvalue().encode())
    expected = [(number, row) for number, row in enumerate(rows, start=2) if "".join(row).strip()]
    assert [(row.number, row.cells) for row in found[1:]] == [
        (number, [cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@") else cell for cell in row])
        for number, row in expected
    ]
