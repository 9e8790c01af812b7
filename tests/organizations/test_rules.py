"""Who oversees which level, and the order of numbered regions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.organizations.rules import authority_for, office_order, region_name, region_number


@pytest.mark.parametrize(
    ("groups", "kind"),
    [
        ([LevelGroup.SMA, LevelGroup.SMK, LevelGroup.SLB], "branch_office"),
        ([LevelGroup.PAUD, LevelGroup.SD, LevelGroup.SMP, LevelGroup.PNF], "district_office"),
        ([LevelGroup.RA, LevelGroup.MI, LevelGroup.MTS, LevelGroup.MA], "religious_affairs"),
    ],
)
def test_authority_follows_from_the_level(groups, kind):
    assert {authority_for(group) for group in groups} == {kind}


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Cabang Dinas Pendidikan Wilayah X", 10),
        ("CABANG DINAS PENDIDIKAN WILAYAH IX", 9),
        ("Cabang Dinas Pendidikan Wilayah 12", 12),
        ("Cabang Dinas  Wilayah\tVIII Provinsi Jawa Tengah", 8),
        ("Cabang Dinas Pendidikan Wilayah Malang", None),
        ("Cabang Dinas Pendidikan Wilayah IIX", None),
        ("Cabang Dinas Pendidikan Wilayah 0", None),
        ("Dinas Pendidikan Kota Pekalongan", None),
    ],
)
def test_region_number(name, number):
    assert region_number(name) == number


@given(st.integers(1, 3999))
def test_a_region_is_found_by_its_name(number):
    assert region_number(region_name(number)) == number


def test_regions_order_by_their_integer():
    offices = [*((number, region_name(number)) for number in (10, 9, 2, 1)), (None, "Dinas Contoh")]
    assert [name.rsplit(" ", 1)[1] for _, name in sorted(offices, key=lambda office: office_order(*office))] == [
        "I",
        "II",
        "IX",
        "X",
        "Contoh",
    ]
