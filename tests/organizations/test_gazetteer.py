"""The files that every installation starts with are complete and agree with each other."""

from collections import Counter

from workshop_tracker.organizations import gazetteer
from workshop_tracker.organizations.levels import MUNICIPAL, PROVINCIAL, RELIGIOUS, LevelGroup
from workshop_tracker.organizations.models import DistrictKind, OrganizationKind, Zone


def test_the_whole_country_is_there_with_three_zones():
    zones = gazetteer.zone_of_province()
    assert (len(gazetteer.provinces()), len(gazetteer.districts())) == (38, 514)
    assert Counter(zones[each.province_code] for each in gazetteer.districts()) == {"WIB": 301, "WITA": 150, "WIT": 63}
    assert set(zones.values()) == set(Zone)
    assert {each.kind for each in gazetteer.districts()} == set(DistrictKind)


def test_zones_of_places_that_are_often_mistaken():
    zones = gazetteer.zone_of_province()
    assert [zones[code] for code in ("61", "62", "63", "51", "53", "71", "82", "91", "96")] == [
        "WIB", "WIB", "WITA", "WITA", "WITA", "WITA", "WIT", "WIT", "WIT",
    ]  # fmt: skip


def test_codes_are_text_and_names_say_whether_it_is_a_city():
    names = {each.code: each.name for each in gazetteer.districts()}
    assert len(names) == 514
    assert all(len(code) == 5 and code[2] == "." for code in names)
    assert (names["33.10"], names["33.75"], names["33.26"]) == (
        "Kabupaten Klaten",
        "Kota Pekalongan",
        "Kabupaten Pekalongan",
    )
    assert all(each.name.casefold().startswith(each.kind) for each in gazetteer.districts())
    assert all(name == " ".join(name.split()) for name in names.values())


def test_central_java_has_its_offices():
    kinds = Counter(each.kind for each in gazetteer.offices())
    assert kinds == {
        OrganizationKind.PROVINCE_OFFICE: 1,
        OrganizationKind.BRANCH_OFFICE: 12,
        OrganizationKind.DISTRICT_OFFICE: 35,
        OrganizationKind.RELIGIOUS_AFFAIRS: 35,
    }
    branches = [each for each in gazetteer.offices() if each.kind == OrganizationKind.BRANCH_OFFICE]
    assert [(each.code, each.number, each.parent_code) for each in branches] == [
        (f"33-W{number:02}", number, "33") for number in range(1, 13)
    ]
    assert branches[9].name == "Cabang Dinas Pendidikan Wilayah X"
    assert branches[9].letterhead.splitlines()[-1] == "CABANG DINAS PENDIDIKAN WILAYAH X"


def test_every_level_of_every_district_has_exactly_one_office_of_the_right_kind():
    kinds = {each.code: each.kind for each in gazetteer.offices()}
    overseers = {(each.district_code, each.level_group): kinds[each.office_code] for each in gazetteer.jurisdictions()}
    assert len(overseers) == len(gazetteer.jurisdictions()) == 35 * len(LevelGroup)
    expected = (
        dict.fromkeys(PROVINCIAL, OrganizationKind.BRANCH_OFFICE)
        | dict.fromkeys(MUNICIPAL, OrganizationKind.DISTRICT_OFFICE)
        | dict.fromkeys(RELIGIOUS, OrganizationKind.RELIGIOUS_AFFAIRS)
    )
    assert all(kind == expected[level] for (_, level), kind in overseers.items())


def test_what_no_official_text_confirms_is_marked_and_disputes_name_the_other_claim():
    candidates = [each for each in gazetteer.jurisdictions() if each.level_group in set(PROVINCIAL)]
    assert not any(each.is_verified for each in candidates)
    assert not any("verifikasi" in each.source for each in candidates), "the mark says so already"
    disputed = {each.district_code: each.source for each in candidates if "sumber berbeda" in each.source}
    assert sorted(disputed) == ["33.28", "33.73", "33.74"]
    assert "Wilayah XII" in disputed["33.28"]
