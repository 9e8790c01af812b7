"""Programmes as a browser meets them."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.clients import make_app, sign_in
from tests.factories import add, make_office, make_organization, make_user, make_workshop
from tests.statements import selects_of
from tests.workshops.pages import text_of
from workshop_tracker.accounts.models import User
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.programmes import (
    Programme,
    ProgrammeOfficial,
    ProgrammePartner,
    ProgrammeSynonym,
    ProgrammeTarget,
    TargetUnit,
)
from workshop_tracker.workshops.programmes.queries import programme_named, programmes


@pytest.fixture
def programme(engine):
    """A programme of an office with all that belongs to one, carried by one workshop of it and one of another body."""
    with writing(engine, by=COMMAND) as session:
        owner = make_office(session, "Dinas Pendidikan Kota Contoh")
        partner, silent = make_office(session, "Kantor A Contoh"), make_office(session, "Kantor B Contoh")
        made = add(
            session,
            Programme(
                slug="mendalam",
                title="Pembelajaran Mendalam Contoh",
                owner_id=owner.id,
                definition="Pendekatan, bukan kurikulum.",
                announced_on=dt.date(2025, 10, 12),
                source="Siaran pers Contoh",
            ),
        )
        other = add(session, Programme(slug="lain", title="Program Lain Contoh", owner_id=owner.id))
        for position, name in enumerate(("Mabruri Contoh", "Ubaid Contoh"), 1):
            add(session, ProgrammeOfficial(programme_id=made.id, position=position, name=name, post="Plt. Kepala"))
        add(session, ProgrammeSynonym(programme_id=made.id, synonym="Deep Learning", synonym_key="deep learning"))
        target = {"unit": TargetUnit.SCHOOLS, "due_on": dt.date(2026, 6, 30), "percent": 80}
        add(session, ProgrammeTarget(programme_id=made.id, level_group=LevelGroup.SMK, **target))
        add(session, ProgrammeTarget(programme_id=other.id, level_group=LevelGroup.MA, **target))
        since = dt.date(2025, 11, 1)
        add(session, ProgrammePartner(programme_id=made.id, organization_id=partner.id, shares_counts_from=since))
        add(session, ProgrammePartner(programme_id=made.id, organization_id=silent.id))
        group = make_organization(session, "MGMP Contoh")
        make_workshop(session, "Kegiatan sendiri Contoh", issuer=group, programme_id=made.id)
        make_workshop(session, "Kegiatan lain Contoh", programme_id=made.id)
        make_workshop(session, "Tanpa program Contoh", issuer=group)
        make_user(session, "penyelenggara", Role.ORGANIZER, organization=group)
        make_user(session, "dinas", Role.OFFICE, organization=partner)
        session.commit()


def client_of(engine, login):
    client = make_app(engine).test_client()
    with reading(engine) as session:
        sign_in(client, session.scalars(select(User).where(User.login == login)).one())
    return client


def test_a_programme_is_shown_with_all_that_belongs_to_it(engine, programme):
    text = text_of(client_of(engine, "penyelenggara").get("/programmes/mendalam"))
    for shown in (
        "Pembelajaran Mendalam Contoh Dinas Pendidikan Kota Contoh",
        "Pendekatan, bukan kurikulum.",
        "Juga disebut: Deep Learning",
        "SMK 30 Juni 2026 80% sekolah",
        "Mabruri Contoh Plt. Kepala Ubaid Contoh",
        "Kantor A Contoh Membagi angka sejak 1 November 2025, tanpa nama.",
        "Kantor B Contoh Belum membagi angka: di luar kewenangan.",
        "Diumumkan 12 Oktober 2025. Siaran pers Contoh",
    ):
        assert shown in text
    assert "MA 30 Juni" not in text


def test_only_the_viewers_own_workshops_are_named(engine, programme):
    text = text_of(client_of(engine, "penyelenggara").get("/programmes/mendalam"))
    assert "Kegiatan (1) Kegiatan sendiri Contoh 11 Juli 2025" in text
    assert "Kegiatan lain" not in text
    assert "Tanpa program" not in text
    assert "Kegiatan (0)" in text_of(client_of(engine, "dinas").get("/programmes/mendalam"))


def test_all_programmes_are_listed_by_title(engine, programme):
    text = text_of(client_of(engine, "dinas").get("/programmes"))
    assert "Pembelajaran Mendalam Contoh Dinas Pendidikan Kota Contoh Program Lain Contoh" in text
    with reading(engine) as session, selects_of(engine) as statements:
        assert [found.owner.name for found in programmes(session)] == ["Dinas Pendidikan Kota Contoh"] * 2
        assert len(statements) == 1


def test_an_installation_without_programmes_says_so(engine):
    with writing(engine, by=COMMAND) as session:
        make_user(session, "penyelenggara", Role.ADMIN)
        session.commit()
    client = client_of(engine, "penyelenggara")
    assert "Belum ada program" in text_of(client.get("/programmes"))
    assert client.get("/programmes/nowhere").status_code == 404


def test_strangers_are_asked_to_sign_in(engine):
    assert make_app(engine).test_client().get("/programmes").location.startswith("/sign-in")


@pytest.mark.parametrize("written", ["mendalam", "PEMBELAJARAN mendalam contoh", " Deep  learning "])
def test_a_programme_is_found_by_slug_title_or_synonym(engine, programme, written):
    with reading(engine) as session:
        assert programme_named(session, written).slug == "mendalam"
        assert programme_named(session, "Pembelajaran") is None
