"""Who may take numbers along, of whom, and what the files say of each person; a few statements for every thousand."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, false, select
from sqlalchemy.orm import Session

from workshop_tracker.database import ROWS_IN_TURN, batched
from workshop_tracker.organizations.models import Organization, OrganizationKind
from workshop_tracker.people.models import Person, Post, StaffKind
from workshop_tracker.people.queries import is_held, is_living
from workshop_tracker.people.rosters.recognition.known import people_by_id
from workshop_tracker.people.rosters.recognition.somebody import HeldPost, Somebody
from workshop_tracker.people.rosters.workplaces import FoundSchool, schools_by_id
from workshop_tracker.people.template import running_post
from workshop_tracker.schools.models import School, SchoolStatus
from workshop_tracker.schools.queries import is_under
from workshop_tracker.viewer import Role, Viewer


class ToldPerson(NamedTuple):
    """A person with the one post that a row of a list tells."""

    person: Somebody
    post: HeldPost | None
    school: FoundSchool | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whose numbers are taken: the condition, what narrowed it in words, the school whose posts are told."""

    condition: ColumnElement[bool]
    narrowed: tuple[str, ...] = ()
    school_id: int | None = None

    def at_school(self, school: FoundSchool, on: dt.date) -> "Chosen":
        """Those of them who work at a school on a day."""
        narrowed = (*self.narrowed, f"sekolah {school.npsn}")
        return Chosen(self.condition & works_at(school.id, on), narrowed, school.id)

    def under_office(self, office: Organization, on: dt.date) -> "Chosen":
        """Those of them who work at a school that an office oversees on a day."""
        narrowed = (*self.narrowed, f"kantor {office.code}")
        return replace(self, condition=self.condition & works_under(office.id, on), narrowed=narrowed)


def granted_offices(session: Session, viewer: Viewer) -> list[int]:
    """The branch offices of this viewer to which an admin has granted the numbers of their teachers."""
    granted = select(Organization.id).where(
        Organization.id.in_(viewer.office_ids),
        Organization.kind == OrganizationKind.BRANCH_OFFICE,
        Organization.is_given_numbers,
    )
    return list(session.scalars(granted.order_by(Organization.id))) if viewer.office_ids else []


def may_take_numbers(session: Session, viewer: Viewer) -> bool:
    """Whether there is anybody whose numbers this viewer may take along."""
    return viewer.has_role(Role.ADMIN) or bool(granted_offices(session, viewer))


def numbered_for(session: Session, viewer: Viewer, on: dt.date) -> ColumnElement[bool]:
    """The condition of the people whose numbers a granted office takes: teachers of state schools under it."""
    offices = granted_offices(session, viewer)
    if not offices:
        return false()
    of_state = _posts(on).where(School.status == SchoolStatus.STATE, is_under(offices, on))
    return and_(is_living(), Person.staff_kind == StaffKind.TEACHER, Person.id.in_(of_state))


def works_at(school_id: int, on: dt.date) -> ColumnElement[bool]:
    """The condition of those who work at a school on a day."""
    return Person.id.in_(_posts(on).where(School.id == school_id))


def works_under(office_id: int, on: dt.date) -> ColumnElement[bool]:
    """The condition of those who work at a school that an office oversees on a day."""
    return Person.id.in_(_posts(on).where(is_under([office_id], on)))


def _posts(on: dt.date) -> Select[int]:
    return select(Post.person_id).join(School, School.id == Post.school_id).where(is_held(on))


def ids_of(session: Session, condition: ColumnElement[bool]) -> list[int]:
    """People in the order of lists."""
    return list(session.scalars(select(Person.id).where(condition).order_by(Person.sort_key, Person.id)))


def told_people(session: Session, ids: list[int], on: dt.date, *, school_id: int | None = None) -> Iterator[ToldPerson]:
    """These people in this order, each with the post at that school, else with the main one."""
    for part in batched(ids, ROWS_IN_TURN):
        people = {person.person_id: person for person in people_by_id(session, part)}
        posts = {number: running_post(person, school_id, on) for number, person in people.items()}
        schools = schools_by_id(session, {post.school_id for post in posts.values() if post})
        for number in part:
            post = posts.get(number)
            if number in people:
                yield ToldPerson(people[number], post, schools[post.school_id] if post else None)
