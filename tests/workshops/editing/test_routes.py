"""Planning a workshop in short steps, as a browser meets it."""

import datetime as dt

import pytest
from sqlalchemy import func, select

from tests.clients import make_app, sign_in
from tests.factories import add, make_organization, make_participation, make_person, make_user
from tests.workshops.pages import planning, text_of, values_of
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import Mode, Workshop, WorkshopState
from workshop_tracker.workshops.programmes import Programme
from workshop_tracker.workshops.queries import issuer_of


@pytest.fixture
def plan(engine):
    return planning(engine)


def edit_path(plan, step=""):
    return f"/workshops/{plan.draft.slug}/edit/{step}".rstrip("/")


def lock(plan):
    with writing(plan.engine, by=COMMAND) as session:
        session.get_one(Workshop, plan.draft.id).locked_at = now()
        session.commit()


def test_a_new_workshop_is_a_draft_of_the_own_body_and_leads_on_to_when_and_where(plan):
    answer = plan.send("/workshops/new", title="  Bimtek  Asesmen Contoh ", kind="bimtek")
    assert (answer.status_code, answer.location) == (303, "/workshops/bimtek-asesmen-contoh/edit/place")
    made = plan.stored("bimtek-asesmen-contoh")
    assert (made.title, made.kind, made.state) == ("Bimtek Asesmen Contoh", "Bimtek", WorkshopState.DRAFT)
    with reading(plan.engine) as session:
        assert issuer_of(session, made.id).id == plan.group


def test_an_organizer_chooses_among_the_own_bodies_only(plan):
    page = plan.client.get("/workshops/new").text
    assert "MGMP Matematika Contoh" in page
    assert "Dinas Pendidikan" not in page
    with writing(plan.engine, by=COMMAND) as session:
        other = make_organization(session, "MGMP Lain Contoh").id
        session.commit()
    answer = plan.send("/workshops/new", title="Titipan", organizer=str(other))
    assert answer.status_code == 422
    with reading(plan.engine) as session:
        assert session.scalar(select(func.count()).where(Workshop.title == "Titipan")) == 0


def test_an_admin_chooses_among_all_bodies(engine):
    admin = planning(engine, Role.ADMIN)
    assert "Dinas Pendidikan Provinsi Jawa Tengah" in admin.client.get("/workshops/new").text
    assert admin.client.get(f"/workshops/{admin.others.slug}/edit").status_code == 200


def test_a_wrong_form_keeps_what_was_typed_and_says_what_is_wrong(plan):
    answer = plan.send("/workshops/new", title="", kind="Pelatihan khusus")
    assert answer.status_code == 422
    assert "Isi judul kegiatan." in text_of(answer)
    assert values_of(answer.text)["kind"] == "Pelatihan khusus"


@pytest.mark.parametrize(
    ("step", "changes", "following"),
    [
        ("basics", {"title": "Numerasi Contoh"}, "place"),
        ("place", {"place": "SMA Contoh"}, "sessions"),
        ("numbers", {"minimum_attendance": "90"}, ""),
        ("numbers", {"design_code": "modern"}, ""),
        ("details", {"summary": "Satu\r\n\r\n dua "}, ""),
    ],
)
def test_each_step_saves_and_leads_to_the_next_or_back_to_the_steps(plan, step, changes, following):
    answer = plan.send(edit_path(plan, step), **changes)
    assert (answer.status_code, answer.location) == (303, edit_path(plan, following))
    [(field, value)] = changes.items()
    stored = getattr(plan.stored(), field)
    assert str(stored) == {"summary": "Satu\ndua"}.get(field, value)
    again = plan.send(edit_path(plan, step), later="1")
    assert again.location == edit_path(plan)


def test_when_and_where_is_read_as_people_write_it(plan):
    plan.send(
        edit_path(plan, "place"),
        starts_on="30 Juli 2025",
        ends_on="02/08/2025",
        mode="hybrid",
        district="Kab. Cilacap",
        office=str(plan.office),
    )
    workshop = plan.stored()
    assert (workshop.starts_on, workshop.ends_on) == (dt.date(2025, 7, 30), dt.date(2025, 8, 2))
    assert (workshop.mode, workshop.district_code, workshop.office_id) == (Mode.HYBRID, "33.01", plan.office)


def test_one_day_needs_to_be_typed_once(plan):
    plan.send(edit_path(plan, "place"), starts_on="2025-07-18", ends_on="")
    assert plan.stored().ends_on == dt.date(2025, 7, 18)


@pytest.mark.parametrize(
    ("step", "changes", "sentence"),
    [
        ("place", {"ends_on": "10/07/2025"}, "(10 Juli 2025) lebih awal daripada tanggal mulai (11 Juli 2025)."),
        ("place", {"starts_on": "31/02/2025"}, "bukan tanggal yang ada"),
        ("place", {"district": "Semarang"}, "dapat berarti Kabupaten Semarang dan Kota Semarang."),
        ("place", {"district": "Atlantis"}, "bukan kabupaten atau kota yang dikenal."),
        ("place", {"mode": "aula"}, ""),
        ("numbers", {"number_pattern": "421.5/CONTOH"}, "harus memuat {seq}"),
        ("numbers", {"number_pattern": "{seq:3}/{unit}/" + "X" * 50}, "lebih dari 60 huruf."),
        ("numbers", {"staff_number_pattern": "N/CONTOH"}, "harus memuat {seq}"),
        ("numbers", {"design_code": "belum-ada"}, ""),
        ("numbers", {"minimum_attendance": "101"}, "Isi bilangan bulat 0 sampai 100."),
        ("numbers", {"minimum_attendance": "1_0"}, "Isi bilangan bulat 0 sampai 100."),
        ("basics", {"title": "Judul\u202eterbalik"}, "Berisi tanda yang tidak terlihat: U+202E."),
        ("basics", {"title": "a" * 301}, "Paling panjang 300 huruf."),
    ],
)
def test_wrong_values_are_told_and_nothing_is_lost_or_saved(plan, step, changes, sentence):
    before = plan.stored().row_version
    answer = plan.send(edit_path(plan, step), **changes)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    [(field, typed)] = changes.items()
    if field not in {"mode", "design_code"}:  # of which only what is offered can be marked
        assert values_of(answer.text)[field] == typed
    assert plan.stored().row_version == before


def test_the_programme_is_one_of_those_that_were_announced(plan):
    with writing(plan.engine, by=COMMAND) as session:
        programme = add(session, Programme(slug="contoh", title="Program Contoh", owner_id=plan.office)).id
        session.commit()
    plan.send(edit_path(plan, "basics"), programme=str(programme))
    assert plan.stored().programme_id == programme


def test_a_stale_form_shows_both_values_and_the_choice_is_saved(plan):
    path = edit_path(plan, "place")
    mine = plan.form(path) | {"place": "SMA Saya Contoh"}
    plan.send(path, place="SMA Mereka Contoh", mode="online")
    answer = plan.client.post(path, data=mine)
    assert answer.status_code == 409
    text = text_of(answer)
    assert "SMA Saya Contoh" in text
    assert "SMA Mereka Contoh" in text
    assert "Luring" in text
    assert "Daring" in text
    assert plan.stored().place == "SMA Mereka Contoh"
    choice = values_of(answer.text) | {"place": "SMA Saya Contoh", "mode": "online"}
    assert plan.client.post(path, data=choice).status_code == 303
    assert (plan.stored().place, plan.stored().mode) == ("SMA Saya Contoh", Mode.ONLINE)


def test_an_old_form_without_a_difference_is_no_conflict(plan):
    path = edit_path(plan, "place")
    mine = plan.form(path)
    plan.send(edit_path(plan, "numbers"), minimum_attendance="70")
    assert plan.client.post(path, data=mine).status_code == 303


def test_what_valid_papers_say_asks_for_a_reason(plan):
    lock(plan)
    path = edit_path(plan, "basics")
    answer = plan.send(path, title="Judul Lain")
    assert answer.status_code == 422
    assert "Tulis alasan perubahan" in text_of(answer)
    assert values_of(answer.text)["title"] == "Judul Lain"
    assert plan.stored().title == "Literasi Contoh"
    assert plan.send(path, title="Judul Lain", reason="salah ketik").status_code == 303
    assert plan.stored().title == "Judul Lain"


def test_the_steps_say_what_is_missing_and_where_to_go_on(plan):
    plan.send(edit_path(plan, "place"), place="", office="")
    page = plan.client.get(edit_path(plan))
    text = text_of(page)
    assert "Kantor yang menaungi belum dipilih. Tempat belum diisi." in text
    assert "Lengkapi" in text
    assert 'aria-current="step"' in page.text
    assert "Buka kegiatan" not in text


def test_a_draft_is_opened_when_nothing_is_missing(plan):
    plan.send(edit_path(plan, "place"), office=str(plan.office))
    assert "Buka kegiatan" in text_of(plan.client.get(edit_path(plan)))
    answer = plan.client.post(f"/workshops/{plan.draft.slug}/state/open")
    assert answer.location == edit_path(plan)
    assert plan.stored().state is WorkshopState.OPEN


def test_opening_without_a_day_says_that_papers_wait(plan):
    plan.send(edit_path(plan, "place"), office=str(plan.office), starts_on="", ends_on="")
    assert "Tanggal belum ada: sertifikat menunggu." in text_of(plan.client.get(edit_path(plan)))
    answer = plan.client.post(f"/workshops/{plan.draft.slug}/state/open", follow_redirects=True)
    assert plan.stored().state is WorkshopState.OPEN
    assert "Tanggal belum ada: sertifikat menunggu." in text_of(answer)
    assert "Tanggal kegiatan belum diisi." in text_of(answer)


def test_opening_too_early_says_what_is_missing(plan):
    plan.send(edit_path(plan, "numbers"), number_pattern="")
    answer = plan.client.post(f"/workshops/{plan.draft.slug}/state/open", follow_redirects=True)
    assert "Pola nomor sertifikat belum diisi." in text_of(answer)
    assert plan.stored().state is WorkshopState.DRAFT


def test_a_workshop_is_held_and_closed_in_this_order(plan):
    plan.send(edit_path(plan, "place"), office=str(plan.office))
    for state in ("open", "held", "closed"):
        plan.client.post(f"/workshops/{plan.draft.slug}/state/{state}")
        assert plan.stored().state == state
    answer = plan.client.post(f"/workshops/{plan.draft.slug}/state/open", follow_redirects=True)
    assert "tidak dapat diubah menjadi demikian" in text_of(answer)
    refused = plan.send(edit_path(plan, "place"), place="SMA Contoh")
    assert refused.status_code == 422
    assert "sudah ditutup atau dibatalkan" in text_of(refused)


def test_cancelling_says_its_effect_in_numbers_and_keeps_the_reason(plan):
    with writing(plan.engine, by=COMMAND) as session:
        make_participation(session, session.get_one(Workshop, plan.draft.id), make_person(session))
        session.commit()
    assert "Batalkan kegiatan dengan 1 peserta" in text_of(plan.client.get(edit_path(plan)))
    plan.client.post(f"/workshops/{plan.draft.slug}/state/cancelled", data={"reason": "narasumber sakit"})
    assert plan.stored().state is WorkshopState.CANCELLED


def test_deleting_a_draft_says_its_effect_in_numbers(plan):
    assert "Hapus draf dengan 2 sesi dan 1 penanda tangan" in text_of(plan.client.get(edit_path(plan)))
    answer = plan.client.post(f"/workshops/{plan.draft.slug}/delete")
    assert (answer.status_code, answer.location) == (303, "/workshops")
    with reading(plan.engine) as session:
        assert session.get(Workshop, plan.draft.id) is None


def test_a_draft_with_participants_is_not_deleted(plan):
    with writing(plan.engine, by=COMMAND) as session:
        make_participation(session, session.get_one(Workshop, plan.draft.id), make_person(session))
        session.commit()
    assert "Hapus draf" not in text_of(plan.client.get(edit_path(plan)))
    answer = plan.client.post(f"/workshops/{plan.draft.slug}/delete", follow_redirects=True)
    assert "Hanya draf tanpa peserta" in text_of(answer)
    assert plan.stored().id == plan.draft.id


PAGES = ("edit", "edit/basics", "edit/place", "edit/numbers", "edit/details")
ACTS = ("edit/basics", "edit/place", "edit/numbers", "edit/details", "state/open", "state/cancelled", "delete")


def test_another_bodys_workshop_does_not_exist_here(plan):
    for page in PAGES:
        assert plan.client.get(f"/workshops/{plan.others.slug}/{page}").status_code == 404
    for act in ACTS:
        assert plan.client.post(f"/workshops/{plan.others.slug}/{act}").status_code == 404
    assert plan.stored(plan.others.slug).state is WorkshopState.OPEN


@pytest.mark.parametrize("role", [Role.OFFICE, Role.TEACHER, Role.SIGNATORY])
def test_other_roles_do_not_plan(plan, role):
    with writing(plan.engine, by=COMMAND) as session:
        organization = make_organization(session)
        user = make_user(session, "lain@contoh.sch.id", role, organization=organization)
        session.commit()
    client = make_app(plan.engine).test_client()
    sign_in(client, user)
    assert client.get("/workshops/new").status_code == 403
    assert client.get(edit_path(plan)).status_code == 403
    assert client.post(f"/workshops/{plan.draft.slug}/delete").status_code == 403


def test_strangers_are_asked_to_sign_in(plan):
    client = make_app(plan.engine).test_client()
    assert client.get("/workshops/new").location.startswith("/sign-in")
    assert client.post(f"/workshops/{plan.draft.slug}/delete").status_code in (303, 401)
    assert plan.stored().id == plan.draft.id


def test_every_page_of_planning_says_of_which_workshop(plan):
    for step in ("", "basics", "place", "sessions", "numbers", "details", "sessions/new", "signatories/right"):
        page = plan.client.get(edit_path(plan, step)).text
        title, heading = page.split("<title>")[1].split("</title>")[0], page.split("<h1")[1].split("<p class")[1]
        assert plan.draft.title in title, step
        assert plan.draft.title in heading.split("</p>")[0], step
