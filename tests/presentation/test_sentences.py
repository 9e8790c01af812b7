"""Sentences that are Indonesian as text and can be told in another language."""

import copy
import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.presentation import Sentence, pack_sentences, together, unpack_sentences

ENGLISH = {
    "Kegiatan dibatalkan.": "The workshop was cancelled.",
    "Hadir %(attended)s dari %(planned)s JP (%(percent)s%%).": "At %(attended)s of %(planned)s JP (%(percent)s%%).",
    "Tanggal ini dapat berarti %(first)s atau %(second)s.": "This date may mean %(first)s or %(second)s.",
    "Nomor ini milik %(people)s.": "This number belongs to %(people)s.",
    "Diputuskan panitia: %(reason)s": "Decided by the committee: %(reason)s",
}
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    TEXTS | st.integers(-(10**12), 10**12) | st.dates() | TEXTS.map(Sentence),
    lambda values: st.lists(values, max_size=3).map(tuple) | values.map(lambda value: Sentence("(%(x)s)", x=value)),
    max_leaves=6,
)


def in_english(text: Sentence) -> str:
    return text.told(lambda msgid: ENGLISH.get(msgid, msgid), "en")


def test_as_text_it_is_indonesian():
    sentence = Sentence("Hadir %(attended)s dari %(planned)s JP (%(percent)s%%).", attended=6, planned=8, percent=75)
    assert sentence == "Hadir 6 dari 8 JP (75%)."
    assert json.dumps({"reason": sentence}) == '{"reason": "Hadir 6 dari 8 JP (75%)."}'
    assert in_english(sentence) == "At 6 of 8 JP (75%)."


def test_a_percent_sign_needs_no_care_where_nothing_is_filled_in():
    assert Sentence("Hadir 100% itu baik.") == "Hadir 100% itu baik."
    assert in_english(Sentence("Hadir 100% itu baik.")) == "Hadir 100% itu baik."


def test_dates_numbers_and_lists_follow_the_language():
    first, second = dt.date(2025, 7, 5), dt.date(2025, 5, 7)
    dates = Sentence("Tanggal ini dapat berarti %(first)s atau %(second)s.", first=first, second=second)
    assert dates == "Tanggal ini dapat berarti 5 Juli 2025 atau 7 Mei 2025."
    assert in_english(dates) == "This date may mean 5 July 2025 or 7 May 2025."
    people = Sentence("Nomor ini milik %(people)s.", people=("Ani Contoh", "Budi Contoh", 1234))
    assert people == "Nomor ini milik Ani Contoh, Budi Contoh, dan 1.234."
    assert in_english(people) == "This number belongs to Ani Contoh, Budi Contoh, and 1,234."


def test_a_degree_at_the_end_is_the_full_stop():
    teacher = "Ani Contoh, S.Pd."
    sentence = Sentence("Nomor ini milik %(people)s. Benar?", people=("Budi Contoh", teacher))
    assert sentence == "Nomor ini milik Budi Contoh dan Ani Contoh, S.Pd. Benar?"
    assert in_english(Sentence("Nomor ini milik %(people)s.", people=teacher)).endswith("to Ani Contoh, S.Pd.")
    assert (
        Sentence("Milik %(person)s, bukan %(other)s.", person=teacher, other="Budi") == f"Milik {teacher}, bukan Budi."
    )


@pytest.mark.parametrize("end", [".", "?", "!", "…"])
def test_a_title_that_ends_a_sentence_ends_this_one(end):
    title = f"Siapkah Guru Contoh{end}"
    assert Sentence("Draf dihapus: %(title)s.", title=title) == f"Draf dihapus: {title}"


def test_a_sentence_inside_a_sentence_is_told_too():
    sentence = Sentence("Diputuskan panitia: %(reason)s", reason=Sentence("Kegiatan dibatalkan."))
    assert sentence == "Diputuskan panitia: Kegiatan dibatalkan."
    assert in_english(sentence) == "Decided by the committee: The workshop was cancelled."


def test_several_sentences_are_told_one_by_one():
    both = together(Sentence("Kegiatan dibatalkan."), "", "50% apa adanya.")
    assert both == "Kegiatan dibatalkan. 50% apa adanya."
    assert in_english(both) == "The workshop was cancelled. 50% apa adanya."
    assert in_english(together()) == ""


def test_an_error_keeps_its_sentence():
    error = ValueError(Sentence("Kegiatan dibatalkan."))
    assert in_english(str(error)) == "The workshop was cancelled."
    assert in_english(copy.deepcopy(error.args[0])) == "The workshop was cancelled."


def test_a_missing_value_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        Sentence("Nomor ini milik %(people)s.", person="Ani Contoh")


@given(value=VALUES)
def test_nothing_is_lost_on_the_way_through_json(value):
    sentence = Sentence("Diputuskan panitia: %(reason)s", reason=value)
    content = {"problems": [{"row": 1, "message": sentence}], "answer": None, "values": {"name": "Ani Contoh"}}
    read = unpack_sentences(json.loads(json.dumps(pack_sentences(content))))
    assert read == content
    assert in_english(read["problems"][0]["message"]) == in_english(sentence)
