"""Who may get a letter, and what it states."""

import datetime as dt
from dataclasses import replace

import pytest

from workshop_tracker.attendance.rules import Completion
from workshop_tracker.certificates.contents.trial import problem_of
from workshop_tracker.certificates.contents.wording import HolderText, PaperIdentity, SessionText, WorkshopText
from workshop_tracker.certificates.letters.rules import letter_text, may_get_letter

PARTLY = Completion(False, False, 12, 32, 0, "Hadir 12 dari 32 JP.")
WORKSHOP = WorkshopText(
    design="klasik",
    design_version=1,
    language="id",
    letterhead=("MGMP CONTOH",),
    event_kind="Workshop",
    title="Pembelajaran Mendalam",
    organizers=("MGMP Contoh",),
    days=(dt.date(2025, 7, 11), dt.date(2025, 7, 12)),
    place="SMK Contoh",
    city="Purwokerto",
    sessions=(SessionText("B", "Merancang", 32, ()),),
    signers=(),
    is_sample=False,
)
HOLDER = HolderText(1, "Ayu Contoh", "", "SMK Contoh", "participant", "programme")
IDENTITY = PaperIdentity(
    "surat_keterangan", "001/SK/C/2025", "A" * 26, 1, dt.date(2025, 7, 13), "https://contoh.example"
)


@pytest.mark.parametrize(
    "other",
    [
        {"unmarked_sessions": 1},
        {"can_complete": True},
        {"can_complete": True, "has_completed": True},
        {"attended_hours": 0},
    ],
)
def test_only_who_was_there_and_can_no_longer_complete_gets_one(other):
    assert may_get_letter(PARTLY)
    assert not may_get_letter(replace(PARTLY, **other))


@pytest.mark.parametrize(
    ("language", "kind", "stated"),
    [
        ("id", "surat keterangan", "telah hadir 12 dari 32\u00a0JP pada Workshop"),
        ("en", "statement", "attended 12 of 32\u00a0JP (lesson hours) of the Workshop"),
    ],
)
def test_a_letter_states_what_was_attended_and_bears_no_hours(language, kind, stated):
    text = letter_text(replace(WORKSHOP, language=language), HOLDER, PARTLY, IDENTITY)
    assert (text.design, text.kind, text.statement) == ("surat_keterangan", kind, stated)
    assert (text.lesson_hours, text.programme) == (None, ())
    assert problem_of(text) == ""
