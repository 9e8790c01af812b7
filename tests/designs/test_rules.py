"""What a certificate says: its snapshot, its letters, its sums."""

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.designs.papers import HARDEST, NORMAL, PROGRAMME, SPEAKER
from workshop_tracker.designs.rules import (
    BackDiffersFromFront,
    CertificateText,
    ProgrammeRow,
    SignatoryText,
    certificate_text_from_json,
    certificate_text_to_json,
    missing_letters,
    printed_strings,
)

WORDS = st.text(max_size=12)
ROWS = st.builds(ProgrammeRow, WORDS, WORDS, WORDS, st.integers(0, 40))
SIGNERS = st.builds(
    SignatoryText,
    place=st.sampled_from(["right", "left", "center"]),
    title_lines=st.lists(WORDS, max_size=3).map(tuple),
)
TEXTS = st.builds(
    CertificateText,
    language=st.sampled_from(["id", "en"]),
    letterhead=st.lists(WORDS, max_size=4).map(tuple),
    lesson_hours=st.none(),
    signatories=st.lists(SIGNERS, max_size=3).map(tuple),
    edition=st.integers(1, 9),
    programme=st.lists(ROWS, max_size=4).map(tuple),
    statement=WORDS,
)


@given(TEXTS)
def test_the_snapshot_gives_back_the_very_text(text):
    snapshot = certificate_text_to_json(text)
    assert certificate_text_from_json(snapshot) == text
    assert certificate_text_to_json(certificate_text_from_json(snapshot)) == snapshot


def test_the_snapshot_keeps_the_order_of_the_fields():
    kept = [field.name for field in fields(CertificateText) if field.name not in {"look", "facsimiles"}]
    assert list(json.loads(certificate_text_to_json(replace(HARDEST, statement="telah hadir")))) == kept


def test_a_paper_without_a_statement_keeps_the_bytes_that_it_had_before_there_were_any():
    assert "statement" not in json.loads(certificate_text_to_json(HARDEST))
    assert replace(HARDEST, statement="telah hadir") == certificate_text_from_json(
        certificate_text_to_json(HARDEST)[:-1] + ',"statement":"telah hadir"}'
    )
    assert "telah hadir" in printed_strings(replace(HARDEST, statement="telah hadir"))


@pytest.mark.parametrize("snapshot", ["", "[]", "{}", '{"letterhead":[],"signatories":[],"programme":[],"more":1}'])
def test_anything_but_a_snapshot_is_refused(snapshot):
    with pytest.raises((ValueError, KeyError, TypeError)):
        certificate_text_from_json(snapshot)


def test_the_back_adds_up_to_the_front():
    with pytest.raises(BackDiffersFromFront, match="berjumlah 32 JP, halaman depan 16 JP"):
        replace(NORMAL, lesson_hours=16)
    with pytest.raises(BackDiffersFromFront):
        replace(NORMAL, programme=PROGRAMME[1:])


def test_without_hours_or_without_a_table_there_is_nothing_to_add_up():
    assert replace(NORMAL, lesson_hours=None).programme == PROGRAMME
    assert replace(NORMAL, programme=()).lesson_hours == 32


@pytest.mark.parametrize("change", [{"edition": 0}, {"signatories": NORMAL.signatories * 4}])
def test_an_impossible_paper_is_refused(change):
    with pytest.raises(ValueError, match=r"Terbitan|penanda tangan"):
        replace(NORMAL, **change)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Siti Nur'aini, S.Pd.", ()),
        ("“Łukasz” Ấn & <b>", ()),
        ("", ()),
        ("Ali 中 b中", ("中",)),
        ("a\u200bb\u202ec\nd\x00", ("\x00", "\n", "\u200b", "\u202e")),
        ("\u00ad", ("\u00ad",)),
        ("🅫", ("🅫",)),
    ],
)
def test_letters_that_no_font_holds_are_named_once(text, missing):
    assert missing_letters(text) == missing


def test_every_text_of_the_paper_is_among_the_printed_strings():
    strings = printed_strings(replace(SPEAKER, checkpoint="x"))
    for text in (SPEAKER.name, SPEAKER.title, SPEAKER.signatories[0].title_lines[1], PROGRAMME[0].topic, "x"):
        assert text in strings
    assert "" not in strings
