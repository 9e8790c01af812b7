"""A register book: every edition in its place, gaps and doubles named."""

from io import BytesIO

import pypdf
import pytest
from sqlalchemy import delete, select, update

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app, sign_in
from tests.factories import make_user
from tests.ledger.logs import without_triggers
from workshop_tracker.certificates.actions import correct_certificate, issue_certificates
from workshop_tracker.certificates.models import Certificate, NumberSeries, PaperState
from workshop_tracker.certificates.register_book.queries import covers, lines_of, soundness_of
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND, Role


@pytest.fixture
def hall(engine):
    """Three papers, the second with two editions."""
    hall = Hall(engine, present=("Ayu Contoh", "Budi Contoh", "Citra Contoh"))
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        paper = session.scalars(select(Certificate).where(Certificate.name == "Budi Contoh")).one()
        correct_certificate(session, paper, name="Budi Contoh, S.Pd.", reason="Gelar kurang")
        session.commit()
    return hall


def sound(engine):
    with reading(engine) as session:
        return soundness_of(session, session.scalars(select(NumberSeries.id)).one())


def test_a_book_holds_every_edition_in_order_and_says_that_it_is_sound(hall, engine):
    with reading(engine) as session:
        [cover] = covers(session, select(NumberSeries))
        lines = [(line.name, line.edition, line.state) for line in lines_of(session, cover.series_id)]

    assert lines == [
        ("Ayu Contoh", 1, PaperState.VALID),
        ("Budi Contoh", 1, PaperState.REPLACED),
        ("Budi Contoh, S.Pd.", 2, PaperState.VALID),
        ("Citra Contoh", 1, PaperState.VALID),
    ]
    assert (cover.papers, sound(engine).counted, sound(engine).is_sound) == (4, 3, True)
    assert list(sound(engine).sentences) == ["3 nomor, tidak ada yang terlewat.", "Tidak ada nomor ganda."]


def test_a_gap_in_the_middle_one_at_the_end_and_a_double_are_named(hall, engine):
    with writing(engine, by=COMMAND) as session:
        without_triggers(session, "certificates")
        session.execute(delete(Certificate).where(Certificate.name.startswith("Budi")))
        first = select(Certificate.number).where(Certificate.name == "Ayu Contoh").scalar_subquery()
        session.execute(update(Certificate).where(Certificate.name == "Citra Contoh").values(number=first, version=7))
        session.execute(update(NumberSeries).values(last_number=5))
        session.commit()

    assert sound(engine).missing == (2, 4, 5)
    assert len(sound(engine).doubled) == 1
    assert sound(engine).sentences[0] == "Nomor yang terlewat: 2, 4, dan 5."


def test_the_organizer_reads_the_book_and_takes_it_along_nobody_elses(hall, engine):
    with writing(engine, by=COMMAND) as session:
        issuer = session.get_one(Organization, hall.issuer_id)
        own = make_user(session, "panitia", Role.ORGANIZER, organization=issuer)
        foreign = session.scalars(select(Organization).where(Organization.id != hall.issuer_id)).first()
        other = make_user(session, "lain", Role.ORGANIZER, organization=foreign)
        session.commit()
        series = session.scalars(select(NumberSeries.id)).one()
    app = make_app(engine)
    client, stranger = app.test_client(), app.test_client()
    sign_in(client, own)
    sign_in(stranger, other)

    assert f"/registers/{series}" in client.get("/registers").text
    page = client.get(f"/registers/{series}").text
    assert "3 nomor, tidak ada yang terlewat." in page
    assert "Budi Contoh, S.Pd." in page
    assert "Budi Contoh, S.Pd." in client.get(f"/registers/{series}.csv").text
    printed = pypdf.PdfReader(BytesIO(client.get(f"/registers/{series}.pdf").data)).pages[0].extract_text()
    assert "Budi Contoh, S.Pd." in printed
    assert "tidak ada yang terlewat" in printed
    assert f"/registers/{series}" not in stranger.get("/registers").text
    assert stranger.get(f"/registers/{series}").status_code == 404
