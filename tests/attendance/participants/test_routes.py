"""The pages of a workshop's list as its organizer and its committee use them."""

import datetime as dt
import io
import re

import pytest
from sqlalchemy import select

from tests import files
from tests.attendance.participants.lists import participations, registered
from tests.clients import make_app, sign_in
from tests.factories import (
    make_office,
    make_organization,
    make_participation,
    make_person,
    make_school,
    make_user,
    make_workshop,
)
from tests.people.rosters.lists import identifiers, names
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import now, reading, writing
from workshop_tracker.intake.models import StagedUpload
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import CommitteeGrant, Workshop, WorkshopState

NUPTK, FAR_NUPTK = "1234567890123456", "6543210987654321"
SCHOOL = "SMK Contoh Jatilawang"


class Place:
    """A body under an office with a school and a workshop, an organizer's browser and a committee member's."""

    def __init__(self, engine):
        self.engine = engine
        with writing(engine, by=COMMAND) as session:
            office = make_office(session)
            far = make_office(session, "Cabang Dinas Contoh Timur", districts=("33.75",))
            body = make_organization(session, "MGMP Contoh", parent_id=office.id)
            self.school = make_school(session, "SMKS CONTOH JATILAWANG")
            self.far_school = make_school(session, "SMKN 9 CONTOH TIMUR", district_code="33.75")
            self.workshop = make_workshop(session, issuer=body, office_id=office.id)
            self.others = make_workshop(
                session, "Kegiatan Lain Contoh", issuer=make_organization(session, parent_id=far.id)
            )
            self.known = make_person(session, "Siti Contoh", school=self.school, nuptk=NUPTK)
            self.far = make_person(session, "Rina Contoh", school=self.far_school, nuptk=FAR_NUPTK)
            organizer = make_user(session, "penyelenggara", Role.ORGANIZER, organization=body)
            helper = make_user(session, "panitia")
            session.add(CommitteeGrant(workshop_id=self.workshop.id, user_id=helper.id, ends_on=dt.date(2999, 1, 1)))
            session.commit()
        app = make_app(engine)
        self.browser, self.helper = app.test_client(), app.test_client()
        sign_in(self.browser, organizer)
        sign_in(self.helper, helper)
        self.list_address = f"/workshops/{self.workshop.slug}/participants"

    def paste(self, text, browser=None):
        """Paste a text; returns the address of its preview."""
        answer = (browser or self.browser).post(f"{self.list_address}/add", data={"pasted": text})
        assert answer.status_code == 303, answer.text
        return answer.location

    def page(self, address):
        answer = self.browser.get(address)
        assert answer.status_code == 200
        return " ".join(re.sub("<[^>]*>", " ", answer.text).split())

    def registered(self):
        return registered(self.engine, self.workshop)

    def staged(self):
        with reading(self.engine) as session:
            return list(session.scalars(select(StagedUpload)))


@pytest.fixture
def place(engine):
    return Place(engine)


def test_a_pasted_list_is_looked_through_and_confirmed(place):
    preview = place.paste(f"1. Bu Dewi Contoh, S.Pd. – {SCHOOL}\n2. Budi Contoh; {NUPTK}\n3. 0812 3456 7890")
    told = place.page(preview)
    assert "Periksa 3 baris peserta" in told
    assert "1. Bu Dewi Contoh, S.Pd. – SMK Contoh Jatilawang" in told
    assert NUPTK not in told
    assert "Simpan 1, tunda 2" in told
    assert place.registered() == []
    answer = place.browser.post(f"{preview}/confirm")
    assert (answer.status_code, answer.location) == (303, place.list_address)
    assert place.registered() == ["Dewi Contoh, S.Pd."]


def test_a_file_goes_the_same_way_and_is_not_kept(place):
    content = files.xlsx_bytes(files.free_list_rows(files.staff_members(5)))
    answer = place.browser.post(
        f"{place.list_address}/add",
        data={"file": (io.BytesIO(content), "peserta.xlsx")},
        content_type="multipart/form-data",
    )
    place.browser.post(f"{answer.location}/confirm")
    assert len(place.registered()) == 5
    assert place.staged() == []


def test_text_with_headings_is_read_by_its_headings(place):
    preview = place.paste(f"Asal Sekolah\tNama\tNUPTK\n{SCHOOL}\tDewi Contoh, S.Pd.\t9999999999999999")
    place.browser.post(f"{preview}/confirm")
    assert place.registered() == ["Dewi Contoh, S.Pd."]
    assert ("Dewi Contoh", "nuptk", "9999999999999999") in identifiers(place.engine)


def test_a_question_shows_who_may_be_meant_and_the_answer_decides(place):
    preview = place.paste(f"Siti Contoh, S.Pd. – {SCHOOL}")
    told = place.page(preview)
    assert "Yang mana?" in told
    assert "SMKS CONTOH JATILAWANG · NUPTK ••••3456 (usulan)" in told
    assert "Orang baru" in told
    place.browser.post(preview, data={"act": "answer", "answer-1-0": "1"})
    assert "Simpan 1" in place.page(preview)
    place.browser.post(f"{preview}/confirm")
    assert names(place.engine).count("Siti Contoh") == 2


def test_answers_that_stand_in_the_form_count_when_it_is_confirmed(place):
    preview = place.paste(f"Siti Contoh, S.Pd. – {SCHOOL}\nSri Ma")
    place.browser.post(f"{preview}/confirm", data={"answer-1-0": "0", "answer-2-0": "1"})
    assert place.registered() == ["Siti Contoh, S.Pd.", "Sri, M.A."]
    assert participations(place.engine, place.workshop)[0].person_id == place.known.id


@pytest.mark.parametrize("written", ["7", "-1", "٠", "", "0; DROP"])
def test_an_answer_that_was_not_offered_is_none(place, written):
    preview = place.paste("Sri Ma")
    place.browser.post(f"{preview}/confirm", data={"answer-1-0": written})
    assert place.registered() == []


def test_a_number_of_eight_digits_beside_a_name_is_the_school(place):
    preview = place.paste(f"1. Budi Contoh, S.Pd. – {place.school.npsn}\n2. Eko Contoh 99999999")
    told = place.page(preview)
    assert "NPSN 99999999 tidak ada dalam daftar sekolah" in told
    place.browser.post(f"{preview}/confirm")
    assert [each.school_id for each in participations(place.engine, place.workshop)] == [place.school.id, None]


def test_a_line_with_what_cannot_be_seen_is_refused_with_its_place(place):
    told = place.page(place.paste("1. Dewi Contoh\n2. Bu\u202edi Contoh"))
    assert "Karakter ke-6 (U+202E)" in told
    assert "Simpan 1, tunda 1" in told
    assert "\u202e" not in told


MISSPELT = "SMK Conto Jatilawang"


def test_a_spelling_of_a_school_is_asked_once_and_remembered(place):
    preview = place.paste("\n".join(f"{name} Contoh, S.Pd. – {MISSPELT}" for name in ("Dewi", "Eko", "Rani")))
    told = place.page(preview)
    assert told.count("Sekolah yang mana?") == 1
    assert "Baris 1 dan 2 baris lain yang menulisnya begitu" in told
    assert "3 baris perlu jawaban" in told
    place.browser.post(preview, data={"act": "answer", "answer-1-0": "0"})
    answered = place.page(preview)
    assert ("Simpan 3" in answered, "Semua sudah terjawab" in answered) == (True, True)
    assert "baris perlu jawaban" not in answered
    place.browser.post(f"{preview}/confirm")
    assert [each.school_id for each in participations(place.engine, place.workshop)] == [place.school.id] * 3
    assert MISSPELT in place.page(f"/schools/{place.school.npsn}")
    assert "perlu jawaban" not in place.page(place.paste(f"Tono Contoh – {MISSPELT.upper()}")).split("Tono")[1]


def test_a_school_chosen_in_one_row_holds_for_a_row_that_is_asked_more(place):
    preview = place.paste(f"Dewi Contoh – {MISSPELT}\nSri Ma – {MISSPELT}")
    place.browser.post(preview, data={"act": "answer", "answer-1-0": "0"})
    assert "Simpan 1, tunda 1" in place.page(preview)
    place.browser.post(f"{preview}/confirm", data={"answer-2-0": "0"})
    assert [each.school_id for each in participations(place.engine, place.workshop)] == [place.school.id] * 2


def test_what_was_decided_to_be_a_work_unit_is_not_asked_again(place):
    preview = place.paste(f"Dewi Contoh – {MISSPELT}")
    place.browser.post(f"{preview}/confirm", data={"answer-1-0": "1"})
    assert participations(place.engine, place.workshop)[0].work_unit == MISSPELT
    assert "Simpan 1" in place.page(place.paste(f"Tono Contoh – {MISSPELT}"))


def test_all_suggestions_can_be_taken_at_once(place):
    preview = place.paste(f"Siti Contoh – {SCHOOL}\nSri Ma")
    assert "Pakai usulan untuk 2 baris" in place.page(preview)
    place.browser.post(preview, data={"act": "accept"})
    assert "Simpan 2" in place.page(preview)


def test_what_waits_is_kept_and_found_again_and_nothing_is_asked_twice(place):
    preview = place.paste("Dewi Contoh\nSri Ma\n0812 3456 7890")
    place.browser.post(f"{preview}/confirm")
    [waiting] = place.staged()
    assert "Ada baris yang menunggu" in place.page(place.list_address)
    address = f"{place.list_address}/add/{waiting.token}"
    assert "Periksa 2 baris" in place.page(address)
    edited = place.page(f"{place.list_address}/add?from={waiting.token}")
    assert "Sri Ma 0812 3456 7890" in edited
    place.browser.post(f"{address}/confirm", data={"answer-2-0": "0"})
    assert place.registered() == ["Dewi Contoh", "Sri Ma"]
    [waiting] = place.staged()
    place.browser.post(f"{place.list_address}/add/{waiting.token}/discard")
    assert place.staged() == []


def test_confirming_twice_adds_nobody_twice(place):
    preview = place.paste("Dewi Contoh")
    first, second = (place.browser.post(f"{preview}/confirm") for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 404)
    assert "Mungkin sudah disimpan" in second.text
    assert place.registered() == ["Dewi Contoh"]


def test_a_list_that_changed_meanwhile_is_shown_again_with_its_answers(place):
    preview = place.paste("Dewi Contoh\nSri Ma")
    place.browser.post(preview, data={"act": "answer", "answer-2-0": "0"})
    other = place.paste("Dewi Contoh")
    place.browser.post(f"{other}/confirm")
    answer = place.browser.post(f"{preview}/confirm")
    assert answer.location != preview
    assert place.registered() == ["Dewi Contoh"]
    assert "Simpan 1" in place.page(answer.location)
    place.browser.post(f"{answer.location}/confirm")
    assert place.registered() == ["Dewi Contoh", "Sri Ma"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"file": (io.BytesIO(b"%PDF-1.7"), "daftar.pdf")}, "Jenis berkas ini tidak dapat dibaca"),
        ({"file": (io.BytesIO(files.xlsx_bytes(files.register_rows(2))), "sekolah.xlsx")}, "bukan daftar orang"),
        ({"pasted": "   \n "}, "Tempel daftar"),
        ({"pasted": "\n".join(f"Guru Contoh {n}" for n in range(5_001))}, "5.000"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_text_is_kept(place, data, told):
    answer = place.browser.post(
        f"{place.list_address}/add", data={"pasted": "Dewi Contoh", **data}, content_type="multipart/form-data"
    )
    assert answer.status_code == 422
    assert told in answer.text
    if "pasted" not in data:
        assert "Dewi Contoh" in answer.text


def test_a_preview_is_its_uploaders_alone(place):
    preview = place.paste("Dewi Contoh")
    assert place.helper.get(preview).status_code == 404
    for act in ("", "/confirm", "/discard"):
        assert place.helper.post(f"{preview}{act}").status_code == 404
    assert place.registered() == []


def test_the_committee_adds_people_too_and_nobody_elses_workshop_is_reached(place):
    place.helper.post(f"{place.paste('Dewi Contoh', place.helper)}/confirm")
    assert place.registered() == ["Dewi Contoh"]
    for browser in (place.browser, place.helper):
        for address in ("participants", "participants/add", "participants/search"):
            assert browser.get(f"/workshops/{place.others.slug}/{address}").status_code == 404


def test_known_people_are_found_by_words_or_school_and_others_by_their_exact_number_alone(place):
    search = f"{place.list_address}/search"
    assert "Siti Contoh" in place.page(f"{search}?q=siti jati")
    assert "Siti Contoh" in place.page(f"{search}?npsn={place.school.npsn}")
    assert "Rina Contoh" not in place.page(f"{search}?q=rina")
    assert "Rina Contoh" not in place.page(f"{search}?npsn={place.far_school.npsn}")
    assert "Rina Contoh" not in place.page(f"{search}?q={FAR_NUPTK[:-1]}")
    assert "Rina Contoh SMKN 9 CONTOH TIMUR" in place.page(f"{search}?q={FAR_NUPTK[:8]} {FAR_NUPTK[8:]}")


def test_found_people_come_onto_the_list_once(place):
    for _ in range(2):
        place.browser.post(place.list_address, data={"person": [str(place.known.id)]})
    place.browser.post(place.list_address, data={"number": FAR_NUPTK})
    assert place.registered() == ["Siti Contoh", "Rina Contoh"]
    assert participations(place.engine, place.workshop)[0].school_id == place.school.id


def test_a_person_outside_the_own_reach_is_not_added_by_a_guessed_id(place):
    place.browser.post(place.list_address, data={"person": [str(place.far.id), "999999", "x", "٣"]})
    assert place.registered() == []


def test_somebody_is_taken_off_the_list_with_a_reason_and_may_come_back(place):
    place.browser.post(place.list_address, data={"person": [str(place.known.id)]})
    [participation] = participations(place.engine, place.workshop)
    address = f"{place.list_address}/{participation.id}/remove"
    refused = place.browser.post(address, data={"reason": " "})
    assert (refused.status_code, "Tulis alasannya" in refused.text) == (422, True)
    place.browser.post(address, data={"reason": "tidak jadi ikut"})
    assert "Belum ada peserta" in place.page(place.list_address)
    with reading(place.engine) as session:
        assert "tidak jadi ikut" in session.scalars(select(AuditEntry.reason)).all()
    place.browser.post(place.list_address, data={"person": [str(place.known.id)]})
    assert "1 orang terdaftar" in place.page(place.list_address)


def test_whoever_holds_a_valid_paper_stays(place):
    with writing(place.engine, by=COMMAND) as session:
        row = make_participation(session, place.workshop, place.known, certified_at=now())
        session.commit()
    answer = place.browser.post(f"{place.list_address}/{row.id}/remove", data={"reason": "salah"})
    assert (answer.status_code, "masih sah" in answer.text) == (422, True)
    assert "Bersertifikat" in place.page(place.list_address)


def test_a_participant_of_another_workshop_is_not_removed_through_this_one(place):
    with writing(place.engine, by=COMMAND) as session:
        row = make_participation(session, place.others, place.far)
        session.commit()
    assert place.browser.post(f"{place.list_address}/{row.id}/remove", data={"reason": "x"}).status_code == 404


def test_a_closed_workshop_takes_nobody(place):
    preview = place.paste("Dewi Contoh")
    with writing(place.engine, by=COMMAND) as session:
        session.add(place.workshop)
        place.workshop.state = WorkshopState.CLOSED
        session.commit()
    place.browser.post(f"{preview}/confirm")
    place.browser.post(place.list_address, data={"person": [str(place.known.id)]})
    assert place.registered() == []
    assert place.browser.post(f"{place.list_address}/add", data={"pasted": "Budi Contoh"}).status_code == 422


def test_the_list_is_searched_by_name_and_school(place):
    with writing(place.engine, by=COMMAND) as session:
        for name in ("Dewi Contoh", "Eko Contoh"):
            make_participation(session, place.workshop, make_person(session, name), school=place.school)
        session.commit()
    told = place.page(f"{place.list_address}?q=dew jatilawang")
    assert ("Dewi Contoh" in told, "Eko Contoh" in told) == (True, False)
    assert "Tidak ada peserta" in place.page(f"{place.list_address}?q=xyz")


def test_a_workshop_without_a_district_remembers_it_too(place):
    with writing(place.engine, by=COMMAND) as session:
        for each in session.scalars(select(Workshop)):
            each.district_code = None
        session.commit()
    preview = place.paste(f"Dewi Contoh – {MISSPELT}")
    place.browser.post(f"{preview}/confirm", data={"answer-1-0": "1"})
    assert participations(place.engine, place.workshop)[0].work_unit == MISSPELT
    assert "Simpan 1" in place.page(place.paste(f"Tono Contoh – {MISSPELT}"))
