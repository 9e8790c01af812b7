"""Who may call what, written by hand: endpoint × role × {own, another's, another region's}.

`TABLE` has one line per endpoint, grouped by what a visitor of each role must be answered there. An endpoint that is
missing fails, and so does a line whose endpoint is gone. To add a page: put its endpoint under the policy that the
page ought to have; a new kind of visitor or page needs a new policy.
"""

from enum import StrEnum

from tests.access.world import FAR, OTHER, OWN
from workshop_tracker.viewer import Role


class Answer(StrEnum):
    """What a caller meets: an open door (a refused form is one too), or one of three kinds of closed doors."""

    OK = "ok"
    SIGN_IN = "sign in"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not found"


OK, SIGN_IN, FORBIDDEN, NOT_FOUND = Answer
STRANGER = "stranger"
CALLERS = (STRANGER, *Role)

# in the own place, in another's of the same region, in another region's
Cells = tuple[Answer, Answer, Answer]
ALL: Cells = (OK, OK, OK)
REGION: Cells = (OK, OK, NOT_FOUND)
MINE: Cells = (OK, NOT_FOUND, NOT_FOUND)
NOWHERE: Cells = (NOT_FOUND, NOT_FOUND, NOT_FOUND)
NEVER: Cells = (FORBIDDEN, FORBIDDEN, FORBIDDEN)
TO_SIGN_IN: Cells = (SIGN_IN, SIGN_IN, SIGN_IN)
PLACE_COLUMNS = (OWN, OTHER, FAR)

Policy = dict[str, Cells]


def open_to(**roles: Cells) -> Policy:
    """These roles as told, every other role never, strangers to the sign-in page."""
    return {STRANGER: TO_SIGN_IN, **dict.fromkeys(Role, NEVER), **roles}


EVERYBODY: Policy = dict.fromkeys(CALLERS, ALL)
SIGNED_IN: Policy = {STRANGER: TO_SIGN_IN, **dict.fromkeys(Role, ALL)}
ADMINS = open_to(admin=ALL)
# a workshop: its organizers change it, its committee looks and marks attendance
ORGANIZERS = open_to(admin=ALL, organizer=MINE)
HELPERS = open_to(admin=ALL, organizer=MINE, committee=MINE)
OWN_BUNDLES = open_to(admin=ALL, office=NOWHERE)  # each of the world's belongs to its one admin
SENDERS = open_to(admin=ALL, office=ALL)
UPLOADERS_OF_LISTS = open_to(admin=ALL, organizer=ALL, committee=ALL)
LIST_WRITERS = open_to(admin=ALL, organizer=ALL, committee=ALL, office=ALL, school=ALL)
NUMBERS = open_to(admin=ALL, office=NOWHERE)
ARCHIVES = open_to(admin=ALL, organizer=ALL, office=ALL)
OWN_ARCHIVES = open_to(admin=NOWHERE, organizer=MINE, office=NOWHERE)
UPLOADERS = open_to(admin=NOWHERE, organizer=MINE, committee=NOWHERE)
# an office sees what is under it, a body what is under its office
REGIONS = open_to(admin=ALL, office=REGION, supervisor=REGION, organizer=REGION)
SCHOOLS = open_to(admin=ALL, office=REGION, supervisor=REGION, organizer=REGION, school=MINE)
# people of the schools that one sees, and of own workshops
PEOPLE = open_to(admin=ALL, office=REGION, supervisor=REGION, organizer=REGION, committee=MINE, school=MINE)
# an office's own report; an organizer's only where the own body is an office itself
REPORTS = open_to(admin=ALL, office=MINE, organizer=NOWHERE)
REPORT_LISTS = open_to(admin=ALL, office=ALL, organizer=ALL)
# duplicates: each sees those of the own region
MERGES = open_to(admin=ALL, office=REGION, organizer=REGION)
MERGE_LISTS = open_to(admin=ALL, office=ALL, organizer=ALL)
TEACHERS = open_to(teacher=MINE)
# a school's own page, and the list that waits on it; an office asks the schools that it oversees
OWN_SCHOOLS = open_to(school=MINE)
OWN_SCHOOL_LISTS = open_to(school=ALL)
OFFICES = open_to(admin=ALL, office=MINE)
LIST_VERIFIERS = open_to(admin=ALL, office=ALL, school=ALL)
TURNOVER = open_to(admin=ALL, office=REGION, school=MINE)
# whoever may plan something new, wherever
WRITERS = open_to(admin=ALL, organizer=ALL)

TABLE: dict[str, Policy] = {
    # open doors; where an address carries a code or a token, that is the right
    "accounts.choose_language": EVERYBODY,
    "accounts.choose_password": EVERYBODY,
    "accounts.set_password_of_link": EVERYBODY,
    "accounts.sign_in": EVERYBODY,
    "accounts.sign_in_with_password": EVERYBODY,
    "accounts.sign_out": EVERYBODY,
    "approval_pictures.bring": EVERYBODY,
    "approvals.approve": EVERYBODY,
    "approvals.download": EVERYBODY,
    "approvals.give_back": EVERYBODY,
    "approvals.open_link": EVERYBODY,
    "approvals.picture": EVERYBODY,
    "approvals.show": EVERYBODY,
    "verification.show": EVERYBODY,
    "comparing.ask": EVERYBODY,
    "comparing.compare_file": EVERYBODY,
    "copies.ask": EVERYBODY,
    "copies.answer": EVERYBODY,
    "copies.download": EVERYBODY,
    "desk.check_paper": EVERYBODY,
    "desk.help": EVERYBODY,
    "desk.home": EVERYBODY,
    "desk.privacy": EVERYBODY,
    "proof.show": EVERYBODY,
    "sealing.show": EVERYBODY,
    "badges.bare": EVERYBODY,
    "badges.key": EVERYBODY,
    "badges.revoked": EVERYBODY,
    "badges.show": EVERYBODY,
    "corrections.confirm": EVERYBODY,
    "corrections.propose": EVERYBODY,
    "corrections.show": EVERYBODY,
    "group_links.ask": EVERYBODY,
    "group_links.find": EVERYBODY,
    "handout.ask": EVERYBODY,
    "handout.download": EVERYBODY,
    "handout.open_page": EVERYBODY,
    "ledger.checkpoint": EVERYBODY,
    "ledger.keys": EVERYBODY,
    "ledger.program": EVERYBODY,
    "ledger.register": EVERYBODY,
    "ledger.show": EVERYBODY,
    "records.fields": EVERYBODY,
    "records.history": EVERYBODY,
    "records.transcript": EVERYBODY,
    "records.verify": EVERYBODY,
    "frozen_reports.verify": EVERYBODY,
    "outside.own": EVERYBODY,
    "outside.tell": EVERYBODY,
    "renewal.ask": EVERYBODY,
    "own_school.ask": EVERYBODY,
    "own_school.open_page": EVERYBODY,
    # one's own account; what was announced to everybody
    "accounts.account": SIGNED_IN,
    "accounts.change_password": SIGNED_IN,
    "accounts.sign_out_elsewhere": SIGNED_IN,
    "programmes.index": SIGNED_IN,
    "programmes.show": SIGNED_IN,
    # a workshop: to look at and to mark
    "attendance.add_participants": HELPERS,
    "attendance.admit_walk_in": HELPERS,
    "attendance.find_participants": HELPERS,
    "attendance.imports": HELPERS,
    "archives.new": ARCHIVES,
    "archives.receive": ARCHIVES,
    "marks.new": HELPERS,
    "marks.receive": HELPERS,
    "attendance.give_seat": HELPERS,
    "attendance.mark": HELPERS,
    "attendance.mark_one": HELPERS,
    "attendance.name_school": HELPERS,
    "attendance.participants": HELPERS,
    "attendance.print_sheet": HELPERS,
    "attendance.read_participants": HELPERS,
    "attendance.register_people": HELPERS,
    "attendance.remove_from_list": HELPERS,
    "attendance.school_of_participant": HELPERS,
    "attendance.sheet": HELPERS,
    "attendance.sheets": HELPERS,
    "attendance.substitute": HELPERS,
    "attendance.undo_import": HELPERS,
    "attendance.walk_in": HELPERS,
    "lists.marks": HELPERS,
    "lists.participants": HELPERS,
    "paper_files.download": HELPERS,
    "paper_files.download_all": HELPERS,
    "certificates.overview": HELPERS,
    "paper_files.sample": HELPERS,
    "certificates.show": HELPERS,
    "desk.workshop": HELPERS,
    "news.show": HELPERS,
    "desk.workshops": HELPERS,
    # what the columns of a file mean, asked of whoever may upload one
    "headings.explain": UPLOADERS_OF_LISTS,
    "lists.template": UPLOADERS_OF_LISTS,
    # a list that waits is its uploader's alone
    "attendance.answer_participants": UPLOADERS,
    "attendance.confirm_participants": UPLOADERS,
    "attendance.discard_participants": UPLOADERS,
    "attendance.preview_participants": UPLOADERS,
    "archives.confirm": OWN_ARCHIVES,
    "archives.show": OWN_ARCHIVES,
    "marks.confirm": UPLOADERS,
    "marks.show": UPLOADERS,
    # a workshop: to plan, to issue for, to hand out
    "articles.create": WRITERS,
    "articles.paste": WRITERS,
    "articles.read": WRITERS,
    "approvals.ask": ORGANIZERS,
    "approvals.index": ORGANIZERS,
    "approvals.take_back": ORGANIZERS,
    "facsimiles.keep": ORGANIZERS,
    "facsimiles.picture": ORGANIZERS,
    "facsimiles.remove": ORGANIZERS,
    "facsimiles.show": ORGANIZERS,
    "batches.fetched": ORGANIZERS,
    "batches.index": ORGANIZERS,
    "batches.move": ORGANIZERS,
    "batches.papers": ORGANIZERS,
    "batches.reprinted": ORGANIZERS,
    "batches.printed": ORGANIZERS,
    "certificates.correct": ORGANIZERS,
    "certificates.decide": ORGANIZERS,
    "certificates.prepare": ORGANIZERS,
    "certificates.revoke": ORGANIZERS,
    "letters.write": ORGANIZERS,
    "renaming.correct": ORGANIZERS,
    "renaming.preview": ORGANIZERS,
    "renaming.show": ORGANIZERS,
    "replacing.show": ORGANIZERS,
    "replacing.write": ORGANIZERS,
    "restoring.restore": ORGANIZERS,
    "rewording.reword": ORGANIZERS,
    "rewording.show": ORGANIZERS,
    "certificates.validate": ORGANIZERS,
    "certificates.withdraw": ORGANIZERS,
    "corrections.accept": ORGANIZERS,
    "corrections.index": ORGANIZERS,
    "registers.export": ORGANIZERS,
    "registers.index": WRITERS,
    "registers.printed": ORGANIZERS,
    "registers.release": ORGANIZERS,
    "registers.reserve": ORGANIZERS,
    "registers.show": ORGANIZERS,
    "corrections.refuse": ORGANIZERS,
    "group_links.close": ORGANIZERS,
    "group_links.make": ORGANIZERS,
    "group_links.reopen": ORGANIZERS,
    "handout.make_links": ORGANIZERS,
    "mailing.show": ORGANIZERS,
    "mailing.write": ORGANIZERS,
    "mailing.write_again": ORGANIZERS,
    "given_numbers.save": ORGANIZERS,
    "given_numbers.show": ORGANIZERS,
    "numbering.foresee": ORGANIZERS,
    "numbering.save": ORGANIZERS,
    # own designs of an organization
    "design_files.export": ORGANIZERS,
    "design_files.new": WRITERS,
    "design_files.receive": WRITERS,
    "designs.create": WRITERS,
    "designs.edit": ORGANIZERS,
    "designs.index": WRITERS,
    "designs.new": WRITERS,
    "designs.preview": WRITERS,
    "designs.sample": ORGANIZERS,
    "designs.save": ORGANIZERS,
    "designs.show": ORGANIZERS,
    "numbering.show": ORGANIZERS,
    "organizers.add": ORGANIZERS,
    "organizers.issue": ORGANIZERS,
    "organizers.remove": ORGANIZERS,
    "organizers.show": ORGANIZERS,
    "signing.receive": ORGANIZERS,
    "signing.show": ORGANIZERS,
    "signing.take": ORGANIZERS,
    "recipients.save": ORGANIZERS,
    "recipients.show": ORGANIZERS,
    "schedule.create_session": ORGANIZERS,
    "schedule.delete_session": ORGANIZERS,
    "schedule.new_session": ORGANIZERS,
    "schedule.save_session": ORGANIZERS,
    "schedule.session": ORGANIZERS,
    "schedule.sessions": ORGANIZERS,
    "sharing.message": ORGANIZERS,
    "sharing.sent": ORGANIZERS,
    "sharing.show": ORGANIZERS,
    "sharing.take_list": ORGANIZERS,
    "sharing.unsent": ORGANIZERS,
    "staff.add_engagement": ORGANIZERS,
    "staff.add_to_committee": ORGANIZERS,
    "staff.committee": ORGANIZERS,
    "staff.delete_signatory": ORGANIZERS,
    "staff.engagements": ORGANIZERS,
    "staff.remove_engagement": ORGANIZERS,
    "staff.remove_from_committee": ORGANIZERS,
    "staff.signatory": ORGANIZERS,
    "staff.write_signatory": ORGANIZERS,
    "workshops.change_state": ORGANIZERS,
    "workshops.create": ORGANIZERS,
    "workshops.delete": ORGANIZERS,
    "workshops.edit": ORGANIZERS,
    "workshops.new": ORGANIZERS,
    "workshops.save_step": ORGANIZERS,
    "workshops.step": ORGANIZERS,
    # registers: read by who works with them, edited by admins
    "jurisdictions.index": REGIONS,
    "organizations.index": REGIONS,
    "organizations.show": REGIONS,
    "people.index": PEOPLE,
    "people.show": PEOPLE,
    # lists as files: what their pages show; an office gets numbers only where an admin grants it
    "exporting.ask": NUMBERS,
    "exporting.people": PEOPLE,
    "exporting.take": NUMBERS,
    "admin.list_of_acts": ADMINS,
    "admin.list_of_users": ADMINS,
    "paper_files.export": HELPERS,
    "printing.download": HELPERS,
    "printing.show": HELPERS,
    "runs.show": HELPERS,
    "pulling.export": HELPERS,
    "desk.export": HELPERS,
    "jurisdictions.export": REGIONS,
    "organizations.export": REGIONS,
    "schools.export": SCHOOLS,
    "schools.template": ADMINS,
    "exporting.template": LIST_WRITERS,
    "histories.person": PEOPLE,
    "schools.index": SCHOOLS,
    "schools.show": SCHOOLS,
    "histories.school": SCHOOLS,
    "admin.add": ADMINS,
    "admin.audit": ADMINS,
    "admin.disable": ADMINS,
    "admin.end": ADMINS,
    "admin.grant": ADMINS,
    "admin.index": ADMINS,
    "programmes.accept": ADMINS,
    "programmes.discard": ADMINS,
    "admin.make_link": ADMINS,
    "admin.user": ADMINS,
    "admin.users": ADMINS,
    "bundles.choose_school": OWN_BUNDLES,
    "bundles.confirm": OWN_BUNDLES,
    "bundles.discard": OWN_BUNDLES,
    "bundles.new": SENDERS,
    "bundles.receive": SENDERS,
    "bundles.show": OWN_BUNDLES,
    "imports.people": SENDERS,
    "imports.undo": OWN_BUNDLES,
    "headings.forget_heading": ADMINS,
    "headings.forget_row": ADMINS,
    "headings.index": ADMINS,
    "headings.teach": ADMINS,
    "jurisdictions.create": ADMINS,
    "jurisdictions.edit": ADMINS,
    "jurisdictions.new": ADMINS,
    "jurisdictions.save": ADMINS,
    "organizations.create": ADMINS,
    "organizations.edit": ADMINS,
    "organizations.new": ADMINS,
    "organizations.save": ADMINS,
    "schools.edit": ADMINS,
    "schools.forget": ADMINS,
    "schools.forget_work_unit": ADMINS,
    "schools.list_work_units": ADMINS,
    "schools.save": ADMINS,
    # two rows that are one human being
    "merging.duplicates": MERGE_LISTS,
    "merging.made": MERGES,
    "merging.merge": MERGES,
    "merging.merges": MERGE_LISTS,
    "merging.compare": MERGES,
    "merging.two_people": MERGES,
    "merging.undo": MERGES,
    # counts and names of schools, for offices
    "evidence.file": REPORTS,
    "evidence.marks": REPORTS,
    "evidence.rows": REPORTS,
    "invitations.invite": REPORTS,
    "invitations.preview": REPORTS,
    "frozen_reports.document": REPORTS,
    "frozen_reports.freeze": OFFICES,
    "frozen_reports.index": REPORTS,
    "frozen_reports.new": OFFICES,
    "frozen_reports.preview": OFFICES,
    "frozen_reports.show": REPORTS,
    "report_pictures.index": REPORTS,
    "report_pictures.slide": REPORTS,
    "quarters.close": OFFICES,
    "quarters.index": REPORTS,
    "quarters.reopen": OFFICES,
    "reports.document": REPORTS,
    "reports.index": REPORT_LISTS,
    "reports.region": REPORTS,
    "reports.region_json": REPORTS,
    "reports.schools": REPORTS,
    "reports.unreached": REPORTS,
    "school_data.export": REPORTS,
    "school_data.index": REPORTS,
    "school_data.make_links": OFFICES,
    "school_data.offices": REPORT_LISTS,
    "school_data.put_links_to_sleep": OFFICES,
    # what a school tells about its teachers
    "own_school.confirm_list": OWN_SCHOOLS,
    "own_school.declare": OWN_SCHOOLS,
    "own_school.discard_list": OWN_SCHOOLS,
    "own_school.index": OWN_SCHOOL_LISTS,
    "own_school.preview_list": OWN_SCHOOLS,
    "own_school.read_list": OWN_SCHOOLS,
    "own_school.show": OWN_SCHOOLS,
    # teachers who come and go, asked of the school and of the office over it
    "outside.index": LIST_VERIFIERS,
    "outside.proof": TURNOVER,
    "outside.refuse": TURNOVER,
    "outside.show": TURNOVER,
    "outside.verify": TURNOVER,
    "turnover.answer": TURNOVER,
    "turnover.show": TURNOVER,
    # a teacher's own papers
    "corrections.confirm_mine": TEACHERS,
    "corrections.propose_mine": TEACHERS,
    "corrections.show_mine": TEACHERS,
    "handout.download_mine": TEACHERS,
    "handout.mine": TEACHERS,
    "outside.own_mine": TEACHERS,
    "outside.tell_mine": TEACHERS,
    "records.fields_mine": TEACHERS,
    "records.history_mine": TEACHERS,
    "records.transcript_mine": TEACHERS,
}

# what an argument of an address stands for, where its name alone does not tell: a key of `World.values`
STANDS_FOR: dict[str, dict[str, str]] = {
    "accounts.choose_password": {"token": "password_token"},
    "accounts.set_password_of_link": {"token": "password_token"},
    "approval_pictures.bring": {"token": "approval_token"},
    "approvals.approve": {"token": "approval_token"},
    "approvals.download": {"token": "approval_token", "certificate_id": "prepared_id"},
    "approvals.give_back": {"token": "approval_token"},
    "approvals.open_link": {"token": "approval_token"},
    "approvals.picture": {"token": "approval_token", "picture_id": "stamp_id"},
    "approvals.show": {"token": "approval_token"},
    "attendance.answer_participants": {"token": "upload_token"},
    "attendance.confirm_participants": {"token": "upload_token"},
    "attendance.discard_participants": {"token": "upload_token"},
    "attendance.preview_participants": {"token": "upload_token"},
    "archives.confirm": {"token": "archive_token"},
    "archives.show": {"token": "archive_token"},
    "marks.confirm": {"token": "marks_token"},
    "marks.show": {"token": "marks_token"},
    "admin.end": {"grant_id": "role_grant_id"},
    "facsimiles.picture": {"picture_id": "stamp_id"},
    "facsimiles.remove": {"picture_id": "stamp_id"},
    "batches.fetched": {"batch_id": "heap_id"},
    "batches.move": {"batch_id": "heap_id"},
    "registers.release": {"reservation_id": "reservation_id"},
    "batches.reprinted": {"batch_id": "heap_id"},
    "bundles.choose_school": {"token": "bundle_token"},
    "bundles.confirm": {"token": "bundle_token"},
    "bundles.discard": {"token": "bundle_token"},
    "bundles.show": {"token": "bundle_token"},
    **{
        f"corrections.{act}": {"participation_id": "named_id"}
        for act in ("confirm", "propose", "show", "confirm_mine", "propose_mine", "show_mine")
    },
    "group_links.ask": {"token": "group_token"},
    "group_links.find": {"token": "group_token"},
    "renewal.ask": {"token": "asleep_token"},
    "headings.forget_row": {"row_id": "heading_row_id"},
    "imports.undo": {"batch_id": "people_batch_id"},
    "design_files.export": {"code": "design_code"},
    "designs.edit": {"code": "design_code"},
    "designs.sample": {"code": "design_code"},
    "designs.save": {"code": "design_code"},
    "designs.show": {"code": "design_code"},
    "frozen_reports.document": {"code": "frozen_report_code"},
    "frozen_reports.show": {"code": "frozen_report_code"},
    "organizations.edit": {"code": "body"},
    "organizations.save": {"code": "body"},
    "organizations.show": {"code": "body"},
    "own_school.ask": {"token": "school_token"},
    "own_school.confirm_list": {"token": "own_list_token"},
    "own_school.discard_list": {"token": "own_list_token"},
    "own_school.open_page": {"token": "school_token"},
    "own_school.preview_list": {"token": "own_list_token"},
    "programmes.accept": {"slug": "proposal"},
    "programmes.discard": {"slug": "proposal"},
    "programmes.show": {"slug": "programme"},
}
# arguments that name a part of the object, the same in every place
PARTS = {
    "part": 0,
    "document": "receipts",
    "file_kind": "csv",
    "form": "pdf",
    "picture_name": "months",
    "language": "id",
    "number": 1,
    "of": "teachers",
    "place": "right",
    "which": "stale",
    "position": 1,
    "state": "held",
    "quarter": 2,
    "step": "basics",
    "year": 2025,
}
