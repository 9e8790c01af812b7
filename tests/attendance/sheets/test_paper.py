"""What the printed sheets say."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.attendance.sheets.rooms import NAMES, room_at_nine
from tests.factories import add, make_person, make_speaker
from workshop_tracker.attendance.queries import sheets_to_mark
from workshop_tracker.attendance.sheets.paper import printed_sheets
from workshop_tracker.database import reading, writing
from workshop_tracker.people.identifiers import IdentifierKind
from workshop_tracker.people.models import Identifier
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.engagements import Engagement, EngagementRole, SessionSpeaker, Signatory
from workshop_tracker.workshops.models import Workshop, WorkshopSession


@pytest.fixture
def room(engine):
    with room_at_nine(engine) as room:
        yield room


def texts(room, place=3):
    """The participants' sheet and the other one."""
    with reading(room.engine) as session:
        workshop = session.get_one(Workshop, room.workshop_id)
        sheet = sheets_to_mark(session, room.workshop_id)[place - 1]
        return printed_sheets(session, workshop, [sheet])


def engage(session, room, name, role, *, speaks_on=None, **values):
    workshop = session.get_one(Workshop, room.workshop_id)
    person = make_person(session, name, **values)
    if role is not EngagementRole.SPEAKER:
        return add(session, Engagement(workshop_id=workshop.id, person_id=person.id, role=role))
    engagement = make_speaker(session, workshop, person)
    if speaks_on:
        part = session.scalars(
            select(WorkshopSession).where(
                WorkshopSession.workshop_id == workshop.id, WorkshopSession.number == 2 * speaks_on + 1
            )
        ).one()
        add(session, SessionSpeaker(session_id=part.id, engagement_id=engagement.id))
    return engagement


def test_the_head_says_what_when_where_and_who_speaks(room):
    with writing(room.engine, by=COMMAND) as session:
        engage(session, room, "Narasumber Contoh", EngagementRole.SPEAKER, speaks_on=3, title_after="M.Pd.")
        session.commit()

    (participants, _others) = texts(room)

    assert participants.title == "DAFTAR HADIR PESERTA"
    assert participants.fields == (
        ("Kegiatan", ("Pembelajaran Mendalam Contoh",)),
        ("Hari/tanggal", ("Sabtu, 12 Juli 2025 (Hari 2 – pagi)",)),
        ("Waktu", ("08.00 – 11.30 WIB",)),
        ("Tempat", ("SMK Contoh, Kabupaten Banyumas",)),
        ("Materi/narasumber", ("Materi Contoh 3.1 – Narasumber Contoh, M.Pd.", "Materi Contoh 3.2")),
    )


def test_what_nobody_knows_yet_stays_open(room):
    room.change(place="", district_code=None)
    with writing(room.engine, by=COMMAND) as session:
        for part in session.scalars(select(WorkshopSession)):
            part.starts_at = part.ends_at = None
        session.commit()

    fields = dict(texts(room)[0].fields)

    assert fields["Waktu"] == fields["Tempat"] == ()


def test_breaks_are_no_topics(room):
    with writing(room.engine, by=COMMAND) as session:
        session.scalars(
            select(WorkshopSession).where(WorkshopSession.topic == "Materi Contoh 3.1")
        ).one().lesson_hours = 0
        session.commit()

    assert dict(texts(room)[0].fields)["Materi/narasumber"] == ("Materi Contoh 3.2",)


def test_the_number_is_a_nip_in_groups_and_nothing_else(room):
    with writing(room.engine, by=COMMAND) as session:
        agus, dewi, wayan = room.persons.values()
        for person, kind, value in (
            (agus, IdentifierKind.NI_PPPK, "199001012022211001"),
            (agus, IdentifierKind.NIP, "198001012005011001"),
            (dewi, IdentifierKind.NI_PPPK, "199001012022212002"),
            (wayan, IdentifierKind.NUPTK, "1234567890123456"),
        ):
            add(session, Identifier(person_id=person, kind=kind, value=value))
        session.commit()

    assert [(p.name, p.number, p.belonging) for p in texts(room)[0].people] == [
        (NAMES[0], "19800101 200501 1 001", "SMK Contoh"),
        (NAMES[1], "19900101 202221 2 002", "SMK Contoh"),
        (NAMES[2], "", "SMK Contoh"),
    ]


def test_speakers_and_committee_have_a_sheet_of_their_own(room):
    with writing(room.engine, by=COMMAND) as session:
        both = engage(session, room, "Narasumber Contoh", EngagementRole.SPEAKER, speaks_on=3, nip="198001012005012001")
        add(
            session,
            Engagement(
                workshop_id=room.workshop_id, person_id=both.person_id, role=EngagementRole.MODERATOR, position=2
            ),
        )
        engage(session, room, "Narasumber Esok Contoh", EngagementRole.SPEAKER, speaks_on=5)
        engage(session, room, "Narasumber Tamu Contoh", EngagementRole.SPEAKER)
        engage(session, room, "Panitia Contoh", EngagementRole.COMMITTEE)
        engage(session, room, "Pejabat Contoh", EngagementRole.OPENING)
        session.commit()

    (_participants, others) = texts(room)

    assert (others.title, others.belonging) == ("DAFTAR HADIR NARASUMBER DAN PANITIA", "SEBAGAI")
    assert [(p.name, p.number, p.belonging) for p in others.people] == [
        ("Narasumber Contoh", "19800101 200501 2 001", "Narasumber, Moderator"),
        ("Narasumber Tamu Contoh", "", "Narasumber"),
        ("Panitia Contoh", "", "Panitia"),
    ]


def test_who_signs_the_papers_confirms_the_sheet(room):
    with writing(room.engine, by=COMMAND) as session:
        signatory = session.scalars(select(Signatory).where(Signatory.workshop_id == room.workshop_id)).one()
        signatory.title_lines, signatory.rank, signatory.identity = (
            "Mengetahui,\na.n. Kepala Contoh\nu.b.",
            "Pembina",
            "NIP. 1970",
        )
        signatory.prints_rank = False
        session.commit()

    signer = texts(room)[0].signer

    assert signer.above == ("Mengetahui,", "a.n. Kepala Contoh", "u.b.")
    assert (signer.name, signer.below) == ("Kepala Contoh", ("NIP. 1970",))


def test_without_a_signatory_a_line_is_left(room):
    with writing(room.engine, by=COMMAND) as session:
        session.delete(session.scalars(select(Signatory).where(Signatory.workshop_id == room.workshop_id)).one())
        session.commit()

    assert (texts(room)[0].signer.name, texts(room)[0].signer.below) == ("", ())


def test_a_sample_is_one_on_paper_too(room):
    assert not texts(room)[0].is_sample
    room.change(is_sample=True)

    assert all(text.is_sample for text in texts(room))


def test_times_are_those_of_the_place(room):
    with writing(room.engine, by=COMMAND) as session:
        for part in session.scalars(select(WorkshopSession)):
            part.starts_at = dt.datetime(2025, 7, 11, 23, tzinfo=dt.UTC)
            part.ends_at = dt.datetime(2025, 7, 12, 1, tzinfo=dt.UTC)
        session.commit()

    assert dict(texts(room)[0].fields)["Waktu"] == ("06.00 – 08.00 WIB",)
