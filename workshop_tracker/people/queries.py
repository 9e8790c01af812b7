"""People as their readers see them: who may see whom, search by words or by an exact number, one person's page."""

import datetime as dt
import re
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select, true, union_all
from sqlalchemy.orm import Session, aliased

from workshop_tracker.people.identifiers import MARKS_BETWEEN_DIGITS, PRINTED_KINDS, IdentifierKind
from workshop_tracker.people.models import Identifier, Membership, Person, Post, StaffKind
from workshop_tracker.people.names import join_name
from workshop_tracker.people.searching import SHORTEST_LONG_WORD, ends_of, nearest, sought_words
from workshop_tracker.presentation import mask_identifier
from workshop_tracker.schools.models import School
from workshop_tracker.schools.queries import visible_to as visible_schools
from workshop_tracker.schools.searching import search_words as school_words
from workshop_tracker.viewer import Role, Viewer

EXACT_NUMBER = re.compile("[0-9]{16}|[0-9]{18}")
SHOWN_DIGITS = 4  # of every number of a person
CALLERS = (Role.ADMIN, Role.ORGANIZER, Role.COMMITTEE, Role.SCHOOL)
MOST_COMPARED = 5_000
FOUND_BY_NUMBER = (IdentifierKind.NUPTK, IdentifierKind.NIP, IdentifierKind.NI_PPPK)


ShownPeople = Select[int, str, str, str, str, str, StaffKind]
SoughtPeople = Select[int, str, str, str, str, str, StaffKind, int]


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
    # asked once for the whole list, not once for each person
    at_school = (
        select(Post.person_id)
        .join(School, School.id == Post.school_id)
        .where(is_held(on), visible_schools(session, viewer, on))
    )
    members = select(Membership.person_id).where(
        Membership.organization_id.in_(viewer.organization_ids),
        Membership.starts_on <= on,
        or_(Membership.ends_on.is_(None), Membership.ends_on >= on),
    )
    return and_(is_living(), or_(Person.id.in_(at_school), Person.id.in_(members), Person.id.in_(met)))


def is_held(on: dt.date) -> ColumnElement[bool]:
    """The condition that a post is held on a day."""
    return and_(Post.starts_on <= on, or_(Post.ends_on.is_(None), Post.ends_on >= on))


def fits(written: str) -> ColumnElement[bool]:
    """The condition that each word of what was typed begins a word of the name or of the school where somebody works.

    Spelling is forgiven: `Moch. Soeharto` finds Muhammad Suharto, `Drs. Joko, M.Pd` finds Djoko.
    """
    return and_(true(), *(_occurs(word) for word in sought_words(written)))


def bears(number: str, viewer: Viewer) -> ColumnElement[bool]:
    """The condition that a number of somebody ends like the one that was typed.

    Pages show the last four digits, so these find whoever sees the person; of more digits only the whole number does,
    for others than admins: nobody learns a digit that no page shows. Phones are for those who call people.
    """
    bearer, phone = aliased(Person), _with_country(number)
    is_end = len(number) == SHOWN_DIGITS or viewer.has_role(Role.ADMIN)
    numbered = Identifier.value.endswith(number) if is_end else Identifier.value == number
    called = bearer.phone.endswith(phone.removeprefix("62")) if is_end else bearer.phone == f"+{phone}"
    bearers = [select(Identifier.person_id).where(numbered)]
    callers = [select(bearer.id).where(called)] if viewer.has_role(*CALLERS) else []
    return Person.id.in_(union_all(*bearers, *callers))


def _with_country(number: str) -> str:
    return f"62{number[1:]}" if number.startswith("0") and len(number) > SHOWN_DIGITS else number


def people_alike(session: Session, written: str, visible: ColumnElement[bool], *, limit: int = 5) -> list[ListedPerson]:
    """Visible people whose name is nearly what was typed, the likeliest first. Two statements."""
    words = sought_words(written)
    long = [word for word in words if len(word) >= SHORTEST_LONG_WORD]
    if not long:
        return []
    keys = select(Person.id, Person.search_key).where(visible, *(_nearly_occurs(word) for word in long))
    ids = nearest(session.execute(keys.limit(MOST_COMPARED)).all(), words, limit=limit)
    found = {row[0]: listed(row) for row in session.execute(listed_people(Person.id.in_(ids)))}
    return [found[person_id] for person_id in ids]


def _nearly_occurs(word: str) -> ColumnElement[bool]:
    begin, end = ends_of(word)
    return or_(
        Person.search_key.contains(f" {begin}", autoescape=True), Person.search_key.contains(f"{end} ", autoescape=True)
    )


def _occurs(word: str) -> ColumnElement[bool]:
    return or_(Person.search_key.contains(f" {word}", autoescape=True), Person.id.in_(_teaching_where(word)))


def _teaching_where(word: str) -> Select[int]:
    at_school = [School.search_key.contains(part.sought, autoescape=True) for part in school_words(word)]
    schools = select(School.id).where(true() if at_school else false(), *at_school)
    return select(Post.person_id).where(Post.ends_on.is_(None), Post.school_id.in_(schools))


def listed_people(condition: ColumnElement[bool]) -> ShownPeople:
    """People by name, with the school of their main post; `listed` makes a row of it."""
    return _shown_people().where(condition).order_by(Person.sort_key, Person.id)


def sought_people(condition: ColumnElement[bool], *, limit: int, offset: int = 0) -> SoughtPeople:
    """The same for what somebody typed; the last value of each row is how many people fit.

    All people are walked through once: for the count and for those shown, who are settled before anything is joined.
    """
    found = select(Person.id, Person.sort_key).where(condition).cte("found")
    shown = select(found).order_by(found.c.sort_key, found.c.id).limit(limit).offset(offset).cte("shown")
    total = select(func.count()).select_from(found).scalar_subquery()
    people = _shown_people().add_columns(total).join(shown, shown.c.id == Person.id)
    return people.order_by(shown.c.sort_key, shown.c.id)


def _shown_people() -> ShownPeople:
    school = (
        select(func.coalesce(func.nullif(School.printed_name, ""), School.name))
        .join(Post, Post.school_id == School.id)
        .where(Post.person_id == Person.id, Post.is_main, Post.ends_on.is_(None))
        .limit(1)
        .scalar_subquery()
    )
    return select(
        Person.id,
        Person.title_before,
        Person.name,
        Person.title_after,
        Person.printed_name,
        func.coalesce(school, ""),
        Person.staff_kind,
    )


def counted_people(condition: ColumnElement[bool]) -> Select[int]:
    """How many people that are, without what a list shows of them."""
    return select(func.count()).select_from(Person).where(condition)


def listed(row: tuple[int, str, str, str, str, str, StaffKind, *tuple[int, ...]]) -> ListedPerson:
    """One row of `listed_people` or `sought_people`."""
    person_id, before, name, after, printed, school, kind, *_ = row
    return ListedPerson(person_id, printed or join_name(before, name, after), school, kind)


def search_people(
    session: Session, written: str, visible: ColumnElement[bool], *, limit: int = 20
) -> list[ListedPerson]:
    """Visible people by words of name or school, in the order of lists."""
    found = sought_people(and_(visible, fits(written)), limit=limit)
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
