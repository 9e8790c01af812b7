"""Workshops of the demonstration: planned like any plan file, then recorded and carried through as the file says."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from workshop_tracker.database import WritingSession
from workshop_tracker.demo.bodies import known
from workshop_tracker.demo.participation import give_papers, mark_attendance, register_people
from workshop_tracker.demo.sources import document_of
from workshop_tracker.demo.teachers import Rosters
from workshop_tracker.schools.models import School
from workshop_tracker.workshops.actions import close_workshop, edit_workshop, mark_held
from workshop_tracker.workshops.engagements import Engagement, EngagementRole, PaperHours, PaperRole
from workshop_tracker.workshops.models import Certainty, InvitedSchool, SessionKind, Workshop, WorkshopOrganizer
from workshop_tracker.workshops.plans.following import apply_plan
from workshop_tracker.workshops.plans.reading import read_plan
from workshop_tracker.workshops.queries import sessions_of
from workshop_tracker.workshops.sessions import changing_programme, edit_session

FOUR_WEEKS = dt.timedelta(weeks=4)
TUESDAY = 1
# how far a workshop of a file is carried through
PAST = frozenset({"held", "issued", "closed"})
WITH_PAPERS = frozenset({"issued", "closed"})


@dataclass(frozen=True, slots=True)
class Occasion:
    """On which day and under which address the demonstration is set up."""

    today: dt.date
    base_url: str


def upcoming_day(today: dt.date) -> dt.date:
    """The day of the workshop that is still to come: the first Tuesday at least four weeks ahead."""
    earliest = today + FOUR_WEEKS
    return earliest + dt.timedelta(days=(TUESDAY - earliest.weekday()) % 7)


def hold_workshop(
    session: WritingSession, name: str, schools: Mapping[str, School], rosters: Rosters, occasion: Occasion
) -> Workshop:
    """Carry one workshop through as far as its file says; its papers, if any, are samples."""
    told = document_of(f"workshops/{name}.json", upcoming=upcoming_day(occasion.today).isoformat())
    workshop = apply_plan(session, read_plan(told["plan"]), is_sample=True).workshop
    _record(session, workshop, told)
    _invite(session, workshop, told, schools)
    register_people(session, workshop, told, rosters)
    if told["ending"] in PAST:
        mark_attendance(session, workshop, told.get("exceptions", []))
    if told["ending"] in WITH_PAPERS:
        give_papers(session, workshop, told, occasion.base_url)
    if told["ending"] in PAST:
        mark_held(session, workshop)
    if told["ending"] == "closed":
        close_workshop(session, workshop)
    return workshop


def _record(session: WritingSession, workshop: Workshop, told: Mapping[str, Any]) -> None:
    """What a plan file has no words for: what is known of the event, who else organizes, who gets papers."""
    edit_workshop(session, workshop, _columns(told.get("record", {})))
    _describe_sessions(session, workshop, told.get("sessions", {}))
    for opening in session.scalars(
        select(Engagement).where(Engagement.workshop_id == workshop.id, Engagement.role == EngagementRole.OPENING)
    ):
        opening.summary = told["opening"]
    session.add_all(
        WorkshopOrganizer(
            workshop_id=workshop.id, organization_id=known(session, code).id, is_issuer=False, position=position
        )
        for position, code in enumerate(told.get("joint", []), 2)
    )
    if "papers" in told:
        _set_papers(session, workshop, told["papers"])
    session.flush()


def _set_papers(session: WritingSession, workshop: Workshop, hours_by_role: Mapping[str, str]) -> None:
    """These roles get papers and no others."""
    for row in session.scalars(select(PaperRole).where(PaperRole.workshop_id == workshop.id)):
        session.delete(row)
    session.flush()  # a role that stays comes back as another row
    session.add_all(
        PaperRole(workshop_id=workshop.id, role=role, hours=PaperHours(hours)) for role, hours in hours_by_role.items()
    )


def _columns(record: Mapping[str, Any]) -> dict[str, Any]:
    columns = dict(record)
    if "reported_on" in columns:
        columns["reported_on"] = dt.date.fromisoformat(columns["reported_on"])
    if "days_certainty" in columns:
        columns["days_certainty"] = Certainty(columns["days_certainty"])
    return columns


def _describe_sessions(session: WritingSession, workshop: Workshop, told: Mapping[str, Mapping[str, str]]) -> None:
    """Summaries, and sessions that are tasks or online; told by the session's number."""
    if not told:
        return
    with changing_programme(session, workshop):
        for part in sessions_of(session, workshop.id):
            values: dict[str, Any] = dict(told.get(str(part.number), {}))
            if "kind" in values:
                values["kind"] = SessionKind(values["kind"])
            edit_session(session, workshop, part, values)


def _invite(
    session: WritingSession, workshop: Workshop, told: Mapping[str, Any], schools: Mapping[str, School]
) -> None:
    session.add_all(
        InvitedSchool(
            workshop_id=workshop.id,
            school_id=schools[npsn].id,
            has_attended=told["ending"] in PAST,
            headcount=headcount,
        )
        for npsn, headcount in told.get("invited", {}).items()
    )
    session.flush()
