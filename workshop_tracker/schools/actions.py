"""Writing schools: a register in bulk, one school by hand, a confirmed spelling. Nothing here commits."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import bindparam, select, update

from workshop_tracker.bulk import collector_paused, insert_rows
from workshop_tracker.database import WritingSession, now
from workshop_tracker.intake.actions import record_batch
from workshop_tracker.intake.proposals import ImportPlan, Outcome
from workshop_tracker.organizations.levels import GROUP_OF_LEVEL
from workshop_tracker.presentation import natural_key, tidy_text
from workshop_tracker.schools.models import School, SchoolAlias
from workshop_tracker.schools.rules import read_school_name, school_key
from workshop_tracker.schools.searching import search_key

LONGEST_MATCH_KEY, LONGEST_LINE = 120, 300  # as wide as their columns
OWN_NAME = re.compile("[^0-9IVX]")  # more than a number, Roman ones too


def apply_schools(session: WritingSession, plan: ImportPlan) -> None:
    """Write the new and changed schools of a plan in bulk, with one batch for all; nothing where all are the same."""
    written = plan.to_write()
    if not written:
        return
    with collector_paused():
        insert_rows(session, School, [_row(each.values) for each in written if each.outcome is Outcome.NEW])
    changed = [_row(each.values) | {"of": each.values["npsn"]} for each in written if each.outcome is Outcome.CHANGED]
    if changed:
        statement = update(School).where(School.npsn == bindparam("of")).values(row_version=School.row_version + 1)
        session.connection().execute(statement, changed)
    record_batch(session, plan)


def _row(facts: Mapping[str, Any]) -> dict[str, Any]:
    """A school as stored: what the register says and the keys that follow from it."""
    name = facts["name"]
    return {
        **facts,
        "match_key": school_key(name)[:LONGEST_MATCH_KEY],
        "sort_key": natural_key(name)[:LONGEST_LINE],
        "search_key": search_key(name, facts["status"], facts["subdistrict"]),
        "level_group": GROUP_OF_LEVEL[facts["level"].upper()],
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolDetails:
    """What people fill in beside the register; an empty `printed_name` leaves the name of the register."""

    printed_name: str
    address: str
    subdistrict: str
    phone: str
    opened_on: dt.date | None
    closed_on: dt.date | None


class SchoolClosesBeforeItOpens(Exception):
    """The last day lies before the first."""


def edit_school(session: WritingSession, school: School, details: SchoolDetails) -> None:
    """Write the details over what stands. Raises SchoolClosesBeforeItOpens."""
    if details.opened_on and details.closed_on and details.closed_on < details.opened_on:
        raise SchoolClosesBeforeItOpens
    for name, value in asdict(details).items():
        setattr(school, name, value)
    school.search_key = search_key(school.name, school.status, school.subdistrict)
    session.flush()


def note_phone(session: WritingSession, school_id: int, phone: str) -> None:
    """Under which number the school's data clerk is reached from now on, as `read_phone` writes it."""
    session.get_one(School, school_id).phone = phone
    session.flush()


def confirm_spelling(session: WritingSession, school: School, written: str, *, district_code: str | None) -> None:
    """Remember that this spelling means this school in a district; the last confirmation holds.

    Without a district it means so where a list says none, and in the school's own district.
    A spelling without a name of its own (`SMK N 1`) is not remembered: the next list may mean another school by it.
    """
    _remember(session, school.id, written, district_code)


def confirm_work_unit(session: WritingSession, written: str, *, district_code: str | None) -> None:
    """Remember that no school is meant by what is written in this district, or where a list says none.

    The last confirmation holds. A school that comes into the register under that very name is one all the same.
    """
    _remember(session, None, written, district_code)


def _remember(session: WritingSession, school_id: int | None, written: str, district_code: str | None) -> None:
    if not OWN_NAME.search(read_school_name(written)[0].rest):
        return
    key = school_key(written)[:LONGEST_MATCH_KEY]
    place = district_code or ""
    alias = session.scalar(select(SchoolAlias).where(SchoolAlias.place_code == place, SchoolAlias.alias_key == key))
    if alias is None:
        alias = SchoolAlias(district_code=district_code, place_code=place, alias_key=key)
        session.add(alias)
    alias.school_id = school_id
    alias.written = tidy_text(written)[:LONGEST_LINE]
    alias.confirmed_by_id = session.actor.id
    alias.confirmed_at = now()
    session.flush()


def forget_spelling(session: WritingSession, alias: SchoolAlias) -> None:
    """From now on the spelling is asked again; what was imported by it stays."""
    session.delete(alias)
    session.flush()
