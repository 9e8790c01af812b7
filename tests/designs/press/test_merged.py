"""Many papers in one file: sound whatever the count, and little for each."""

import io
from dataclasses import replace
from functools import cache

import pikepdf
import pytest

from tests.campaigns.crowds import is_full
from tests.designs.papers import NAMELESS_SCHOOL, NORMAL, SPEAKER, sessions, with_programme
from workshop_tracker.designs.pdf import merged_pdf

MANY = 20_000 if is_full() else 700


def papers(count):
    for index in range(count):
        yield replace(
            NORMAL,
            number=f"400.3.5/{index:05}/CONTOH/VII/2025",
            name=f"Peserta Contoh {index}, S.Pd., M.Pd.",
            code=f"{NORMAL.code[:21]}{index:05}",
            verification_url=f"{NORMAL.verification_url[:-5]}{index:05}",
        )


@cache
def merged(count):
    return b"".join(merged_pdf(papers(count)))


@pytest.mark.parametrize("count", [1, 32, 64, 65, MANY])
def test_the_file_is_sound(count):
    with pikepdf.open(io.BytesIO(merged(count))) as document:
        assert document.check_pdf_syntax() == []
        assert len(document.pages) == 2 * count
        first, last = document.pages[0], document.pages[2 * count - 2]
        assert str(first.Annots[0].A.URI).endswith("00000")
        assert str(last.Annots[0].A.URI).endswith(f"{count - 1:05}")
        assert str(document.docinfo.Title).startswith("Sertifikat 400.3.5/00000/")


def test_a_further_paper_takes_less_than_a_kilobyte():
    assert (len(merged(MANY)) - len(merged(1))) / (MANY - 1) <= 1000


def test_the_tree_of_pages_is_shallow():
    with pikepdf.open(io.BytesIO(merged(700))) as document:
        branches = document.Root.Pages.Kids
        assert [int(branch.Count) for branch in branches[:-1]] == [128] * (len(branches) - 1)


def test_papers_of_different_events_share_the_file():
    other = with_programme(replace(NORMAL, title="Literasi Contoh", name="Łucja Contoh"), sessions(60))
    file = b"".join(merged_pdf([NORMAL, SPEAKER, other, NAMELESS_SCHOOL, NORMAL]))
    with pikepdf.open(io.BytesIO(file)) as document:
        assert document.check_pdf_syntax() == []
        art = {page.Resources.XObject.X0.objgen for page in document.pages[:2]}
        assert art == {page.Resources.XObject.X0.objgen for page in document.pages[-2:]}
