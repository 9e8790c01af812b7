"""`users …`: who may do what, and the one-time links with which people choose their password."""

from collections.abc import Callable
from typing import Any

import click
from sqlalchemy.orm import Session

from workshop_tracker.accounts.actions import (
    AccountRefused,
    Place,
    add_user,
    disable_user,
    end_grant,
    grant_role,
    make_one_time_link,
)
from workshop_tracker.accounts.models import RoleGrant, User
from workshop_tracker.accounts.queries import (
    grants_by_user,
    grants_of,
    school_by_npsn,
    user_by_login,
    users,
)
from workshop_tracker.accounts.rules import grants_on
from workshop_tracker.console import AS_JSON, Installation, pass_installation, print_json, refuse
from workshop_tracker.database import now, today
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.people.models import Person
from workshop_tracker.viewer import Role

GRANTABLE = [role.value for role in Role if role is not Role.COMMITTEE]
Command = Callable[..., None]


@click.group(name="users")
def users_group() -> None:
    """Akun: siapa boleh berbuat apa, dan tautan untuk memilih kata sandi."""


def _of_a_role(command: Command) -> Command:
    """The options that say for which organization or school a role is granted."""
    for option in (
        click.option("--school", metavar="NPSN", help="Sekolah, untuk operator sekolah."),
        click.option("--organization", metavar="KODE", help="Kode organisasi, untuk penyelenggara, dinas, pengawas."),
        click.option("--role", required=True, type=click.Choice(GRANTABLE), help="Peran yang diberikan."),
    ):
        command = option(command)
    return command


@users_group.command("add")
@click.argument("login")
@_of_a_role
@click.option("--person", "person_id", type=click.IntRange(1, 2**31 - 1), help="Nomor orang pemilik akun.")
@click.option("--name", default="", help="Nama yang ditampilkan; jika kosong, nama orangnya.")
@AS_JSON
@pass_installation
def add_command(
    installation: Installation,
    *,
    login: str,
    role: str,
    organization: str | None,
    school: str | None,
    person_id: int | None,
    name: str,
    as_json: bool,
) -> None:
    """Buat akun LOGIN (surel, telepon, atau NIP) dan cetak tautan sekali pakai untuk memilih kata sandi."""
    with installation.writing() as session:
        try:
            person = _person(session, person_id)
            user = add_user(session, login, display_name=name, person=person)
            grant_role(session, user, Role(role), place=_place(session, organization, school), on=today())
        except AccountRefused as refusal:
            refuse(str(refusal))
        token = make_one_time_link(session, user, at=now())
        session.commit()
    _print_link(installation, user, token, as_json=as_json)


@users_group.command("link")
@click.argument("login")
@AS_JSON
@pass_installation
def link_command(installation: Installation, *, login: str, as_json: bool) -> None:
    """Cetak tautan sekali pakai baru bagi LOGIN; tautan sebelumnya tidak berlaku lagi."""
    with installation.writing() as session:
        user = _user(session, login)
        token = make_one_time_link(session, user, at=now())
        session.commit()
    _print_link(installation, user, token, as_json=as_json)


@users_group.command("list")
@AS_JSON
@pass_installation
def list_command(installation: Installation, *, as_json: bool) -> None:
    """Daftar semua akun beserta peran yang berlaku hari ini."""
    with installation.reading() as session:
        granted = grants_by_user(session)
        rows = [_row(user, grants_on(today(), granted.get(user.id, []))) for user in users(session)]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        roles = ", ".join(grant["role"] for grant in row["grants"]) or "-"
        click.echo(f"{row['login']}  {row['name']}  {roles}{'' if row['is_active'] else '  (nonaktif)'}")


@users_group.command("grant")
@click.argument("login")
@_of_a_role
@pass_installation
def grant_command(
    installation: Installation, login: str, role: str, organization: str | None, school: str | None
) -> None:
    """Beri LOGIN satu peran mulai hari ini."""
    with installation.writing() as session:
        user = _user(session, login)
        try:
            grant_role(session, user, Role(role), place=_place(session, organization, school), on=today())
        except AccountRefused as refusal:
            refuse(str(refusal))
        session.commit()
    click.echo(f"{user.login} kini {role}.")


@users_group.command("end-grant")
@click.argument("login")
@_of_a_role
@pass_installation
def end_grant_command(
    installation: Installation, login: str, role: str, organization: str | None, school: str | None
) -> None:
    """Akhiri satu peran LOGIN; mulai saat ini tidak berlaku lagi."""
    with installation.writing() as session:
        user = _user(session, login)
        place = _place(session, organization, school)
        running = [grant for grant in grants_on(today(), grants_of(session, user.id)) if _is_for(grant, role, place)]
        for grant in running:
            end_grant(session, grant, on=today())
        if not running:
            refuse(f"{user.login} tidak memegang peran {role} itu hari ini.")
        session.commit()
    click.echo(f"{user.login} tidak lagi {role}.")


@users_group.command("disable")
@click.argument("login")
@pass_installation
def disable_command(installation: Installation, login: str) -> None:
    """Tutup akun LOGIN: tidak dapat masuk lagi, dan yang sedang masuk langsung keluar."""
    with installation.writing() as session:
        user = _user(session, login)
        disable_user(session, user, at=now())
        session.commit()
    click.echo(f"{user.login} ditutup.")


def _user(session: Session, login: str) -> User:
    user = user_by_login(session, login)
    if user is None:
        refuse(f"Tidak ada akun {login}.")
    return user


def _person(session: Session, person_id: int | None) -> Person | None:
    person = session.get(Person, person_id) if person_id else None
    if person_id and person is None:
        refuse(f"Tidak ada orang bernomor {person_id}.")
    return person


def _place(session: Session, code: str | None, npsn: str | None) -> Place:
    organization = organization_by_code(session, code) if code else None
    school = school_by_npsn(session, npsn) if npsn else None
    if code and organization is None:
        refuse(f"Tidak ada organisasi berkode {code}.")
    if npsn and school is None:
        refuse(f"Tidak ada sekolah ber-NPSN {npsn}.")
    return Place(organization=organization, school=school)


def _is_for(grant: RoleGrant, role: str, place: Place) -> bool:
    return grant.role.value == role and grant.organization is place.organization and grant.school is place.school


def _print_link(installation: Installation, user: User, token: str, *, as_json: bool) -> None:
    """The link, with the site's address where it is known; the token stands nowhere else."""
    link = f"{installation.settings.base_url}/set-password/{token}"
    if as_json:
        print_json({"login": user.login, "link": link})
    else:
        click.echo(f"{user.login}: buka tautan ini dalam 7 hari untuk memilih kata sandi\n{link}")


def _row(user: User, grants: list[RoleGrant]) -> dict[str, Any]:
    return {
        "login": user.login,
        "name": user.display_name,
        "is_active": user.is_active,
        "has_password": bool(user.password_hash),
        "person": user.person_id,
        "grants": [
            {
                "role": grant.role.value,
                "organization": grant.organization.code if grant.organization else None,
                "school": grant.school.npsn if grant.school else None,
                "starts_on": grant.starts_on.isoformat(),
                "ends_on": grant.ends_on.isoformat() if grant.ends_on else None,
            }
            for grant in grants
        ],
    }
