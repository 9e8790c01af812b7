"""Accounts and the audit as sheets, in the words of their pages."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from workshop_tracker.spreadsheets.listed import ListSheet


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account as its list shows it."""

    name: str
    login: str
    roles: str
    state: str


@dataclass(frozen=True, slots=True)
class AuditLine:
    """A row of the audit as its page shows it; `at` is local time without a zone."""

    at: dt.datetime
    who: str
    act: str
    about: str
    changes: str
    reason: str


def accounts_sheet(accounts: Iterable[AccountLine]) -> ListSheet:
    rows = ((each.name, each.login, each.roles, each.state) for each in accounts)
    return ListSheet("Akun", ("Nama", "Nama masuk", "Peran hari ini", "Keadaan"), rows)


def audit_sheet(entries: Iterable[AuditLine]) -> ListSheet:
    rows = ((each.at, each.who, each.act, each.about, each.changes, each.reason) for each in entries)
    return ListSheet("Jejak", ("Waktu (WIB)", "Pelaku", "Perbuatan", "Objek", "Perubahan", "Alasan"), rows)
