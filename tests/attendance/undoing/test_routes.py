"""The page of a workshop's imports, with the button that takes one back."""

import re

import pytest
from sqlalchemy import select

from tests.attendance.participants.test_routes import Place
from workshop_tracker.database import writing
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.people.models import Person
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import WorkshopState


@pytest.fixture
def place(engine):
    place = Place(engine)
    place.browser.post(f"{place.paste('1. Dewi Contoh, S.Pd. – SMK Contoh Jatilawang')}/confirm")
    return place


def button(place):
    return re.search(rf'action="({place.list_address}/imports/[0-9]+/undo)"', place.browser.get(address(place)).text)[1]


def address(place):
    return f"{place.list_address}/imports"


def test_an_import_says_its_effect_and_is_taken_back(place):
    told = place.page(address(place))
    assert "1 pendaftaran dihapus, 1 orang baru dihapus" in told
    assert "dikembalikan" not in told, "what is none is not told"
    undo = button(place)
    assert place.browser.post(undo).status_code == 303
    assert place.registered() == []
    told = place.page(address(place))
    assert ("Impor ditarik kembali" in told, "Ditarik kembali" in told, "/undo" in told) == (True, True, False)
    place.browser.post(undo)
    assert "sudah ditarik kembali" in place.page(address(place))


def test_what_rests_on_it_is_told_on_the_page(place, engine):
    undo = button(place)
    with writing(engine, by=COMMAND) as session:
        session.scalars(select(Person).where(Person.name == "Dewi Contoh")).one().phone = "+6281200000000"
        session.commit()
    place.browser.post(undo)
    assert "padanya bertumpu 1 baris yang diubah sesudahnya" in place.page(address(place))
    assert place.registered() == ["Dewi Contoh, S.Pd."]


def test_the_committee_may_and_another_workshops_import_is_not_reached(place, engine):
    undo = button(place)
    assert place.helper.get(address(place)).status_code == 200
    with writing(engine, by=COMMAND) as session:
        session.scalars(select(ImportBatch)).one().target_id = place.others.id
        session.commit()
    assert place.browser.post(undo).status_code == 404
    assert place.browser.get(f"/workshops/{place.others.slug}/participants/imports").status_code == 404
    assert "Belum ada impor" in place.page(address(place))


def test_a_closed_workshop_keeps_its_list(place, engine):
    undo = button(place)
    with writing(engine, by=COMMAND) as session:
        session.add(place.workshop)
        place.workshop.state = WorkshopState.CLOSED
        session.commit()
    place.browser.post(undo)
    assert place.registered() == ["Dewi Contoh, S.Pd."]
