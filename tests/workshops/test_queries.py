import datetime as dt

import pytest
from sqlalchemy import select

from tests.factories import FIRST_DAY, add, make_office, make_organization, make_person, make_user, make_workshop
from tests.statements import selects_of
from workshop_tracker.database import reading, writing
from workshop_tracker.viewer import COMMAND, Role, Viewer
from workshop_tracker.workshops import queries
from workshop_tracker.workshops.engagements import EngagementRole, Signatory
from workshop_tracker.workshops.models import CommitteeGrant, Sheet, SheetSpan, Workshop, WorkshopOrganizer
from workshop_tracker.workshops.sessions import add_session, changing_programme


@pytest.fixture
def places(engine):
    """Two offices, two groups under them, and workshops of each: ids by name."""
    with writing(engine, by=COMMAND) as session:
        office = make_office(session, "Cabang Dinas Contoh A")
        other_office = make_office(session, "Cabang Dinas Contoh B", districts=("33.01",))
        group = make_organization(session, "MGMP Contoh A")
        other_group = make_organization(session, "MGMP Contoh B")
        held = make_workshop(session, "Milik A", issuer=group, office_id=office.id)
        joint = make_workshop(session, "Bersama", issuer=other_group, office_id=other_office.id)
        add(session, WorkshopOrganizer(workshop_id=joint.id, organization_id=group.id, is_issuer=False, position=2))
        others = make_workshop(session, "Milik B", issuer=other_group, office_id=other_office.id)
        nobodys = make_workshop(session, "Tanpa kantor", issuer=other_group, office_id=None)
        session.commit()
        return {
            "office": office.id,
            "other_office": other_office.id,
            "group": group.id,
            "held": held.id,
            "joint": joint.id,
            "others": others.id,
            "nobodys": nobodys.id,
        }


def viewer(*roles, organizations=(), offices=(), committees=()):
    return Viewer(
        user_id=1,
        display_name="Contoh",
        roles=frozenset(roles),
        organization_ids=frozenset(organizations),
        office_ids=frozenset(offices),
        committee_workshop_ids=frozenset(committees),
    )


def titles(engine, statement):
    with reading(engine) as session:
        return sorted(workshop.title for workshop in session.scalars(statement))


def test_an_admin_sees_and_edits_all(engine, places):
    everything = ["Bersama", "Milik A", "Milik B", "Tanpa kantor"]
    assert titles(engine, queries.workshops_visible_to(viewer(Role.ADMIN))) == everything
    assert titles(engine, queries.workshops_editable_by(viewer(Role.ADMIN))) == everything


def test_an_organizer_sees_and_edits_what_the_own_bodies_organize_alone_or_with_others(engine, places):
    organizer = viewer(Role.ORGANIZER, organizations=[places["group"]])
    assert titles(engine, queries.workshops_visible_to(organizer)) == ["Bersama", "Milik A"]
    assert titles(engine, queries.workshops_editable_by(organizer)) == ["Bersama", "Milik A"]


def test_an_organizer_of_an_office_sees_the_workshops_under_it(engine, places):
    organizer = viewer(Role.ORGANIZER, organizations=[places["other_office"]])
    assert titles(engine, queries.workshops_editable_by(organizer)) == ["Bersama", "Milik B"]


def test_an_office_sees_the_workshops_under_it_and_edits_none(engine, places):
    office = viewer(Role.OFFICE, offices=[places["office"]])
    assert titles(engine, queries.workshops_visible_to(office)) == ["Milik A"]
    assert titles(engine, queries.workshops_open_to(office)) == []
    assert titles(engine, queries.workshops_editable_by(office)) == []


def test_whoever_organizes_here_and_reads_there_opens_and_edits_only_here(engine, places):
    both = viewer(Role.ORGANIZER, Role.OFFICE, organizations=[places["group"]], offices=[places["other_office"]])
    assert titles(engine, queries.workshops_visible_to(both)) == ["Bersama", "Milik A", "Milik B"]
    assert titles(engine, queries.workshops_open_to(both)) == ["Bersama", "Milik A"]
    assert titles(engine, queries.workshops_editable_by(both)) == ["Bersama", "Milik A"]


def test_a_committee_sees_its_workshop_and_edits_none(engine, places):
    committee = viewer(Role.COMMITTEE, committees=[places["others"]])
    assert titles(engine, queries.workshops_visible_to(committee)) == ["Milik B"]
    assert titles(engine, queries.workshops_open_to(committee)) == ["Milik B"]
    assert titles(engine, queries.workshops_editable_by(committee)) == []


@pytest.mark.parametrize("role", [Role.TEACHER, Role.SCHOOL, Role.SIGNATORY, Role.SUPERVISOR])
def test_others_see_none(engine, places, role):
    assert titles(engine, queries.workshops_visible_to(viewer(role))) == []


def test_pages_find_a_workshop_only_through_the_viewer(engine, places):
    organizer = viewer(Role.ORGANIZER, organizations=[places["group"]])
    with reading(engine) as session:
        slugs = dict(tuple(row) for row in session.execute(select(Workshop.id, Workshop.slug)))
        assert queries.visible_workshop(session, organizer, slugs[places["held"]]).id == places["held"]
        assert queries.visible_workshop(session, organizer, slugs[places["others"]]) is None
        assert queries.editable_workshop(session, organizer, slugs[places["others"]]) is None
        assert queries.workshop_by_slug(session, slugs[places["others"]]).id == places["others"]
        assert queries.workshop_by_slug(session, "nowhere") is None


def test_a_committee_grant_ends_by_itself(engine, places):
    with writing(engine, by=COMMAND) as session:
        user, other = make_user(session, "panitia"), make_user(session, "lain")
        add(session, CommitteeGrant(workshop_id=places["held"], user_id=user.id, ends_on=FIRST_DAY))
        add(session, CommitteeGrant(workshop_id=places["others"], user_id=other.id, ends_on=FIRST_DAY))
        session.commit()
        user_id = user.id
    with reading(engine) as session:
        assert queries.committee_workshops_of(session, user_id, FIRST_DAY) == {places["held"]}
        assert queries.committee_workshops_of(session, user_id, FIRST_DAY + dt.timedelta(days=1)) == frozenset()


def test_the_issuer_is_one_of_the_organizers_in_their_order(engine, places):
    with reading(engine) as session:
        names = [organization.name for organization in queries.organizers_of(session, places["joint"])]
        assert names == ["MGMP Contoh B", "MGMP Contoh A"]
        assert queries.issuer_of(session, places["joint"]).name == "MGMP Contoh B"


def test_a_programme_and_its_speakers_take_two_statements_whatever_its_length(engine, places):
    with writing(engine, by=COMMAND) as session:
        workshop = session.get_one(Workshop, places["held"])
        make_workshop(session, "Lain", hours=(3, 3, 3))
        with changing_programme(session, workshop):
            for number in range(3, 9):
                names = [f"Narasumber Contoh {number}", "Erna Contoh, S.Pd."]
                add_session(session, workshop, {"number": number, "topic": "Materi", "lesson_hours": 2}, names)
        session.commit()
    with reading(engine) as session, selects_of(engine) as statements:
        parts = queries.sessions_of(session, places["held"])
        speakers = queries.speakers_of_sessions(session, places["held"])
        assert [part.number for part in parts] == [1, 2, 3, 4, 5, 6, 7, 8]
        assert [queries.written_name(e.person) for e in speakers[parts[7].id]] == [
            "Narasumber Contoh 8",
            "Erna Contoh, S.Pd.",
        ]
        assert len(statements) == 2  # 1) sessions, 2) speakers with their persons
        assert queries.lesson_hours_of(session, places["held"]) == 4 + 4 + 6 * 2


def test_sheets_come_in_order_with_their_sessions_and_empty_ones_stay_away(engine, places):
    with writing(engine, by=COMMAND) as session:
        add(session, Sheet(workshop_id=places["held"], position=2, held_on=FIRST_DAY, span=SheetSpan.MORNING))
        session.commit()
    with reading(engine) as session:
        parts = [part.id for part in queries.sessions_of(session, places["held"])]
        assert [found for _, found in queries.sheets_of(session, places["held"])] == [parts]


def test_signatories_come_from_the_left_to_the_right(engine, places):
    with writing(engine, by=COMMAND) as session:
        add(session, Signatory(workshop_id=places["held"], place="center", name="Tengah Contoh"))
        add(session, Signatory(workshop_id=places["held"], place="left", name="Kiri Contoh"))
        session.commit()
    with reading(engine) as session:
        found = queries.signatories_of(session, places["held"])
        assert [row.place for row in found] == ["left", "center", "right"]


def test_readiness_tells_what_opening_needs(engine, places):
    with reading(engine) as session:
        ready = queries.readiness_of(session, session.get_one(Workshop, places["held"]))
        assert (ready.organizer, ready.lesson_hours, ready.signatories) == ("MGMP Contoh A", 8, 1)
        without_office = queries.readiness_of(session, session.get_one(Workshop, places["nobodys"]))
        assert without_office.office == ""


def test_a_name_is_written_with_its_titles_unless_the_person_prints_another(engine):
    with writing(engine, by=COMMAND) as session:
        person = make_person(session, "Erna Contoh", title_before="Dr.", title_after="M.Pd.")
        assert queries.written_name(person) == "Dr. Erna Contoh, M.Pd."
        person.printed_name = "Dr. Hj. Erna Contoh"
        assert queries.written_name(person) == "Dr. Hj. Erna Contoh"


def test_engagements_come_with_their_persons_in_one_statement(engine, places):
    with writing(engine, by=COMMAND) as session:
        workshop = session.get_one(Workshop, places["held"])
        with changing_programme(session, workshop):
            add_session(session, workshop, {"number": 3, "topic": "A", "lesson_hours": 1}, ["B Contoh", "A Contoh"])
        session.commit()
    with reading(engine) as session, selects_of(engine) as statements:
        engaged = queries.engagements_of(session, places["held"])
        assert [(e.person.name, e.role) for e in engaged] == [
            ("B Contoh", EngagementRole.SPEAKER),
            ("A Contoh", EngagementRole.SPEAKER),
        ]
        assert len(statements) == 1
