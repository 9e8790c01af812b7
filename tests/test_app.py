"""The app as a whole."""

from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND, Role


def test_the_first_page_is_for_anyone(engine):
    answer = make_app(engine).test_client().get("/")
    assert answer.status_code == 200
    assert "Cek keaslian sertifikat" in answer.text


def test_a_user_sees_the_own_name(engine):
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "siti", Role.ADMIN)
        session.commit()
    client = make_app(engine).test_client()
    sign_in(client, user)
    answer = client.get("/account")
    assert answer.status_code == 200
    assert "siti Contoh" in answer.text
