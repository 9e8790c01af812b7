"""Users, grants, links and sign-ins, read back through another session."""

import datetime as dt

import pytest
from sqlalchemy import select, text

from tests.factories import make_office, make_person, make_school
from workshop_tracker.accounts.actions import (
    AccountRefused,
    GrantNeedsAPlace,
    LinkIsUsedUp,
    LoginTaken,
    Place,
    add_user,
    disable_user,
    end_all_sessions,
    end_grant,
    end_session,
    grant_role,
    make_one_time_link,
    mark_seen,
    renew_hash,
    set_password_by_link,
    start_session,
)
from workshop_tracker.accounts.models import OneTimeLink, SignInSession, User
from workshop_tracker.accounts.queries import (
    grants_of,
    link_by_token,
    session_by_token,
    sessions_of,
    user_by_login,
)
from workshop_tracker.accounts.rules import grants_on
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.viewer import COMMAND, Role

DAY = dt.date(2025, 7, 11)
AT = dt.datetime(2025, 7, 11, 1, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def user(engine):
    with writing(engine, by=COMMAND) as session:
        user = add_user(session, "siti@contoh.sch.id", display_name="Siti Contoh")
        session.commit()
    return user


def test_a_user_is_found_by_any_spelling_of_the_login(engine):
    with writing(engine, by=COMMAND) as session:
        person = make_person(session, "Budi Contoh")
        add_user(session, " 0812-3456-7890 ", person=person)
        session.commit()
    with reading(engine) as session:
        found = user_by_login(session, "+62 812 3456 7890")
        assert found is not None
        assert (found.login, found.display_name, found.email, found.password_hash) == (
            "+6281234567890",
            "Budi Contoh",
            "",
            "",
        )
        assert found.person_id == person.id


def test_a_login_is_taken_once(engine, user):
    with writing(engine, by=COMMAND) as session, pytest.raises(LoginTaken, match="sudah dipakai"):
        add_user(session, "SITI@contoh.sch.id")


@pytest.mark.parametrize("login", ["", "   ", "siti\u202e", "a" * 301])
def test_a_login_that_nobody_could_type_is_refused(engine, login):
    with writing(engine, by=COMMAND) as session, pytest.raises(AccountRefused):
        add_user(session, login)


def test_a_role_is_held_until_it_is_ended(engine, user):
    with writing(engine, by=COMMAND) as session:
        office = make_office(session)
        grant = grant_role(session, user, Role.OFFICE, place=Place(organization=office), on=DAY)
        session.commit()
    with reading(engine) as session:
        assert [held.role for held in grants_on(DAY, grants_of(session, user.id))] == [Role.OFFICE]
    with writing(engine, by=COMMAND) as session:
        end_grant(session, session.merge(grant), on=DAY)
        session.commit()
    with reading(engine) as session:
        assert grants_on(DAY, grants_of(session, user.id)) == []


def test_some_roles_need_a_place(engine, user):
    with writing(engine, by=COMMAND) as session:
        for role in (Role.ORGANIZER, Role.OFFICE, Role.SUPERVISOR, Role.SCHOOL):
            with pytest.raises(GrantNeedsAPlace):
                grant_role(session, user, role, on=DAY)
        grant_role(session, user, Role.SCHOOL, place=Place(school=make_school(session)), on=DAY)
        with pytest.raises(AccountRefused, match="kegiatannya"):
            grant_role(session, user, Role.COMMITTEE, on=DAY)


def test_a_link_sets_a_password_once(engine, user):
    with writing(engine, by=COMMAND) as session:
        token = make_one_time_link(session, user, at=AT)
        session.commit()
    with writing(engine, by=COMMAND) as session:
        set_password_by_link(session, token, "hash", at=AT + HOUR)
        session.commit()
    with reading(engine) as session:
        assert session.get_one(User, user.id).password_hash == "hash"
        assert session.scalar(select(OneTimeLink)).used_at == AT + HOUR
    with writing(engine, by=COMMAND) as session, pytest.raises(LinkIsUsedUp):
        set_password_by_link(session, token, "another", at=AT + HOUR)


def meanwhile(session, change):
    """What another browser wrote between two statements of this session, whose own copy of the user is now stale."""
    session.execute(text(f"UPDATE users SET row_version = row_version + 1, {change}"))


def test_a_link_sets_its_password_where_the_same_user_is_hashed_anew_meanwhile(engine, user):
    with writing(engine, by=COMMAND) as session:
        token = make_one_time_link(session, user, at=AT)
        stale = session.get_one(User, user.id)
        meanwhile(session, "password_hash = 'hashed anew'")
        assert set_password_by_link(session, token, "chosen", at=AT) is stale
        session.commit()
    with reading(engine) as session:
        assert session.get_one(User, user.id).password_hash == "chosen"


def test_hashing_anew_keeps_a_password_that_was_chosen_meanwhile(engine, user):
    with writing(engine, by=COMMAND) as session:
        renew_hash(session, user, "hashed anew")
        session.commit()
    with reading(engine) as session:
        checked = session.get_one(User, user.id)
    assert checked.password_hash == "hashed anew"
    with writing(engine, by=COMMAND) as session:
        meanwhile(session, "password_hash = 'chosen'")
        renew_hash(session, checked, "hashed once more")
        session.commit()
    with reading(engine) as session:
        assert session.get_one(User, user.id).password_hash == "chosen"


def test_a_link_lives_seven_days(engine, user):
    with writing(engine, by=COMMAND) as session:
        token = make_one_time_link(session, user, at=AT)
        session.commit()
    with reading(engine) as session:
        week = dt.timedelta(days=7)
        assert link_by_token(session, token, at=AT + week - HOUR) is not None
        assert link_by_token(session, token, at=AT + week) is None


def test_a_newer_link_ends_the_one_before(engine, user):
    with writing(engine, by=COMMAND) as session:
        first = make_one_time_link(session, user, at=AT)
        second = make_one_time_link(session, user, at=AT)
        session.commit()
    with reading(engine) as session:
        assert link_by_token(session, first, at=AT) is None
        assert link_by_token(session, second, at=AT) is not None


def test_tokens_are_kept_as_their_hash_only(engine, user):
    with writing(engine, by=COMMAND) as session:
        link = make_one_time_link(session, user, at=AT)
        cookie = start_session(session, user, device="", at=AT)
        session.commit()
    with reading(engine) as session:
        kept = {session.scalar(select(OneTimeLink)).token_sha256, session.scalar(select(SignInSession)).token_sha256}
        audited = " ".join(f"{entry.old} {entry.new}" for entry in session.scalars(select(AuditEntry)))
    assert len(kept) == 2
    assert not kept & {link, cookie}
    assert all(secret not in audited for secret in {link, cookie, *kept})


def test_a_sign_in_can_be_ended_one_or_all(engine, user):
    with writing(engine, by=COMMAND) as session:
        phone, laptop, library = (start_session(session, user, device=name, at=AT) for name in ("hp", "laptop", "pc"))
        kept = session_by_token(session, laptop, at=AT)
        end_session(session, user.id, session_by_token(session, phone, at=AT).session_id, at=AT)
        session.commit()
    with reading(engine) as session:
        assert [found.device for found in sessions_of(session, user.id, at=AT)] == ["pc", "laptop"]
        assert session_by_token(session, phone, at=AT) is None
    with writing(engine, by=COMMAND) as session:
        end_all_sessions(session, user, at=AT, except_id=kept.session_id)
        session.commit()
    with reading(engine) as session:
        assert session_by_token(session, library, at=AT) is None
        assert session_by_token(session, laptop, at=AT) is not None
        assert session_by_token(session, laptop, at=AT + 24 * HOUR) is None


def test_a_disabled_user_is_out_everywhere(engine, user):
    with writing(engine, by=COMMAND) as session:
        cookie = start_session(session, user, device="", at=AT)
        link = make_one_time_link(session, user, at=AT)
        session.commit()
    with writing(engine, by=COMMAND) as session:
        disable_user(session, session.get_one(User, user.id), at=AT)
        session.commit()
    with reading(engine) as session:
        assert session_by_token(session, cookie, at=AT) is None
        assert link_by_token(session, link, at=AT) is None
        assert sessions_of(session, user.id, at=AT) == []


def test_a_new_password_ends_every_sign_in(engine, user):
    with writing(engine, by=COMMAND) as session:
        cookie = start_session(session, user, device="", at=AT)
        set_password_by_link(session, make_one_time_link(session, user, at=AT), "hash", at=AT)
        session.commit()
    with reading(engine) as session:
        assert session_by_token(session, cookie, at=AT) is None


def test_being_seen_does_not_revive_what_ended(engine, user):
    with writing(engine, by=COMMAND) as session:
        session_id = session_by_token(session, start_session(session, user, device="", at=AT), at=AT).session_id
        mark_seen(session, session_id, at=AT + HOUR)
        session.commit()
    with reading(engine) as session:
        assert session.get_one(SignInSession, session_id).seen_at == AT + HOUR
    with writing(engine, by=COMMAND) as session:
        end_session(session, user.id, session_id, at=AT + HOUR)
        mark_seen(session, session_id, at=AT + 2 * HOUR)
        session.commit()
    with reading(engine) as session:
        assert session.get_one(SignInSession, session_id).seen_at == AT + HOUR


def test_signing_in_and_out_is_written_down_in_the_audit(engine, user):
    with writing(engine, by=COMMAND) as session:
        session_id = session_by_token(session, start_session(session, user, device="", at=AT), at=AT).session_id
        end_session(session, user.id, session_id, at=AT)
        session.commit()
    with reading(engine) as session:
        its_own = (AuditEntry.object_kind == "users", AuditEntry.object_id == user.id)
        acts = session.scalars(select(AuditEntry.action).where(*its_own).order_by(AuditEntry.id))
        assert list(acts) == ["create", "sign_in", "sign_out"]
