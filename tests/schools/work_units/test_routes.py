"""What is no school is shown to admins, who take it back."""

import re

from sqlalchemy import select

from tests.clients import make_app, sign_in
from tests.factories import make_district, make_user
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.schools.actions import confirm_work_unit
from workshop_tracker.viewer import COMMAND, Role

PAGE = "/schools/work-units"


def test_a_work_unit_is_shown_and_an_admin_takes_it_back(engine):
    with writing(engine, by=COMMAND) as session:
        make_district(session)
        confirm_work_unit(session, "Yayasan  Contoh", district_code="33.02")
        admin, teacher = make_user(session, "admin", Role.ADMIN), make_user(session, "guru", Role.TEACHER)
        session.commit()
    app = make_app(engine)
    client = app.test_client()
    sign_in(client, admin)
    assert f'href="{PAGE}"' in client.get("/schools").text
    page = client.get(PAGE).text
    assert "Yayasan Contoh" in page
    forget = re.search(rf'action="({PAGE}/[0-9]+/forget)"', page)[1]
    stranger = app.test_client()
    sign_in(stranger, teacher)
    assert stranger.post(forget).status_code == 403
    assert client.post(forget).status_code == 303
    assert client.post(forget).status_code == 404
    assert "akan ditanyakan lagi" in client.get(PAGE).text
    assert "Yayasan Contoh" not in client.get(PAGE).text
    with reading(engine) as session:
        taken = select(AuditEntry.action).where(AuditEntry.object_kind == "school_aliases").order_by(AuditEntry.id)
        assert session.scalars(taken).all() == ["create", "delete"]
