"""What an address asks for: whose report, of which days, narrowed to whom."""

import datetime as dt
from dataclasses import dataclass

from flask import abort, request

from workshop_tracker.access import current_viewer
from workshop_tracker.database import today
from workshop_tracker.extensions import db
from workshop_tracker.organizations.models import Organization
from workshop_tracker.reports.asked.filters import EVERYBODY, Filters, read_filters, told
from workshop_tracker.reports.counting import Scope
from workshop_tracker.reports.periods import Choice, Part, PeriodUnreadable, current_quarter, read_choice
from workshop_tracker.reports.queries import region_report_of, scope_of
from workshop_tracker.reports.readers import readable_office
from workshop_tracker.reports.region import RegionReport
from workshop_tracker.workshops.programmes.models import Programme
from workshop_tracker.workshops.programmes.queries import programme_by_slug

YEARS_OFFERED = 8
NOW = "now"  # a report of people and offices as they are today


@dataclass(frozen=True)
class Asked:
    """What an address asks for; `problem` says why its period could not be read."""

    office: Organization
    choice: Choice
    programme: Programme | None
    problem: str = ""
    filters: Filters = EVERYBODY
    as_it_is_on: dt.date | None = None

    @property
    def address(self) -> dict[str, str]:
        """What brings one here again, of what was understood only."""
        period = self.choice.period
        days = {"from": period.starts_on.isoformat(), "to": period.ends_on.isoformat()}
        part = {"year": str(self.choice.year), "quarter": self.choice.part.value}
        programme = {"programme": self.programme.slug} if self.programme else {}
        return (days if self.choice.part is Part.FREE else part) | programme | self.narrowing

    @property
    def narrowing(self) -> dict[str, str]:
        """The part of the address that chooses people, not days."""
        return told(self.filters) | ({"basis": NOW} if self.as_it_is_on else {})

    @property
    def is_narrowed(self) -> bool:
        return self.choice.part is Part.FREE or bool(self.narrowing)

    @property
    def scope(self) -> Scope:
        """Whose training is counted. One statement, with a programme three."""
        return scope_of(
            db.session,
            self.office,
            self.choice.period,
            self.programme,
            filters=self.filters,
            as_it_is_on=self.as_it_is_on,
        )

    def report(self) -> RegionReport:
        return region_report_of(
            db.session,
            self.office,
            self.choice.period,
            self.programme,
            filters=self.filters,
            as_it_is_on=self.as_it_is_on,
        )


def read_address(office_code: str) -> Asked:
    """The office through the viewer's scope, and the rest of the address; an unknown programme is not there."""
    office: Organization = readable_office(db.session, current_viewer(), office_code) or abort(404)
    slug = request.args.get("programme", "")
    return asked_of(office, (programme_by_slug(db.session, slug) or abort(404)) if slug else None)


def asked_of(office: Organization, programme: Programme | None) -> Asked:
    """The days and filters of the address, for an office and a programme that were found."""
    day = today()
    filters, as_it_is_on = read_filters(request.args), day if request.args.get("basis") == NOW else None
    try:
        return Asked(office, read_choice(request.args, day), programme, "", filters, as_it_is_on)
    except PeriodUnreadable as unreadable:
        return Asked(office, current_quarter(day), programme, str(unreadable), filters, as_it_is_on)


def years_offered(choice: Choice, day: dt.date) -> list[int]:
    """The years to choose from, the latest first; the chosen one is among them."""
    return sorted({choice.year, *range(day.year - YEARS_OFFERED + 1, day.year + 1)}, reverse=True)
