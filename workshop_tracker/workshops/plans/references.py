"""What a plan names and does not make: the office, the district, the programme."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from workshop_tracker.designs.own.queries import UNKNOWN, drawn_as
from workshop_tracker.organizations.models import OFFICES, District, Organization
from workshop_tracker.organizations.queries import organization_by_code, organization_named
from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.plans.documents import quoted
from workshop_tracker.workshops.plans.plan import Plan, PlanRefused
from workshop_tracker.workshops.programmes import Programme
from workshop_tracker.workshops.programmes.queries import programme_named
from workshop_tracker.workshops.queries import districts_named
from workshop_tracker.workshops.rules import Problem


@dataclass(frozen=True, slots=True)
class References:
    """What the plan's names mean; none where it names nothing."""

    office_id: int | None
    district_code: str | None
    programme_id: int | None


def references_of(session: Session, plan: Plan) -> References:
    """Find what the plan names. Raises PlanRefused with every name that means nothing here, or two things."""
    office = office_named(session, plan.office)
    districts = districts_named(session, plan.district) if plan.district else []
    programme = programme_named(session, plan.programme) if plan.programme else None
    is_known = not plan.design or drawn_as(session, plan.design).version != UNKNOWN
    problems = tuple(_problems(plan, office, districts, programme, is_known=is_known))
    if problems:
        raise PlanRefused(problems)
    return References(
        office_id=office.id if office else None,
        district_code=districts[0].code if districts else None,
        programme_id=programme.id if programme else None,
    )


def office_named(session: Session, written: str) -> Organization | None:
    """The office of this code or name; bodies that hold workshops but oversee no schools are none."""
    found = organization_by_code(session, written) or organization_named(session, written)
    return found if found is not None and found.kind in OFFICES else None


def _problems(
    plan: Plan,
    office: Organization | None,
    districts: list[District],
    programme: Programme | None,
    *,
    is_known: bool,
) -> Iterator[Problem]:
    if plan.office and office is None:
        yield Problem("office", f"{quoted(plan.office)} bukan kantor yang dikenal. Tulis kode atau nama lengkapnya.")
    if plan.district and len(districts) != 1:
        yield Problem("district", wrong_district(plan.district, districts))
    if plan.design and not is_known:
        yield Problem("design", f"{quoted(plan.design)} bukan desain yang dikenal. Lihat kodenya di halaman desain.")
    if plan.programme and programme is None:
        yield Problem("programme", f"{quoted(plan.programme)} bukan program yang dikenal.")


def wrong_district(written: str, found: list[District]) -> Sentence:
    """Why a written district is none: nobody knows it, or it may mean several."""
    if not found:
        return Sentence(
            "“%(written)s” bukan kabupaten atau kota yang dikenal. Contoh: Kabupaten Banyumas, atau kode 33.02.",
            written=written,
        )
    return Sentence(
        "“%(written)s” dapat berarti %(districts)s.",
        written=written,
        districts=tuple(district.name for district in found),
    )
