"""A trial print: the paper that is hardest to fit, drawn before any number is taken."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from workshop_tracker.certificates.contents.wording import HolderText, PaperIdentity, WorkshopText, certificate_text
from workshop_tracker.certificates.numbering.codes import ALPHABET, LENGTH
from workshop_tracker.designs.pdf import single_pdf
from workshop_tracker.designs.rules import CertificateText, LettersMissing
from workshop_tracker.designs.typesetting import TextDoesNotFit

NOBODY = HolderText(0, "Nama Peserta", "", "", "participant", "programme")
TRIAL_NUMBER = "000/CONTOH"


def sample_text(workshop: WorkshopText, holders: Sequence[HolderText], on: dt.date) -> CertificateText:
    """The paper with the longest name, as a sample that nobody can take for real."""
    longest = max(holders, key=lambda holder: len(holder.name) + len(holder.school), default=NOBODY)
    identity = PaperIdentity("sertifikat", TRIAL_NUMBER, ALPHABET[0] * LENGTH, 1, on, "https://contoh.example")
    return certificate_text(replace(workshop, is_sample=True), longest, identity)


def trial_problem(workshop: WorkshopText, holders: Sequence[HolderText], on: dt.date) -> str:
    """Why papers of this workshop could not be printed; empty when they can."""
    text = sample_text(workshop, holders, on)
    try:
        single_pdf(text)
    except (LettersMissing, TextDoesNotFit) as problem:
        return str(problem)
    return ""
