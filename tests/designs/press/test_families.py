"""Families: what was drawn for one paper never shows on another that says something else."""

from dataclasses import fields, replace

import pytest

from tests.designs.facsimiles.scans import facsimile
from tests.designs.papers import CHAIR, NORMAL, in_other_designs
from workshop_tracker.designs.press.composing import composed
from workshop_tracker.designs.press.families import Families
from workshop_tracker.designs.press.recorder import Shared
from workshop_tracker.designs.rules import CertificateText

LETTER = replace(NORMAL, statement="telah mengikuti 12 dari 32 JP")
CHOSEN = {"design", "language", "look"}  # words of the code, not of people
OTHER = {
    **{field.name: "Lain Contoh" for field in fields(CertificateText) if field.type is str},
    "letterhead": ("Kop Lain Contoh",),
    "facsimiles": (facsimile(NORMAL.signatories[0].place, "signature"),),
    "signatories": (CHAIR,),
    "programme": NORMAL.programme[::-1],
    "edition": 3,
    "is_sample": True,
    "design_version": 1,
    "lesson_hours": None,
}


@pytest.mark.parametrize("text", [LETTER, *in_other_designs(LETTER)], ids=lambda text: text.design)
def test_whatever_differs_is_printed_as_if_nothing_had_been_printed_before(text):
    families = Families()
    for name in ("Ayu Contoh", "Bagas Contoh", "Citra Contoh"):  # a stencil is cut for the second
        families.composed(replace(text, name=name))
    differing = [field.name for field in fields(CertificateText) if field.name not in CHOSEN]
    for field in differing:
        other = replace(text, **{field: OTHER[field]})
        assert families.composed(other) == composed(other, Shared()), field
