"""What changed since a report was signed, in numbers and in words."""

from dataclasses import replace

from tests.reports.documents.sample import branch_report
from workshop_tracker.reports.freezing.contents import Content, Texts, packed, sha256_of, unpacked
from workshop_tracker.reports.freezing.differences import Corrections, Difference, differences, told

SIGNED = branch_report(10)


def test_only_what_changed_is_told_in_the_order_of_the_units():
    counted = replace(SIGNED, teachers_reached=473, workshops=19, certificates=395)
    changed = differences(SIGNED, counted)
    assert changed == (Difference("workshops", 2), Difference("teachers_reached", 61), Difference("certificates", -1))
    assert (
        told(Corrections("Triwulan II 2025", changed))
        == "Koreksi Triwulan II 2025: +2 kegiatan, +61 guru, dan −1 sertifikat."
    )


def test_nothing_changed_is_told_too():
    assert differences(SIGNED, SIGNED) == ()
    assert told(Corrections("Triwulan II 2025", ())) == "Koreksi Triwulan II 2025: tidak ada."


def test_the_kept_text_gives_the_same_content_again():
    corrections = Corrections("Triwulan II 2025", (Difference("workshops", 2),))
    for content in (
        Content(SIGNED, Texts(obstacles="Hujan\nJauh"), ("KOP CONTOH",), corrections),
        Content(SIGNED, Texts()),
    ):
        text = packed(content)
        assert unpacked(text) == content
        assert packed(unpacked(text)) == text
        assert sha256_of(text) != sha256_of(text.replace("412", "413"))
