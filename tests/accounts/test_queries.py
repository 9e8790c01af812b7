"""The viewer that today's grants make of a user, among grants that must not count."""

import datetime as dt

from sqlalchemy import event

from tests.factories import add, make_office, make_organization, make_person, make_school, make_user, make_workshop
from workshop_tracker.accounts.models import RoleGrant
from workshop_tracker.accounts.queries import SignedIn, is_idle, user_by_id, users, viewer_of
from workshop_tracker.database import reading, writing
from workshop_tracker.viewer import COMMAND, Role, Viewer
from workshop_tracker.workshops.models import CommitteeGrant
from workshop_tracker.workshops.queries import committee_workshops_of

DAY = dt.date(2025, 7, 11)
AT = dt.datetime(2025, 7, 11, 1, 0, tzinfo=dt.UTC)
YESTERDAY = DAY - dt.timedelta(days=1)


def viewer_on(session, user_id, day=DAY):
    return viewer_of(session, user_by_id(session, user_id), on=day, committee_workshops=committee_workshops_of)


def grant(session, user, role, *, starts_on=YESTERDAY, ends_on=None, **places):
    return add(session, RoleGrant(user_id=user.id, role=role, starts_on=starts_on, ends_on=ends_on, **places))


def test_a_viewer_has_what_holds_today_and_nothing_else(engine):
    with writing(engine, by=COMMAND) as session:
        office, group, former = make_office(session), make_organization(session), make_organization(session)
        beside = make_office(session, districts=("33.01",))
        school, person = make_school(session), make_person(session)
        user = make_user(session, "siti")
        user.person_id = person.id
        grant(session, user, Role.ORGANIZER, organization_id=group.id)
        grant(session, user, Role.ORGANIZER, organization_id=former.id, ends_on=YESTERDAY)
        grant(session, user, Role.SUPERVISOR, organization_id=office.id)
        grant(session, user, Role.OFFICE, organization_id=beside.id)
        grant(session, user, Role.SIGNATORY, organization_id=former.id)
        grant(session, user, Role.SCHOOL, school_id=school.id)
        grant(session, user, Role.ADMIN, starts_on=DAY + dt.timedelta(days=1))
        grant(session, make_user(session, "budi"), Role.ADMIN)
        session.commit()
    with reading(engine) as session:
        viewer = viewer_on(session, user.id)
    assert viewer == Viewer(
        user_id=user.id,
        display_name="siti Contoh",
        person_id=person.id,
        roles=frozenset({Role.ORGANIZER, Role.SUPERVISOR, Role.OFFICE, Role.SIGNATORY, Role.SCHOOL}),
        organization_ids=frozenset({group.id}),
        office_ids=frozenset({beside.id}),
        supervised_office_ids=frozenset({office.id}),
        school_ids=frozenset({school.id}),
    )
    assert viewer.place == group.name


def test_a_committee_ends_with_its_workshop(engine):
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "siti")
        running, over, others = (make_workshop(session) for _ in range(3))
        add(session, CommitteeGrant(workshop_id=running.id, user_id=user.id, ends_on=DAY))
        add(session, CommitteeGrant(workshop_id=over.id, user_id=user.id, ends_on=YESTERDAY))
        add(session, CommitteeGrant(workshop_id=others.id, user_id=make_user(session, "budi").id, ends_on=DAY))
        session.commit()
    with reading(engine) as session:
        viewer = viewer_on(session, user.id)
        assert viewer.committee_workshop_ids == {running.id}
        assert viewer.roles == {Role.COMMITTEE}
        assert viewer_on(session, user.id, DAY + dt.timedelta(days=1)).roles == frozenset()


def test_a_viewer_costs_two_statements_beside_the_user(engine):
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "siti", Role.ADMIN, Role.OFFICE, organization=make_office(session))
        session.commit()
    statements = []
    with reading(engine) as session:
        found = user_by_id(session, user.id)
        event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
        viewer_of(session, found, on=DAY, committee_workshops=committee_workshops_of)
    assert len(statements) == 2  # 1) grants with organization and school, 2) committees


def test_a_browser_rests_as_long_as_its_roles_allow():
    def rests(minutes, role):
        signed_in = SignedIn(1, AT, 1, "Siti Contoh", None, "id")
        viewer = Viewer(1, "Siti Contoh", roles=frozenset({role}))
        return is_idle(signed_in, viewer, at=AT + dt.timedelta(minutes=minutes))

    assert (rests(30, Role.ADMIN), rests(31, Role.ADMIN)) == (False, True)
    assert (rests(12 * 60, Role.TEACHER), rests(12 * 60 + 1, Role.TEACHER)) == (False, True)


def test_users_are_listed_by_login(engine):
    with writing(engine, by=COMMAND) as session:
        for login in ("budi", "ani", "citra"):
            make_user(session, login)
        session.commit()
    with reading(engine) as session:
        assert [user.login for user in users(session)] == ["ani", "budi", "citra"]
