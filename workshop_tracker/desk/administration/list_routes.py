"""Accounts and the audit to take along, narrowed as their pages are."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from flask import request
from flask_babel import gettext
from werkzeug.wrappers import Response

from workshop_tracker.access import only
from workshop_tracker.accounts.forms import ROLE_NAMES
from workshop_tracker.accounts.models import RoleGrant, User
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import ROWS_IN_TURN, in_turn, today
from workshop_tracker.desk.administration.exports import AccountLine, AuditLine, accounts_sheet, audit_sheet
from workshop_tracker.desk.administration.queries import (
    Committee,
    entries_found,
    running_committees,
    running_grants,
    users_found,
)
from workshop_tracker.desk.administration.routes import LONGEST_SEARCH, blueprint, wanted_entries
from workshop_tracker.desk.administration.trail import Change, Trace, traces
from workshop_tracker.downloads import FILE, send_list
from workshop_tracker.extensions import db
from workshop_tracker.presentation import tidy_text
from workshop_tracker.spreadsheets.limits import LONGEST_CELL
from workshop_tracker.spreadsheets.writer import FileKind
from workshop_tracker.viewer import Role

__all__ = ["blueprint"]
ZONE = ZoneInfo("Asia/Jakarta")


@blueprint.get(f"/admin/users.{FILE}")
@only(Role.ADMIN)
def list_of_users(file_kind: FileKind) -> Response:
    grants, committees = running_grants(db.session, today()), running_committees(db.session, today())
    found = users_found(tidy_text(request.args.get("q", ""))[:LONGEST_SEARCH])
    lines = (
        AccountLine(
            name=user.display_name,
            login=user.login,
            roles=_roles(grants.get(user.id, []), committees.get(user.id, [])),
            state=_state(user),
        )
        for (user,) in in_turn(db.session, found)
    )
    return send_list(accounts_sheet(lines), file_kind, "Akun")


def _roles(grants: list[RoleGrant], committees: list[Committee]) -> str:
    """`Penyelenggara, MGMP Contoh; Panitia, Kegiatan Contoh`."""
    held = [", ".join(filter(None, [str(ROLE_NAMES[each.role]), _place(each)])) for each in grants]
    helping = [str(gettext("Panitia, %(workshop)s", workshop=each.title)) for each in committees]
    return "; ".join([*held, *helping])


def _place(grant: RoleGrant) -> str:
    if grant.organization:
        return grant.organization.name
    return (grant.school.printed_name or grant.school.name) if grant.school else ""


def _state(user: User) -> str:
    if not user.is_active:
        return str(gettext("Ditutup"))
    return str(gettext("Aktif") if user.password_hash else gettext("Belum memilih kata sandi"))


@blueprint.get(f"/admin/audit.{FILE}")
@only(Role.ADMIN)
def list_of_acts(file_kind: FileKind) -> Response:
    return send_list(audit_sheet(_acts()), file_kind, "Jejak-perubahan")


def _acts() -> Iterator[AuditLine]:
    """The newest first; names are looked up for a thousand rows at once."""
    found, last = entries_found(wanted_entries()), None
    while True:
        part = found if last is None else found.where(AuditEntry.id < last)
        entries = list(db.session.scalars(part.limit(ROWS_IN_TURN)))
        yield from map(_line, traces(db.session, entries))
        if len(entries) < ROWS_IN_TURN:
            return
        last = entries[-1].id
        db.session.expunge_all()


def _line(trace: Trace) -> AuditLine:
    changes = "; ".join(map(_change, trace.changes))[:LONGEST_CELL]
    at = trace.at.astimezone(ZONE).replace(tzinfo=None)
    return AuditLine(at, trace.who, trace.act, trace.object_words, changes, trace.reason)


def _change(change: Change) -> str:
    values = " → ".join(filter(None, [change.old, change.new]))
    return f"{change.field}: {values}" if change.field else values
