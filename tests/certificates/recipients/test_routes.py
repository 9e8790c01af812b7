"""Which roles get papers, as an organizer decides it."""

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY
from tests.factories import make_participation, make_person
from tests.workshops.pages import planning, text_of
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.database import reading, writing
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.engagements import Engagement, EngagementRole, PaperRole
from workshop_tracker.workshops.models import Workshop, WorkshopState


@pytest.fixture
def plan(engine):
    return planning(engine)


def path(plan):
    return f"/workshops/{plan.draft.slug}/edit/recipients"


def setting(plan):
    with reading(plan.engine) as session:
        rows = session.scalars(select(PaperRole).where(PaperRole.workshop_id == plan.draft.id))
        return {row.role: row.hours.value for row in rows}


def test_roles_are_added_changed_and_taken_away(plan):
    before = setting(plan)
    assert plan.form(path(plan))["participant"] == before["participant"] == "programme"

    answer = plan.send(path(plan), moderator="none", committee="programme", speaker="")

    assert (answer.status_code, answer.location) == (303, f"/workshops/{plan.draft.slug}/edit")
    assert setting(plan) == {"participant": "programme", "moderator": "none", "committee": "programme"}
    assert "Bersertifikat, tanpa JP" in text_of(plan.client.get(path(plan)))


def test_hours_that_a_role_cannot_have_are_refused(plan):
    before = setting(plan)

    assert plan.send(path(plan), participant="own_sessions").status_code == 422
    assert setting(plan) == before


def test_what_papers_rest_on_stays_and_a_further_role_may_get_them(plan):
    with writing(plan.engine, by=COMMAND) as session:
        workshop = session.get_one(Workshop, plan.draft.id)
        workshop.state = WorkshopState.OPEN
        make_participation(session, workshop, make_person(session, "Ayu Contoh"))
        moderator = make_person(session, "Dwi Contoh")
        session.add(Engagement(workshop_id=workshop.id, person_id=moderator.id, role=EngagementRole.MODERATOR))
        prepare_certificates(session, workshop, on=DAY, base_url=BASE_URL, before_the_end=True)
        session.commit()

    refused = plan.send(path(plan), participant="")
    assert refused.status_code == 422
    assert "1 sertifikat sudah dibuat menurut pilihan ini" in text_of(refused)
    assert setting(plan)["participant"] == "programme"

    assert plan.send(path(plan), moderator="none").status_code == 303
    with writing(plan.engine, by=COMMAND) as session:
        workshop = session.get_one(Workshop, plan.draft.id)
        assert prepare_certificates(session, workshop, on=DAY, base_url=BASE_URL, before_the_end=True).made == 1


def test_a_closed_workshop_is_not_changed(plan):
    with writing(plan.engine, by=COMMAND) as session:
        session.get_one(Workshop, plan.draft.id).state = WorkshopState.CLOSED
        session.commit()

    assert plan.send(path(plan), moderator="none").status_code == 422
    assert "moderator" not in setting(plan)
