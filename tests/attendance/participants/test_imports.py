"""Who comes onto a workshop's list: names with their degrees, schools of its district, nobody lost or doubled."""

import datetime as dt

import pytest
from sqlalchemy import func, select

from tests import files
from tests.attendance.participants.lists import bring_in, participations, plan, registered
from tests.factories import add, make_office, make_participation, make_person, make_school, make_workshop
from tests.people.rosters import lists as people_lists
from tests.people.rosters.lists import TODAY, counts, identifiers, messages, names, people, posts, staff_list, table
from tests.statements import selects_of
from workshop_tracker.attendance.participants.actions import WorkshopIsOver, add_people, apply_participants
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import Base, now, reading, writing
from workshop_tracker.intake.models import ImportBatch, ImportChange
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.people.models import Post, StaffKind
from workshop_tracker.schools.models import School
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Workshop, WorkshopState

NUPTK, OTHER_NUPTK = "1234567890123456", "6543210987654321"
HEADINGS = ("Nama Lengkap (beserta gelar)", "NIP/NUPTK", "Asal Sekolah")
SCHOOL = "SMK Contoh Jatilawang"


@pytest.fixture
def school(engine):
    with writing(engine, by=COMMAND) as session:
        make_office(session)
        school = make_school(session, "SMKS CONTOH JATILAWANG")
        make_school(session, "SMKS CONTOH JATILAWANG", district_code="33.01")
        make_school(session, "SMKN 1 CONTOH RAWALO", subdistrict="Rawalo")
        make_school(session, "SMAN 3 CONTOH LAIN", level="SMA", district_code="33.75")
        session.commit()
        return school


@pytest.fixture
def workshop(engine, school):
    return made_workshop(engine)


def made_workshop(engine, **values):
    with writing(engine, by=COMMAND) as session:
        workshop = make_workshop(session, **values)
        session.commit()
        return workshop


def known(engine, name="Siti Contoh", school=None, **values):
    with writing(engine, by=COMMAND) as session:
        person = make_person(session, name, school=school, **values)
        session.commit()
        return person


def listed(*rows, headings=HEADINGS):
    return table([headings, *rows])


def rows(engine) -> dict[str, int]:
    with reading(engine) as session:
        tables = Base.metadata.sorted_tables
        return {each.name: session.scalar(select(func.count()).select_from(each)) for each in tables}


def test_whom_nobody_resembles_is_made_with_or_without_a_number(engine, workshop, school):
    lines = listed(("Siti Contoh, S.Pd.", NUPTK, SCHOOL), ("Budi Contoh", "-", SCHOOL), ("Mabruri", "", ""))
    assert counts(bring_in(engine, workshop, lines)) == {"new": 3}
    assert registered(engine, workshop) == ["Siti Contoh, S.Pd.", "Budi Contoh", "Mabruri"]
    found = people(engine)
    assert {person.staff_kind for person in found.values()} == {StaffKind.TEACHER}
    assert [each.school_id for each in participations(engine, workshop)] == [school.id, school.id, None]
    assert {(post.school_id, post.starts_on) for post in posts(engine)} == {(school.id, TODAY)}
    assert identifiers(engine) == [("Siti Contoh", "nuptk", NUPTK)]


def test_the_post_of_somebody_new_begins_no_later_than_the_workshop(engine, school):
    past = made_workshop(engine, starts_on=dt.date(2025, 3, 1), ends_on=dt.date(2025, 3, 1))
    bring_in(engine, past, listed(("Siti Contoh", "", SCHOOL)))
    assert [post.starts_on for post in posts(engine)] == [dt.date(2025, 3, 1)]


UNUSUAL_NAMES = ("Guru Contoh 12", "Guru Contoh 13", "Peserta 001", "Budi & Ani", "Ani (Panggilan)", "Siti <Aminah>")


def test_an_unusual_name_whom_nobody_resembles_goes_in_as_written_with_a_remark(engine, workshop):
    lines = listed(*((name, "", SCHOOL) for name in UNUSUAL_NAMES), ("12 & 3", "", SCHOOL))
    planned = bring_in(engine, workshop, lines)
    assert counts(planned) == {"new": 6, "rejected": 1}
    assert registered(engine, workshop) == names(engine) == list(UNUSUAL_NAMES)
    told = "Periksa: nama ini disimpan seperti yang tertulis. Tanda “1” dan “2” tidak lazim dalam nama."
    assert messages(planned)[0] == (2, HEADINGS[0], told)
    assert all(message.startswith("Periksa: ") for _, _, message in messages(planned)[:6])
    assert counts(bring_in(engine, workshop, lines)) == {"same": 6, "rejected": 1}


@pytest.mark.parametrize("written", ["Ani Contoh (Panggilan)", "Ani <Contoh>", "Ani Contoh 2"])
def test_an_unusual_name_that_resembles_somebody_is_asked(engine, workshop, school, written):
    known(engine, "Ani Contoh", school)
    lines = listed((written, "", SCHOOL))
    assert counts(bring_in(engine, workshop, lines)) == {"questions": 1}
    assert counts(bring_in(engine, workshop, lines, accept=True)) == {"questions": 1}
    assert names(engine) == ["Ani Contoh"]


FEBRUARY, MARCH = dt.date(2025, 2, 1), dt.date(2025, 3, 1)


def since_the_list(engine, school, name="Siti Contoh"):
    """Somebody of whom a list downloaded today told first."""
    staff = table([("Nama", "NPSN", "Status Kepegawaian"), (name, school.npsn, "GTY")])
    people_lists.bring_in(engine, staff)
    [post] = posts(engine)
    assert post.starts_on == TODAY
    return post


def test_a_known_post_begins_no_later_than_the_workshop_either(engine, school):
    past = made_workshop(engine, starts_on=MARCH, ends_on=MARCH)
    since_the_list(engine, school)
    lines = listed(("Siti Contoh", "", SCHOOL))
    bring_in(engine, past, lines, accept=True)
    [post] = posts(engine)
    assert (post.starts_on, post.row_version) == (MARCH, 2)
    assert [each.employment for each in participations(engine, past)] == ["GTY"]
    assert counts(bring_in(engine, past, lines, accept=True)) == {"same": 1}
    earlier = made_workshop(engine, starts_on=FEBRUARY, ends_on=FEBRUARY)
    bring_in(engine, earlier, lines, accept=True)
    assert [post.starts_on for post in posts(engine)] == [FEBRUARY]


def test_who_was_on_the_list_already_is_counted_as_changed_for_the_earlier_post(engine, school):
    past = made_workshop(engine, starts_on=MARCH, ends_on=MARCH)
    since_the_list(engine, school)
    person = people(engine)["Siti Contoh"]
    with writing(engine, by=COMMAND) as session:
        make_participation(session, past, person, school=school, name_as_registered=person.name)
        session.commit()
    assert counts(bring_in(engine, past, listed(("Siti Contoh", "", SCHOOL)))) == {"changed": 1}
    assert [post.starts_on for post in posts(engine)] == [MARCH]
    with reading(engine) as session:
        batch = session.scalars(select(ImportBatch).order_by(ImportBatch.id)).all()[-1]
        kept = select(ImportChange.table_name, ImportChange.before).where(ImportChange.batch_id == batch.id)
        [(table_name, before)] = session.execute(kept).all()
    assert (table_name, before["starts_on"]) == ("posts", TODAY.isoformat())


@pytest.mark.parametrize("ends_on", [dt.date(2025, 3, 1), dt.date(2025, 6, 30)])
def test_a_post_that_another_main_post_covers_is_left(engine, school, ends_on):
    past = made_workshop(engine, starts_on=MARCH, ends_on=MARCH)
    post = since_the_list(engine, school)
    with writing(engine, by=COMMAND) as session:
        other = make_school(session, "SMKN 2 CONTOH KEBASEN")
        before = {"starts_on": dt.date(2020, 1, 1), "ends_on": ends_on}
        add(session, Post(person_id=post.person_id, school_id=other.id, **before))
        session.commit()
    bring_in(engine, past, listed(("Siti Contoh", "", SCHOOL)), accept=True)
    assert sorted(each.starts_on for each in posts(engine)) == [dt.date(2020, 1, 1), TODAY]


def test_whoever_is_added_by_hand_has_worked_there_since_the_workshop(engine, school):
    past = made_workshop(engine, starts_on=MARCH, ends_on=MARCH)
    post = since_the_list(engine, school)
    with writing(engine, by=COMMAND) as session:
        assert add_people(session, session.get_one(Workshop, past.id), [post.person_id]) == 1
        session.commit()
    assert [each.starts_on for each in posts(engine)] == [MARCH]
    assert [(each.school_id, each.employment) for each in participations(engine, past)] == [(school.id, "GTY")]
    with reading(engine) as session:
        told = select(AuditEntry.old, AuditEntry.new).where(
            AuditEntry.field == "starts_on", AuditEntry.action == "update"
        )
        assert session.execute(told).all() == [(TODAY.isoformat(), MARCH.isoformat())]


def test_what_is_frozen_is_of_the_school(engine, workshop, school):
    bring_in(engine, workshop, listed(("Siti Contoh", "", SCHOOL)))
    [participation] = participations(engine, workshop)
    assert participation.office_id is not None
    assert (participation.district_code, participation.level_group, participation.school_status) == (
        "33.02",
        school.level_group,
        school.status,
    )


def test_the_same_file_twice_is_all_the_same_and_writes_nothing(engine, workshop):
    lines = listed(
        ("Siti Contoh, S.Pd.", NUPTK, SCHOOL),
        ("Budi Contoh", "", SCHOOL),
        ("Bu Rina Contoh S.Pd.", "", "Universitas Contoh"),
        ("Mabruri", "", ""),
    )
    bring_in(engine, workshop, lines)
    before = rows(engine)
    assert counts(bring_in(engine, workshop, lines)) == {"same": 4}
    assert rows(engine) == before


def test_what_was_accepted_is_the_same_the_next_time_and_what_waits_is_asked_again(engine, workshop, school):
    known(engine, "Siti Contoh", school=school)
    lines = listed(("Sri Ma", "", SCHOOL), ("Siti Contoh, S.Pd.", "", "SMK Conto Jatilawang"))
    assert counts(bring_in(engine, workshop, lines)) == {"questions": 2}
    assert counts(bring_in(engine, workshop, lines)) == {"questions": 2}
    assert registered(engine, workshop) == []
    assert counts(bring_in(engine, workshop, lines, accept=True)) == {"questions": 2}
    before = rows(engine)
    assert counts(bring_in(engine, workshop, lines)) == {"same": 2}
    assert rows(engine) == before
    assert registered(engine, workshop) == ["Sri Ma", "Siti Contoh, S.Pd."]


def test_a_known_number_needs_no_name_and_the_name_is_registered_as_the_list_writes_it(engine, workshop, school):
    known(engine, "SITI CONTOH", school=school, nuptk=NUPTK)
    known(engine, "Rina Contoh", school=school, nuptk=OTHER_NUPTK, title_after="S.Pd.")
    lines = listed(("Siti Contoh, S.Pd.", NUPTK, SCHOOL), ("", OTHER_NUPTK, SCHOOL))
    assert counts(bring_in(engine, workshop, lines)) == {"new": 2}
    assert registered(engine, workshop) == ["Siti Contoh, S.Pd.", "Rina Contoh, S.Pd."]
    assert people(engine)["SITI CONTOH"].title_after == "S.Pd."


def test_a_list_without_degrees_does_not_take_them_from_the_paper(engine, workshop, school):
    known(engine, "Siti Contoh", school=school, nuptk=NUPTK, title_before="Hj.", title_after="S.Pd.")
    bring_in(engine, workshop, listed(("Siti Contoh", NUPTK, SCHOOL)))
    assert registered(engine, workshop) == ["Hj. Siti Contoh, S.Pd."]


def test_a_printed_name_that_somebody_set_wins(engine, workshop, school):
    known(engine, "Siti Contoh", school=school, nuptk=NUPTK, printed_name="St. Contoh")
    bring_in(engine, workshop, listed(("Siti Contoh, S.Pd.", NUPTK, SCHOOL)))
    assert registered(engine, workshop) == ["St. Contoh"]


def test_a_namesake_at_the_same_school_is_asked_and_one_elsewhere_is_not(engine, workshop, school):
    person = known(engine, "Siti Contoh", school=school, nuptk=NUPTK)
    lines = listed(("Siti Contoh, S.Pd.", "", SCHOOL), ("Siti Contoh", "", "SMKN 1 Contoh Rawalo"))
    planned = plan(engine, workshop, lines)
    assert [each.outcome for each in planned.proposals] == [Outcome.QUESTION, Outcome.NEW]
    assert planned.proposals[0].suggestion["person_id"] == person.id
    bring_in(engine, workshop, lines, accept=True)
    assert participations(engine, workshop)[0].person_id == person.id
    assert len(names(engine)) == 2


def test_degrees_tell_namesakes_apart_inside_one_workshop(engine, workshop):
    lines = listed(("Siti Contoh, S.Pd.", "", SCHOOL), ("Siti Contoh, M.Pd.", "", SCHOOL))
    assert counts(bring_in(engine, workshop, lines)) == {"new": 2}
    assert counts(bring_in(engine, workshop, lines)) == {"same": 2}
    assert len(names(engine)) == 2


def test_degrees_tell_known_namesakes_apart_in_the_next_workshop_too(engine, workshop):
    lines = listed(("Dewi Contoh, S.Pd.", "", SCHOOL), ("Dewi Contoh, M.Pd.", "", SCHOOL))
    bring_in(engine, workshop, lines)
    following = made_workshop(engine, slug="contoh-berikutnya")
    assert counts(bring_in(engine, following, lines)) == {"new": 2}
    assert registered(engine, following) == ["Dewi Contoh, S.Pd.", "Dewi Contoh, M.Pd."]
    assert len(names(engine)) == 2
    assert counts(bring_in(engine, following, lines)) == {"same": 2}


@pytest.mark.parametrize("written", ["Dewi Contoh", "Dewi Contoh, S.T."])
def test_known_namesakes_are_asked_where_the_degrees_decide_nothing(engine, workshop, school, written):
    known(engine, "Dewi Contoh", school, title_after="S.Pd.")
    known(engine, "Dewi Contoh", school, title_after="M.Pd.")
    assert counts(plan(engine, workshop, listed((written, "", SCHOOL)))) == {"questions": 1}


def test_a_second_row_of_the_same_name_and_school_is_asked(engine, workshop):
    lines = listed(("Siti Contoh", "", SCHOOL), ("Siti Contoh", "", SCHOOL), ("Siti Contoh, S.Pd.", "", SCHOOL))
    planned = bring_in(engine, workshop, lines)
    assert [each.outcome for each in planned.proposals] == [Outcome.NEW, Outcome.QUESTION, Outcome.QUESTION]
    again = plan(engine, workshop, lines)
    assert [each.outcome for each in again.proposals] == [Outcome.SAME, Outcome.QUESTION, Outcome.QUESTION]
    bring_in(engine, workshop, lines, accept=True)
    assert len(registered(engine, workshop)) == len(names(engine)) == 1


def test_two_people_of_one_name_and_school_come_by_their_numbers(engine, workshop):
    lines = listed(("Siti Contoh", NUPTK, SCHOOL), ("Siti Contoh", OTHER_NUPTK, SCHOOL))
    assert counts(bring_in(engine, workshop, lines)) == {"new": 2}
    assert counts(bring_in(engine, workshop, lines)) == {"same": 2}


def test_a_later_list_adds_degrees_numbers_and_school(engine, workshop, school):
    bring_in(engine, workshop, listed(("Siti Contoh", NUPTK, ""), ("Budi Contoh", "", SCHOOL)))
    later = listed(("Siti Contoh, S.Pd.", NUPTK, SCHOOL), ("Budi Contoh", OTHER_NUPTK, SCHOOL))
    assert counts(bring_in(engine, workshop, later)) == {"changed": 2}
    first = participations(engine, workshop)[0]
    assert (first.name_as_registered, first.school_id, first.district_code) == (
        "Siti Contoh, S.Pd.",
        school.id,
        "33.02",
    )
    assert identifiers(engine)[1] == ("Budi Contoh", "nuptk", OTHER_NUPTK)
    assert counts(bring_in(engine, workshop, later)) == {"same": 2}


def test_what_a_valid_paper_says_is_left_alone(engine, workshop, school):
    person = known(engine, "Siti Contoh", school=school, nuptk=NUPTK)
    with writing(engine, by=COMMAND) as session:
        make_participation(session, workshop, person, school=school, certified_at=now())
        session.commit()
    planned = bring_in(engine, workshop, listed(("Siti Contoh, S.Pd.", NUPTK, "SMKN 1 Contoh Rawalo")))
    assert "Sertifikatnya sudah terbit" in messages(planned)[0][2]
    [participation] = participations(engine, workshop)
    assert (participation.name_as_registered, participation.school_id) == ("Siti Contoh", school.id)


def test_whoever_was_taken_off_the_list_comes_back(engine, workshop, school):
    person = known(engine, "Siti Contoh", school=school, nuptk=NUPTK)
    with writing(engine, by=COMMAND) as session:
        make_participation(session, workshop, person, school=school, cancelled_at=now())
        session.commit()
    assert counts(bring_in(engine, workshop, listed(("Siti Contoh, S.Pd.", NUPTK, SCHOOL)))) == {"new": 1}
    [participation] = participations(engine, workshop)
    assert (participation.name_as_registered, participation.cancelled_at) == ("Siti Contoh, S.Pd.", None)


def test_the_school_of_the_list_is_that_of_the_participation_and_no_post_moves(engine, workshop, school):
    known(engine, "Siti Contoh", school=school, nuptk=NUPTK)
    bring_in(engine, workshop, listed(("Siti Contoh", NUPTK, "SMKN 1 Contoh Rawalo")))
    assert participations(engine, workshop)[0].school_id != school.id
    assert [post.school_id for post in posts(engine)] == [school.id]


def test_schools_are_sought_in_the_workshops_district_first_and_then_everywhere(engine, workshop, school):
    lines = listed(("Siti Contoh", "", "smks contoh jatilawang"), ("Budi Contoh", "", "SMAN 3 Contoh Lain"))
    planned = plan(engine, workshop, lines)
    assert planned.proposals[0].values["decision"]["school_id"] == school.id
    assert [each.outcome for each in planned.proposals] == [Outcome.NEW, Outcome.NEW]
    bring_in(engine, workshop, lines)
    assert participations(engine, workshop)[1].district_code == "33.75"


def test_a_school_by_npsn_or_in_the_district_that_is_written_needs_no_question(engine, workshop):
    headings = (*HEADINGS, "NPSN", "Kabupaten/Kota")
    with reading(engine) as session:
        npsn = session.scalar(select(School.npsn).where(School.name == "SMKN 1 CONTOH RAWALO"))
    lines = listed(
        ("Siti Contoh", "", "SMK satu Rawalo", npsn, ""),
        ("Budi Contoh", "", "SMA N 3 Contoh Lain", "", "Kota Pekalongan"),
        headings=headings,
    )
    assert counts(bring_in(engine, workshop, lines)) == {"new": 2}
    assert [each.district_code for each in participations(engine, workshop)] == ["33.02", "33.75"]


def test_what_is_no_known_school_is_kept_as_work_unit_and_told(engine, workshop):
    units = ("Universitas Contoh Jatilawang", "SMP Mawar Xyz", "")
    lines = listed(*[(f"{name} Contoh", "", unit) for name, unit in zip(("Siti", "Budi", "Rina"), units, strict=True)])
    planned = bring_in(engine, workshop, lines)
    assert counts(planned) == {"new": 3}
    assert [message[:2] for message in messages(planned)] == [(2, "Asal Sekolah"), (3, "Asal Sekolah")]
    assert [(each.school_id, each.work_unit) for each in participations(engine, workshop)] == [
        (None, "Universitas Contoh Jatilawang"),
        (None, "SMP Mawar Xyz"),
        (None, ""),
    ]


def test_a_school_that_nothing_decides_stays_out_when_suggestions_are_accepted(engine, workshop):
    with writing(engine, by=COMMAND) as session:
        for subdistrict in ("Contoh Lor", "Contoh Kidul"):
            make_school(session, "SD NEGERI 1 CONTOH KEMBAR", level="SD", subdistrict=subdistrict)
        session.commit()
    lines = listed(("Siti Contoh", "", "SD Negeri 1 Contoh Kembar"), ("Budi Contoh", "", SCHOOL))
    planned = bring_in(engine, workshop, lines, accept=True)
    assert counts(planned) == {"questions": 1, "new": 1}
    assert planned.report().stayed_out == 1
    assert registered(engine, workshop) == ["Budi Contoh"]


@pytest.fixture
def state_school(engine, school):
    """SMKN 1 Contoh Rawalo, beside private schools whose names a misspelt one is like."""
    with writing(engine, by=COMMAND) as session:
        make_school(session, "SMK PGRI 1 CONTOH RAWALO")
        make_school(session, "SMKN 2 CONTOH RAWALO")
        make_school(session, "SMK PGRI 4 CONTOH")
        session.commit()
        return session.scalars(select(School).where(School.name == "SMKN 1 CONTOH RAWALO")).one()


@pytest.mark.parametrize(
    "written",
    [
        "SMK Negri 1 Contoh Rawalo",
        "SMK Negeti 1 Contoh Rawalo",
        "SMK Neg. 1 Contoh Rawalo",
        "SMK Negeri I Contoh Rawalo",
        "SMKN 1 Contoh Rawalo Kab. Banyumas",
        "SMKN1 CONTOH RAWLO",
    ],
)
def test_a_misspelt_state_school_is_proposed_first(engine, workshop, state_school, written):
    lines = listed(("Siti Contoh", "", written))
    (row,) = bring_in(engine, workshop, lines, accept=True).proposals
    (question,) = [each for each in row.values["asked"] if each["about"] == "school"]
    assert question["options"][0]["patch"] == {"school_id": state_school.id}
    assert [each.school_id for each in participations(engine, workshop)] == [state_school.id]


@pytest.mark.parametrize("written", ["SMKN 99 Contoh Rawalo", "SMK Negri 4 Contoh", "SMKN Contoh Rawalo"])
def test_no_school_of_another_number_or_status_is_proposed(engine, workshop, state_school, written):
    planned = bring_in(engine, workshop, listed(("Siti Contoh", "", written)), accept=True)
    assert planned.report().stayed_out == 1
    assert registered(engine, workshop) == []


def test_a_school_of_another_number_is_not_even_offered(engine, workshop, state_school):
    (row,) = plan(engine, workshop, listed(("Siti Contoh", "", "SMKN 99 Contoh Rawalo"))).proposals
    assert [each["patch"] for each in row.values["asked"][0]["options"]] == [{"school_id": None}]


def test_a_damaged_number_is_refused_as_a_value_and_the_row_goes_in(engine, workshop):
    headings = ("Nama", "NIP", "No. WA", "Email", "Asal Sekolah")
    lines = table(
        [
            headings,
            ("Siti Contoh", "198609172010011000", "12", "bukan surel", SCHOOL),
            ("Budi Contoh", "1,98609E+17", "", "", SCHOOL),
        ],
        damaged={(1, 1)},
    )
    planned = bring_in(engine, workshop, lines)
    assert counts(planned) == {"new": 2}
    assert [message[:2] for message in messages(planned)] == [(2, "No. WA"), (2, "Email"), (2, "NIP"), (3, "NIP")]
    assert "Teks" in messages(planned)[2][2]
    assert identifiers(engine) == []


@pytest.mark.parametrize("mark", ["\u202e", "\u200b", "\ufeff", "\x00", "\x1b", "\u2066"])
def test_invisible_characters_are_refused_with_their_place(engine, workshop, mark):
    lines = listed((f"Siti{mark} Contoh", "", SCHOOL), ("Budi Contoh", "", f"SMK{mark} Contoh Jatilawang"))
    planned = bring_in(engine, workshop, lines)
    assert counts(planned) == {"rejected": 1, "new": 1}
    assert [message[:2] for message in messages(planned)] == [(2, HEADINGS[0]), (3, "Asal Sekolah")]
    assert "Karakter ke-5" in messages(planned)[0][2]
    assert "Karakter ke-4" in messages(planned)[1][2]


def test_rows_without_a_usable_name_are_rejected_and_hold_up_nobody(engine, workshop):
    written = ("", "0812 3456 7890", "S" * 121, "Siti Contoh")
    lines = listed(*[(name, "", SCHOOL) for name in written])
    assert counts(bring_in(engine, workshop, lines)) == {"rejected": 3, "new": 1}


def test_other_roles_are_of_the_plan(engine, workshop):
    rows = (("Siti Contoh", "", SCHOOL, "Narasumber"), ("Budi Contoh", "", SCHOOL, "Peserta"))
    planned = bring_in(engine, workshop, listed(*rows, headings=(*HEADINGS, "Peran")))
    assert counts(planned) == {"rejected": 1, "new": 1}
    assert messages(planned)[0][:2] == (2, "Peran")


def test_a_staff_list_of_dapodik_is_a_list_of_participants_too(engine, workshop, school):
    assert counts(bring_in(engine, workshop, staff_list(5))) == {"new": 5}
    assert {each.school_id for each in participations(engine, workshop)} == {school.id}
    assert registered(engine, workshop)[0] == files.staff_member(0).name


def test_nobody_comes_onto_the_list_of_a_closed_workshop(engine, school):
    closed = made_workshop(engine, state=WorkshopState.CLOSED)
    planned = plan(engine, closed, listed(("Siti Contoh", "", SCHOOL)))
    with writing(engine, by=COMMAND) as session, pytest.raises(WorkshopIsOver):
        apply_participants(session, session.get_one(Workshop, closed.id), planned)


def test_a_list_leaves_one_audit_row_and_one_batch(engine, workshop):
    before = rows(engine)
    bring_in(engine, workshop, listed(("Siti Contoh", NUPTK, SCHOOL), ("Budi Contoh", "", SCHOOL)))
    after = rows(engine)
    assert {name: after[name] - before[name] for name in after if after[name] != before[name]} == {
        "people": 2,
        "identifiers": 1,
        "posts": 2,
        "participations": 2,
        "import_batches": 1,
        "audit_entries": 1,
    }


def test_planning_takes_the_same_statements_however_long_the_list(engine, workshop):
    def statements_of(length):
        lines = table(files.free_list_rows(files.staff_members(length), school=SCHOOL))
        with selects_of(engine) as told:
            plan(engine, workshop, lines)
        return len(told)

    statements_of(1)  # builds the finder of schools, once a process
    # workshop, its list, earlier batch, people by NUPTK, NIP and name, districts, schools as they are now, the found
    assert statements_of(3) == statements_of(60) == 9
