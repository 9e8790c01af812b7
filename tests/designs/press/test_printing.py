"""The press beside ReportLab: page by page the same picture. Three hundred texts with `test --full`, some without."""

import random
from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from tests.campaigns.crowds import is_full
from tests.designs.papers import (
    CHAIR,
    ENGLISH,
    HARDEST,
    HEAD_OF_OFFICE,
    LONG_NAME,
    LONG_TITLE,
    NORMAL,
    OVERFULL,
    SAMPLE,
    SPEAKER,
    THREE_SIGNERS,
    in_other_designs,
    sessions,
    with_programme,
)
from tests.designs.reading import pages, printed, reference
from workshop_tracker.designs.pdf import merged_pdf, single_pdf, zipped_pdfs

SEEN_FROM = 16  # of 255; less is the edge of a line laid a hair's breadth beside
MOST_DIFFERING = 0.005  # of the pixels
FIXED = (NORMAL, SPEAKER, ENGLISH, SAMPLE, HARDEST, OVERFULL)
GIVEN = ("Ayu", "Bagas", "Siti", "Raden Ajeng", "Muhammad", "I Gusti Ngurah", "Erni", "Sa’diah", "Nur'aini", "Ştefan")
FAMILY = ("Contoh", "Contoh Pratama", "Puji Contoh Wulandari", "Contoh bin Contoh Abdurrahman")
DEGREES = ("", ", S.Pd.", ", S.Pd., M.Pd., Gr.", ", Dra., M.M.")


def varied(count):
    """Texts of many sorts, the same each time."""
    chance = random.Random(2025)
    for index in range(count):
        programme = sessions(chance.choice((1, 4, 12, 40)))
        yield replace(
            with_programme(chance.choice((NORMAL, SPEAKER, ENGLISH, SAMPLE)), programme),
            name=chance.choice((LONG_NAME, f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}{chance.choice(DEGREES)}")),
            number=f"{index + 1:04}/CONTOH/{chance.choice(('VII', 'XII'))}/2025",
            identity_line=chance.choice(("", "NIP 19700000 199500 2 000")),
            school=chance.choice(("", "SMK Negeri 1 Contoh", "SD Contoh Éliséo, Kabupaten Contoh Kulon")),
            title=chance.choice((NORMAL.title, LONG_TITLE)),
            signatories=chance.choice(((HEAD_OF_OFFICE,), (HEAD_OF_OFFICE, CHAIR), THREE_SIGNERS)),
            edition=chance.choice((1, 1, 2)),
        )


def differing(page, other, scale=2):
    """The share of pixels that look different; at a scale at which codes and names are not a blur."""
    pictures = [each.render(scale=scale).to_pil().convert("L") for each in (page, other)]
    counts = ImageChops.difference(*pictures).histogram()
    return sum(counts[SEEN_FROM:]) / sum(counts)


def test_the_press_prints_what_reportlab_prints():
    texts = (*FIXED, *varied(300 if is_full() else 24))
    for ours, theirs in zip(pages(printed(*texts)), pages(reference(*texts)), strict=True):
        assert differing(ours, theirs) <= MOST_DIFFERING


@pytest.mark.parametrize("text", in_other_designs(NORMAL, HARDEST))
def test_so_it_does_in_every_design(text):
    for ours, theirs in zip(pages(printed(text)), pages(reference(text)), strict=True):
        assert differing(ours, theirs) <= MOST_DIFFERING


def test_a_difference_would_be_seen():
    ours, theirs = pages(printed(NORMAL))[0], pages(reference(replace(NORMAL, name="Orang Lain Contoh")))[0]
    assert differing(ours, theirs) > MOST_DIFFERING


@pytest.mark.parametrize("text", FIXED)
def test_one_file_is_small_and_lays_each_page_as_the_merged_one_does(text):
    alone, merged = printed(text), b"".join(merged_pdf([NORMAL, text, SPEAKER]))
    assert len(alone) <= 300_000
    for ours, theirs in zip(pages(alone), pages(merged)[2:-2], strict=True):
        pictures = [each.render(scale=0.6).to_pil().convert("L") for each in (ours, theirs)]
        assert pictures[0].tobytes() == pictures[1].tobytes()
        assert isinstance(pictures[0], Image.Image)


def test_parts_leave_before_the_rest_is_read():
    asked = []
    texts = [replace(NORMAL, name=f"Peserta Contoh {index}") for index in range(200)]
    parts = merged_pdf(asked.append(text.name) or text for text in texts)
    next(parts)
    assert len(asked) < 40
    entries = zipped_pdfs((f"{index}.pdf", asked.append(text.name) or text) for index, text in enumerate(texts))
    asked.clear()
    next(entries)
    assert len(asked) == 1


def test_the_order_of_work_leaves_no_trace_in_the_bytes():
    texts = [*varied(12), *FIXED]
    first = [single_pdf(text) for text in texts]
    assert [single_pdf(text) for text in reversed(texts)] == first[::-1]
    assert b"".join(merged_pdf(texts)) == b"".join(merged_pdf(texts))
