"""What a letter says of the certificate whose place it takes."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.certificates.letters.test_rules import HOLDER, IDENTITY, WORKSHOP
from workshop_tracker.certificates.contents.trial import problem_of
from workshop_tracker.certificates.contents.wording import PaperIdentity, certificate_text
from workshop_tracker.certificates.replacing.rules import (
    Fault,
    SignerToday,
    corrections_of,
    replacement_text,
    right_words,
    statement_of,
)

DAY = dt.date(2025, 7, 12)
SIGNER = SignerToday(("Plt. Kepala Dinas Contoh",), "Dr. Hendra Contoh, M.Pd.", identity="NIP 19700101 199503 1 001")
OLD_PAPER = PaperIdentity("sertifikat", "007/C/2025", "B" * 26, 1, DAY, "https://contoh.example")
OLD = certificate_text(WORKSHOP, HOLDER, OLD_PAPER)


def stated(fault, *, name="Ayu Contoh", workshop=WORKSHOP, old=OLD):
    return statement_of(old, right_words(old, workshop, name), fault, DAY)


def test_what_was_lost_is_named_by_number_and_date():
    assert stated(Fault.LOST) == (
        "adalah pemegang sertifikat nomor 007/C/2025 tanggal 12 Juli 2025 yang hilang. "
        "Surat ini menggantikannya dan menerangkan bahwa yang bersangkutan telah mengikuti Workshop"
    )


def test_what_was_wrong_stands_beside_what_is_right():
    retitled = replace(WORKSHOP, title="Pembelajaran Mendalam 2")
    said = stated(Fault.WRONG, name="Ayu Contoh, S.Pd.", workshop=retitled)

    assert "yang keliru menulis nama “Ayu Contoh” (yang benar “Ayu Contoh, S.Pd.”)" in said
    assert "dan judul kegiatan “Pembelajaran Mendalam” (yang benar “Pembelajaran Mendalam 2”)" in said
    assert "yang rusak dan yang keliru menulis nama" in stated(Fault.DAMAGED, name="Ayu Contho")


def test_a_helper_is_said_to_have_served_and_english_papers_speak_english():
    helper = replace(OLD, role="PANITIA")
    assert stated(Fault.LOST, old=helper).endswith("telah bertugas pada kegiatan Workshop")
    workshop = replace(WORKSHOP, language="en")
    english = certificate_text(workshop, HOLDER, OLD_PAPER)
    assert stated(Fault.LOST, old=english, workshop=workshop) == (
        "holds the certificate number 007/C/2025 of 12 July 2025 which was lost. This statement takes its place and "
        "states that the holder has completed the Workshop"
    )


def test_nothing_is_corrected_where_nothing_differs():
    assert corrections_of(OLD, right_words(OLD, WORKSHOP, "Ayu Contoh")) == ()


@pytest.mark.parametrize("name", ["Ayu Contoh, S.Pd.", "Ayu Contoh " + "Panjang " * 10])
def test_the_letter_keeps_hours_and_programme_and_is_signed_by_one_who_signs_today(name):
    new = right_words(OLD, WORKSHOP, name)
    text = replacement_text(new, statement_of(OLD, new, Fault.WRONG, DAY), SIGNER, IDENTITY, WORKSHOP)

    assert (text.design, text.kind, text.number) == ("surat_keterangan", "surat keterangan pengganti", IDENTITY.number)
    assert (text.lesson_hours, text.programme) == (OLD.lesson_hours, OLD.programme)
    [signer] = text.signatories
    assert (signer.name, signer.opening) == (SIGNER.name, "Purwokerto, 13 Juli 2025")
    assert problem_of(text) == ""
