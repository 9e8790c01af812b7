"""Numbers under a name: what is read, what is refused and how it is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.intake.cells import DAMAGED_NUMBER, CellProblem
from workshop_tracker.people.identifiers import (
    IdentifierKind,
    IdentifierValue,
    identity_line,
    read_identifier,
    recognise_identifier,
)

NIP, NI_PPPK, NUPTK, NIY = IdentifierKind
A_NIP = "198609202010011001"
A_NI_PPPK = "199001012022211005"
A_NUPTK = "1252764666300013"


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (NIP, A_NIP, A_NIP),
        (NIP, " 19860920 201001 1 001 ", A_NIP),
        (NIP, "19860920.201001.1.001", A_NIP),
        (NIP, "'19860920-201001-1-001", A_NIP),
        (NI_PPPK, "19900101 202221 1 005", A_NI_PPPK),
        (NUPTK, "1252 7646 6630 0013", A_NUPTK),
        (NIY, "  012/YPE/2019 ", "012/YPE/2019"),
    ],
)
def test_read_identifier(kind, text, value):
    assert read_identifier(kind, text) == IdentifierValue(kind, value)


@pytest.mark.parametrize("kind", IdentifierKind)
@pytest.mark.parametrize("text", ["", "-", "tidak ada"])
def test_none_is_mandatory(kind, text):
    assert read_identifier(kind, text) is None
    assert recognise_identifier(text) is None


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (NIP, "19860920201001100", "NIP terdiri atas 18 angka, di sini 17."),
        (
            NIP,
            "198613202010011001",
            "NIP diawali tanggal lahir (tahun, bulan, tanggal); 19861320 bukan tanggal yang ada.",
        ),
        (NIP, "198609202010131001", "NIP memuat bulan mulai kerja 13, yang tidak ada. Mungkin ini NI PPPK."),
        (NIP, "198609202010013001", "Angka ke-15 NIP adalah 1 (laki-laki) atau 2 (perempuan), di sini 3."),
        (NIP, "19860920201001100A", "NIP terdiri atas angka saja."),
        (NIP, "١٩٨٦٠٩٢٠٢٠١٠٠١١٠٠١", "NIP terdiri atas angka saja."),
        (NI_PPPK, A_NIP, "Angka ke-13 dan ke-14 (01) menunjuk bulan. Mungkin ini NIP."),
        (NUPTK, A_NIP, "NUPTK terdiri atas 16 angka, di sini 18."),
        (NIY, "x" * 51, "Teks ini 51 karakter; paling panjang 50."),
    ],
)
def test_refused_with_a_reason(kind, text, message):
    assert read_identifier(kind, text) == CellProblem(message)


@pytest.mark.parametrize("text", ["1,98609E+17", "1.98609e+17", "1,98609E17", "198609202010011000"])
def test_a_number_that_lost_digits_is_refused(text):
    assert read_identifier(NIP, text) == DAMAGED_NUMBER
    assert recognise_identifier(text) == DAMAGED_NUMBER
    assert "format kolom menjadi Teks" in DAMAGED_NUMBER.message


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("19860920 201001 1 001", NIP, A_NIP),
        ("199001012022211005", NI_PPPK, A_NI_PPPK),
        ("1252-7646-6630-0013", NUPTK, A_NUPTK),
    ],
)
def test_recognised_by_its_form(text, kind, value):
    assert recognise_identifier(text) == IdentifierValue(kind, value)


def test_not_recognised():
    assert recognise_identifier("12345") == CellProblem("5 angka: NIP dan NI PPPK 18 angka, NUPTK 16 angka.")
    assert recognise_identifier("GTY") == CellProblem(
        "Bukan NIP, NI PPPK, atau NUPTK: nomor itu terdiri atas angka saja."
    )
    assert isinstance(recognise_identifier("198613202010011001"), CellProblem)


def test_identity_line():
    assert identity_line("nip", A_NIP) == "NIP. 19860920 201001 1 001"
    assert identity_line(NI_PPPK, A_NI_PPPK) == "NI PPPK. 19900101 202221 1 005"
    assert identity_line(NUPTK, A_NUPTK) == "NUPTK. 1252764666300013"
    assert identity_line(NIY, "012/YPE/2019") == "NIY. 012/YPE/2019"


@given(st.sampled_from(IdentifierKind), st.text(max_size=30))
def test_what_is_read_has_the_digits_of_its_kind(kind, text):
    found = read_identifier(kind, text)
    if isinstance(found, IdentifierValue) and kind is not NIY:
        assert found.value.isascii()
        assert len(found.value) == (16 if kind is NUPTK else 18)


@given(st.text("0123456789 .-'E+,", max_size=24))
def test_any_text_is_recognised_without_an_error(text):
    assert isinstance(recognise_identifier(text), IdentifierValue | CellProblem | None)
