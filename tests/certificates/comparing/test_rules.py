"""Two papers beside each other: whatever was changed is found, and said at its field."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.certificates.texts import make_text
from workshop_tracker.certificates.comparing.rules import (
    IDENTITY,
    WITHHELD,
    Difference,
    changed_fields,
    differences,
    look_alike,
)
from workshop_tracker.certificates.comparing.seen import Look, Seen, packed, unpacked

TEXT = dataclasses.replace(make_text(name="Ayu Contoh, S.Pd."), identity_line="NIP 198001012005012001")
SENTENCE = (
    "Nomor: 001/CONTOH/2025 diberikan kepada Ayu Contoh, S.Pd. NIP 198001012005012001 SMK Contoh sebagai PESERTA "
    "telah mengikuti Workshop “Pembelajaran Mendalam Contoh” oleh MGMP Contoh pada 11 s.d. 12 Juli 2025 setara 8 JP"
)
PRINTED = SENTENCE.split(" ")


def said(theirs):
    return [(each.field, each.theirs) for each in differences(TEXT, PRINTED, theirs.split())]


def test_the_same_words_do_not_differ():
    assert said(" ".join(PRINTED)) == []


@pytest.mark.parametrize(
    ("printed", "forged", "field", "theirs"),
    [
        ("Ayu Contoh, S.Pd.", "Budi Contoh, S.Pd.", "Nama", "Budi Contoh, S.Pd."),
        ("Ayu Contoh, S.Pd.", "Ayu Contoh, S.Pd. M.Pd.", "Nama", "Ayu Contoh, S.Pd. M.Pd."),
        ("001/CONTOH", "002/CONTOH", "Nomor", "002/CONTOH/2025"),
        ("PESERTA", "NARASUMBER", "Sebagai", "NARASUMBER"),
        ("Mendalam Contoh", "Berbasis Proyek", "Judul kegiatan", "“Pembelajaran Berbasis Proyek”"),
        ("8 JP", "32 JP", "Jumlah", "32 JP"),
    ],
)
def test_a_change_is_said_at_its_field(printed, forged, field, theirs):
    assert said(" ".join(PRINTED).replace(printed, forged)) == [(field, theirs)]


def test_what_belongs_to_no_field_is_quoted_from_the_file():
    assert said(" ".join(PRINTED) + " dengan predikat SANGAT BAIK") == [("Jumlah", "8 JP dengan predikat SANGAT BAIK")]
    assert said("Salinan " + " ".join(PRINTED)) == [("Tulisan lain", "Salinan")]


def test_nobody_learns_an_identity_number_by_guessing():
    theirs = " ".join(PRINTED).replace("198001012005012001", "198001012005012009")

    [found] = differences(TEXT, PRINTED, theirs.split())

    assert (found.field, found.ours) == (IDENTITY, WITHHELD)


@given(st.lists(st.sampled_from([*PRINTED, "lain"]), max_size=40))
def test_words_that_differ_are_never_called_the_same(theirs):
    assert bool(differences(TEXT, PRINTED, theirs)) == (theirs != PRINTED)


def test_editions_are_compared_field_by_field():
    newer = dataclasses.replace(TEXT, name="Ayu Contoh, M.Pd.", edition=2)

    assert changed_fields(TEXT, newer) == [Difference("Nama", "Ayu Contoh, S.Pd.", "Ayu Contoh, M.Pd.")]
    assert changed_fields(TEXT, TEXT) == []


def test_a_painted_over_name_is_seen_and_a_speck_is_not():
    page = Look(100, b"\xff" * 10_000)

    assert look_alike([page], [Look(100, b"\0" * 4 + b"\xff" * 9_996)])
    assert not look_alike([page], [Look(100, b"\0" * 40 + b"\xff" * 9_960)])
    assert not look_alike([page], [page, page])
    assert not look_alike([page], [Look(50, b"\xff" * 10_000)])


def test_what_a_file_shows_travels_as_one_line():
    seen = Seen(("satu", "dua"), ("7K3MQ9TRX2HV4WZC8NDF5PGJ6A",), (Look(2, b"\0\xff"),))

    assert unpacked(packed(seen)) == seen
