"""Who did what to a workshop: acts of one actor on one day are one line, nothing of another workshop is told."""

import datetime as dt

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.factories import make_workshop
from tests.statements import selects_of
from workshop_tracker.attendance.actions import decide_completion
from workshop_tracker.attendance.models import Participation
from workshop_tracker.audit.actions import record
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.certificates.actions import issue_certificates, revoke_certificate
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.database import now, reading, writing
from workshop_tracker.desk.history import ACTS_TOLD, history_of, told
from workshop_tracker.viewer import COMMAND, Actor, ActorKind
from workshop_tracker.workshops.models import Workshop

SITI = Actor(ActorKind.USER, 7, "Siti Contoh")
NOON = dt.datetime(2025, 7, 11, 5, 0, tzinfo=dt.UTC)


def entry(action, new="", *, actor="Siti Contoh", at=NOON, kind="workshops", field=""):
    return AuditEntry(
        at=at, actor_kind=ActorKind.USER, actor_name=actor, action=action, object_kind=kind, field=field, new=new
    )


def lines(entries):
    return [(happening.actor_name, happening.act, happening.number) for happening in told(entries)]


def test_batches_of_one_actor_and_day_add_up():
    entries = [entry("mark", "3 tanda hadir"), entry("mark", "37 tanda hadir"), entry("register", "40 orang: 1, 2")]
    assert lines(entries) == [("Siti Contoh", "mark", 40), ("Siti Contoh", "register", 40)]


def test_another_actor_or_another_day_begins_anew():
    entries = [
        entry("mark", "1 tanda hadir"),
        entry("mark", "2 tanda hadir", actor="Budi Contoh"),
        entry("mark", "4 tanda hadir", actor="Budi Contoh", at=NOON - dt.timedelta(days=1)),
    ]
    assert [number for _, _, number in lines(entries)] == [1, 2, 4]


def test_days_are_those_of_the_offices():
    late_evening = dt.datetime(2025, 7, 11, 16, 0, tzinfo=dt.UTC)
    entries = [entry("mark", "1", at=late_evening + dt.timedelta(hours=2)), entry("mark", "1", at=late_evening)]
    assert len(told(entries)) == 2


def test_each_seat_that_is_given_is_told_with_both_names():
    entries = [entry("replace", "Ayu → Budi"), entry("replace", "Cici → Dedi"), entry("replace", "Cici → Dedi")]
    assert [(each.act, each.names, each.number) for each in told(entries)] == [
        ("replace", "Ayu → Budi", 1),
        ("replace", "Cici → Dedi", 2),
    ]


def test_what_follows_from_another_act_is_not_told():
    followers = [entry("update", kind="participations", field="certified_at"), entry("update", field="locked_at")]
    assert told(followers) == []


def test_the_way_of_a_workshop_can_be_read(engine):
    hall, other = Hall(engine, present=("Ayu Contoh",), absent=("Budi Contoh",)), Hall(engine, present=("Cici Contoh",))
    with writing(engine, by=SITI) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        issue_certificates(session, workshop_of(session, other), on=DAY, base_url=BASE_URL)
        session.commit()
    with writing(engine, by=SITI) as session:
        paper = session.query(Certificate).join(Participation).filter_by(workshop_id=hall.workshop_id).one()
        revoke_certificate(session, paper, reason="Salah orang", at=now())
        absent = session.query(Participation).filter_by(name_as_registered="Budi Contoh").one()
        decide_completion(session, absent, has_completed=True, reason="Tugas Contoh", at=now())
        session.get_one(Workshop, hall.workshop_id).place = "Aula Contoh"
        session.commit()
    with reading(engine) as session, selects_of(engine) as statements:
        found = history_of(session, workshop_of(session, hall))
    acts = [happening.act for happening in found]
    assert acts[:3] in (["edit", "decide", "revoke"], ["decide", "edit", "revoke"])
    assert acts[-1] == "mark"
    assert len(found) <= ACTS_TOLD
    assert [happening.number for happening in found if happening.act == "validate"] == [1]
    assert len(statements) == 2  # 1) the workshop, 2) its rows of the audit


def test_a_new_workshop_was_made_by_somebody(engine):
    with writing(engine, by=COMMAND) as session:
        workshop = make_workshop(session)
        record(session, "create", "workshops", workshop.id)
        session.commit()
    with reading(engine) as session:
        found = history_of(session, workshop)
    assert (found[-1].act, found[-1].actor_kind) == ("create", ActorKind.COMMAND)
