"""From values to the text that is printed."""

import dataclasses
import datetime as dt

import pytest

from tests.certificates.texts import WORKSHOP
from workshop_tracker.certificates.contents.wording import (
    HolderText,
    PaperIdentity,
    SessionText,
    Signer,
    certificate_text,
    programme_rows,
    verification_url,
)
from workshop_tracker.designs.own.looks import Look

IDENTITY = PaperIdentity(
    "sertifikat", "1", "7K3MQ9TRX2HV4WZC8NDF5PGJ6A", 1, dt.date(2025, 7, 12), "https://contoh.example"
)
SESSIONS = (
    SessionText("", "Pembukaan", 0, ()),
    SessionText("A", "Kebijakan", 2, ((1, "Erni Contoh"),)),
    SessionText("B", "Praktik", 6, ((1, "Erni Contoh"), (2, "Budi Contoh"))),
)
WITH_SESSIONS = dataclasses.replace(WORKSHOP, sessions=SESSIONS)


def holder(role="participant", hours="programme", person_id=9):
    return HolderText(person_id, "Ayu Contoh", "", "", role, hours)


def test_the_back_adds_up_to_the_front_and_hides_rows_without_hours():
    text = certificate_text(WITH_SESSIONS, holder(), IDENTITY)

    assert [row.topic for row in text.programme] == ["Kebijakan", "Praktik"]
    assert sum(row.lesson_hours for row in text.programme) == text.lesson_hours == 8
    assert text.programme[1].speakers == "Erni Contoh dan Budi Contoh"


@pytest.mark.parametrize(
    ("person_id", "hours", "expected"), [(2, "own_sessions", [6]), (3, "own_sessions", []), (2, "none", [])]
)
def test_a_role_carries_its_own_hours(person_id, hours, expected):
    rows = programme_rows(WITH_SESSIONS, holder("speaker", hours, person_id))

    assert [row.lesson_hours for row in rows] == expected


def test_several_days_and_organizers_read_as_indonesian_does():
    workshop = dataclasses.replace(WORKSHOP, organizers=("MGMP Contoh", "SMK Contoh", "Yayasan Contoh"))

    text = certificate_text(workshop, holder(), IDENTITY)

    assert text.dates == "11 s.d. 12 Juli 2025"
    assert text.organizer == "MGMP Contoh, SMK Contoh, dan Yayasan Contoh"


def test_english_words_stand_on_an_english_paper():
    text = certificate_text(dataclasses.replace(WORKSHOP, language="en"), holder(), IDENTITY)

    assert (text.kind, text.role) == ("certificate", "PARTICIPANT")


@pytest.mark.parametrize(
    ("design", "drawing", "role", "shown"),
    [
        ("klasik", None, "speaker", "sertifikat"),
        ("piagam", None, "participant", "sertifikat"),
        ("piagam", None, "speaker", "piagam penghargaan"),
        ("piagam", None, "committee", "piagam penghargaan"),
        ("surat_keterangan", None, "participant", "surat keterangan"),
        ("mgmp-contoh.biru", "piagam", "moderator", "piagam penghargaan"),
        ("mgmp-contoh.biru", "modern", "moderator", "sertifikat"),
    ],
)
def test_who_served_is_honoured_by_an_honour_and_who_took_part_has_a_certificate(design, drawing, role, shown):
    look = Look(drawing, 1) if drawing else None

    text = certificate_text(dataclasses.replace(WORKSHOP, design=design, look=look), holder(role), IDENTITY)

    assert text.kind == shown


def test_the_address_is_in_capitals_unless_its_path_would_change():
    code = IDENTITY.code

    assert verification_url("https://contoh.example", code) == f"HTTPS://CONTOH.EXAMPLE/V/{code}"
    assert verification_url("https://contoh.example/wt", code) == f"https://contoh.example/wt/v/{code}"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (("Mengetahui,", "Kepala Contoh"), ("Kepala Contoh",)),
        (("MENGETAHUI", "Kepala Contoh"), ("Kepala Contoh",)),
        (("Mengetahui, Kepala Contoh", "Cabang Contoh"), ("Kepala Contoh", "Cabang Contoh")),
        (("Kepala Contoh", "Mengetahui,"), ("Kepala Contoh", "Mengetahui,")),
        (("Mengetahui,",), ()),
        ((), ()),
    ],
)
def test_who_acknowledges_is_said_to_do_so_once(written, printed):
    signers = (Signer("left", written, "Budi Contoh", "", ""), Signer("right", written, "Erni Contoh", "", ""))
    left, right = certificate_text(dataclasses.replace(WORKSHOP, signers=signers), holder(), IDENTITY).signatories
    assert (left.opening, left.title_lines) == ("Mengetahui,", printed)
    assert right.title_lines == written
