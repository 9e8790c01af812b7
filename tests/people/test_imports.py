"""What a list of people brings: names and degrees, dates, posts, questions that stay, one audit row for all of it."""

import datetime as dt

import pytest
from sqlalchemy import func, select

from tests.factories import make_person, make_school
from tests.people.rosters.lists import (
    HEADINGS,
    NIP,
    NUPTK,
    SCHOOL,
    TODAY,
    bring_in,
    counts,
    identifiers,
    known,
    messages,
    names,
    people,
    plan,
    posts,
    staff_list,
    table,
    table_sizes,
)
from workshop_tracker.database import reading, writing
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.people.identifiers import IdentifierKind
from workshop_tracker.people.models import Identifier, Person, Post
from workshop_tracker.viewer import COMMAND


def test_a_preview_writes_nothing_and_promises_what_applying_does(engine, school):
    before = table_sizes(engine)
    planned = plan(engine, staff_list(10))
    assert table_sizes(engine) == before
    assert bring_in(engine, staff_list(10)).proposals == planned.proposals
    assert len(names(engine)) == counts(planned)["new"] == 10


def test_the_same_file_twice_is_all_the_same_and_writes_nothing(engine, school):
    free = table([HEADINGS, ("Siti Contoh, S.Pd.", "", "", SCHOOL, ""), ("Budi Contoh", NUPTK, "", SCHOOL, "")])
    for each in (staff_list(10), free):
        bring_in(engine, each)
        before = table_sizes(engine)
        again = bring_in(engine, each)
        assert counts(again) == {"same": len(again.proposals)}
        assert table_sizes(engine) == before


def test_what_was_asked_and_accepted_is_not_asked_again_and_what_waits_is(engine, school):
    known(engine, "Siti Contoh", school=school)
    known(engine, "Rina Contoh", school=school)
    known(engine, "Rina Contoh", school=school)
    lines = table([HEADINGS, *[(name, "", "", SCHOOL, "") for name in ("Sri Ma", "Siti Contoh", "Rina Contoh")]])
    assert counts(bring_in(engine, lines, accept=True)) == {"questions": 3}
    again = plan(engine, lines)
    assert [each.outcome for each in again.proposals] == [Outcome.SAME, Outcome.SAME, Outcome.QUESTION]


def test_degrees_come_in_and_are_never_wiped(engine, school):
    known(engine, "Siti Contoh", nuptk=NUPTK, title_after="S.Pd., M.Pd.", title_before="Hj.", school=school)
    known(engine, "Budi Contoh", nip=NIP, school=school)
    bare = [HEADINGS, ("Siti Contoh", NUPTK, "", SCHOOL, ""), ("Budi Contoh, S.Kom.", "", NIP, SCHOOL, "")]
    assert counts(bring_in(engine, table(bare))) == {"same": 1, "changed": 1}
    found = people(engine)
    assert (found["Siti Contoh"].title_before, found["Siti Contoh"].title_after) == ("Hj.", "S.Pd., M.Pd.")
    assert found["Budi Contoh"].title_after == "S.Kom."
    assert counts(bring_in(engine, table([HEADINGS, ("Siti Contoh, S.Pd.", NUPTK, "", SCHOOL, "")]))) == {"same": 1}


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("Agus susilo.S.Pd.M.Pd", ("", "Agus susilo", "S.Pd., M.Pd.")),
        ("Hj.Siti Fatimah,S.Pd.SD", ("Hj.", "Siti Fatimah", "S.Pd.SD.")),
        ("Sutrisno SE MM", ("", "Sutrisno", "S.E., M.M.")),
        ("Mabruri", ("", "Mabruri", "")),
        ("nur`aini binti Contoh", ("", "nur'aini binti Contoh", "")),
    ],
)
def test_certain_degrees_are_split_without_a_question(engine, school, written, stored):
    assert counts(bring_in(engine, table([HEADINGS, (written, "", "", SCHOOL, "")]))) == {"new": 1}
    [person] = people(engine).values()
    assert (person.title_before, person.name, person.title_after) == stored


@pytest.mark.parametrize("written", ["Sri Ma", "Yusuf S.S", "Eko S.T", "S. Parman", "MT Haryono"])
def test_an_undecidable_split_is_asked_and_accepted_as_it_was_written(engine, school, written):
    lines = table([HEADINGS, (written, "", "", SCHOOL, "")])
    assert counts(bring_in(engine, lines)) == {"questions": 1}
    assert names(engine) == []
    bring_in(engine, lines, accept=True)
    assert names(engine) == [written]


def test_a_known_person_is_not_asked_how_to_split_the_name(engine, school):
    known(engine, "Eko", title_after="S.T.", nip=NIP, school=school)
    assert counts(plan(engine, table([HEADINGS, ("Eko S.T", "", NIP, SCHOOL, "")]))) == {"same": 1}


def test_a_contract_number_is_told_from_a_nip_by_its_form(engine, school):
    lines = table(
        [HEADINGS, ("Siti Contoh", "", "198609172021211001", SCHOOL, ""), ("Budi Contoh", "", NIP, SCHOOL, "")]
    )
    bring_in(engine, lines)
    assert [kind for _, kind, _ in identifiers(engine)] == [IdentifierKind.NI_PPPK, IdentifierKind.NIP]


def test_a_post_elsewhere_stays_the_main_one_and_a_present_one_is_brought_up_to_date(engine, school):
    with writing(engine, by=COMMAND) as session:
        elsewhere = make_school(session, "SMAN 1 CONTOH")
        moved = make_person(session, "Siti Contoh", school=elsewhere, nuptk=NUPTK)
        here = make_person(session, "Budi Contoh", school=school, nip=NIP, employment="GTT")
        session.commit()
    headings = ("Nama", "NUPTK", "NIP", "Status Kepegawaian", "Asal Sekolah")
    rows = [headings, ("Siti Contoh", NUPTK, "", "PPPK", SCHOOL), ("Budi Contoh", "", NIP, "PNS", SCHOOL)]
    assert counts(bring_in(engine, table(rows))) == {"changed": 2}
    found = {(post.person_id, post.school_id): post for post in posts(engine)}
    assert found[moved.id, elsewhere.id].is_main
    assert (found[moved.id, school.id].is_main, found[moved.id, school.id].starts_on) == (False, TODAY)
    assert (found[here.id, school.id].employment, found[here.id, school.id].row_version) == ("PNS", 2)


def test_a_misspelt_school_is_asked_with_the_likely_one_and_nothing_likely_waits(engine, school):
    lines = [
        HEADINGS,
        ("Siti Contoh", "", "", "SMK Conto Jatilawang", ""),
        ("Budi Contoh", "", "", "SMK Mawar Xyz", ""),
    ]
    planned = bring_in(engine, table(lines), accept=True)
    assert counts(planned) == {"questions": 2}
    assert [message[:2] for message in messages(planned)] == [(2, "Asal Sekolah"), (3, "Asal Sekolah")]
    assert names(engine) == ["Siti Contoh"]
    assert [post.school_id for post in posts(engine)] == [school.id]


def test_a_work_unit_that_is_no_school_goes_in_without_a_post(engine, school):
    planned = bring_in(engine, table([HEADINGS, ("Siti Contoh", "", NIP, "Dinas Pendidikan Contoh", "")]))
    assert counts(planned) == {"new": 1}
    assert "tidak ada dalam daftar sekolah" in messages(planned)[0][2]
    assert posts(engine) == []


def test_an_ambiguous_birth_date_is_asked_and_a_column_that_settles_it_is_not(engine, school):
    ambiguous = table([HEADINGS, ("Siti Contoh", "", "", SCHOOL, "05/06/1986")])
    assert counts(bring_in(engine, ambiguous, accept=True)) == {"questions": 1}
    assert people(engine)["Siti Contoh"].birth_date == dt.date(1986, 6, 5)
    settled = [HEADINGS, ("A Contoh", "", "", SCHOOL, "05/06/1986"), ("B Contoh", "", "", SCHOOL, "17/06/1986")]
    assert counts(plan(engine, table(settled))) == {"new": 2}


def test_posts_and_people_of_an_import_are_written_with_one_audit_row(engine, school):
    before = table_sizes(engine)
    bring_in(engine, staff_list(10))
    after = table_sizes(engine)
    assert {name: after[name] - before[name] for name in after if after[name] != before[name]} == {
        "people": 10,
        "identifiers": 14,
        "posts": 10,
        "school_lists": 1,
        "import_batches": 1,
        "audit_entries": 1,
    }


def test_every_row_has_one_outcome(engine, school):
    known(engine, "Siti Contoh", school=school)
    lines = [
        HEADINGS,
        ("Siti Contoh", "", "", SCHOOL, ""),
        ("", "", "", SCHOOL, ""),
        ("Budi Contoh", "", "", SCHOOL, ""),
    ]
    report = plan(engine, table(lines)).report()
    assert report.new + report.changed + report.same + report.questions + report.rejected == report.rows == 3
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(Identifier)) == 0
        assert session.scalar(select(func.count()).select_from(Post)) == 1
        assert session.scalars(select(Person.name)).all() == ["Siti Contoh"]


def test_a_name_kept_as_written_is_not_asked_again_beside_the_one_that_it_resembles(engine, school):
    lines = table([("Nama", "NPSN"), ("Sri Ma", school.npsn), ("Sri, MA", school.npsn)])
    assert counts(bring_in(engine, lines, accept=True)) == {"new": 1, "questions": 1}
    assert counts(bring_in(engine, lines, accept=True)) == {"same": 2}
    assert names(engine) == ["Sri Ma", "Sri"]


@pytest.mark.parametrize("written", ["2090-01-01", "2024-05-20", "1905-01-31", "05/06/2022"])
def test_a_birth_date_that_nobody_at_work_has_is_refused_as_a_value(engine, school, written):
    lines = table([("Nama", "NPSN", "Tanggal Lahir"), ("Siti Contoh", school.npsn, written)])
    planned = bring_in(engine, lines)
    assert counts(planned) == {"new": 1}
    [(row, column, message)] = messages(planned)
    assert (row, column) == (2, "Tanggal Lahir")
    assert message.endswith("tidak mungkin: umurnya harus 14 sampai 110 tahun.")
    assert people(engine)["Siti Contoh"].birth_date is None
