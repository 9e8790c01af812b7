"""Signing in and out, passwords, and what admins do to accounts."""

from tests.access.acts.form import Act, typing
from tests.access.table import STRANGER
from tests.access.world import NEW_PASSWORD, PASSWORD
from workshop_tracker.viewer import Role

CHOSEN = {"password": NEW_PASSWORD, "repeated": NEW_PASSWORD}
ACCOUNTS: dict[str, Act] = {
    "accounts.change_password": Act(
        {"users.password_hash", "sign_in_sessions.*", "sign_in_sessions.ended_at"},
        audits="users",
        fills=typing(present=PASSWORD, **CHOSEN),
    ),
    "accounts.set_password_of_link": Act(
        {"users.password_hash", "one_time_links.used_at", "sign_in_sessions.*"},
        caller=STRANGER,
        audits="users",
        fills=typing(**CHOSEN),
    ),
    "accounts.sign_in_with_password": Act(
        {"users.password_hash", "sign_in_sessions.*"},
        caller=STRANGER,
        audits="users",
        fills=typing(login="organizer", password=PASSWORD),
    ),
    "accounts.sign_out": Act({"sign_in_sessions.ended_at"}, audits="users"),
    "accounts.sign_out_elsewhere": Act(set(), audits="users"),
    "admin.add": Act(
        {"users.*", "role_grants.*"},
        caller=Role.ADMIN,
        audits="users",
        page="admin.users",
        fills=lambda own: {
            "login": "baru@contoh.sch.id",
            "display_name": "Baru Contoh",
            "role": "organizer",
            "organization": own["body"],
        },
    ),
    "admin.disable": Act({"users.is_active"}, caller=Role.ADMIN, audits="users"),
    "admin.end": Act({"role_grants.ends_on"}, caller=Role.ADMIN, audits="role_grants"),
    "admin.grant": Act(
        {"role_grants.*"}, caller=Role.ADMIN, audits="role_grants", page="admin.user", fills=typing(role="teacher")
    ),
    "admin.make_link": Act({"one_time_links.*", "one_time_links.used_at"}, caller=Role.ADMIN, audits="one_time_links"),
}
