"""The record of one workshop: who was present, which schools came, what is public."""

import datetime as dt

from tests.factories import add, make_participation, make_person, make_school, make_workshop
from workshop_tracker.attendance.marking import MarkMade, record_attendance
from workshop_tracker.attendance.models import Mark
from workshop_tracker.database import reading, writing
from workshop_tracker.people.models import StaffKind
from workshop_tracker.reports.news.queries import record_of
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.engagements import Engagement, EngagementRole
from workshop_tracker.workshops.models import InvitedSchool, Photo, Workshop
from workshop_tracker.workshops.queries import sessions_of

TODAY = dt.date(2025, 8, 1)
NINE = dt.datetime(2025, 7, 11, 2, 0, tzinfo=dt.UTC)


def test_only_who_was_present_counts_and_only_what_is_public_is_told(engine):
    with writing(engine, by=COMMAND) as session:
        here, silent = (
            make_school(session, "SMK CONTOH A", printed_name="SMK Contoh A"),
            make_school(session, "SMK CONTOH B"),
        )
        absent = make_school(session, "SMK CONTOH C")
        workshop = make_workshop(session, "Literasi Contoh", summary="Lancar.", hashtags="#A #B")
        part = sessions_of(session, workshop.id)[0]
        part.summary = "Isi materi."
        for number, (school, mark, kind) in enumerate(
            [(here, Mark.PRESENT, "teacher"), (here, Mark.PRESENT, "administrative"), (absent, Mark.ABSENT, "teacher")]
        ):
            person = make_person(session, f"Guru Contoh {number}", staff_kind=StaffKind(kind))
            participation = make_participation(session, workshop, person, school=school)
            made = MarkMade(f"mark-{number}", participation.id, mark, NINE, session_id=part.id)
            record_attendance(session, workshop.id, [made], today=TODAY)
        add(session, InvitedSchool(workshop_id=workshop.id, school_id=silent.id, has_attended=True))
        add(session, InvitedSchool(workshop_id=workshop.id, school_id=absent.id))
        for role, name in ((EngagementRole.SPEAKER, "Narasumber Contoh"), (EngagementRole.OPENING, "Pembuka Contoh")):
            person = make_person(session, name)
            add(session, Engagement(workshop_id=workshop.id, person_id=person.id, role=role, summary="Kata."))
        helper = make_person(session, "Panitia Contoh")
        add(session, Engagement(workshop_id=workshop.id, person_id=helper.id, role=EngagementRole.COMMITTEE))
        add(session, Photo(workshop_id=workshop.id, sha256="a" * 64, caption="Terbuka", is_public=True))
        add(session, Photo(workshop_id=workshop.id, sha256="b" * 64, caption="Tertutup"))
        session.commit()
        slug = workshop.slug

    with reading(engine) as session:
        record = record_of(session, session.query(Workshop).filter_by(slug=slug).one(), today=TODAY)

    assert [school.name for school in record.schools] == ["SMK Contoh A", "SMK CONTOH B"]
    assert (record.teachers, record.lesson_hours, record.published_on) == (1, 8, TODAY)
    assert [person.name for person in record.people] == ["Pembuka Contoh", "Narasumber Contoh"]
    assert (record.sessions[0].topic, record.sessions[0].summary) == ("Materi Contoh 1", "Isi materi.")
    assert (record.photos, record.hashtags) == (("Terbuka",), ("#A", "#B"))
