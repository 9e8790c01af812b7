"""What each form does when it is sent as it should be: who sends it, what it writes, what the audit calls it.

`ACTS` has a line for every endpoint that changes something (`endpoint` or `endpoint: which of its forms`); one that
is missing fails. `UNAUDITED` says of some why nothing needs to be written down.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.access.table import STRANGER
from tests.access.world import DAY, NEW_PASSWORD, PASSWORD
from workshop_tracker.viewer import Role

Values = dict[str, Any]
Form = Callable[[Values], Values]
REASON = {"reason": "Salah tulis"}
CHOSEN = {"password": NEW_PASSWORD, "repeated": NEW_PASSWORD}


@dataclass(frozen=True)
class Act:
    """One form, sent rightly by `caller` in the own place.

    `page` is the endpoint whose page holds the form; what it shows is sent back, with `fills` in place of single
    fields. `at` names other things than usual in the address. `writes` are the columns that change, `table.*` the
    tables that gain or lose rows; `row_version` and the audit go without saying. `rival` is what somebody else may
    have written meanwhile into the one field of an editing form.
    """

    writes: set[str]
    caller: str = Role.ORGANIZER
    page: str = ""
    fills: Form = lambda own: {}
    at: dict[str, str] = field(default_factory=dict)
    audits: str = ""
    rival: str = ""
    is_json: bool = False


def typing(**values: str) -> Form:
    return lambda own: values


ACTOR = {"certificates.actor_kind", "certificates.actor_id"}
DRAFT = {"slug": "draft"}
ACTS: dict[str, Act] = {
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
    "attendance.mark": Act(
        {"attendances.*", "attendance_events.*"},
        caller=Role.COMMITTEE,
        audits="workshops",
        page="attendance.sheet",
        fills=lambda own: {f"mark-{own['participation_id']}": "H", "act": "save"},
    ),
    "attendance.mark_one": Act(
        {"attendances.*", "attendance_events.*"},
        caller=Role.COMMITTEE,
        audits="workshops",
        is_json=True,
        fills=lambda own: {
            "sent_at": "2025-07-11T02:00:00Z",
            "marks": [
                {
                    "operation_id": "0123456789abcdef",
                    "participation_id": own["participation_id"],
                    "mark": "H",
                    "marked_at": "2025-07-11T02:00:00Z",
                    "device": "Ponsel",
                }
            ],
        },
    ),
    "attendance.answer_participants": Act(set(), fills=typing(act="accept")),
    "attendance.confirm_participants": Act(
        {"people.*", "participations.*", "import_batches.*"}, audits="import_batches"
    ),
    "attendance.discard_participants": Act(set()),
    "attendance.read_participants": Act(set(), caller=Role.COMMITTEE, fills=typing(pasted="Fani Contoh")),
    "attendance.register_people": Act(
        {"participations.*"}, audits="workshops", fills=lambda own: {"person": str(own["helper_person_id"])}
    ),
    "attendance.remove_from_list": Act(
        {"participations.cancelled_at"}, caller=Role.COMMITTEE, audits="participations", fills=typing(**REASON)
    ),
    "certificates.correct": Act(
        {"certificates.*", "certificates.state", "certificates.replaced_at", "certificates.reason"} | ACTOR,
        audits="certificates",
        fills=typing(name="Ayu Alfa, S.Pd.", **REASON),
    ),
    "certificates.decide": Act({"overrides.*"}, audits="overrides", fills=typing(outcome="completed", **REASON)),
    "certificates.prepare": Act(
        {"certificates.*", "number_series.last_number"}, audits="workshops", fills=typing(issued_on=str(DAY))
    ),
    "certificates.revoke": Act(
        {"certificates.state", "certificates.revoked_at", "certificates.reason", "participations.certified_at"} | ACTOR,
        audits="certificates",
        fills=typing(**{"revoke-reason": "Salah orang"}),
    ),
    "certificates.validate": Act(
        {"certificates.state", "certificates.validated_at", "participations.certified_at"}, audits="workshops"
    ),
    "handout.make_links": Act({"personal_links.*"}, audits="personal_links"),
    "handout.open_page": Act({"personal_links.opened_at"}, caller=STRANGER),
    "jurisdictions.create": Act(
        {"jurisdictions.*"},
        caller=Role.ADMIN,
        audits="jurisdictions",
        fills=lambda own: {
            "office": own["office_code"],
            "district": "Kota Bandung",
            "level_groups": "SMA",
            "valid_from": "2025-01-01",
            "is_verified": "no",
        },
    ),
    "jurisdictions.save": Act(
        {"jurisdictions.source"},
        caller=Role.ADMIN,
        audits="jurisdictions",
        page="jurisdictions.edit",
        fills=typing(source="Pergub Contoh"),
        rival="Surat Contoh",
    ),
    "organizations.create": Act(
        {"organizations.*"},
        caller=Role.ADMIN,
        audits="organizations",
        page="organizations.new",
        fills=typing(code="mgmp-baru", name="MGMP Baru Contoh", kind="teacher_group"),
    ),
    "organizations.save": Act(
        {"organizations.city"},
        caller=Role.ADMIN,
        audits="organizations",
        page="organizations.edit",
        fills=typing(city="Cilacap"),
        rival="Kebumen",
    ),
    "schedule.create_session": Act(
        {"sessions.*", "sheet_sessions.*", "sheets.label"},
        audits="sessions",
        at=DRAFT,
        page="schedule.new_session",
        fills=typing(topic="Materi Baru Contoh", lesson_hours="2", held_on="2025-07-11"),
    ),
    "schedule.delete_session": Act({"sessions.*", "sheet_sessions.*", "sheets.label"}, audits="sessions", at=DRAFT),
    "schedule.save_session": Act(
        {"sessions.topic", "sheets.label"},
        audits="sessions",
        at=DRAFT,
        page="schedule.session",
        fills=typing(topic="Materi Lain Contoh"),
        rival="Materi Ketiga Contoh",
    ),
    "schools.save": Act(
        {"schools.address"},
        caller=Role.ADMIN,
        audits="schools",
        page="schools.edit",
        fills=typing(address="Jalan Contoh 1"),
        rival="Jalan Contoh 2",
    ),
    "staff.add_engagement": Act(
        {"engagements.*", "people.*"},
        audits="engagements",
        page="staff.engagements",
        fills=typing(name="Panitia Baru Contoh", role="committee", represents=""),
    ),
    "staff.add_to_committee": Act(
        {"committee_grants.*"}, audits="committee_grants", fills=typing(login="teacher", until="31/12/2099")
    ),
    "staff.delete_signatory": Act({"signatories.*"}, audits="signatories", at=DRAFT),
    "staff.remove_engagement": Act({"engagements.*"}, audits="engagements"),
    "staff.remove_from_committee": Act({"committee_grants.*"}, audits="committee_grants"),
    "staff.write_signatory": Act(
        {"signatories.name"},
        audits="signatories",
        at=DRAFT,
        page="staff.signatory",
        fills=typing(name="Penanda Tangan Contoh"),
        rival="Pejabat Lain Contoh",
    ),
    "workshops.change_state": Act({"workshops.state"}, audits="workshops"),
    "workshops.create": Act(
        {"workshops.*", "workshop_organizers.*", "paper_roles.*"},
        audits="workshops",
        page="workshops.new",
        fills=typing(title="Kegiatan Baru Contoh"),
    ),
    "workshops.delete": Act(
        {"workshops.*", "workshop_organizers.*", "paper_roles.*", "sessions.*", "sheets.*", "sheet_sessions.*"}
        | {"signatories.*"},
        audits="workshops",
        at=DRAFT,
    ),
    "workshops.save_step: basics": Act(
        {"workshops.title"},
        audits="workshops",
        at=DRAFT | {"step": "basics"},
        page="workshops.step",
        fills=typing(title="Judul Kita Contoh"),
        rival="Judul Mereka Contoh",
    ),
    "workshops.save_step: place": Act(
        {"workshops.place"},
        audits="workshops",
        at=DRAFT | {"step": "place"},
        page="workshops.step",
        fills=typing(place="Aula Contoh"),
        rival="Balai Contoh",
    ),
    "workshops.save_step: numbers": Act(
        {"workshops.minimum_attendance"},
        audits="workshops",
        at=DRAFT | {"step": "numbers"},
        page="workshops.step",
        fills=typing(minimum_attendance="90"),
        rival="75",
    ),
    "workshops.save_step: details": Act(
        {"workshops.summary"},
        audits="workshops",
        at=DRAFT | {"step": "details"},
        page="workshops.step",
        fills=typing(summary="Ringkasan kita"),
        rival="Ringkasan mereka",
    ),
}
UNAUDITED = {
    "attendance.answer_participants": "an answer changes nothing before the list is confirmed",
    "attendance.discard_participants": "a list that waits is forgotten after a day anyway",
    "attendance.read_participants": "a list that waits for its uploader has changed nothing",
    "handout.open_page": "when a link was last opened is no fact about anybody",
}
