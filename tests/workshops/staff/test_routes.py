"""Who is engaged and who signs, as a browser meets it."""

import datetime as dt

import pytest

from tests.factories import add, make_person, make_speaker, make_user
from tests.workshops.pages import planning, text_of, values_of
from workshop_tracker.database import now, reading, writing
from workshop_tracker.people.models import Person, StaffKind
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.committees import committee_of
from workshop_tracker.workshops.engagements import EngagementRole
from workshop_tracker.workshops.models import CommitteeGrant, Workshop, WorkshopState
from workshop_tracker.workshops.queries import committee_workshops_of, engagements_of, signatories_of


@pytest.fixture
def plan(engine):
    return planning(engine)


def path(plan, rest):
    return f"/workshops/{plan.draft.slug}/edit/{rest}"


def signers(plan):
    with reading(plan.engine) as session:
        return {row.place.value: row for row in signatories_of(session, plan.draft.id)}


def engaged(plan):
    with reading(plan.engine) as session:
        return engagements_of(session, plan.draft.id)


def test_a_signatory_is_added_beside_the_one_who_stands(plan):
    answer = plan.send(
        path(plan, "signatories/left"),
        title_lines="Mengetahui,\r\na.n. Kepala Dinas Contoh\r\n  u.b.  ",
        name="Dr. Sri  Contoh, M.Pd.",
        rank="Pembina, IV/a",
        identity="NIP. 19700101 199501 2 001",
    )
    assert (answer.status_code, answer.location) == (303, path(plan, "numbers"))
    left = signers(plan)["left"]
    assert (left.name, left.rank, left.identity) == (
        "Dr. Sri Contoh, M.Pd.",
        "Pembina, IV/a",
        "NIP. 19700101 199501 2 001",
    )
    assert left.title_lines == "Mengetahui,\na.n. Kepala Dinas Contoh\nu.b."
    assert "Dr. Sri Contoh, M.Pd." in text_of(plan.client.get(path(plan, "numbers")))


def test_a_signatory_without_a_name_is_asked_for_it_and_nothing_is_lost(plan):
    answer = plan.send(path(plan, "signatories/left"), title_lines="Kepala Contoh")
    assert answer.status_code == 422
    assert "Isi nama penanda tangan." in text_of(answer)
    assert values_of(answer.text)["title_lines"] == "Kepala Contoh"
    assert "left" not in signers(plan)


def test_a_signatory_who_is_known_is_that_person(plan):
    with writing(plan.engine, by=COMMAND) as session:
        person = make_person(session, "Sri Contoh", title_after="M.Pd.").id
        session.commit()
    plan.send(path(plan, "signatories/right"), name="Sri Contoh, M.Pd.")
    assert signers(plan)["right"].person_id == person


def test_a_stale_signatory_form_shows_both_values(plan):
    address = path(plan, "signatories/right")
    mine = plan.form(address) | {"name": "Saya Contoh"}
    plan.send(address, name="Mereka Contoh")
    answer = plan.client.post(address, data=mine)
    assert answer.status_code == 409
    assert "Mereka Contoh" in text_of(answer)
    assert signers(plan)["right"].name == "Mereka Contoh"


def test_two_who_add_the_same_signatory_meet_too(plan):
    address = path(plan, "signatories/left")
    mine = plan.form(address) | {"name": "Saya Contoh"}
    plan.send(address, name="Mereka Contoh")
    assert plan.client.post(address, data=mine).status_code == 409


def test_a_signatory_is_removed(plan):
    answer = plan.client.post(path(plan, "signatories/right/remove"))
    assert answer.location == path(plan, "numbers")
    assert signers(plan) == {}
    assert plan.client.post(path(plan, "signatories/right/remove")).status_code == 404


def test_valid_papers_ask_for_a_reason(plan):
    with writing(plan.engine, by=COMMAND) as session:
        session.get_one(Workshop, plan.draft.id).locked_at = now()
        session.commit()
    address = path(plan, "signatories/right")
    refused = plan.send(address, name="Lain Contoh")
    assert refused.status_code == 422
    assert "Tulis alasan perubahan" in text_of(refused)
    assert "tulis alasannya" in text_of(plan.client.post(f"{address}/remove", follow_redirects=True))
    assert plan.send(address, name="Lain Contoh", reason="pindah tugas").status_code == 303
    assert plan.client.post(f"{address}/remove", data={"reason": "pensiun"}).location == path(plan, "numbers")
    assert signers(plan) == {}


def test_an_opening_official_is_recorded_with_the_post_represented(plan):
    answer = plan.send(
        path(plan, "engagements"), name="Agus Contoh.S.Pd.M.Pd", role="opening", represents="Kepala Cabang Contoh"
    )
    assert (answer.status_code, answer.location) == (303, path(plan, "engagements"))
    [row] = engaged(plan)
    assert (row.person.name, row.person.title_after, row.role) == (
        "Agus Contoh",
        "S.Pd., M.Pd.",
        EngagementRole.OPENING,
    )
    assert row.person.staff_kind is StaffKind.OFFICIAL
    assert "mewakili Kepala Cabang Contoh" in text_of(plan.client.get(path(plan, "engagements")))


def test_somebody_is_taken_off_and_stays_known(plan):
    plan.send(path(plan, "engagements"), name="Dewi Contoh", role="moderator")
    [row] = engaged(plan)
    assert plan.client.post(path(plan, f"engagements/{row.id}/remove")).status_code == 303
    assert engaged(plan) == []
    with reading(plan.engine) as session:
        assert session.get(Person, row.person_id) is not None


def test_speakers_are_shown_here_and_changed_at_their_sessions(plan):
    with writing(plan.engine, by=COMMAND) as session:
        workshop = session.get_one(Workshop, plan.draft.id)
        row = make_speaker(session, workshop, make_person(session, "Erna Contoh")).id
        session.commit()
    assert "Erna Contoh Narasumber" in text_of(plan.client.get(path(plan, "engagements")))
    assert plan.client.post(path(plan, f"engagements/{row}/remove")).status_code == 404
    answer = plan.send(path(plan, "engagements"), name="Budi Contoh", role="speaker")
    assert answer.status_code == 422
    assert len(engaged(plan)) == 1


def test_a_workshop_that_is_over_engages_nobody(plan):
    plan.send(path(plan, "engagements"), name="Dewi Contoh", role="moderator")
    with writing(plan.engine, by=COMMAND) as session:
        session.get_one(Workshop, plan.draft.id).state = WorkshopState.CLOSED
        session.commit()
    refused = plan.send(path(plan, "engagements"), name="Tuti Contoh", role="moderator")
    assert refused.status_code == 422
    [row] = engaged(plan)
    answer = plan.client.post(path(plan, f"engagements/{row.id}/remove"), follow_redirects=True)
    assert "sudah ditutup atau dibatalkan" in text_of(answer)
    assert len(engaged(plan)) == 1


def test_another_bodys_people_do_not_exist_here(plan):
    address = f"/workshops/{plan.others.slug}/edit"
    for page in ("signatories/right", "engagements"):
        assert plan.client.get(f"{address}/{page}").status_code == 404
    for act in ("signatories/right", "signatories/right/remove", "engagements", "engagements/1/remove"):
        assert plan.client.post(f"{address}/{act}", data={"name": "Titipan", "role": "moderator"}).status_code == 404


def test_an_engagement_is_found_through_its_own_workshop(plan):
    with writing(plan.engine, by=COMMAND) as session:
        other = session.get_one(Workshop, plan.others.id)
        row = make_speaker(session, other, make_person(session))
        row.role = EngagementRole.MODERATOR
        session.commit()
        row_id = row.id
    assert plan.client.post(path(plan, f"engagements/{row_id}/remove")).status_code == 404


def committee(plan):
    with reading(plan.engine) as session:
        return {grant.user.login: grant for grant in committee_of(session, plan.draft.id)}


def test_somebody_with_an_account_may_help_until_a_week_after_the_last_day(plan):
    with writing(plan.engine, by=COMMAND) as session:
        helper = make_user(session, "dewi@contoh.sch.id")
        session.commit()
    answer = plan.send(path(plan, "committee"), login=" Dewi@contoh.sch.id ")
    assert (answer.status_code, answer.location) == (303, path(plan, "committee"))
    assert committee(plan)["dewi@contoh.sch.id"].ends_on == dt.date(2025, 7, 18)
    plan.send(path(plan, "committee"), login="dewi@contoh.sch.id", until="31/07/2025")
    assert committee(plan)["dewi@contoh.sch.id"].ends_on == dt.date(2025, 7, 31)
    with reading(plan.engine) as session:
        assert committee_workshops_of(session, helper.id, dt.date(2025, 7, 31)) == {plan.draft.id}
    assert "dewi@contoh.sch.id · sampai 31 Juli 2025" in text_of(plan.client.get(path(plan, "committee")))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"login": "nobody"}, "Belum ada akun dengan nama masuk ini."),
        ({"login": ""}, "Isi nama masuk akun panitia."),
        ({"login": "nobody", "until": ""}, "Isi tanggal berakhirnya."),
    ],
)
def test_a_committee_needs_an_account_and_an_end(plan, changes, sentence):
    answer = plan.send(path(plan, "committee"), **changes)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert committee(plan) == {}


def test_a_helper_is_sent_home_only_by_the_own_workshop(plan):
    with writing(plan.engine, by=COMMAND) as session:
        until = dt.date(2025, 7, 31)
        own = add(session, CommitteeGrant(workshop_id=plan.draft.id, user_id=make_user(session, "a").id, ends_on=until))
        other = add(
            session, CommitteeGrant(workshop_id=plan.others.id, user_id=make_user(session, "b").id, ends_on=until)
        )
        session.commit()
    assert plan.client.post(path(plan, f"committee/{other.id}/remove")).status_code == 404
    assert plan.client.post(path(plan, f"committee/{own.id}/remove")).location == path(plan, "committee")
    assert committee(plan) == {}
    address = f"/workshops/{plan.others.slug}/edit/committee"
    assert plan.client.get(address).status_code == 404
    assert plan.client.post(address, data={"login": "a", "until": "31/07/2025"}).status_code == 404
    assert plan.client.post(f"{address}/{other.id}/remove").status_code == 404
