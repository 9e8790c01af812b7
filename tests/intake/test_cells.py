"""One cell at a time: clean text, none-words, phones, sex, marks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.intake.cells import (
    DAMAGED_NUMBER,
    CellProblem,
    clean_text,
    is_blank,
    read_mark,
    read_phone,
    read_sex,
)


@pytest.mark.parametrize("text", ["", "  ", "-", "--", " – ", "Tidak Ada", "n/a", "N/A", "belum ada", "nihil", "\t"])
def test_words_for_nothing(text):
    assert is_blank(text)
    assert read_phone(text) is None
    assert read_sex(text) is None
    assert read_mark(text) is None


@pytest.mark.parametrize("text", ["0", "000", "0-0"])
def test_a_nought_is_no_phone(text):
    assert read_phone(text) is None


@pytest.mark.parametrize("text", ["0", "Ada", "A", "tidak tahu"])
def test_words_for_something(text):
    assert not is_blank(text)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  Siti \t Contoh ", "Siti Contoh"),
        ("Workshop\nContoh", "Workshop Contoh"),
        ("Nur\u00a0Contoh", "Nur Contoh"),
        ("Nur’aini`", "Nur'aini'"),
        ("Re\u0301nata", "R\u00e9nata"),
        ("", ""),
    ],
)
def test_clean_text(text, clean):
    assert clean_text(text) == clean


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("Nur\u200baini", 4, "U+200B"),
        ("\u202eContoh", 1, "U+202E"),
        ("\ufeffContoh", 1, "U+FEFF"),
        ("Con\u00adtoh", 4, "U+00AD"),
        ("Con\u2066toh", 4, "U+2066"),
        ("a\x00b", 2, "U+0000"),
        ("a\x1cb", 2, "U+001C"),
        ("a\u2028b", 2, "U+2028"),
        ("a\ue000", 2, "U+E000"),
        ("a\u0378", 2, "U+0378"),
        ("a\ud800", 2, "U+D800"),
        ("a\U000e0041", 2, "U+E0041"),
    ],
)
def test_what_nobody_sees_is_refused_with_its_place(text, place, code):
    assert clean_text(text) == CellProblem(
        f"Karakter ke-{place} ({code}) tidak terlihat dan tidak boleh ada. Ketik ulang teks ini."
    )


def test_stacked_marks_are_refused():
    assert clean_text("n\u0301\u0302") == "\u0144\u0302"
    assert clean_text("a\u0323\u0324\u0325\u0326") == CellProblem(
        "Tanda yang bertumpuk pada karakter ke-4 tidak dapat dicetak."
    )


def test_length_counts_what_is_kept():
    assert clean_text(" abc ", longest=3) == "abc"
    assert clean_text("a" * 1201, longest=1200) == CellProblem("Teks ini 1.201 karakter; paling panjang 1.200.")


@given(st.text())
def test_clean_text_holds_no_invisible_character(text):
    clean = clean_text(text)
    if isinstance(clean, str):
        assert clean.isprintable()
        assert clean == unicodedata.normalize("NFC", clean)
        assert clean_text(clean) == clean


@pytest.mark.parametrize(
    "text",
    [
        "081234567890",
        "0812-3456-7890",
        "(0812) 3456 7890",
        "0812.3456.7890",
        "+62 812 3456 7890",
        "6281234567890",
        "81234567890",
        "+62 0812 3456 7890",
        "'081234567890",
        "0062 812 3456 7890",
    ],
)
def test_phones_have_one_form(text):
    assert read_phone(text) == "+6281234567890"


def test_other_phones():
    assert read_phone("(0281) 636524") == "+62281636524"
    assert read_phone("+60 12 345 6789") == "+60123456789"


@pytest.mark.parametrize(
    "text", ["12345", "nanti", "0812 34", "٠٨١٢٣٤٥٦٧٨٩٠", "0812345678901234", "08²2345678", "+0812345678"]
)
def test_what_is_no_phone(text):
    assert read_phone(text) == CellProblem(f"“{text}” bukan nomor telepon. Contoh: 0812 3456 7890.")


def test_two_phones_and_a_shortened_one():
    assert read_phone("0812 3456 7890 / 0813 1111 2222") == CellProblem("Tulis satu nomor telepon saja.")
    assert read_phone("8,12346E+10") == DAMAGED_NUMBER


@given(st.from_regex(r"8[1-9][0-9]{7,10}", fullmatch=True))
def test_a_phone_in_its_form_stays_as_it_is(national):
    form = read_phone(f"0{national}")
    assert form == f"+62{national}"
    assert read_phone(form) == form


@pytest.mark.parametrize(
    ("texts", "sex"),
    [
        (["L", "l", "Laki-laki", "LAKI LAKI", "Pria", "M", "Lk."], "L"),
        (["P", "p", "Perempuan", "wanita", "F", "Pr"], "P"),
    ],
)
def test_sex(texts, sex):
    assert {read_sex(text) for text in texts} == {sex}


def test_no_sex():
    assert read_sex("X") == CellProblem("“X” bukan jenis kelamin: tulis L atau P.")


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["H", "h", "Hadir", "HADIR", "1", "✓", "v", "√", "H."], "present"),
        (["I", "izin", "Ijin"], "excused"),
        (["S", "Sakit"], "sick"),
        (["A", "Alpa", "alpha", "Tidak Hadir", "absen", "TK", "0"], "absent"),
    ],
)
def test_marks(texts, mark):
    assert {read_mark(text) for text in texts} == {mark}


@pytest.mark.parametrize("text", ["x", "telat", "2", "HI", "١"])
def test_what_is_no_mark(text):
    assert read_mark(text) == CellProblem(f"“{text}” bukan tanda kehadiran: tulis H, I, S, atau A.")
