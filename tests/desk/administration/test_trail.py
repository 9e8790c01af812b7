"""Rows of the audit as sentences: the object by its name, each field as it was and as it is."""

import datetime as dt

import pytest

from tests.clients import make_app
from tests.factories import make_school, make_workshop
from tests.statements import selects_of
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.desk.administration.trail import Change, traces
from workshop_tracker.viewer import COMMAND, ActorKind
from workshop_tracker.workshops.models import InvitedSchool, Workshop

NOON = dt.datetime(2025, 7, 11, 5, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def words(engine):
    """Words need the app's catalogues."""
    with make_app(engine).test_request_context():
        yield


def entry(action="update", kind="workshops", number=1, **values):
    given = {"actor_name": "Siti Contoh", "actor_kind": ActorKind.USER, "field": "", "reason": "", "at": NOON}
    return AuditEntry(
        action=action, object_kind=kind, object_id=number, **{**given, "old": None, "new": None, **values}
    )


def told(engine, *entries):
    with reading(engine) as session:
        return traces(session, entries)


def test_a_changed_field_is_told_as_it_was_and_as_it_is(engine):
    with writing(engine, by=COMMAND) as session:
        workshop = make_workshop(session, "Asesmen Contoh")
        session.commit()
    (trace,) = told(engine, entry(number=workshop.id, field="state", old="draft", new="open"))
    assert (trace.who, trace.act, trace.object_words) == ("Siti Contoh", "mengubah", "Kegiatan Asesmen Contoh")
    assert trace.changes == (Change("Keadaan", "draf", "terbuka"),)


def test_what_was_empty_and_what_became_empty(engine):
    assert told(engine, entry(field="place", new="Aula"))[0].changes == (Change("Tempat", "–", "Aula"),)
    assert told(engine, entry(field="place", old="Aula"))[0].changes == (Change("Tempat", "Aula", "–"),)


def test_a_new_row_tells_its_fields_and_calls_others_by_name(engine):
    with writing(engine, by=COMMAND) as session:
        workshop, school = make_workshop(session, "Asesmen Contoh"), make_school(session, "SMK CONTOH")
        invited = InvitedSchool(workshop_id=workshop.id, school_id=school.id, source="")
        session.add(invited)
        session.commit()
    with reading(engine) as session:
        entries = session.query(AuditEntry).filter_by(object_kind="invited_schools").all()
        (trace,) = traces(session, entries)
    assert trace.who == "Perintah pengelola"
    assert trace.object_words == "Sekolah undangan SMK CONTOH"
    assert Change("Kegiatan", "", "Asesmen Contoh") in trace.changes
    assert Change("Sekolah", "", "SMK CONTOH") in trace.changes


def test_a_row_that_is_gone_is_called_as_it_was(engine):
    gone = entry("delete", number=99, old='{"id": "99", "title": "Draf Contoh", "place": "Aula", "row_version": "1"}')
    (trace,) = told(engine, gone)
    assert trace.object_words == "Kegiatan Draf Contoh"
    assert trace.changes == (Change("Judul", "Draf Contoh", ""), Change("Tempat", "Aula", ""))


def test_contents_and_secrets_are_said_to_have_changed(engine):
    assert told(engine, entry(kind="users", field="password_hash", old="(rahasia)", new="(rahasia)"))[0].changes == (
        Change("", "", "Kata sandi berubah"),
    )
    assert told(engine, entry(kind="certificates", field="snapshot", old="{}", new="{}"))[0].changes == (
        Change("", "", "Isi berubah"),
    )


@pytest.mark.parametrize(
    ("action", "noted", "words"),
    [
        ("register", "2 orang: 860, 861", "2 orang"),
        ("mark", "137 tanda hadir", "137 tanda hadir"),
        ("prepare", "2 sertifikat: 001/X, 002/X", "2 sertifikat: 001/X, 002/X"),
        ("import", "dini hari", "dini hari"),
        ("load_demo", "11 kegiatan contoh", "11 kegiatan contoh"),
    ],
)
def test_an_act_on_many_is_told_by_its_number(engine, action, noted, words):
    assert told(engine, entry(action, new=noted))[0].changes == (Change("", "", words),)


def test_an_act_without_values_keeps_its_reason(engine):
    (trace,) = told(engine, entry("explain", reason="Surat menyusul"))
    assert (trace.changes, trace.reason, trace.object_words) == ((), "Surat menyusul", "Kegiatan #1")


def test_an_unknown_table_breaks_nothing(engine):
    (trace,) = told(engine, entry("create", "colours", 3, new='{"id": "3", "tone": "red"}'))
    assert (trace.object_words, trace.changes) == ("colours #3", (Change("tone", "", "red"),))


def test_many_rows_of_few_tables_take_few_statements(engine):
    with writing(engine, by=COMMAND) as session:
        workshops = [make_workshop(session, f"Asesmen Contoh {number}") for number in range(5)]
        session.commit()
    entries = [entry(number=workshop.id, field="place", new="Aula") for workshop in workshops]
    with reading(engine) as session, selects_of(engine) as statements:
        traces(session, entries)
    assert len(statements) == 1  # the titles of the workshops
    assert Workshop.__tablename__ in statements[0]
