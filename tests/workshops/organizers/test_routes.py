"""Who organizes together, as an organizer decides it."""

import pytest

from tests.factories import make_organization
from tests.workshops.pages import planning, text_of
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import issuer_of, organizers_of


@pytest.fixture
def plan(engine):
    found = planning(engine)
    with writing(engine, by=COMMAND) as session:
        make_organization(session, "KKG Jatilawang Contoh", code="kkg-contoh")
        session.commit()
    return found


def path(plan, rest=""):
    return f"/workshops/{plan.draft.slug}/edit/organizers{rest}"


def names(plan):
    with reading(plan.engine) as session:
        issuer = issuer_of(session, plan.draft.id)
        return [body.name for body in organizers_of(session, plan.draft.id)], issuer.name if issuer else ""


def send(plan, act, code="kkg-contoh"):
    """Press the button of a body and read the page that follows."""
    sent = plan.form(path(plan)) | {"code": code}
    return text_of(plan.client.post(path(plan, f"/{act}"), data=sent, follow_redirects=True))


def test_a_body_is_found_by_name_added_and_taken_away(plan):
    page = text_of(plan.client.get(path(plan, "?q=jatilawang")))
    assert "KKG Jatilawang Contoh" in page

    for _ in range(2):
        assert "Perubahan tersimpan." in send(plan, "add")
    assert names(plan) == (["MGMP Matematika Contoh", "KKG Jatilawang Contoh"], "MGMP Matematika Contoh")

    send(plan, "remove")
    assert names(plan)[0] == ["MGMP Matematika Contoh"]
    assert "Tidak ada lembaga lain bernama “tiada”" in text_of(plan.client.get(path(plan, "?q=tiada")))


def test_one_lets_the_own_bodies_issue_only_and_the_issuer_stays(engine, plan):
    send(plan, "add")
    assert "dari lembaga Anda sendiri" in send(plan, "issue")
    assert names(plan)[1] == "MGMP Matematika Contoh"

    with reading(engine) as session:
        own = issuer_of(session, plan.draft.id).code
    assert "pilih penerbit lain dahulu" in send(plan, "remove", own)
    assert len(names(plan)[0]) == 2


def test_an_admin_lets_another_issue_and_who_issued_before_still_organizes(engine):
    plan = planning(engine, Role.ADMIN)
    with writing(engine, by=COMMAND) as session:
        make_organization(session, "KKG Contoh", code="kkg-contoh")
        session.commit()

    send(plan, "add")
    send(plan, "issue")

    assert names(plan) == (["MGMP Matematika Contoh", "KKG Contoh"], "KKG Contoh")


def test_valid_papers_name_the_organizers_so_they_stay(plan):
    with writing(plan.engine, by=COMMAND) as session:
        session.get_one(Workshop, plan.draft.id).locked_at = now()
        session.commit()

    assert "penyelenggara tidak diubah lagi" in send(plan, "add")
    assert names(plan)[0] == ["MGMP Matematika Contoh"]
