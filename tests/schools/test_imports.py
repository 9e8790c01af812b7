"""A register becomes one proposal per row; what is unknown or doubled is told with row and column."""

import dataclasses

import pytest

from tests.factories import make_school
from tests.files import REGISTER_HEADINGS, csv_bytes, register_rows
from workshop_tracker.database import writing
from workshop_tracker.intake.layouts import read_lists
from workshop_tracker.intake.proposals import ImportPlan, Outcome
from workshop_tracker.schools.actions import apply_schools
from workshop_tracker.schools.imports import plan_schools
from workshop_tracker.spreadsheets import REGISTER
from workshop_tracker.viewer import COMMAND

GOOD = {
    "npsn": "99000001",
    "nama": "SMKS CONTOH JATILAWANG",
    "bentuk": "SMK",
    "status": "Swasta",
    "alamat": "Jl. Contoh No. 1",
    "kecamatan": "Kec. Jatilawang",
    "kab_kota": "Kab. Banyumas",
    "kode_kab_kemendagri": "33.02",
}
STORED = {
    "npsn": "99000001",
    "name": "SMKS CONTOH JATILAWANG",
    "level": "SMK",
    "status": "swasta",
    "address": "Jl. Contoh No. 1",
    "subdistrict": "Jatilawang",
    "district_code": "33.02",
}


@pytest.fixture
def session(engine):
    with writing(engine, by=COMMAND) as session:
        yield session


def plan(session, *rows: dict[str, str], headings=tuple(GOOD)) -> ImportPlan:
    table = [headings, *([row.get(heading, "") for heading in headings] for row in rows)]
    [register] = read_lists(csv_bytes(table), limits=REGISTER)
    return plan_schools(session, register, "sha256")


def told(plan: ImportPlan) -> list[tuple[int, str, str]]:
    return [dataclasses.astuple(problem) for problem in plan.problems()]


def test_a_row_is_read_into_what_is_stored(session):
    [proposal] = plan(session, GOOD).proposals
    assert (proposal.row_number, proposal.outcome, proposal.problems) == (2, Outcome.NEW, ())
    assert proposal.values == STORED


def test_the_same_again_is_same_and_a_difference_is_a_change(session):
    apply_schools(session, plan(session, GOOD))
    moved = GOOD | {"npsn": "99000002"}
    found = plan(session, GOOD, moved, GOOD | {"npsn": "99 000 001", "nama": "SMK CONTOH BARU"})
    assert [each.outcome for each in found.proposals] == [Outcome.SAME, Outcome.NEW, Outcome.REJECTED]
    [changed] = plan(session, GOOD | {"nama": "SMK CONTOH BARU"}).proposals
    assert (changed.outcome, changed.values) == (Outcome.CHANGED, STORED | {"name": "SMK CONTOH BARU"})


def test_an_npsn_stands_once_in_a_file(session):
    found = plan(session, GOOD, GOOD | {"npsn": "99000002"}, GOOD)
    assert told(found) == [(4, "npsn", "NPSN 99000001 sudah ada pada baris 2.")]
    assert found.report().counts() == {
        "rows": 3, "new": 2, "changed": 0, "same": 0, "questions": 0, "rejected": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"npsn": ""}, "npsn"),
        ({"npsn": "123"}, "npsn"),
        ({"nama": ""}, "nama"),
        ({"nama": "SMK " + "A" * 120}, "nama"),
        ({"nama": "SMK CONTOH\u202e"}, "nama"),
        ({"bentuk": "Kursus"}, "bentuk"),
        ({"bentuk": "", "nama": "CONTOH TANPA BENTUK"}, "bentuk"),
        ({"kode_kab_kemendagri": "", "kab_kota": "Kab. Tidak Ada"}, "kab_kota"),
        ({"kode_kab_kemendagri": "", "kab_kota": "Pekalongan"}, "kab_kota"),
        ({"kode_kab_kemendagri": "99.99", "kab_kota": ""}, "kode_kab_kemendagri"),
        ({"kode_kab_kemendagri": "", "kab_kota": ""}, "kab_kota"),
    ],
)
def test_a_row_that_cannot_become_a_school_is_rejected_with_its_cell(session, wrong, column):
    found = plan(session, GOOD | {"npsn": "99000009"}, GOOD | wrong)
    assert [each.outcome for each in found.proposals] == [Outcome.NEW, Outcome.REJECTED]
    [(row, named, message)] = told(found)
    assert (row, named) == (3, column)
    assert message.endswith(".")
    assert found.report().exit_code == 1


def test_all_that_is_wrong_with_a_row_is_told_at_once(session):
    wrong = {"npsn": "12", "nama": "", "bentuk": "Kursus", "status": "Campuran", "kode_kab_kemendagri": "99.99"}
    found = plan(session, GOOD | wrong | {"kab_kota": "Kab. Tidak Ada"})
    assert [(row, column) for row, column, _ in told(found)] == [
        (2, "npsn"), (2, "nama"), (2, "bentuk"), (2, "status"), (2, "kab_kota"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("unusual", "column", "stored"),
    [
        ({"npsn": "K9908837"}, "npsn", {"npsn": "K9908837"}),
        ({"alamat": "Jl.\u200b Contoh"}, "alamat", {"address": ""}),
        ({"kecamatan": "A" * 130}, "kecamatan", {"subdistrict": ""}),
        ({"status": "Campuran"}, "status", {"status": "swasta"}),
    ],
)
def test_a_value_that_cannot_be_kept_is_told_and_the_row_goes_in(session, unusual, column, stored):
    found = plan(session, GOOD | unusual)
    [proposal] = found.proposals
    assert (proposal.outcome, proposal.values) == (Outcome.NEW, STORED | stored)
    assert [(row, named) for row, named, _ in told(found)] == [(2, column)]
    assert found.report().exit_code == 0


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ({"kab_kota": "Kab. Pekalongan"}, "33.26"),
        ({"kab_kota": "Kota Pekalongan"}, "33.75"),
        ({"kab_kota": "KABUPATEN BANYUMAS"}, "33.02"),
        ({"kab_kota": "Banyumas"}, "33.02"),
        ({"kab_kota": "Kab. Banyumas", "kode_kab_kemendagri": "33.75"}, "33.75"),
        ({"kab_kota": "Kab. Banyumas", "kode_kab_kemendagri": "030200"}, "33.02"),
    ],
)
def test_the_district_is_found_by_code_else_by_name(session, written, code):
    [proposal] = plan(session, GOOD | {"kode_kab_kemendagri": ""} | written).proposals
    assert proposal.values["district_code"] == code


@pytest.mark.parametrize(
    ("row", "level", "status"),
    [
        ({"nama": "SMKN 1 CONTOH", "bentuk": "", "status": ""}, "SMK", "negeri"),
        ({"nama": "SD CONTOH", "bentuk": "", "status": ""}, "SD", "swasta"),
        ({"nama": "SLB CONTOH", "bentuk": "sdlb", "status": "NEGERI"}, "SDLB", "negeri"),
        ({"nama": "MTS CONTOH", "bentuk": "Madrasah Tsanawiyah", "status": "S"}, "MTs", "swasta"),
    ],
)
def test_level_and_status_come_from_their_columns_or_from_the_name(session, row, level, status):
    [proposal] = plan(session, GOOD | row).proposals
    assert (proposal.values["level"], proposal.values["status"]) == (level, status)


def test_a_column_that_the_file_does_not_have_changes_nothing(session):
    apply_schools(session, plan(session, GOOD))
    found = plan(session, GOOD, headings=("npsn", "nama", "bentuk", "status"))
    assert [each.outcome for each in found.proposals] == [Outcome.SAME]
    found = plan(session, GOOD | {"npsn": "99000002"}, headings=("npsn", "nama", "bentuk", "status"))
    assert [(row, column) for row, column, _ in told(found)] == [(2, "")]


def test_whoever_was_there_before_is_compared_however_it_came_in(session):
    make_school(session, "SD LAMA CONTOH", level="SD", npsn="99000001")
    [proposal] = plan(session, GOOD).proposals
    assert proposal.outcome is Outcome.CHANGED


def test_rows_are_numbered_as_in_the_file_beyond_one_part(session):
    rows = register_rows(5_500)
    [register] = read_lists(csv_bytes([["Daftar Contoh"], [], *rows]), limits=REGISTER)
    found = plan_schools(session, register, "")
    assert [each.row_number for each in found.proposals] == list(range(4, 5_504))
    assert {each.outcome for each in found.proposals} == {Outcome.NEW}
    assert tuple(rows[0]) == REGISTER_HEADINGS
