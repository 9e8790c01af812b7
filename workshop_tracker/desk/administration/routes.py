"""Pages of admins: accounts with what each may do, one-time links, the audit."""

import datetime as dt
import re

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker import limits
from workshop_tracker.access import current_viewer, only
from workshop_tracker.accounts.actions import (
    AccountRefused,
    Place,
    add_user,
    disable_user,
    end_grant,
    grant_role,
    make_one_time_link,
)
from workshop_tracker.accounts.forms import ROLE_NAMES
from workshop_tracker.accounts.models import User
from workshop_tracker.accounts.queries import grants_of
from workshop_tracker.accounts.rules import LINK_LIVES, grants_on
from workshop_tracker.database import now, today
from workshop_tracker.desk.administration.forms import GrantForm, NewUserForm
from workshop_tracker.desk.administration.queries import (
    WantedEntries,
    account_of,
    entries_found,
    grant_of,
    running_committees,
    running_grants,
    users_found,
)
from workshop_tracker.desk.administration.trail import traces
from workshop_tracker.desk.administration.wording import KINDS
from workshop_tracker.desk.home import counts
from workshop_tracker.desk.menus import link
from workshop_tracker.extensions import current_settings, db, told
from workshop_tracker.paging import page_of
from workshop_tracker.presentation import Sentence, tidy_text
from workshop_tracker.viewer import Role

blueprint = Blueprint("admin", __name__)
Answer = Response | str | tuple[str, int]
REFUSED = 422
LONGEST_SEARCH = 100


@blueprint.get("/admin")
@only(Role.ADMIN)
def index() -> str:
    rooms = [
        (gettext("Akun dan peran"), gettext("Siapa boleh berbuat apa, dan sampai kapan"), link("admin.users")),
        (gettext("Organisasi"), gettext("Dinas, cabang dinas, MGMP, dan lainnya"), link("organizations.index")),
        (gettext("Wilayah kewenangan"), gettext("Kantor mana membina sekolah mana"), link("jurisdictions.index")),
        (gettext("Program"), gettext("Program dengan target dan pejabatnya"), link("programmes.index")),
        (gettext("Sekolah"), gettext("Daftar sekolah dan namanya"), link("schools.index")),
        (gettext("Unggah banyak berkas"), gettext("Daftar PTK beberapa sekolah sekaligus"), link("bundles.new")),
        (gettext("Impor orang"), gettext("Daftar yang sudah masuk, dan menariknya kembali"), link("imports.people")),
        (gettext("Judul kolom"), gettext("Bagaimana judul pada berkas dibaca"), link("headings.index")),
        (gettext("Jejak perubahan"), gettext("Siapa mengubah apa, dan kapan"), link("admin.audit")),
    ]
    return render_template(
        "desk/administration/index.html",
        counts=counts(db.session),
        rooms=[room for room in rooms if room[2]],
    )


@blueprint.get("/admin/users")
@only(Role.ADMIN)
def users() -> str:
    return _users_page(NewUserForm(formdata=None, starts_on=today()))


@blueprint.post("/admin/users")
@only(Role.ADMIN)
def add() -> Answer:
    """Somebody new with a first role; the link for the password is made on the page of the account."""
    form = NewUserForm()
    if not form.validate() or (place := form.place(db.session)) is None:
        return _users_page(form), REFUSED
    try:
        account = add_user(db.writing, form.login.data or "", display_name=form.display_name.data or "")
        _grant(account, form, place)
    except AccountRefused as refusal:
        db.session.rollback()
        form.form_errors = [told(refusal.args[0])]
        return _users_page(form), REFUSED
    db.session.commit()
    flash(gettext("Akun %(name)s dibuat. Buat tautan agar dapat memilih kata sandi.", name=account.display_name), "ok")
    return _to_user(account.id)


@blueprint.get("/admin/users/<int:user_id>")
@only(Role.ADMIN)
def user(user_id: int) -> str:
    return _user_page(_account(user_id), GrantForm(formdata=None, starts_on=today()))


@blueprint.post("/admin/users/<int:user_id>/grants")
@only(Role.ADMIN)
def grant(user_id: int) -> Answer:
    account, form = _account(user_id), GrantForm()
    if not form.validate() or (place := form.place(db.session)) is None:
        return _user_page(account, form), REFUSED
    try:
        role = _grant(account, form, place)
    except AccountRefused as refusal:
        form.form_errors = [told(refusal.args[0])]
        return _user_page(account, form), REFUSED
    db.session.commit()
    flash(gettext("%(name)s kini %(role)s.", name=account.display_name, role=ROLE_NAMES[role]), "ok")
    return _to_user(user_id)


@blueprint.post("/admin/users/<int:user_id>/grants/<int:grant_id>/end")
@only(Role.ADMIN)
def end(user_id: int, grant_id: int) -> Response:
    ended = grant_of(db.session, user_id, grant_id) or abort(404)
    if ended.role is Role.ADMIN and _is_self(user_id):
        flash(gettext("Peran pengelola Anda sendiri hanya dapat diakhiri oleh pengelola lain."), "bad")
        return _to_user(user_id)
    end_grant(db.writing, ended, on=today())
    db.session.commit()
    flash(gettext("Peran %(role)s diakhiri.", role=ROLE_NAMES[ended.role]), "ok")
    return _to_user(user_id)


@blueprint.post("/admin/users/<int:user_id>/link")
@only(Role.ADMIN)
def make_link(user_id: int) -> Answer:
    """The link is the answer itself: shown once, kept nowhere, not even in the admin's cookie."""
    account = _account(user_id)
    if not account.is_active:
        abort(409)
    token = make_one_time_link(db.writing, account, at=now())
    db.session.commit()
    return render_template(
        "desk/administration/one_time_link.html",
        account=account,
        address=f"{current_settings().base_url}{url_for('accounts.choose_password', token=token)}",
        days=LINK_LIVES.days,
    )


@blueprint.post("/admin/users/<int:user_id>/disable")
@only(Role.ADMIN)
def disable(user_id: int) -> Response:
    account = _account(user_id)
    if _is_self(user_id):
        flash(gettext("Akun Anda sendiri hanya dapat ditutup oleh pengelola lain."), "bad")
        return _to_user(user_id)
    disable_user(db.writing, account, at=now())
    db.session.commit()
    flash(gettext("Akun %(name)s ditutup dan dikeluarkan dari semua perangkat.", name=account.display_name), "ok")
    return _to_user(user_id)


@blueprint.get("/admin/audit")
@only(Role.ADMIN)
def audit() -> str:
    wanted = wanted_entries()
    page = page_of(db.session, entries_found(wanted))
    found = traces(db.session, [row[0] for row in page.rows])
    return render_template(
        "desk/administration/audit.html",
        wanted=wanted,
        kinds=sorted(((kind, str(name)) for kind, name in KINDS.items()), key=lambda pair: pair[1]),
        page=page,
        traces=found,
        narrowed=Sentence("Hanya %(object)s.", object=found[0].object_words) if wanted.object_id and found else "",
    )


def wanted_entries() -> WantedEntries:
    """What the address narrows the audit to; what it does not understand narrows nothing."""
    number, day = request.args.get("id", ""), request.args.get("day", "")
    return WantedEntries(
        kind=request.args.get("kind", "")[:LONGEST_SEARCH],
        object_id=int(number) if re.fullmatch("[0-9]{1,9}", number) else None,
        actor=tidy_text(request.args.get("q", ""))[:LONGEST_SEARCH],
        day=_day(day),
    )


def _day(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written) if re.fullmatch("[12][0-9]{3}-[0-9]{2}-[0-9]{2}", written) else None
    except ValueError:
        return None


def _account(user_id: int) -> User:
    account: User = account_of(db.session, user_id) or abort(404)
    return account


def _grant(account: User, form: GrantForm, place: Place) -> Role:
    """Give what the form says. Raises AccountRefused."""
    role = Role(form.role.data)
    grant_role(db.writing, account, role, place=place, on=form.starts_on.data or today(), until=form.ends_on.data)
    return role


def _is_self(user_id: int) -> bool:
    return user_id == current_viewer().user_id


def _to_user(user_id: int) -> Response:
    return redirect(url_for(".user", user_id=user_id), 303)


def _users_page(form: NewUserForm) -> str:
    written = tidy_text(request.args.get("q", ""))[:LONGEST_SEARCH]
    return render_template(
        "desk/administration/users.html",
        form=form,
        written=written,
        page=page_of(db.session, users_found(written)),
        grants=running_grants(db.session, today()),
        committees=running_committees(db.session, today()),
        role_names=ROLE_NAMES,
    )


def _user_page(account: User, form: GrantForm) -> str:
    grants = grants_of(db.session, account.id)
    return render_template(
        "desk/administration/user.html",
        account=account,
        form=form,
        grants=grants,
        committees=running_committees(db.session, today()).get(account.id, []),
        running={grant.id for grant in grants_on(today(), grants)},
        role_names=ROLE_NAMES,
        is_self=_is_self(account.id),
        refused=limits.noted(limits.REFUSED_SIGN_INS, account.login),
    )
