"""Number patterns and what their counters restart for."""

import datetime as dt

import pytest

from workshop_tracker.workshops.numbering import (
    NumberParts,
    NumberPatterns,
    WrongPattern,
    check_pattern,
    number_scope,
    pattern_problems,
    render_number,
    unit_of,
)

JULY = dt.date(2025, 7, 12)
PARTS = NumberParts(role="participant", issued_on=JULY, unit="MGMP-INF", code="400.3.5")


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("{seq:4}/Sertifikat/CONTOH/{year}", "0007/Sertifikat/CONTOH/2025"),
        ("{code}/{seq:3}/{unit}/{month_roman}/{year}", "400.3.5/007/MGMP-INF/VII/2025"),
        ("{seq}/{role}/{year}", "7/PESERTA/2025"),
    ],
)
def test_a_pattern_is_filled(pattern, number):
    check_pattern(pattern)

    assert render_number(pattern, 7, PARTS) == number


def test_a_counter_longer_than_its_width_is_not_cut():
    assert render_number("{seq:2}/A", 12345, PARTS) == "12345/A"


@pytest.mark.parametrize(
    "pattern", ["", "tanpa penghitung", "{seq:3}/{bulan}", "{seq:x}", "{seq", "{seq:3}}", "{seq:0}", "{}"]
)
def test_a_pattern_that_cannot_count_is_refused_with_a_sentence(pattern):
    with pytest.raises(WrongPattern) as wrong:
        check_pattern(pattern)
    assert str(wrong.value).endswith(".")


def test_a_number_too_long_for_its_line_is_refused():
    with pytest.raises(WrongPattern):
        render_number("{seq}" + "X" * 60, 1, PARTS)


def test_the_counter_restarts_with_the_year_only_where_the_year_is_printed():
    assert number_scope("{seq:3}/{year}", "participant", JULY, 17) == "2025"
    assert number_scope("{seq:3}/A", "participant", JULY, 17) == "all"


def test_roles_share_one_counter_unless_the_pattern_tells_them_apart():
    assert number_scope("{seq:3}/{year}", "speaker", JULY, 17) == number_scope(
        "{seq:3}/{year}", "participant", JULY, 17
    )
    assert number_scope("{seq:3}/{role}/{year}", "speaker", JULY, 17) == "2025/speaker"


WRONG = ["{seq:3}/{foo}", "{seq:3/{seq}", "{seq:0}", "{seq:20}", "{seq:3}/{Role}", "{seq:3}/{role}/" + "X" * 45]


@pytest.mark.parametrize("pattern", WRONG)
def test_what_is_wrong_with_a_pattern_is_known_before_a_paper_is_made(pattern):
    (problem,) = pattern_problems(pattern)
    assert problem.endswith(".")


def test_the_issuers_unit_and_code_count_for_the_length():
    pattern = "{code}/{seq:3}/{unit}/" + "X" * 40

    assert pattern_problems(pattern) == []
    (problem,) = pattern_problems(pattern, unit=unit_of("", "MGMP Informatika SMK Contoh"), code="400.3")
    assert problem.startswith("Nomor “400.3/999/MGMP-INFORMATIKA/XXX")
    assert unit_of("MGMP-INF", "MGMP Informatika") == "MGMP-INF"


def test_a_pattern_that_fits_or_is_not_given_yet_has_no_problem():
    assert pattern_problems("{seq:3}/{role}/" + "X" * 44) == pattern_problems("") == []


def test_a_pattern_says_that_its_counter_restarts_each_month_or_with_each_workshop():
    assert number_scope("{seq:3:month}/{month_roman}/{year}", "participant", JULY, 17) == "2025-07"
    assert number_scope("{seq:event}/A/{year}", "participant", JULY, 17) == "workshop:17"
    assert number_scope("{seq:3:event}/{role}", "speaker", JULY, 17) == "workshop:17/speaker"
    assert render_number("{seq:3:event}/A", 7, PARTS) == "007/A"
    assert render_number("{seq:month}/{month_roman}/{year}", 7, PARTS) == "7/VII/2025"


def test_who_starts_anew_each_month_prints_the_month():
    assert pattern_problems("{seq:3:month}/{year}") == [
        "Pola nomor “{seq:3:month}/{year}” mulai lagi setiap bulan: muat {month_roman} dan {year}."
    ]


def test_another_pattern_for_those_who_serve_is_another_series():
    together, apart = NumberPatterns("{seq:3}/{year}"), NumberPatterns("{seq:3}/{year}", "N/{seq:3}/{year}")
    own_role = NumberPatterns("{seq:3}/{year}", "{role}/{seq:3}/{year}")

    assert [patterns.of("speaker") for patterns in (together, apart)] == ["{seq:3}/{year}", "N/{seq:3}/{year}"]
    assert apart.of("participant") == "{seq:3}/{year}"
    assert [patterns.scope("speaker", JULY, 17) for patterns in (together, apart, own_role)] == [
        "2025",
        "2025/staff",
        "2025/speaker",
    ]
    assert {patterns.scope("participant", JULY, 17) for patterns in (together, apart, own_role)} == {"2025"}
