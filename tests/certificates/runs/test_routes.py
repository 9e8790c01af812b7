"""How far a press is, as the page of papers asks while it waits."""

from tests.certificates.halls import DAY, Hall, workshop_of
from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.certificates.runs.actions import begin_preparing, finish
from workshop_tracker.certificates.runs.models import PaperRun
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND, Role


def test_a_press_under_way_is_told_until_it_has_finished(engine):
    hall = Hall(engine, present=("Ayu Contoh", "Budi Contoh"))
    with writing(engine, by=COMMAND) as session:
        user = make_user(session, "admin", Role.ADMIN)
        session.commit()
    client = make_app(engine, base_url="http://localhost").test_client()
    sign_in(client, user)
    page = f"/workshops/{hall.slug}/certificates"
    assert f'data-from="{page}/progress"' in client.get(page).text
    assert client.get(f"{page}/progress").json == {"told": ""}

    with writing(engine, by=COMMAND) as session:
        run = begin_preparing(session, workshop_of(session, hall), None, on=DAY)
        session.get_one(PaperRun, run.id).done = 1
        session.commit()

    told = client.get(f"{page}/progress").json["told"]
    assert "1 dari 2 disiapkan" in told
    assert "data-moving" in told
    assert "<html" not in told

    with writing(engine, by=COMMAND) as session:
        finish(session, run)
        session.commit()
    assert client.get(f"{page}/progress").json == {"told": ""}
