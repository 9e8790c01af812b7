"""A school's number, level, authority, key and printed name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.intake.cells import CellProblem
from workshop_tracker.schools.rules import (
    Npsn,
    authority_of_level,
    printed_school_name,
    read_level,
    read_npsn,
    read_school_name,
    school_key,
)


@pytest.mark.parametrize(
    ("text", "npsn"),
    [
        ("20330471", Npsn("20330471")),
        (" 2033 0471 ", Npsn("20330471")),
        ("'20330471", Npsn("20330471")),
        ("p1234567", Npsn("P1234567")),
        ("NP123456", Npsn("NP123456")),
        ("K1234567", Npsn("K1234567", "NPSN K1234567 tidak lazim: biasanya 8 angka. Periksa sekali lagi.")),
        ("-", None),
        ("", None),
    ],
)
def test_npsn(text, npsn):
    assert read_npsn(text) == npsn


@pytest.mark.parametrize("text", ["2033047", "203304711", "٢٠٣٣٠٤٧١", "2033047É", "2,03E+07"])
def test_what_is_no_npsn(text):
    assert read_npsn(text) == CellProblem(f"“{text}” bukan NPSN: NPSN terdiri atas 8 angka.")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("smk", "SMK"),
        ("MTs", "MTs"),
        ("MTS", "MTs"),
        ("SMALB", "SMLB"),
        ("Sekolah Menengah Kejuruan", "SMK"),
        ("Sekolah Dasar", "SD"),
        ("Taman Kanak-Kanak", "TK"),
        ("PKBM", "PKBM"),
        ("Universitas", None),
        ("", None),
    ],
)
def test_level(text, level):
    assert read_level(text) == level


@pytest.mark.parametrize(
    ("levels", "authority"),
    [
        (["SMA", "SMK", "SLB", "SDLB", "SMPLB", "SMLB"], "branch_office"),
        (["KB", "TK", "TPA", "SPS", "SD", "SMP", "PKBM", "SKB"], "district_office"),
        (["RA", "MI", "MTs", "MA", "MAK"], "religious_affairs"),
        (["Universitas"], None),
    ],
)
def test_authority_follows_from_the_level_not_from_the_place(levels, authority):
    assert {authority_of_level(level) for level in levels} == {authority}


@pytest.mark.parametrize(
    "same",
    [
        ["SMKS WIJAYAKUSUMA JATILAWANG", "SMK Wijayakusuma Jatilawang", "SMK Swasta Wijaya Kusuma Jatilawang"],
        ["SMKS DIPONEGORO 2 RAWALO", "SMK Dipo Negoro 2 Rawalo", "smks diponegoro 02 rawalo"],
        ["SMKN 1 CONTOH", "SMK Negeri 1 Contoh", "SMK N 1 Contoh", "SMK N1 Contoh", "smkn1contoh", "SMKNEGERI1CONTOH"],
        ["SMAN CONTOH", "SMA NEGERI CONTOH", "SMA N Contoh", "Sekolah Menengah Atas Negeri Contoh", "SMU N Contoh"],
        ["SDN 01 CONTOH", "SD N 1 CONTOH", "SEKOLAH DASAR NEGERI 1 CONTOH"],
        ["SMAS MA ARIF CONTOH", "SMA Ma'arif Contoh", "SMA MA`ARIF CONTOH", "SMA Maarif Contoh"],
        ["SLB-C CONTOH", "SLB C Contoh", "SLBC CONTOH"],
        ["MTsN 1 Contoh", "MTs Negeri 1 Contoh", "MTSN1CONTOH"],
        ["SMP LB Contoh", "SMPLB Contoh"],
        ["SDIT Contoh", "SD IT Contoh"],
    ],
)
def test_spellings_of_one_school_have_one_key(same):
    assert len({school_key(name) for name in same}) == 1


def test_different_schools_have_different_keys():
    names = ["SMKN 1 Contoh", "SMKN 3 Contoh", "SMK 1 Contoh", "SMAN 1 Contoh", "SMKN 11 Contoh", "SMKN I Contoh"]
    assert len({school_key(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("SMKNURULHUDA", ["SMK NURULHUDA", "SMKN URULHUDA"]),
        ("SMKSANTO CONTOH", ["SMK SANTOCONTOH", "SMK ANTOCONTOH"]),
        ("Maarif NU Contoh", [" MAARIFNUCONTOH"]),
        ("MA Arif Contoh", ["MA ARIFCONTOH"]),
        ("", [" "]),
    ],
)
def test_where_spaces_are_missing_there_are_several_readings(written, keys):
    assert [reading.key for reading in read_school_name(written)] == keys


def test_numbers_are_read_whatever_their_form():
    assert read_school_name("SD N II CONTOH")[0].numbers == ("2",)
    assert read_school_name("SMKS 45 02 CONTOH")[0].numbers == ("2", "45")
    assert read_school_name("SD CONTOH")[0].numbers == ()


@pytest.mark.parametrize(
    ("official", "printed"),
    [
        ("SMKS WIJAYAKUSUMA JATILAWANG", "SMK Wijayakusuma Jatilawang"),
        ("SMKS DIPONEGORO 2 RAWALO", "SMK Diponegoro 2 Rawalo"),
        ("SMKN 1 CONTOH", "SMK Negeri 1 Contoh"),
        ("SD N 03 CONTOH", "SD Negeri 03 Contoh"),
        ("SMAS PGRI CONTOH", "SMA PGRI Contoh"),
        ("SMK YPE CONTOH", "SMK YPE Contoh"),
        ("SMKS MA`ARIF NU 1 CONTOH", "SMK Ma'arif NU 1 Contoh"),
        ("SMAS MA ARIF CONTOH", "SMA Ma'arif Contoh"),
        ("SD KARTIKA XII-1 CONTOH", "SD Kartika XII-1 Contoh"),
        ("SLB-C YPPALB CONTOH", "SLB-C YPPALB Contoh"),
        ("SDIT AL-QUR AN CONTOH", "SDIT Al-Qur'an Contoh"),
        ("MTSN 1 CONTOH", "MTs Negeri 1 Contoh"),
        ("SMK DR. CONTOH", "SMK Dr. Contoh"),
        ("SMP NEGERI 3 Contoh", "SMP Negeri 3 Contoh"),
        ("SEKOLAH DASAR NEGERI 3 CONTOH", "Sekolah Dasar Negeri 3 Contoh"),
        ("SMK Bina McContoh", "SMK Bina McContoh"),
    ],
)
def test_printed_name(official, printed):
    assert printed_school_name(official) == printed


@given(st.text(max_size=60))
def test_a_printed_name_proposes_itself(official):
    printed = printed_school_name(official)
    assert printed_school_name(printed) == printed


@given(st.text(max_size=60))
def test_any_name_has_a_key(written):
    assert read_school_name(written)
    assert school_key(written) == school_key(f" {written} ")
