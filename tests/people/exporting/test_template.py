"""People out as a template and in again: whatever a name looks like, nothing is new, changed or asked."""

import datetime as dt
import io

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from tests.factories import add, make_person, make_school
from tests.people.rosters.lists import counts, messages
from workshop_tracker.database import reading, today, writing
from workshop_tracker.intake.layouts import read_lists
from workshop_tracker.people.exporting.exports import empty_template, template_sheet
from workshop_tracker.people.exporting.queries import ids_of, told_people
from workshop_tracker.people.imports import PeopleFile, plan_people
from workshop_tracker.people.models import Identifier, Person, Post, StaffKind
from workshop_tracker.people.queries import is_living
from workshop_tracker.people.rosters.lists import the_list
from workshop_tracker.people.rules import name_keys
from workshop_tracker.spreadsheets import COMMAND_LIST
from workshop_tracker.spreadsheets.writer import write_list
from workshop_tracker.viewer import COMMAND

REMARKS = ("Diunduh oleh Admin Contoh; alasan: uji, coba.", "Berkas ini memuat data pribadi.")
ODD_NAMES = (
    "Mabruri", "Nur'aini Contoh", "Ani (Panggilan) Contoh", "Sri Ma", "Jumlah Contoh", "Mengetahui Contoh",
    "SITI CONTOH", "Ibu Contoh", "Siti S.Pd", "M. Ridwan Contoh", "=1+1 Contoh", "Nama", "Total", "A-B Contoh 2",
    "Ngũgĩ Contoh",
)  # fmt: skip
ODD_TITLES = ("", "S.Pd.", "S.Pd., M.Pd.", "spd", "S.Pd., S.Pd.", "gelar asing")
NAMES = st.one_of(st.sampled_from(ODD_NAMES), st.text("aAbiI '.-eé", min_size=1, max_size=12).filter(str.strip))
PEOPLE = st.fixed_dictionaries(
    {
        "name": NAMES.map(lambda name: " ".join(name.split())).filter(lambda name: any(map(str.isalpha, name))),
        "title_before": st.sampled_from(("", "Dr.", "Drs. H.", "dr")),
        "title_after": st.sampled_from(ODD_TITLES),
        "phone": st.sampled_from(("", "+6281234567890", "081234567890", "belum ada nomor")),
        "birth_date": st.sampled_from((None, dt.date(1980, 2, 29), dt.date(2024, 1, 1))),
        "staff_kind": st.sampled_from(list(StaffKind)),
        "rank": st.sampled_from(("", "-", "III/a")),
    }
)
POSTS = st.sampled_from(("none", "main", "two", "ended", "later"))
SETTINGS = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def taken_out(engine, file_kind: str = "xlsx") -> bytes:
    out = io.BytesIO()
    with reading(engine) as session:
        people = told_people(session, ids_of(session, is_living()), today())
        write_list(template_sheet(people, REMARKS), file_kind, out)
    return out.getvalue()


def planned_again(engine, content: bytes):
    table = the_list(read_lists(content, limits=COMMAND_LIST))
    with reading(engine) as session:
        return plan_people(session, PeopleFile(table, "x", today()))


def make_posts(session, person, schools, kind: str) -> None:
    first, second = schools
    dates = {"ended": (dt.date(2019, 1, 1), dt.date(2020, 1, 1)), "later": (dt.date(2999, 1, 1), None)}
    starts_on, ends_on = dates.get(kind, (dt.date(2019, 1, 1), None))
    if kind != "none":
        told = {"employment": "GTY/PTY", "position": "Operator, bendahara"}
        add(session, Post(person_id=person.id, school_id=first.id, starts_on=starts_on, ends_on=ends_on, **told))
    if kind == "two":
        add(session, Post(person_id=person.id, school_id=second.id, starts_on=starts_on, is_main=False))


@pytest.fixture
def schools(engine):
    with writing(engine, by=COMMAND) as session:
        found = make_school(session, "SMKS CONTOH SATU"), make_school(session, "SMKS CONTOH SATU", subdistrict="Lain")
        session.commit()
    return found


@SETTINGS
@given(people=st.lists(st.tuples(PEOPLE, POSTS), min_size=1, max_size=6), file_kind=st.sampled_from(("xlsx", "csv")))
def test_people_go_in_again_as_they_came_out(engine, schools, people, file_kind):
    with writing(engine, by=COMMAND) as session:
        for table in (Post, Identifier, Person):
            session.execute(delete(table))
        for number, (values, post) in enumerate(people):
            numbers = {"nuptk": f"{9_000_000_000_000_000 + number}"} if number % 2 else {"niy": "1-2/Contoh"}
            make_posts(session, make_person(session, **values, **numbers, **name_keys(values["name"])), schools, post)
        session.commit()

    plan = planned_again(engine, taken_out(engine, file_kind))

    assert counts(plan) == {"same": len(people)}
    assert messages(plan) == []


def test_a_touched_row_changes_what_was_touched_and_nobody_is_asked(engine, schools):
    """Two of one name at one school, without any number: the code tells them apart."""
    with writing(engine, by=COMMAND) as session:
        for _ in range(2):
            make_person(session, "Siti Contoh", school=schools[0])
        session.commit()
    book = openpyxl.load_workbook(io.BytesIO(taken_out(engine)))
    heads = [cell.value for cell in book.active[1]]
    book.active.cell(3, heads.index("No. HP") + 1).value = "0812 3456 7890"
    book.save(touched := io.BytesIO())

    plan = planned_again(engine, touched.getvalue())

    assert counts(plan) == {"same": 1, "changed": 1}


def test_a_code_means_nobody_of_another_name(engine, schools):
    with writing(engine, by=COMMAND) as session:
        person = make_person(session, "Siti Contoh", school=schools[0])
        session.commit()
    text = f"Kode Orang,Nama,No. HP\nORG-{person.id},Budi Contoh,081234567890\n"

    assert counts(planned_again(engine, text.encode())) == {"new": 1}


def test_a_file_bears_its_remarks_text_cells_and_real_dates(engine, schools):
    with writing(engine, by=COMMAND) as session:
        values = {"nuptk": "1234567890123456", "phone": "+6281234567890", "birth_date": dt.date(1980, 1, 2)}
        make_person(session, "Siti Contoh", school=schools[0], **values)
        session.commit()
    book = openpyxl.load_workbook(io.BytesIO(taken_out(engine)))
    sheet, remarks = book.worksheets
    row = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert sheet.freeze_panes == "A2"
    assert [row[head].data_type for head in ("NUPTK", "No. HP", "NPSN", "Tanggal Lahir")] == ["s", "s", "s", "d"]
    assert row["No. HP"].value == "+6281234567890"
    assert [cell.value for (cell,) in remarks.iter_rows(min_row=2)] == list(REMARKS)
    assert taken_out(engine, "csv").decode("utf-8-sig").splitlines()[0].startswith('"Diunduh oleh Admin Contoh')


def test_the_empty_template_is_a_list_that_only_lacks_people():
    out = io.BytesIO()
    write_list(empty_template(), "xlsx", out)
    book = openpyxl.load_workbook(out)
    assert book.active.max_row == 1
    [table] = read_lists(out.getvalue(), limits=COMMAND_LIST)
    assert (table.layout, list(table.rows), table.unused_headings) == ("free_list", [], ())
