"""What an office writes, signs and sends of its reports."""

from tests.access.acts.form import Act, typing
from workshop_tracker.viewer import Role

REPORTS: dict[str, Act] = {
    "frozen_reports.freeze": Act(
        {"frozen_reports.*"},
        caller=Role.OFFICE,
        audits="frozen_reports",
        page="frozen_reports.new",
        fills=typing(number="400.3/7/2025", obstacles="Hujan"),
    ),
    "quarters.close": Act(
        {"closed_quarters.*", "workshops.reported_at"},
        caller=Role.OFFICE,
        audits="closed_quarters",
        at={"quarter": "3"},
    ),
    "quarters.reopen": Act(
        {"closed_quarters.*"}, caller=Role.OFFICE, audits="closed_quarters", fills=typing(reason="Salah hitung")
    ),
    "frozen_reports.preview": Act(set(), caller=Role.OFFICE, page="frozen_reports.new"),
}
