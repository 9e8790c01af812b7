"""A written name leads to the same organization however it is spaced, and tells its kind where it can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.organizations.models import OrganizationKind
from workshop_tracker.organizations.names import body_kind, name_key


@pytest.mark.parametrize(
    "written", ["MGMP Matematika SMK", "mgmp matematika  smk", "M.G.M.P. Matematika (SMK)", "MGMP-Matematika_SMK"]
)
def test_case_spaces_and_punctuation_do_not_matter(written):
    assert name_key(written) == "mgmpmatematikasmk"


def test_numbers_and_letters_do():
    assert name_key("KKG Gugus 1") != name_key("KKG Gugus 11")


@given(st.text())
def test_a_key_is_its_own_key(written):
    assert name_key(name_key(written)) == name_key(written)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("MGMP Matematika SMK", OrganizationKind.TEACHER_GROUP),
        ("KKG Gugus Contoh", OrganizationKind.TEACHER_GROUP),
        ("SMK Contoh Jatilawang", OrganizationKind.SCHOOL),
        ("SMKN 1 Contoh", OrganizationKind.SCHOOL),
        ("Yayasan Contoh", OrganizationKind.FOUNDATION),
        ("Universitas Contoh", OrganizationKind.UNIVERSITY),
        ("Panitia Hari Guru Contoh", OrganizationKind.OTHER),
        ("", OrganizationKind.OTHER),
    ],
)
def test_the_first_word_tells_the_kind(name, kind):
    assert body_kind(name) is kind
