"""Following a plan: the workshop that it means is made, or brought up to it. Nothing here commits.

What the plan does not give stays as it is; a list that it gives is the whole list.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from workshop_tracker.database import WritingSession
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.organizations.actions import body_named
from workshop_tracker.organizations.models import Organization
from workshop_tracker.organizations.queries import organization_by_code
from workshop_tracker.workshops.actions import (
    ReasonMissing,
    WorkshopIsOver,
    create_workshop,
    edit_workshop,
    open_workshop,
    set_issuer,
)
from workshop_tracker.workshops.models import Mode, Workshop, WorkshopState
from workshop_tracker.workshops.plans.parts import follow_engagements, follow_sessions, follow_signatories
from workshop_tracker.workshops.plans.plan import Plan, PlanRefused
from workshop_tracker.workshops.plans.references import References, references_of
from workshop_tracker.workshops.queries import issuer_of, readiness_of, workshop_by_slug, workshops_addressed
from workshop_tracker.workshops.rules import Problem, missing_for_opening, slug_of

LOCKED = "Sertifikat kegiatan ini sudah sah; apa yang tercetak di atasnya hanya diubah lewat halaman, dengan alasan."
OVER = "Kegiatan ini sudah ditutup atau dibatalkan, jadi tidak diubah lagi."


@dataclass(frozen=True, slots=True)
class FollowedPlan:
    """The workshop as it stands after the plan, what the plan did to it, and what opening still needs."""

    workshop: Workshop
    outcome: Outcome
    missing: tuple[Problem, ...]


def apply_plan(session: WritingSession, plan: Plan, *, is_sample: bool = False) -> FollowedPlan:
    """Make the planned workshop or bring it up to the plan; the same plan again changes nothing.

    In a demonstration a new workshop is a sample.
    Raises PlanRefused with every problem found; the caller then takes back what was written.
    """
    references = references_of(session, plan)
    issuer = _issuer(session, plan)
    workshop = planned_workshop(session, plan, issuer)
    is_new = workshop is None
    if workshop is None:
        values = {"title": plan.title, "is_sample": is_sample} | _values(plan, references, None)
        workshop = create_workshop(session, values, issuer=issuer)
    has_changed = _bring_up(session, workshop, plan, references, issuer)
    if is_new or has_changed:
        _open_when_ready(session, workshop)
    outcome = Outcome.NEW if is_new else Outcome.CHANGED if has_changed else Outcome.SAME
    return FollowedPlan(workshop, outcome, missing_for_opening(readiness_of(session, workshop)))


def _issuer(session: WritingSession, plan: Plan) -> Organization | None:
    """An organization by its code or its name; an unknown name makes a body."""
    if not plan.organizer:
        return None
    return organization_by_code(session, plan.organizer) or body_named(session, plan.organizer)


def planned_workshop(session: Session, plan: Plan, issuer: Organization | None) -> Workshop | None:
    """The workshop of the plan's slug, else the one of same title and first day and no other organizer than the plan's.

    A draft that was planned before its day was known is meant too.
    """
    named = workshop_by_slug(session, plan.slug) if plan.slug else None
    if named is not None:
        return named
    dated = workshops_addressed(session, slug_of(plan.title, plan.first_day))
    undated = workshops_addressed(session, slug_of(plan.title, None))
    candidates = dated + [workshop for workshop in undated if workshop.starts_on in (None, plan.first_day)]
    for workshop in candidates:
        organizer = issuer_of(session, workshop.id)
        if organizer is None or issuer is None or organizer is issuer:
            return workshop
    return None


def _bring_up(
    session: WritingSession, workshop: Workshop, plan: Plan, references: References, issuer: Organization | None
) -> bool:
    try:
        changes = (
            bool(issuer and set_issuer(session, workshop, issuer)),
            bool(edit_workshop(session, workshop, _values(plan, references, workshop))),
            follow_sessions(session, workshop, plan.sessions),
            follow_engagements(session, workshop, plan.engagements),
            follow_signatories(session, workshop, plan.signatories),
        )
    except ReasonMissing as refused:
        raise PlanRefused((Problem("", LOCKED),)) from refused
    except WorkshopIsOver as refused:
        raise PlanRefused((Problem("", OVER),)) from refused
    return any(changes)


def _values(plan: Plan, references: References, workshop: Workshop | None) -> dict[str, Any]:
    """The columns that the plan gives."""
    starts_on, ends_on = _days(plan, workshop)
    given = {
        "title": plan.title,
        "kind": plan.kind,
        "place": plan.place,
        "mode": plan.mode and Mode(plan.mode),
        "hashtags": " ".join(plan.hashtags),
        "number_pattern": plan.number_pattern,
        "staff_number_pattern": plan.staff_number_pattern,
        "design_code": plan.design,
        "minimum_attendance": plan.minimum_attendance,
        "office_id": references.office_id,
        "district_code": references.district_code,
        "programme_id": references.programme_id,
        "starts_on": starts_on,
        "ends_on": ends_on,
    }
    return {column: value for column, value in given.items() if value not in (None, "")}


def _days(plan: Plan, workshop: Workshop | None) -> tuple[dt.date | None, dt.date | None]:
    """First and last day: as written, else of the planned sessions, else as known, else the one day that is written.

    A plan that names its workshop was written out with all that is known: what it leaves open stays open.
    """
    known = (workshop.starts_on, workshop.ends_on) if workshop else (None, None)
    if plan.slug and workshop:
        starts_on, ends_on = plan.starts_on or known[0], plan.ends_on or known[1]
    else:
        starts_on = plan.starts_on or plan.first_session_on or known[0] or plan.ends_on
        ends_on = plan.ends_on or plan.last_session_on or known[1] or plan.starts_on
    if starts_on and ends_on and ends_on < starts_on:
        raise PlanRefused(
            (Problem("ends_on", "Tanggal selesai lebih awal daripada tanggal mulai yang sudah dicatat."),)
        )
    return starts_on, ends_on


def _open_when_ready(session: WritingSession, workshop: Workshop) -> None:
    if workshop.state is WorkshopState.DRAFT and not missing_for_opening(readiness_of(session, workshop)):
        open_workshop(session, workshop)
