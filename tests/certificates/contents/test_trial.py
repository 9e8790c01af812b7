"""The trial print finds what cannot be printed before any number is taken."""

import dataclasses

from tests.certificates.halls import DAY
from tests.certificates.texts import WORKSHOP
from workshop_tracker.certificates.contents.trial import misfits, sample_text, trial_problem
from workshop_tracker.certificates.contents.wording import HolderText, Signer

SHORT = HolderText(1, "Ayu Contoh", "", "", "participant", "programme")
LONG = HolderText(2, "Dra. Kartika Nurwulandari Contoh, S.Pd., M.Pd.", "", "SMK Contoh", "participant", "programme")


def test_the_sample_is_the_longest_name_and_no_real_paper():
    text = sample_text(WORKSHOP, [SHORT, LONG], DAY)

    assert text.name == LONG.name
    assert text.is_sample


def test_a_workshop_without_people_has_a_sample_too():
    assert sample_text(WORKSHOP, [], DAY).name == "Nama Peserta"


def test_what_can_be_printed_has_no_problem():
    assert trial_problem(WORKSHOP, [SHORT, LONG], DAY) == ""


def test_letters_outside_the_fonts_are_named():
    assert "漢" in trial_problem(dataclasses.replace(WORKSHOP, title="Judul 漢"), [SHORT], DAY)


def test_a_text_that_fits_nowhere_is_told_not_cut():
    wide = Signer("right", ("W" * 300,) * 40, "Kepala Contoh", "", "")

    assert trial_problem(dataclasses.replace(WORKSHOP, signers=(wide,)), [SHORT], DAY).endswith(".")


def test_who_does_not_fit_is_found_among_those_who_do():
    full = dataclasses.replace(WORKSHOP, title="W" * 300, organizers=("WWWWWWWWW " * 25,) * 5)
    endless = HolderText(3, "WWWWWWWW " * 13, "", "WWWWWWWWW " * 28, "participant", "programme")

    assert misfits(full, [SHORT, endless, LONG], DAY) == {endless}
    assert misfits(WORKSHOP, [SHORT, endless, LONG], DAY) == frozenset()


def test_where_even_a_short_name_does_not_fit_nobody_is_blamed():
    hopeless = dataclasses.replace(WORKSHOP, organizers=("WWWWWWWWW " * 25,) * 40)

    assert misfits(hopeless, [SHORT, LONG], DAY) == frozenset()
