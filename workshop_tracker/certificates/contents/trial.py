"""A trial print: the paper that is hardest to fit, drawn before any number is taken."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from workshop_tracker.certificates.contents.wording import HolderText, PaperIdentity, WorkshopText, certificate_text
from workshop_tracker.certificates.numbering.codes import ALPHABET, LENGTH
from workshop_tracker.designs.pdf import single_pdf
from workshop_tracker.designs.rules import CertificateText, LettersMissing, UnknownDesign
from workshop_tracker.designs.typesetting import TextDoesNotFit

NOBODY = HolderText(0, "Nama Peserta", "", "", "participant", "programme")
TRIAL_NUMBER = "000/CONTOH"


def sample_text(workshop: WorkshopText, holders: Sequence[HolderText], on: dt.date) -> CertificateText:
    """The paper with the longest name, as a sample that nobody can take for real."""
    longest = max(holders, key=_length, default=NOBODY)
    identity = PaperIdentity("sertifikat", TRIAL_NUMBER, ALPHABET[0] * LENGTH, 1, on, "https://contoh.example")
    return certificate_text(replace(workshop, is_sample=True), longest, identity)


def trial_problem(workshop: WorkshopText, holders: Sequence[HolderText], on: dt.date) -> str:
    """Why papers of this workshop could not be printed; empty when they can."""
    return problem_of(sample_text(workshop, holders, on))


def misfits(workshop: WorkshopText, holders: Iterable[HolderText], on: dt.date) -> frozenset[HolderText]:
    """Those whose name or school is too long or cannot be written: tried from the longest to the first that fits.

    Empty where even a short name cannot be printed: then the workshop's own text is what does not fit, or has no day.
    """
    if not workshop.days or trial_problem(workshop, [], on):
        return frozenset()
    longest_first = sorted(set(holders), key=_length, reverse=True)
    return frozenset(takewhile(lambda holder: trial_problem(workshop, [holder], on), longest_first))


def _length(holder: HolderText) -> int:
    return len(holder.name) + len(holder.school)


@lru_cache(maxsize=128)  # a page asks again and again for the same paper
def problem_of(text: CertificateText) -> str:
    """Why this paper cannot be printed; empty when it can."""
    try:
        single_pdf(text)
    except (LettersMissing, TextDoesNotFit, UnknownDesign) as problem:
        return str(problem)
    return ""
