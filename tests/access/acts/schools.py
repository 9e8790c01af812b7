"""What schools tell about their teachers, and the links by which offices ask them."""

from pathlib import Path

from tests.access.acts.form import Act, typing
from tests.access.table import STRANGER
from workshop_tracker.viewer import Role

OWN_LIST = Path(__file__).parents[2] / "accounts" / "school_links" / "own_list.csv"
SCHOOLS: dict[str, Act] = {
    "invitations.invite": Act(
        {"invited_schools.*"},
        caller=Role.ADMIN,
        audits="invited_schools",
        fills=lambda own: {"invite_to": own["draft"], "npsn": own["npsn"]},
    ),
    "own_school.open_page": Act({"school_links.opened_at"}, caller=STRANGER),
    "own_school.declare": Act(
        {"school_headcounts.*"},
        caller=Role.SCHOOL,
        audits="school_headcounts",
        page="own_school.show",
        fills=typing(total="38"),
    ),
    "own_school.read_list": Act(
        set(), caller=Role.SCHOOL, fills=lambda own: {"file": (str(OWN_LIST), "daftar guru.csv")}
    ),
    "own_school.confirm_list": Act(
        {"people.*", "posts.*", "school_lists.*", "staff_changes.*", "import_batches.*", "import_changes.*"},
        caller=Role.SCHOOL,
        audits="import_batches",
    ),
    "own_school.discard_list": Act(set(), caller=Role.SCHOOL),
    "turnover.answer": Act(
        {
            "staff_changes.answer",
            "staff_changes.answered_at",
            "staff_changes.answered_by_id",
            "posts.ends_on",
            "people.status",
            "people.status_on",
        },
        caller=Role.SCHOOL,
        audits="staff_changes",
        page="turnover.show",
        fills=lambda own: {f"change-{own['staff_change_id']}": "retired"},
    ),
    "school_data.make_links": Act(
        {"school_links.*", "school_links.asleep_at"},
        caller=Role.OFFICE,
        audits="school_links",
        fills=lambda own: {"npsn": own["npsn"]},
    ),
    "school_data.put_links_to_sleep": Act(
        {"school_links.asleep_at"},
        caller=Role.OFFICE,
        audits="school_links",
        fills=lambda own: {"npsn": own["npsn"]},
    ),
}
