"""Pasted lines as numbers."""

import pytest

from workshop_tracker.certificates.given_numbers.pasted import PasteRefused, read_pasted

NAMES = ["Ayu Contoh, S.Pd.", "Budi Contoh", "Dwi Contoh"]


def test_numbers_alone_follow_the_list_and_an_empty_line_passes_one_over():
    assert read_pasted("421.5/131\r\n\r\n 421.5/133 \r\n\r\n", NAMES) == {0: "421.5/131", 2: "421.5/133"}
    assert read_pasted("", NAMES) == {}


def test_names_are_found_however_they_are_ordered_and_written():
    assert read_pasted("DWI  Contoh\t7\n\nayu contoh, s.pd.\t421.5/9", NAMES) == {2: "7", 0: "421.5/9"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1\n2\n3\n4", "4 baris ditempel, peserta yang menunggu 3."),
        ("Eka Contoh\t1", "“Eka Contoh” tidak menunggu nomor."),
        ("Budi Contoh\t1\n8", "“8” tidak menunggu nomor."),
        ("Budi Contoh\t1\nBudi Contoh\t2", "“Budi Contoh” ada lebih dari sekali; ketik nomornya di bawah."),
        ("1\u202e2", "Berisi tanda yang tidak terlihat: U+202E."),
    ],
)
def test_what_cannot_be_told_apart_is_refused_with_the_line(text, reason):
    with pytest.raises(PasteRefused) as refused:
        read_pasted(text, NAMES)
    assert str(refused.value) == reason


def test_two_of_one_name_are_typed_by_hand():
    with pytest.raises(PasteRefused, match="lebih dari sekali"):
        read_pasted("Budi Contoh\t1", ["Budi Contoh", "Budi Contoh"])
