import datetime as dt

import pytest
from sqlalchemy import func, select

from tests.factories import (
    FIRST_DAY,
    make_office,
    make_organization,
    make_participation,
    make_person,
    make_workshop,
)
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops import actions
from workshop_tracker.workshops.engagements import PaperRole, Signatory, SignatoryPlace
from workshop_tracker.workshops.models import Sheet, Workshop, WorkshopOrganizer, WorkshopSession, WorkshopState
from workshop_tracker.workshops.queries import issuer_of, organizers_of, sessions_of, signatories_of


def make(engine, **values):
    with writing(engine, by=COMMAND) as session:
        workshop = make_workshop(session, **values)
        session.commit()
        return workshop.id


def acting(engine, workshop_id, act, **options):
    """Do it in a session of its own, commit, and hand back what it said."""
    with writing(engine, by=COMMAND) as session:
        said = act(session, session.get_one(Workshop, workshop_id), **options)
        session.commit()
        return said


def stored(engine, workshop_id):
    with reading(engine) as session:
        return session.get_one(Workshop, workshop_id)


def reasons(engine):
    with reading(engine) as session:
        return list(session.scalars(select(AuditEntry.reason).where(AuditEntry.reason != "")))


def test_a_new_workshop_is_a_draft_with_an_address_and_papers(engine):
    with writing(engine, by=COMMAND) as session:
        issuer = make_organization(session)
        values = {"title": "Literasi Contoh", "starts_on": FIRST_DAY}
        ids = [actions.create_workshop(session, values, issuer=issuer).id for _ in range(3)]
        session.commit()
    with reading(engine) as session:
        made = [session.get_one(Workshop, number) for number in ids]
        assert [workshop.slug for workshop in made] == [
            "literasi-contoh-2025-07-11",
            "literasi-contoh-2025-07-11--2",
            "literasi-contoh-2025-07-11--3",
        ]
        assert made[0].state is WorkshopState.DRAFT
        assert issuer_of(session, made[0].id).id == issuer.id
        roles = session.scalars(select(PaperRole.role).where(PaperRole.workshop_id == made[0].id))
        assert sorted(roles) == ["participant", "speaker"]


def test_an_edit_writes_what_differs_and_says_so(engine):
    workshop_id = make(engine)
    values = {"place": "SMA Contoh", "kind": "Workshop"}
    assert acting(engine, workshop_id, actions.edit_workshop, values=values) == {"place"}
    assert acting(engine, workshop_id, actions.edit_workshop, values=values) == frozenset()
    assert stored(engine, workshop_id).place == "SMA Contoh"


def test_what_valid_papers_say_changes_only_for_a_reason_which_is_kept(engine):
    workshop_id = make(engine, locked_at=now())
    with pytest.raises(actions.ReasonMissing):
        acting(engine, workshop_id, actions.edit_workshop, values={"title": "Lain"})
    assert acting(engine, workshop_id, actions.edit_workshop, values={"hashtags": "#Contoh"}) == {"hashtags"}
    acting(engine, workshop_id, actions.edit_workshop, values={"title": "Lain"}, reason="salah ketik")
    assert stored(engine, workshop_id).title == "Lain"
    assert reasons(engine) == ["salah ketik"]


def test_a_workshop_that_is_over_is_not_edited(engine):
    workshop_id = make(engine, state=WorkshopState.CLOSED)
    with pytest.raises(actions.WorkshopIsOver):
        acting(engine, workshop_id, actions.edit_workshop, values={"place": "SMA Contoh"})


def test_a_form_that_shows_an_older_row_is_noticed(engine):
    workshop_id = make(engine)
    acting(engine, workshop_id, actions.edit_workshop, values={"place": "SMA Contoh"})
    workshop = stored(engine, workshop_id)
    actions.require_version(workshop, workshop.row_version)
    with pytest.raises(actions.StaleForm):
        actions.require_version(workshop, workshop.row_version - 1)


def test_another_issuer_takes_the_place_of_the_one_before(engine):
    with writing(engine, by=COMMAND) as session:
        workshop = make_workshop(session)
        other = make_organization(session, "KKG Contoh")
        session.commit()
        other_id, workshop_id = other.id, workshop.id
    acting(engine, workshop_id, lambda session, w: actions.set_issuer(session, w, other))
    with reading(engine) as session:
        assert [o.id for o in organizers_of(session, workshop_id)] == [other_id]
        assert issuer_of(session, workshop_id).id == other_id
    assert acting(engine, workshop_id, lambda session, w: actions.set_issuer(session, w, other)) == frozenset()


def test_a_joint_organizer_may_become_the_issuer(engine):
    with writing(engine, by=COMMAND) as session:
        workshop = make_workshop(session)
        joint = make_organization(session, "KKG Contoh")
        session.add(WorkshopOrganizer(workshop_id=workshop.id, organization_id=joint.id, is_issuer=False, position=2))
        session.commit()
        joint_id, workshop_id = joint.id, workshop.id
    acting(engine, workshop_id, lambda session, w: actions.set_issuer(session, w, joint))
    with reading(engine) as session:
        assert issuer_of(session, workshop_id).id == joint_id


def test_a_signatory_is_written_over_and_removed(engine):
    workshop_id = make(engine)
    values = {"name": "Sri Contoh, M.Pd.", "title_lines": "a.n. Kepala Dinas\nu.b.", "rank": "", "identity": ""}
    right = SignatoryPlace.RIGHT
    assert acting(engine, workshop_id, actions.save_signatory, place=right, values=values) == {"signatories"}
    assert acting(engine, workshop_id, actions.save_signatory, place=right, values=values) == frozenset()
    with writing(engine, by=COMMAND) as session:
        [signatory] = signatories_of(session, workshop_id)
        assert signatory.name == "Sri Contoh, M.Pd."
        actions.remove_signatory(session, session.get_one(Workshop, workshop_id), signatory)
        session.commit()
    with reading(engine) as session:
        assert signatories_of(session, workshop_id) == []


def test_signatories_of_valid_papers_change_only_for_a_reason(engine):
    workshop_id = make(engine, locked_at=now())
    values = {"name": "Orang Lain Contoh"}
    with pytest.raises(actions.ReasonMissing):
        acting(engine, workshop_id, actions.save_signatory, place=SignatoryPlace.RIGHT, values=values)
    acting(engine, workshop_id, actions.save_signatory, place=SignatoryPlace.RIGHT, values=values, reason="diganti")
    assert reasons(engine) == ["diganti"]


def test_a_draft_opens_when_nothing_is_missing(engine):
    workshop_id = make(engine, state=WorkshopState.DRAFT, number_pattern="")
    with pytest.raises(actions.NotReadyToOpen) as refused:
        acting(engine, workshop_id, actions.open_workshop)
    assert [problem.path for problem in refused.value.missing] == ["number_pattern"]
    acting(engine, workshop_id, actions.edit_workshop, values={"number_pattern": "{seq}/CONTOH"})
    acting(engine, workshop_id, actions.open_workshop)
    assert stored(engine, workshop_id).state is WorkshopState.OPEN


def test_states_follow_each_other(engine):
    workshop_id = make(engine)
    acting(engine, workshop_id, actions.mark_held)
    assert stored(engine, workshop_id).state is WorkshopState.HELD
    acting(engine, workshop_id, actions.close_workshop)
    assert stored(engine, workshop_id).state is WorkshopState.CLOSED
    for act in (actions.open_workshop, actions.mark_held, actions.close_workshop, actions.cancel_workshop):
        with pytest.raises(actions.StateDoesNotFollow):
            acting(engine, workshop_id, act)


def test_a_workshop_is_cancelled_with_its_reason_unless_papers_are_valid(engine):
    workshop_id, locked_id = make(engine), make(engine, locked_at=now())
    acting(engine, workshop_id, actions.cancel_workshop, reason="narasumber sakit")
    assert stored(engine, workshop_id).state is WorkshopState.CANCELLED
    assert reasons(engine) == ["narasumber sakit"]
    with pytest.raises(actions.StateDoesNotFollow):
        acting(engine, locked_id, actions.cancel_workshop)


def test_a_draft_goes_with_its_parts_and_leaves_its_trace(engine):
    workshop_id = make(engine, state=WorkshopState.DRAFT)
    acting(engine, workshop_id, actions.delete_draft)
    with reading(engine) as session:
        for table in (Workshop, WorkshopSession, Sheet, Signatory, PaperRole, WorkshopOrganizer):
            assert session.scalar(select(func.count()).select_from(table)) == 0
        gone = session.scalars(select(AuditEntry).where(AuditEntry.action == "delete")).all()
        assert [(entry.object_kind, entry.object_id) for entry in gone] == [("workshops", workshop_id)]


def test_a_draft_with_participants_stays(engine):
    with writing(engine, by=COMMAND) as session:
        workshop = make_workshop(session, state=WorkshopState.DRAFT)
        make_participation(session, workshop, make_person(session))
        session.commit()
        workshop_id = workshop.id
    with pytest.raises(actions.SomethingRestsOnIt) as refused:
        acting(engine, workshop_id, actions.delete_draft)
    assert refused.value.resting == {"participations": 1}
    with reading(engine) as session:
        assert len(sessions_of(session, workshop_id)) == 2


def test_only_a_draft_is_deleted(engine):
    workshop_id = make(engine)
    with pytest.raises(actions.StateDoesNotFollow):
        acting(engine, workshop_id, actions.delete_draft)


def test_the_office_may_be_changed_although_papers_are_valid(engine):
    workshop_id = make(engine, locked_at=now())
    with writing(engine, by=COMMAND) as session:
        office_id = make_office(session).id
        session.commit()
    assert acting(engine, workshop_id, actions.edit_workshop, values={"office_id": office_id}) == {"office_id"}


def test_local_times_stay_when_the_workshop_moves_to_another_zone(engine):
    workshop_id = make(engine)
    at_eight = dt.datetime(2025, 7, 11, 1, 0, tzinfo=dt.UTC)
    with writing(engine, by=COMMAND) as session:
        part = sessions_of(session, workshop_id)[0]
        part.starts_at = at_eight
        session.commit()
    acting(engine, workshop_id, actions.edit_workshop, values={"district_code": "91.71"})
    with reading(engine) as session:
        first, second = sessions_of(session, workshop_id)
        assert (first.starts_at, second.starts_at) == (at_eight - dt.timedelta(hours=2), None)
