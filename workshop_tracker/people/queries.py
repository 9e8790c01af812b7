"""People as their readers see them: who may see whom, search by words or by an exact number, one person's page."""

import datetime as dt
import re
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, true
from sqlalchemy.orm import Session

from workshop_tracker.people.identifiers import MARKS_BETWEEN_DIGITS, PRINTED_KINDS, IdentifierKind
from workshop_tracker.people.models import Identifier, Membership, Person, Post, StaffKind
from workshop_tracker.people.names import join_name
from workshop_tracker.people.rules import name_key
from workshop_tracker.presentation import mask_identifier
from workshop_tracker.schools.models import School
from workshop_tracker.schools.queries import visible_to as visible_schools
from workshop_tracker.viewer import Role, Viewer

EXACT_NUMBER = re.compile("[0-9]{16}|[0-9]{18}")
FOUND_BY_NUMBER = (IdentifierKind.NUPTK, IdentifierKind.NIP, IdentifierKind.NI_PPPK)


class ListedPerson(NamedTuple):
    """A person as a list shows it: name, school where she works now, kind."""

    id: int
    name: str
    school: str
    staff_kind: StaffKind


def is_living() -> ColumnElement[bool]:
    """The condition that a row is a person of its own: neither merged into another nor made anonymous."""
    return and_(Person.merged_into_id.is_(None), Person.anonymised_at.is_(None))


def visible_to(session: Session, viewer: Viewer, on: dt.date, *, met: Select[int]) -> ColumnElement[bool]:
    """The condition under which this viewer sees a person.

    Admins see everybody; others see the people of schools that they see, members of their own bodies, and `met`, the
    ids of those whom they meet at own workshops.
    """
    if viewer.has_role(Role.ADMIN):
        return is_living()
    works_there = exists().where(
        Post.person_id == Person.id,
        is_held(on),
        School.id == Post.school_id,
        visible_schools(session, viewer, on),
    )
    is_member = exists().where(
        Membership.person_id == Person.id,
        Membership.organization_id.in_(viewer.organization_ids),
        Membership.starts_on <= on,
        or_(Membership.ends_on.is_(None), Membership.ends_on >= on),
    )
    return and_(is_living(), or_(works_there, is_member, Person.id.in_(met)))


def is_held(on: dt.date) -> ColumnElement[bool]:
    """The condition that a post is held on a day."""
    return and_(Post.starts_on <= on, or_(Post.ends_on.is_(None), Post.ends_on >= on))


def fits(written: str) -> ColumnElement[bool]:
    """The condition that every word of what was typed occurs in the name or in the school where somebody works."""
    return and_(true(), *(_occurs(word) for word in name_key(written).split()))


def _occurs(word: str) -> ColumnElement[bool]:
    at_school = exists().where(
        Post.person_id == Person.id,
        Post.ends_on.is_(None),
        School.id == Post.school_id,
        School.sort_key.contains(word, autoescape=True),
    )
    return or_(Person.name_key.contains(word, autoescape=True), at_school)


def listed_people(condition: ColumnElement[bool]) -> Select[int, str, str, str, str, str, StaffKind]:
    """People by name, with the school of their main post; `listed` makes a row of it."""
    school = (
        select(func.coalesce(func.nullif(School.printed_name, ""), School.name))
        .join(Post, Post.school_id == School.id)
        .where(Post.person_id == Person.id, Post.is_main, Post.ends_on.is_(None))
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(
            Person.id,
            Person.title_before,
            Person.name,
            Person.title_after,
            Person.printed_name,
            func.coalesce(school, ""),
            Person.staff_kind,
        )
        .where(condition)
        .order_by(Person.sort_key, Person.id)
    )


def listed(row: tuple[int, str, str, str, str, str, StaffKind]) -> ListedPerson:
    """One row of `listed_people`."""
    person_id, before, name, after, printed, school, kind = row
    return ListedPerson(person_id, printed or join_name(before, name, after), school, kind)


def search_people(
    session: Session, written: str, visible: ColumnElement[bool], *, limit: int = 20
) -> list[ListedPerson]:
    """Visible people by words of name or school, in the order of lists."""
    found = listed_people(and_(visible, fits(written))).limit(limit)
    return [listed(row) for row in session.execute(found)] if written.strip() else []


def people_at_school(session: Session, school_id: int, visible: ColumnElement[bool], on: dt.date) -> list[ListedPerson]:
    """The visible people who work at a school on a day."""
    works_there = exists().where(Post.person_id == Person.id, Post.school_id == school_id, is_held(on))
    return [listed(row) for row in session.execute(listed_people(and_(visible, works_there)))]


def exact_number(written: str) -> str | None:
    """The NUPTK, NIP or NI PPPK that was typed, as digits; none where the text is something else."""
    digits = MARKS_BETWEEN_DIGITS.sub("", written)
    return digits if EXACT_NUMBER.fullmatch(digits) else None


def person_numbered(session: Session, number: str) -> ListedPerson | None:
    """Whoever bears exactly this number, visible or not: name and school, nothing else."""
    bearer = select(Identifier.person_id).where(Identifier.value == number, Identifier.kind.in_(FOUND_BY_NUMBER))
    row = session.execute(listed_people(and_(is_living(), Person.id.in_(bearer))).limit(1)).first()
    return listed(row) if row else None


def visible_person(session: Session, person_id: int, visible: ColumnElement[bool]) -> Person | None:
    return session.scalar(select(Person).where(Person.id == person_id, visible))


def visible_ids(session: Session, person_ids: set[int], visible: ColumnElement[bool]) -> set[int]:
    """Which of these people the viewer sees."""
    return set(session.scalars(select(Person.id).where(Person.id.in_(person_ids), visible)))


def masked_numbers(session: Session, person_id: int) -> list[tuple[str, str]]:
    """(kind in words, masked value) of somebody's numbers."""
    rows = session.execute(
        select(Identifier.kind, Identifier.value).where(Identifier.person_id == person_id).order_by(Identifier.id)
    )
    return [(PRINTED_KINDS[kind], mask_identifier(value)) for kind, value in rows]


def posts_of(session: Session, person_id: int) -> list[tuple[Post, str, str]]:
    """Somebody's posts with name and number of the school, the running ones first, then the newest."""
    name = func.coalesce(func.nullif(School.printed_name, ""), School.name)
    rows = session.execute(
        select(Post, name, School.npsn)
        .join(School, School.id == Post.school_id)
        .where(Post.person_id == person_id)
        .order_by(Post.ends_on.is_not(None), Post.is_main.desc(), Post.starts_on.desc(), Post.id)
    )
    return [(post, school, npsn) for post, school, npsn in rows]
