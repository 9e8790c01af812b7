"""Both languages say everything."""

import string
from dataclasses import asdict, replace

import pytest

from tests.designs.papers import ENGLISH, NORMAL, SPEAKER
from workshop_tracker.designs.phrases import PHRASES, is_participant


@pytest.mark.parametrize("text", [NORMAL, ENGLISH, replace(NORMAL, role="Peserta")])
def test_whoever_took_part_is_a_participant(text):
    assert is_participant(text)


def test_a_speaker_is_not():
    assert not is_participant(SPEAKER)


def test_the_languages_put_in_the_same_fields():
    def fields(words):
        return {
            name: [field for _, field, _, _ in string.Formatter().parse(phrase) if field]
            for name, phrase in asdict(words).items()
            if isinstance(phrase, str)
        }

    assert fields(PHRASES["id"]) == fields(PHRASES["en"])
    assert PHRASES["id"].groups.keys() == PHRASES["en"].groups.keys()
