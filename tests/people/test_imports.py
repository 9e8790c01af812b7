"""Who a row of a list is: every clause by which people are told apart or known again, tried on a database."""

import datetime as dt

import pytest
from sqlalchemy import func, select

from tests import files
from tests.factories import make_person, make_school
from tests.people.rosters.lists import (
    TODAY,
    bring_in,
    counts,
    identifiers,
    messages,
    names,
    people,
    plan,
    posts,
    staff_list,
    table,
)
from workshop_tracker.database import Base, reading, writing
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.people.identifiers import IdentifierKind
from workshop_tracker.people.models import Identifier, Person, Post, StaffKind
from workshop_tracker.viewer import COMMAND

NUPTK, OTHER_NUPTK = "1234567890123456", "6543210987654321"
NIP, OTHER_NIP = "198609172010011001", "199001012015012002"
HEADINGS = ("Nama", "NUPTK", "NIP", "Asal Sekolah", "Tanggal Lahir")
SCHOOL = "SMK Contoh Jatilawang"


@pytest.fixture
def school(engine):
    with writing(engine, by=COMMAND) as session:
        school = make_school(session, "SMKS CONTOH JATILAWANG")
        make_school(session, "SMKN 1 CONTOH RAWALO", subdistrict="Rawalo")
        session.commit()
        return school


def known(engine, name="Siti Contoh", school=None, **values):
    with writing(engine, by=COMMAND) as session:
        person = make_person(session, name, school=school, **values)
        session.commit()
        return person


def rows(engine) -> dict[str, int]:
    with reading(engine) as session:
        tables = Base.metadata.sorted_tables
        return {each.name: session.scalar(select(func.count()).select_from(each)) for each in tables}


def test_a_preview_writes_nothing_and_promises_what_applying_does(engine, school):
    before = rows(engine)
    planned = plan(engine, staff_list(10))
    assert rows(engine) == before
    assert bring_in(engine, staff_list(10)).proposals == planned.proposals
    assert len(names(engine)) == counts(planned)["new"] == 10


def test_the_same_file_twice_is_all_the_same_and_writes_nothing(engine, school):
    free = table([HEADINGS, ("Siti Contoh, S.Pd.", "", "", SCHOOL, ""), ("Budi Contoh", NUPTK, "", SCHOOL, "")])
    for each in (staff_list(10), free):
        bring_in(engine, each)
        before = rows(engine)
        again = bring_in(engine, each)
        assert counts(again) == {"same": len(again.proposals)}
        assert rows(engine) == before


def test_what_was_asked_and_accepted_is_not_asked_again_and_what_waits_is(engine, school):
    known(engine, "Siti Contoh", school=school)
    known(engine, "Rina Contoh", school=school)
    known(engine, "Rina Contoh", school=school)
    lines = table([HEADINGS, *[(name, "", "", SCHOOL, "") for name in ("Sri Ma", "Siti Contoh", "Rina Contoh")]])
    assert counts(bring_in(engine, lines, accept=True)) == {"questions": 3}
    again = plan(engine, lines)
    assert [each.outcome for each in again.proposals] == [Outcome.SAME, Outcome.SAME, Outcome.QUESTION]


@pytest.mark.parametrize("kind", ["nuptk", "nip"])
def test_the_same_number_is_the_same_person_wherever_and_however_written(engine, school, kind):
    number = {"nuptk": NUPTK, "nip": NIP}[kind]
    known(engine, "Siti Rahayu Contoh", **{kind: number})
    column = HEADINGS.index(kind.upper())
    row = ["SITI RAHAYU CONTOH", "", "", SCHOOL, ""]
    row[column] = f"{number[:8]} {number[8:]}"
    planned = bring_in(engine, table([HEADINGS, row]))
    assert counts(planned) == {"changed": 1}  # a post is new
    assert names(engine) == ["Siti Rahayu Contoh"]


def test_another_nuptk_or_nip_is_another_person_and_never_a_question(engine, school):
    known(engine, "Siti Contoh", school=school, nuptk=NUPTK, birth_date=dt.date(1986, 9, 17))
    known(engine, "Budi Contoh", school=school, nip=NIP)
    planned = bring_in(
        engine,
        table(
            [
                HEADINGS,
                ("Siti Contoh", OTHER_NUPTK, "", SCHOOL, "1986-09-17"),
                ("Budi Contoh", "", OTHER_NIP, SCHOOL, ""),
            ]
        ),
    )
    assert counts(planned) == {"new": 2}
    assert names(engine) == ["Siti Contoh", "Budi Contoh", "Siti Contoh", "Budi Contoh"]


def test_name_and_birth_date_are_the_same_person_even_at_another_school(engine, school):
    known(engine, "Siti Contoh", school=school, birth_date=dt.date(1986, 9, 17))
    planned = bring_in(
        engine, table([HEADINGS, ("Siti Contoh, S.Pd.", NUPTK, "", "SMKN 1 Contoh Rawalo", "17/09/1986")])
    )
    assert counts(planned) == {"changed": 1}
    assert people(engine)["Siti Contoh"].title_after == "S.Pd."
    assert identifiers(engine) == [("Siti Contoh", "nuptk", NUPTK)]


def test_name_and_school_are_only_asked(engine, school):
    person = known(engine, "Siti Contoh", school=school, nuptk=NUPTK)
    lines = table([HEADINGS, ("Siti Contoh, S.Pd.", "", "", SCHOOL, "")])
    planned = bring_in(engine, lines)
    assert counts(planned) == {"questions": 1}
    assert planned.report().exit_code == 1
    assert planned.proposals[0].suggestion["person_id"] == person.id
    assert people(engine)["Siti Contoh"].title_after == ""
    accepted = bring_in(engine, lines, accept=True)
    assert counts(accepted) == {"questions": 1}
    assert accepted.report().exit_code == 0
    assert names(engine) == ["Siti Contoh"]
    assert people(engine)["Siti Contoh"].title_after == "S.Pd."


def test_the_same_name_at_another_school_is_somebody_else(engine, school):
    known(engine, "Siti Contoh", school=school)
    assert counts(plan(engine, table([HEADINGS, ("Siti Contoh", "", "", "SMKN 1 Contoh Rawalo", "")]))) == {"new": 1}


def test_another_birth_date_proposes_somebody_new(engine, school):
    known(engine, "Siti Contoh", school=school, birth_date=dt.date(1986, 9, 17))
    [proposal] = plan(engine, table([HEADINGS, ("Siti Contoh", "", "", SCHOOL, "1990-01-01")])).proposals
    assert (proposal.outcome, proposal.suggestion["person_id"]) == (Outcome.QUESTION, None)


def test_of_two_namesakes_at_one_school_none_is_proposed(engine, school):
    known(engine, "Siti Contoh", school=school)
    known(engine, "Siti Contoh", school=school)
    planned = bring_in(engine, table([HEADINGS, ("Siti Contoh", "", "", SCHOOL, "")]), accept=True)
    assert (counts(planned), planned.report().exit_code) == ({"questions": 1}, 1)
    assert len(names(engine)) == 2


def test_conflicting_numbers_are_refused_and_nobody_is_merged(engine, school):
    known(engine, "Siti Contoh", nuptk=NUPTK)
    known(engine, "Budi Contoh", nip=NIP)
    known(engine, "Rina Contoh", nuptk=OTHER_NUPTK, nip=OTHER_NIP)
    planned = bring_in(
        engine,
        table(
            [
                HEADINGS,
                ("Siti Contoh", NUPTK, NIP, SCHOOL, ""),  # of two people
                ("Rina Contoh", OTHER_NUPTK, "197001011995011001", SCHOOL, ""),  # whose NIP is another
            ]
        ),
        accept=True,
    )
    assert counts(planned) == {"rejected": 2}
    assert "dua orang: Siti Contoh dan Budi Contoh" in messages(planned)[0][2]
    assert "NIP-nya lain" in messages(planned)[1][2]
    assert len(identifiers(engine)) == 4


def test_a_number_under_quite_another_name_is_asked_and_somebody_new_does_not_get_it(engine, school):
    person = known(engine, "Siti Contoh", nuptk=NUPTK)
    planned = plan(engine, table([HEADINGS, ("Bambang Wibowo", NUPTK, "", SCHOOL, "")]))
    [proposal] = planned.proposals
    assert (proposal.outcome, proposal.suggestion["person_id"]) == (Outcome.QUESTION, person.id)
    new = proposal.values["asked"][0]["options"][-1]["patch"]
    assert new == {"person_id": None, "row": None, "drops_numbers": True}


def test_a_misspelt_name_is_corrected_by_number_and_says_so(engine, school):
    known(engine, "Siti Rahayu Contoh", nuptk=NUPTK, school=school)
    planned = bring_in(engine, table([HEADINGS, ("Sitti Rahayu Contoh", NUPTK, "", SCHOOL, "")]))
    assert counts(planned) == {"changed": 1}
    assert messages(planned) == [(2, "Nama", "Nama berubah dari “Siti Rahayu Contoh” menjadi “Sitti Rahayu Contoh”.")]
    corrected = people(engine)["Sitti Rahayu Contoh"]
    assert (corrected.name_key, corrected.row_version) == ("sitti rahayu contoh", 2)


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


def test_two_rows_of_one_name_and_school_are_neither_merged_nor_doubled_silently(engine, school):
    lines = table([HEADINGS, ("Siti Contoh", "", "", SCHOOL, ""), ("Siti Contoh, S.Pd.", "", "", SCHOOL, "")])
    planned = bring_in(engine, lines)
    assert [each.outcome for each in planned.proposals] == [Outcome.NEW, Outcome.QUESTION]
    assert "(baris 2)" in messages(planned)[0][2]
    assert len(names(engine)) == 1


def test_accepting_a_doubled_row_makes_one_person_also_where_the_first_was_asked(engine, school):
    lines = table([HEADINGS, ("Sri Ma", "", "", SCHOOL, ""), ("Sri Ma", "", "", SCHOOL, "")])
    assert counts(bring_in(engine, lines, accept=True)) == {"questions": 2}
    assert names(engine) == ["Sri Ma"]


def test_two_people_of_one_name_at_one_school_are_made_by_their_numbers(engine, school):
    lines = table([HEADINGS, ("Siti Contoh", NUPTK, "", SCHOOL, ""), ("Siti Contoh", OTHER_NUPTK, "", SCHOOL, "")])
    assert counts(bring_in(engine, lines)) == {"new": 2}


def test_a_number_twice_in_one_list_is_one_person_who_may_teach_at_two_schools(engine, school):
    planned = bring_in(
        engine,
        table(
            [
                HEADINGS,
                ("Siti Contoh", NUPTK, "", SCHOOL, ""),
                ("Siti Contoh", NUPTK, "", SCHOOL, ""),
                ("Siti Contoh", NUPTK, "", "SMKN 1 Contoh Rawalo", ""),
            ]
        ),
    )
    assert [each.outcome for each in planned.proposals] == [Outcome.NEW, Outcome.SAME, Outcome.CHANGED]
    assert names(engine) == ["Siti Contoh"]
    assert [post.is_main for post in posts(engine)] == [True, False]


def test_a_waiting_row_and_a_later_one_with_its_number_do_not_break_the_import(engine, school):
    known(engine, "Siti Contoh", school=school)
    lines = table(
        [HEADINGS, ("Siti Contoh", NUPTK, "", SCHOOL, ""), ("Siti Contoh", NUPTK, "", "SMKN 1 Contoh Rawalo", "")]
    )
    assert counts(bring_in(engine, lines, accept=True)) == {"questions": 2}
    assert identifiers(engine) == [("Siti Contoh", "nuptk", NUPTK)]


def test_whoever_was_merged_or_made_anonymous_is_not_met_again(engine, school):
    kept = known(engine, "Siti Contoh Lama")
    known(engine, "Siti Contoh", school=school, merged_into_id=kept.id)
    assert counts(plan(engine, table([HEADINGS, ("Siti Contoh", "", "", SCHOOL, "")]))) == {"new": 1}


def test_a_row_with_a_number_alone_is_whom_it_names(engine, school):
    known(engine, "Siti Contoh", school=school, nuptk=NUPTK)
    lines = [HEADINGS, ("", NUPTK, "", SCHOOL, ""), ("", OTHER_NUPTK, "", SCHOOL, ""), ("-", "", NIP, SCHOOL, "")]
    planned = plan(engine, table(lines))
    assert [each.outcome for each in planned.proposals] == [Outcome.SAME, Outcome.REJECTED, Outcome.REJECTED]


def test_a_staff_list_goes_to_the_school_above_it_from_the_day_of_its_download(engine, school):
    bring_in(engine, staff_list(10))
    found = people(engine)
    assert {(post.school_id, post.starts_on, post.is_main) for post in posts(engine)} == {
        (school.id, dt.date(2025, 7, 1), True)
    }
    first = files.staff_member(0)
    person = found[first.name]
    assert (person.sex, person.birth_date.isoformat(), person.birth_place) == (
        first.sex,
        first.birth_date,
        first.birth_place,
    )
    assert (person.phone, person.email, person.rank) == ("+6281200000000", first.email, first.rank)
    assert [post.employment for post in posts(engine)][:2] == ["PNS", "GTY/PTY"]
    assert [person.staff_kind for person in found.values()] == [*[StaffKind.TEACHER] * 9, StaffKind.ADMINISTRATIVE]


def test_a_contract_number_is_told_from_a_nip_by_its_form(engine, school):
    lines = table(
        [HEADINGS, ("Siti Contoh", "", "198609172021211001", SCHOOL, ""), ("Budi Contoh", "", NIP, SCHOOL, "")]
    )
    bring_in(engine, lines)
    assert [kind for _, kind, _ in identifiers(engine)] == [IdentifierKind.NI_PPPK, IdentifierKind.NIP]


@pytest.mark.parametrize(
    ("top", "told"),
    [
        ({"school": "SMKS Contoh Tak Dikenal"}, "tidak dapat dipastikan"),
        ({"place": "Kecamatan Jatilawang, Kabupaten Cilacap, Provinsi Jawa Tengah"}, "SMKS CONTOH JATILAWANG"),
        ({"place": ""}, "--school"),
    ],
)
def test_a_staff_list_of_an_uncertain_school_stays_out_until_the_school_is_named(engine, school, top, told):
    lines = staff_list(3, **top)
    planned = bring_in(engine, lines, accept=True)
    assert (counts(planned), planned.report().exit_code) == ({"questions": 3}, 1)
    assert names(engine) == []
    assert told in messages(planned)[0][2]
    assert counts(bring_in(engine, lines, npsn=school.npsn)) == {"new": 3}
    assert {post.school_id for post in posts(engine)} == {school.id}


def test_a_staff_list_of_the_only_school_that_may_be_meant_proposes_it(engine, school):
    lines = staff_list(3, school="SMKS Conto Jatilawang")
    planned = plan(engine, lines)
    assert counts(planned) == {"questions": 3}
    assert all("--school" in told for _, _, told in messages(planned))
    bring_in(engine, lines, accept=True)
    assert {post.school_id for post in posts(engine)} == {school.id}
    assert len(names(engine)) == 3


def test_a_staff_list_proposes_none_of_two_schools_and_none_of_another_number(engine, school):
    with writing(engine, by=COMMAND) as session:
        make_school(session, "SMKS CONTOH JATILAWAN")
        make_school(session, "SMKN 2 CONTOH RAWALO")
        session.commit()
    for written in ("SMKS Conto Jatilawang", "SMKN Conto Rawalo", "SMKN 3 Contoh Rawalo", "SMK 1 Contoh Rawalo"):
        assert counts(bring_in(engine, staff_list(2, school=written), accept=True)) == {"questions": 2}
    assert names(engine) == []


def test_a_staff_list_does_not_ask_about_degrees_which_it_never_holds(engine, school):
    members = [files.staff_member(0).__class__(**{**vars(files.staff_member(0)), "name": "SRI MA"})]
    assert counts(bring_in(engine, table(files.staff_list_rows(members)))) == {"new": 1}
    assert names(engine) == ["SRI MA"]


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
    before = rows(engine)
    bring_in(engine, staff_list(10))
    after = rows(engine)
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
