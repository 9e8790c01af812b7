"""Files of every kind become the same document."""

import pytest

from tests.workshops.articles.reading import NEWS
from workshop_tracker.workshops.articles.texts.document import decode, read_document
from workshop_tracker.workshops.articles.texts.markdown import without_marks
from workshop_tracker.workshops.articles.texts.sentences import sentences_of


def test_decoding():
    assert decode("\ufeffMa’arif".encode()) == "Ma’arif"
    assert decode("Ma’arif – Contoh".encode("cp1252")) == "Ma’arif – Contoh"


def test_junk_of_a_page_is_left_out_and_nothing_of_it_is_run():
    words = read_document(next(file for file in NEWS if file.stem == "story-b").read_bytes()).words

    assert "Mabruri" in words
    assert not any(junk in words for junk in ("Beranda", "Jebakan", "Joko Contoh", "Ratna Contoh", "document.write"))


def test_a_page_that_is_junk_as_a_whole_is_read_all_the_same():
    document = read_document("<nav><p>Workshop Contoh digelar di Jatilawang.</p></nav>")
    assert "Workshop Contoh digelar di Jatilawang." in document.words


def test_elements_that_nobody_closed():
    document = read_document("<div class='menu'><ul><li>Beranda</div><p>Satu<p>Dua<br>Tiga")
    assert [block.text for block in document.blocks] == ["Satu", "Dua", "Tiga"]


def test_front_matter():
    document = read_document(
        '---\ntitle: "Judul: \\"Contoh\\""\ndate: 2025-07-12\ncover: a.jpg\ntags: [x, "#Contoh"]\n---\n\nIsi berita.\n'
    )
    assert (document.title, document.published, document.image) == ('Judul: "Contoh"', "2025-07-12", "a.jpg")
    assert document.hashtags == ("#Contoh",)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("*Tempat* : SMK", "Tempat : SMK"),
        ("**Ibu _Erna_ Contoh**", "Ibu Erna Contoh"),
        ("[tautan](https://contoh.id/a_b) ini", "tautan ini"),
        (r"a\*b\_c \[d\]", "a*b_c [d]"),
        ("2 * 3 * 4 dan snake_case_contoh", "2 * 3 * 4 dan snake_case_contoh"),
    ],
)
def test_marks_are_taken_off(written, plain):
    assert without_marks(written) == plain


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Dibuka Drs. Budi Contoh, M.Pd. Acara lancar.", ["Dibuka Drs. Budi Contoh, M.Pd.", "Acara lancar."]),
        ("Plt. Kepala Dinas hadir. Ia senang.", ["Plt. Kepala Dinas hadir.", "Ia senang."]),
        ("Erna, S.Pd. M.Pd. menjadi narasumber.", ["Erna, S.Pd. M.Pd. menjadi narasumber."]),
        ("Dibuka a.n. Kepala Dinas di Kec. Rawalo.", ["Dibuka a.n. Kepala Dinas di Kec. Rawalo."]),
        ("“Ayo!” katanya. 12 guru hadir.", ["“Ayo!” katanya.", "12 guru hadir."]),
    ],
)
def test_sentences(text, sentences):
    assert sentences_of(text) == sentences


def test_a_list_behind_an_empty_label_is_its_values():
    blocks = read_document("*Laporan*\n\n*Narasumber* :\n1. Budi Contoh\n2. Sri Contoh\n\nTerima kasih.").blocks

    assert [(block.label, block.text) for block in blocks] == [
        ("", "Laporan"),
        ("speaker", "Budi Contoh"),
        ("speaker", "Sri Contoh"),
        ("", "Terima kasih."),
    ]


def test_wrapped_lines_are_one_paragraph_and_short_ones_are_not():
    text = "Judul\n\nBaris pertama ini cukup panjang sehingga terputus oleh lebar\nlayar, lalu berlanjut.\nBaris lain."
    assert [block.text for block in read_document(text).blocks][1:] == [
        "Baris pertama ini cukup panjang sehingga terputus oleh lebar layar, lalu berlanjut.",
        "Baris lain.",
    ]
