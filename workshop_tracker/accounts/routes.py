"""Signing in and out, choosing a password by a one-time link, one's own account, the language."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, session, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker import limits
from workshop_tracker.access import anyone, current_viewer, signed_in
from workshop_tracker.accounts.actions import (
    LinkIsUsedUp,
    end_all_sessions,
    end_session,
    locked_user,
    renew_hash,
    set_password,
    set_password_by_link,
    start_session,
)
from workshop_tracker.accounts.forms import ChangePasswordForm, NewPasswordForm, SignInForm
from workshop_tracker.accounts.models import User
from workshop_tracker.accounts.passwords import hash_password, is_outdated, is_right
from workshop_tracker.accounts.presence import drop_token, keep_token
from workshop_tracker.accounts.queries import link_by_token, sessions_of, user_by_id, user_by_login
from workshop_tracker.accounts.rules import device_name, fold_login, safe_next
from workshop_tracker.answers import cookie_name
from workshop_tracker.database import now
from workshop_tracker.extensions import LANGUAGES, current_settings, db
from workshop_tracker.viewer import Actor, ActorKind

blueprint = Blueprint("accounts", __name__)
Answer = Response | str | tuple[str, int]
ONE_YEAR_S = 365 * 24 * 3600
REFUSED = 422


@blueprint.get("/sign-in")
@anyone("whoever signs in is not signed in yet")
def sign_in() -> Answer:
    if g.viewer is not None:
        return redirect(safe_next(request.args.get("next")), 303)
    return _sign_in_page(SignInForm(formdata=None, next=safe_next(request.args.get("next"))))


@blueprint.post("/sign-in")
@anyone("whoever signs in is not signed in yet")
def sign_in_with_password() -> Answer:
    form = SignInForm()
    if not form.validate():
        return _sign_in_page(form), REFUSED
    login, password = fold_login(form.login.data or ""), form.password.data or ""
    limits.check(limits.SIGN_IN_BY_ADDRESS, limits.caller())
    limits.check(limits.SIGN_IN_BY_LOGIN, login)
    user = _user_with_password(login, password)
    if user is None:
        limits.note(limits.REFUSED_SIGN_INS, login)
        form.password.errors = [gettext("Nama masuk atau kata sandi tidak cocok.")]
        return _sign_in_page(form), REFUSED
    limits.forget(limits.SIGN_IN_BY_LOGIN, login)
    newer_hash = hash_password(password) if is_outdated(user.password_hash) else ""
    db.begin_writing(_actor(user))
    if newer_hash:
        renew_hash(db.writing, user, newer_hash)
    return _signed_in(user, target=safe_next(form.next.data))


@blueprint.post("/sign-out")
@anyone("signing out twice is no mistake")
def sign_out() -> Response:
    if g.viewer is not None:
        end_session(db.writing, g.viewer.user_id, g.sign_in_id, at=now())
        db.session.commit()
    session.clear()
    answer = redirect(url_for("desk.home"), 303)
    drop_token(answer)
    return answer


@blueprint.get("/set-password/<token>")
@anyone("the link itself is the right; opening it uses nothing up")
def choose_password(token: str) -> Answer:
    limits.check(limits.ONE_TIME_LINK, limits.caller())
    user = _user_of_link(token)
    if user is None:
        return _link_is_used_up()
    return render_template("accounts/set_password.html", form=NewPasswordForm(login=user.login))


@blueprint.post("/set-password/<token>")
@anyone("the link itself is the right")
def set_password_of_link(token: str) -> Answer:
    limits.check(limits.ONE_TIME_LINK, limits.caller())
    user = _user_of_link(token)
    if user is None:
        return _link_is_used_up()
    form = NewPasswordForm(login=user.login)
    if not form.validate():
        return render_template("accounts/set_password.html", form=form), REFUSED
    password_hash = hash_password(form.password.data or "")  # before the transaction: it takes its time
    try:
        set_password_by_link(db.begin_writing(_actor(user)), token, password_hash, at=now())
    except LinkIsUsedUp:
        return _link_is_used_up()
    answer = _signed_in(user, target=url_for("desk.home"))
    flash(gettext("Kata sandi tersimpan. Anda sudah masuk."), "ok")
    return answer


@blueprint.get("/account")
@signed_in()
def account() -> Answer:
    return _account_page(ChangePasswordForm(login=""))


@blueprint.post("/account/password")
@signed_in()
def change_password() -> Answer:
    with db.looking() as looking:
        user = user_by_id(looking, current_viewer().user_id)
    form = ChangePasswordForm(login=user.login)
    if not form.validate():
        return _account_page(form), REFUSED
    limits.check(limits.SIGN_IN_BY_LOGIN, user.login)
    if not is_right(user.password_hash, form.present.data or ""):
        form.present.errors = [gettext("Kata sandi sekarang tidak cocok.")]
        return _account_page(form), REFUSED
    password_hash = hash_password(form.password.data or "")  # before the transaction: it takes its time
    set_password(db.writing, locked_user(db.writing, user.id), password_hash, at=now())
    answer = _signed_in(user, target=url_for("accounts.account"))
    flash(gettext("Kata sandi diganti. Perangkat lain sudah dikeluarkan."), "ok")
    return answer


@blueprint.post("/account/sign-out-elsewhere")
@signed_in()
def sign_out_elsewhere() -> Response:
    at, user = now(), user_by_id(db.session, current_viewer().user_id)
    others = len(sessions_of(db.session, user.id, at=at)) - 1
    end_all_sessions(db.writing, user, at=at, except_id=g.sign_in_id)
    db.session.commit()
    flash(gettext("%(count)s perangkat lain dikeluarkan.", count=others), "ok")
    return redirect(url_for("accounts.account"), 303)


@blueprint.get("/language/<language>")
@anyone("a preference of this browser, kept in its cookie")
def choose_language(language: str) -> Response:
    if language not in LANGUAGES:
        abort(404)
    answer = redirect(safe_next(request.args.get("next")), 303)
    settings = current_settings()
    answer.set_cookie(
        cookie_name("language", settings),
        language,
        max_age=ONE_YEAR_S,
        secure=settings.is_https,
        httponly=True,
        samesite="Lax",
    )
    return answer


def _user_with_password(login: str, password: str) -> User | None:
    """The active user with this password. Tries one also where there is nobody, so that both take the same time."""
    with db.looking() as looking:
        user = user_by_login(looking, login)
    is_hers = is_right(user.password_hash if user else "", password)
    return user if user is not None and is_hers and user.is_active else None


def _user_of_link(token: str) -> User | None:
    with db.looking() as looking:
        link = link_by_token(looking, token, at=now())
        return link.user if link else None


def _signed_in(user: User, *, target: str) -> Response:
    """Start a sign-in of its own, end the one this browser had, commit and go on. Whoever flashes does so after it."""
    at = now()
    if g.viewer is not None:
        end_session(db.writing, g.viewer.user_id, g.sign_in_id, at=at)
    token = start_session(db.writing, user, device=device_name(request.user_agent.string), at=at)
    db.session.commit()
    session.clear()  # with it the form token that was made before signing in
    answer = redirect(target, 303)
    keep_token(answer, token)
    return answer


def _sign_in_page(form: SignInForm) -> str:
    return render_template("accounts/sign_in.html", form=form)


def _link_is_used_up() -> tuple[str, int]:
    return render_template("accounts/link_used_up.html"), 404


def _account_page(form: ChangePasswordForm) -> str:
    at = now()
    with db.looking() as looking:
        user = user_by_id(looking, current_viewer().user_id)
        devices = [
            (found.device, found.seen_at, found.id == g.sign_in_id) for found in sessions_of(looking, user.id, at=at)
        ]
    return render_template("accounts/account.html", form=form, login=user.login, devices=devices)


def _actor(user: User) -> Actor:
    return Actor(ActorKind.USER, user.id, user.display_name)
