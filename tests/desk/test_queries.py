"""Lists of workshops: who sees what, in which order, narrowed to what, in how many statements."""

import datetime as dt

import pytest

from tests.factories import add, make_organization, make_participation, make_person, make_user, make_workshop
from tests.statements import selects_of
from workshop_tracker.database import reading, writing
from workshop_tracker.desk.queries import Wanted, entries, facts_of, listed, totals, workshops_wanted
from workshop_tracker.viewer import COMMAND, Role, Viewer
from workshop_tracker.workshops.models import CommitteeGrant, Workshop, WorkshopState

TODAY = dt.date(2025, 7, 11)
EVERYTHING = Wanted()
ADMIN = Viewer(1, "Pengelola Contoh", roles=frozenset({Role.ADMIN}))


def day(offset):
    return TODAY + dt.timedelta(days=offset)


@pytest.fixture
def calendar(engine):
    """Workshops at every time, some of one day as a tie."""
    with writing(engine, by=COMMAND) as session:
        made = [
            make_workshop(session, "Lewat Contoh", starts_on=day(-400), ends_on=day(-399)),
            make_workshop(session, "Berlangsung Contoh", starts_on=day(-1), ends_on=day(1)),
            make_workshop(session, "Akan Datang A Contoh", starts_on=day(7), ends_on=day(7), place="Aula 100% Contoh"),
            make_workshop(session, "Akan Datang B Contoh", starts_on=day(7), ends_on=day(7)),
            make_workshop(session, "Draf Contoh", starts_on=None, ends_on=None, state=WorkshopState.DRAFT),
            make_workshop(session, "Batal Contoh", state=WorkshopState.CANCELLED),
            make_workshop(session, "Ditutup Contoh", starts_on=day(3), ends_on=day(3), state=WorkshopState.CLOSED),
        ]
        session.commit()
    return made


def titles(engine, wanted=EVERYTHING, viewer=ADMIN):
    with reading(engine) as session:
        found = listed(session, session.execute(workshops_wanted(viewer, wanted, TODAY)).all(), TODAY)
    return [row.workshop.title.removesuffix(" Contoh") for row in found]


def test_the_newest_comes_first_and_ties_go_by_id(engine, calendar):
    assert titles(engine) == [
        "Draf",
        "Akan Datang B",
        "Akan Datang A",
        "Ditutup",
        "Batal",
        "Berlangsung",
        "Lewat",
    ]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(words="akan datang a"), ["Akan Datang A"]),
        (Wanted(words="100%"), ["Akan Datang A"]),
        (Wanted(words="%"), ["Akan Datang A"]),
        (Wanted(words="_"), []),
        (Wanted(time="draft"), ["Draf"]),
        (Wanted(time="running"), ["Berlangsung"]),
        (Wanted(time="past"), ["Ditutup", "Lewat"]),
        (Wanted(time="cancelled"), ["Batal"]),
        (Wanted(year=2024), ["Lewat"]),
        (Wanted(words="contoh", time="upcoming", year=2025), ["Akan Datang B", "Akan Datang A"]),
    ],
)
def test_filters_narrow_the_list(engine, calendar, wanted, found):
    assert titles(engine, wanted) == found


def test_totals_add_up_to_the_list_and_know_the_years(engine, calendar):
    with reading(engine) as session:
        numbers = totals(session, ADMIN, Wanted(), TODAY)
        narrowed = totals(session, ADMIN, Wanted(words="akan"), TODAY)
    assert numbers.by_time == {"draft": 1, "upcoming": 2, "running": 1, "past": 2, "cancelled": 1}
    assert (numbers.all, numbers.first_year, numbers.last_year) == (7, 2024, 2025)
    assert narrowed.all == 2


def test_nobody_sees_anothers_workshop(engine):
    with writing(engine, by=COMMAND) as session:
        own, other = make_organization(session), make_organization(session)
        make_workshop(session, "Sendiri Contoh", issuer=own)
        elsewhere = make_workshop(session, "Lain Contoh", issuer=other)
        session.commit()
    organizer = Viewer(2, "Panitia Contoh", roles=frozenset({Role.ORGANIZER}), organization_ids=frozenset({own.id}))
    helper = Viewer(
        3, "Bantu Contoh", roles=frozenset({Role.COMMITTEE}), committee_workshop_ids=frozenset({elsewhere.id})
    )
    nobody = Viewer(4, "Tanpa Contoh", roles=frozenset({Role.TEACHER}))
    assert [titles(engine, viewer=viewer) for viewer in (organizer, helper, nobody)] == [["Sendiri"], ["Lain"], []]
    with reading(engine) as session:
        assert totals(session, organizer, Wanted(), TODAY).all == 1
        assert totals(session, nobody, Wanted(), TODAY).all == 0


def test_a_page_takes_three_statements_whatever_the_rows(engine, calendar):
    with reading(engine) as session, selects_of(engine) as statements:
        totals(session, ADMIN, Wanted(), TODAY)
        listed(session, session.execute(workshops_wanted(ADMIN, Wanted(), TODAY)).all(), TODAY)
    assert len(statements) == 3  # 1) totals by time, 2) workshops with their plans, 3) figures of all of them


def test_gaps_of_the_plan_are_told_in_sentences(engine):
    with writing(engine, by=COMMAND) as session:
        bare = add(session, Workshop(slug="kosong", title="Kosong Contoh"))
        whole = make_workshop(session)
        session.commit()
    with reading(engine) as session:
        assert facts_of(session, whole, TODAY).missing == ()
        gaps = facts_of(session, bare, TODAY).missing
    assert "Penanda tangan belum ada." in gaps
    assert gaps[-1] == "Tanggal kegiatan belum diisi."


def test_entries_tell_every_workshop_in_one_statement(engine, calendar):
    with writing(engine, by=COMMAND) as session:
        session.add(CommitteeGrant(workshop_id=calendar[0].id, user_id=make_user(session, "bantu").id, ends_on=TODAY))
        for _ in range(3):
            make_participation(session, calendar[1], make_person(session))
        session.commit()
    with reading(engine) as session, selects_of(engine) as statements:
        found = {entry.title: entry for entry in entries(session)}
    assert len(statements) == 1
    assert next(iter(found)) == "Draf Contoh"
    assert (found["Berlangsung Contoh"].participants, found["Berlangsung Contoh"].certificates) == (3, 0)
    assert found["Draf Contoh"].starts_on is None
    assert all(entry.issuer.startswith("MGMP Contoh") for entry in found.values())
