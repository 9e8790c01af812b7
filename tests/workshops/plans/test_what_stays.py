"""What a plan does not change: valid papers, workshops that are over, sessions in which somebody was marked."""

import pytest
from sqlalchemy import select

from tests.factories import make_participation, make_person
from tests.workshops.plans.following import Applied, follow, problems, stored
from tests.workshops.plans.plan_files import WHOLE
from workshop_tracker.attendance.models import Attendance, AttendanceEvent, Mark
from workshop_tracker.database import now, writing
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.viewer import COMMAND, ActorKind
from workshop_tracker.workshops import queries
from workshop_tracker.workshops.models import Workshop, WorkshopState

pytestmark = pytest.mark.usefixtures("office")


def test_what_valid_papers_say_is_not_changed_by_a_file(engine):
    slug = follow(engine).slug
    with writing(engine, by=COMMAND) as session:
        stored(session, slug).locked_at = now()
        session.commit()
    assert "hanya diubah lewat halaman" in problems(engine, place="SMA Contoh")[""]
    assert "hanya diubah lewat halaman" in problems(engine, sessions=WHOLE["sessions"][:2])[""]
    assert follow(engine) == Applied(slug, Outcome.SAME, [])
    assert follow(engine, minimum_attendance=90, hashtags=["#Contoh"]) == Applied(slug, Outcome.CHANGED, [])


@pytest.mark.parametrize("state", [WorkshopState.CLOSED, WorkshopState.CANCELLED])
def test_a_workshop_that_is_over_is_not_changed(engine, state):
    slug = follow(engine).slug
    with writing(engine, by=COMMAND) as session:
        stored(session, slug).state = state
        session.commit()
    assert problems(engine, hashtags=["#Contoh"]) == {
        "": "Kegiatan ini sudah ditutup atau dibatalkan, jadi tidak diubah lagi."
    }
    assert follow(engine) == Applied(slug, Outcome.SAME, [])


def test_a_session_in_which_somebody_was_marked_stays(engine):
    slug = follow(engine).slug
    with writing(engine, by=COMMAND) as session:
        workshop = stored(session, slug)
        part = queries.sessions_of(session, workshop.id)[2]
        participation = make_participation(session, workshop, make_person(session))
        event = AttendanceEvent(
            operation_id="contoh",
            participation_id=participation.id,
            session_id=part.id,
            mark=Mark.PRESENT,
            marked_at=now(),
            actor_kind=ActorKind.COMMAND,
        )
        session.add(event)
        session.flush()
        session.add(
            Attendance(session_id=part.id, participation_id=participation.id, mark=Mark.PRESENT, event_id=event.id)
        )
        session.commit()
    assert problems(engine, sessions=WHOLE["sessions"][:2]) == {
        "sessions": "Sesi 3 sudah berisi tanda hadir, jadi tidak dapat dihapus dari program."
    }


def test_a_day_that_contradicts_what_is_known_is_refused(engine):
    follow(engine)
    absent = {"starts_on": None, "sessions": None}
    with writing(engine, by=COMMAND) as session:
        workshop = session.scalars(select(Workshop)).one()
        workshop.slug = "pembelajaran-mendalam-contoh-2025-07-10"
        session.commit()
    assert list(problems(engine, **absent, ends_on="2025-07-10")) == ["ends_on"]
