"""`import schools`, `offices list` and `schools match` as they are typed, on a true-sized register by `test --full`."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from tests.campaigns.crowds import is_full
from tests.factories import make_school
from tests.files import csv_gz_bytes, register_rows, workbook_bytes, xlsx_bytes
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.cli import main
from workshop_tracker.database import reading, writing
from workshop_tracker.intake.layouts import recognise_layout
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.schools.actions import confirm_spelling
from workshop_tracker.schools.imports import the_register
from workshop_tracker.schools.models import School
from workshop_tracker.schools.queries import school_by_npsn
from workshop_tracker.spreadsheets import Table
from workshop_tracker.viewer import COMMAND

OF_THE_PROVINCE = 25_002
SCHOOLS = OF_THE_PROVINCE if is_full() else 5_000  # more values than one statement of SQLite takes
SIMPLE = ("npsn", "name", "level", "status", "subdistrict", "district")
SPELLINGS = (
    ("npsn", "NPSN Sekolah", "No. NPSN"),
    ("Nama", "nama sekolah", "NAMA SATUAN PENDIDIKAN"),
    ("Jenjang", "bentuk", "Bentuk/Jenjang"),
    ("Status", "Negeri/Swasta", "STATUS SEKOLAH"),
    ("Kecamatan", "kec."),
    ("Kabupaten", "Kab./Kota", "kota / kab"),
)
KEYS = ["layout", "rows", "new", "changed", "same", "questions", "rejected", "problems", "asked"]


@pytest.fixture
def run(tmp_path, monkeypatch, database_url):
    """Call a command on the test's database; returns its exit code and its JSON document."""
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)

    def call(*arguments: object):
        result = CliRunner().invoke(main, [str(argument) for argument in (*arguments, "--json")])
        assert result.exit_code in (0, 1), result.output
        return result.exit_code, json.loads(result.stdout)

    return call


def counts(document: dict) -> tuple[int, ...]:
    return tuple(document[key] for key in KEYS[1:7])


def rows_in(engine, model) -> int:
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(model))


def offices(run) -> dict[str, dict]:
    return {office["code"]: office for office in run("offices", "list")[1]}


@pytest.fixture(scope="module")
def register(tmp_path_factory) -> Path:
    """A generated register of the shape of a province's."""
    file = tmp_path_factory.mktemp("register") / "sekolah.csv.gz"
    file.write_bytes(csv_gz_bytes(register_rows(SCHOOLS)))
    return file


def test_a_register_comes_in_once(run, engine, register):
    code, preview = run("import", "schools", register)
    assert (code, list(preview), preview["layout"]) == (0, KEYS, "school_register")
    assert counts(preview) == (SCHOOLS, SCHOOLS, 0, 0, 0, 0)
    assert (rows_in(engine, School), rows_in(engine, ImportBatch)) == (0, 0)
    audited = rows_in(engine, AuditEntry)

    assert run("import", "schools", register, "--apply") == (0, preview)
    assert (rows_in(engine, School), rows_in(engine, AuditEntry) - audited) == (SCHOOLS, 1)

    code, again = run("import", "schools", register, "--apply")
    assert (code, counts(again)) == (0, (SCHOOLS, 0, 0, SCHOOLS, 0, 0))
    assert (rows_in(engine, ImportBatch), rows_in(engine, AuditEntry) - audited) == (1, 1)

    rows = register_rows(SCHOOLS)[1:]
    expected = Counter((row[10], row[2]) for row in rows)
    found = {code: office["schools"] for code, office in offices(run).items() if office["schools"]}
    assert found == {
        "33-W10": expected["33.02", "SMA"] + expected["33.02", "SMK"],
        "33-W12": expected["33.75", "SMA"] + expected["33.75", "SMK"],
        "33.02": expected["33.02", "SD"] + expected["33.02", "SMP"],
        "33.75": expected["33.75", "SD"] + expected["33.75", "SMP"],
    }


@pytest.mark.real_register
def test_the_real_register_gives_branch_office_x_its_281_schools(run):
    file = Path(os.environ["WORKSHOP_TRACKER_SHARED_DATA"]) / "schools_central_java_2019.csv.gz"
    assert counts(run("import", "schools", file, "--apply")[1]) == (OF_THE_PROVINCE, OF_THE_PROVINCE, 0, 0, 0, 0)
    assert counts(run("import", "schools", file, "--apply")[1]) == (OF_THE_PROVINCE, 0, 0, OF_THE_PROVINCE, 0, 0)
    found = offices(run)
    assert found["33-W10"] == {
        "code": "33-W10",
        "name": "Cabang Dinas Pendidikan Wilayah X",
        "kind": "branch_office",
        "number": 10,
        "schools": 281,
    }
    assert sum(office["schools"] for office in found.values()) == OF_THE_PROVINCE


def test_what_cannot_go_in_makes_the_exit_code_one_and_the_rest_goes_in(run, engine, tmp_path):
    rows = [list(row) for row in register_rows(4)]
    rows[2][0], rows[4][10], rows[4][6] = "12", "", "Pekalongan"
    file = tmp_path / "sekolah.xlsx"
    file.write_bytes(xlsx_bytes(rows))
    code, document = run("import", "schools", file, "--apply", "--accept")
    assert (code, counts(document)) == (1, (4, 2, 0, 0, 0, 2))
    assert [(problem["row"], problem["column"]) for problem in document["problems"]] == [(3, "npsn"), (5, "kab_kota")]
    assert rows_in(engine, School) == 2


def test_another_kind_of_list_and_several_registers_are_refused(run, tmp_path):
    people = tmp_path / "orang.csv"
    people.write_text("Nama,NIP,Unit Kerja\nGuru Contoh,,SMK Contoh\n")
    code, said = run("import", "schools", people)
    assert (code, "bukan daftar sekolah" in said["error"]) == (1, True)
    several = tmp_path / "dua.xlsx"
    several.write_bytes(workbook_bytes({"Satu": register_rows(2), "Dua": register_rows(3)}))
    code, said = run("import", "schools", several)
    assert (code, "“Satu”, “Dua”" in said["error"]) == (1, True)
    assert run("import", "schools", several, "--sheet", "dua")[1]["rows"] == 3
    damaged = tmp_path / "rusak.xlsx"
    damaged.write_bytes(b"PK\x03\x04 rusak")
    assert run("import", "schools", damaged)[0] == 1


@pytest.mark.parametrize(
    ("headings", "missing"),
    [
        (("Nama Sekolah", "Jenjang", "Kecamatan", "Kabupaten"), "NPSN"),
        (("NPSN", "Jenjang", "Kabupaten"), "Nama Sekolah"),
        (("NPSN", "Nama", "Catatan"), "salah satu dari Jenjang/Bentuk, Status, Kecamatan, Kabupaten/Kota"),
        (("Kolom Satu", "Kolom Dua"), "NPSN, Nama Sekolah, salah satu dari"),
    ],
)
def test_columns_that_are_wanting_are_named(run, tmp_path, headings, missing):
    file = tmp_path / "sekolah.csv"
    file.write_text(";".join(headings) + "\n" + ";".join("99000001" for _ in headings) + "\n")
    code, said = run("import", "schools", file)
    assert (code, f"Kolom yang tidak ada: {missing}" in said["error"]) == (1, True)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(order=st.permutations(range(6)), spellings=st.tuples(*(st.sampled_from(each) for each in SPELLINGS)))
def test_a_simple_register_is_read_in_any_order_and_spelling(order, spellings):
    written = ("99000001", "SMKS CONTOH JATILAWANG", "SMK", "Swasta", "Jatilawang", "Kab. Banyumas")
    rows = [[cells[place] for place in order] for cells in (spellings, written)]
    [row] = the_register([recognise_layout(Table("Sekolah", rows, frozenset()))]).rows
    assert tuple(row.values[column] for column in SIMPLE) == written


def test_a_simple_register_goes_in_as_promised(run, engine, tmp_path):
    rows = [
        ("Kab/Kota", "No", "Status", "Nama Sekolah", "Jenjang", "NPSN", "Kec."),
        ("Kab. Banyumas", "1", "S", "SMK Contoh Jatilawang", "SMK", "99000001", "Jatilawang"),
        ("Banyumas", "2", "Negeri", "SD Negeri 1 Contoh", "Sekolah Dasar", "99000002", "Kecamatan Rawalo"),
        ("Pekalongan", "3", "N", "SMP Negeri 1 Contoh", "SMP", "99000003", "Tirto"),
    ]
    file = tmp_path / "sekolah.xlsx"
    file.write_bytes(xlsx_bytes(rows))
    promised = run("import", "schools", file)
    assert (promised[0], counts(promised[1])) == (1, (3, 2, 0, 0, 0, 1))
    assert [(each["row"], each["column"]) for each in promised[1]["problems"]] == [(4, "Kab/Kota")]
    assert run("import", "schools", file, "--apply") == promised
    with reading(engine) as session:
        found = session.scalars(select(School).order_by(School.npsn)).all()
    assert [(each.npsn, each.level, each.status.value, each.subdistrict, each.district_code) for each in found] == [
        ("99000001", "SMK", "swasta", "Jatilawang", "33.02"),
        ("99000002", "SD", "negeri", "Rawalo", "33.02"),
    ]
    assert counts(run("import", "schools", file, "--apply")[1]) == (3, 0, 0, 2, 0, 1)


def test_offices_in_words_are_a_line_each(run, tmp_path):
    result = CliRunner().invoke(main, ["offices", "list"])
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 83
    assert "33-W10" in result.stdout


@pytest.fixture
def match(run, engine):
    """Call `schools match` on a register of six; returns its exit code and its answers."""
    with writing(engine, by=COMMAND) as session:
        for number, name in enumerate(["SMKS WIJAYA CONTOH", "SMKN 2 CONTOH", "SMKN 10 CONTOH"]):
            make_school(session, name, npsn=f"9900000{number}", subdistrict="Jatilawang")
        make_school(
            session, "SMKS WIJAYA CONTOH", npsn="99000009", district_code="33.75", subdistrict="Pekalongan Barat"
        )
        session.commit()

    def call(lines: str, *options: str):
        result = CliRunner().invoke(main, ["schools", "match", *options], input=lines)
        return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()], result.stderr

    return call


def test_a_line_is_answered_with_its_school_or_with_candidates(match):
    code, told, _ = match("smk wijaya contoh\nSMKN 3 Contoh\n\n", "--district", "33.02")
    assert (code, [list(each) for each in told]) == (0, [["written", "certainty", "candidates"]] * 3)
    assert told[0] == {
        "written": "smk wijaya contoh",
        "certainty": "certain",
        "candidates": [
            {
                "npsn": "99000000",
                "name": "SMKS WIJAYA CONTOH",
                "subdistrict": "Jatilawang",
                "district": "33.02",
                "reason": "nama sama",
            }
        ],
    }
    assert told[1]["certainty"] == told[2]["certainty"] == "ask"
    assert [(each["npsn"], each["reason"]) for each in told[1]["candidates"][:2]] == [
        ("99000001", "nama mirip, nomor berbeda"),
        ("99000002", "nama mirip, nomor berbeda"),
    ]
    assert told[2]["candidates"] == []


def test_without_a_district_two_of_one_name_are_asked_and_a_subdistrict_tells(match):
    _, [told], _ = match("SMK Wijaya Contoh")
    assert (told["certainty"], [each["npsn"] for each in told["candidates"][:2]]) == ("ask", ["99000000", "99000009"])
    _, [told], _ = match("SMK Wijaya Contoh", "--subdistrict", "Kec. Pekalongan Barat")
    assert (told["certainty"], [each["npsn"] for each in told["candidates"]]) == ("certain", ["99000009"])


def test_a_confirmed_spelling_says_so(match, engine):
    with writing(engine, by=COMMAND) as session:
        confirm_spelling(session, school_by_npsn(session, "99000000"), "SMK WJY", district_code="33.02")
        session.commit()
    _, [told], _ = match("Smk Wjy", "--district", "33.02")
    assert (told["certainty"], [(each["npsn"], each["reason"]) for each in told["candidates"]]) == (
        "certain",
        [("99000000", "ejaan yang sudah dipastikan")],
    )


def test_an_unknown_district_is_refused(match):
    code, told, said = match("SMK Contoh", "--district", "3302")
    assert (code, told, "3302" in said) == (1, [], True)
