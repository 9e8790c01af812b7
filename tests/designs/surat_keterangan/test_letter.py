"""Every letter is well laid on A4 portrait and says all that a letter must; its programme follows as an annex."""

from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.designs.laws import CASES, PAPERS, Frame, assert_well_laid
from tests.designs.papers import ENGLISH, NAMELESS_SCHOOL, NORMAL, SPEAKER, in_design, sessions
from tests.designs.reading import Box, holds, pages, printed
from workshop_tracker.designs.pdf import merged_pdf
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.surat_keterangan.art import LEFT, RIGHT, TOP
from workshop_tracker.designs.surat_keterangan.signatures import SIGNATURES, STAMP_TOP

WITHIN = Box("margins, but for the tail of a j", LEFT - 0.6, TOP + 10, RIGHT + 0.3, TOP + 286, 0)
FRAME = Frame(
    front=(WITHIN,),
    further=WITHIN,
    kept_free=(Box("quiet zone of the code", 25 - 3.1, TOP + 252 - 3.1, 47 + 3.1, TOP + 274 + 3.1, 0),),
    code=Box("code", 15, TOP + 240, 60, TOP + 285, 0),
    small_below=TOP + 282,
    signatures=SIGNATURES,
    stamp_top=STAMP_TOP,
)


def letter(text: CertificateText) -> CertificateText:
    return in_design(text, "surat_keterangan")


@pytest.mark.parametrize("case", CASES)
def test_a_hard_letter_is_well_laid(case):
    assert_well_laid(letter(CASES[case]), FRAME)


@settings(max_examples=10, deadline=None, phases=set(Phase) - {Phase.shrink})  # a paper takes 0.1 s to read back
@given(PAPERS, st.integers(0, 60))
def test_any_letter_is_well_laid(text, count):
    hours = sum(row.lesson_hours for row in sessions(count)) if count else 4
    assert_well_laid(letter(replace(text, programme=sessions(count), lesson_hours=hours)), FRAME)


def test_a_letter_states_who_what_and_for_what():
    first = pages(printed(letter(replace(NORMAL, kind="surat keterangan"))))[0]
    assert holds(first, "SURAT KETERANGAN")
    assert holds(first, "Yang bertanda tangan di bawah ini menerangkan bahwa:")
    assert holds(first, "Nama:Erni Puji Contoh")
    assert holds(first, "telah mengikuti Workshop “Pembelajaran Mendalam")
    assert holds(first, "Contoh pada tanggal 11 s.d. 12 Juli 2025 di SMK Negeri 2 Contoh, setara 32 JP.")
    assert holds(first, "Surat keterangan ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.")


def test_in_english_and_for_a_speaker():
    assert holds(pages(printed(letter(ENGLISH)))[0], "has completed the Workshop “Deep Learning")
    assert holds(pages(printed(letter(ENGLISH)))[0], "This certificate is issued truthfully")
    assert holds(pages(printed(letter(SPEAKER)))[0], "telah bertugas pada kegiatan Workshop")


def test_without_a_programme_it_is_one_page_and_every_page_is_portrait():
    assert len(pages(printed(letter(NAMELESS_SCHOOL)))) == 1
    assert [round(page.get_width()) for page in pages(printed(letter(NORMAL)))] == [595, 595]


def test_letters_and_certificates_in_one_file_keep_their_sizes():
    merged = pages(b"".join(merged_pdf([NORMAL, letter(NORMAL)])))
    assert [round(page.get_height()) for page in merged] == [595, 595, 842, 842]
