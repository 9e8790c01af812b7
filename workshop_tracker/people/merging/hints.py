"""Who is new on a list although somebody at the same school is spelled alike: a remark that stops nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.database import one_of
from workshop_tracker.intake.proposals import ImportPlan, Outcome, Problem, Proposal
from workshop_tracker.people.models import Person, Post
from workshop_tracker.people.rosters.entries import Entry, entry_of
from workshop_tracker.people.rosters.recognition.known import people_by_id
from workshop_tracker.people.rosters.recognition.somebody import Somebody
from workshop_tracker.people.rules import have_like_letters, is_spelled_alike, letters_of, search_key
from workshop_tracker.presentation import Sentence
from workshop_tracker.schools.models import School

MOST_NEW_ROWS = 2_000  # nobody reads more remarks; the page of duplicates lists the pairs afterwards


class Colleague(NamedTuple):
    """Somebody who works at a school, by what names are compared with."""

    person_id: int
    name_key: str
    sound: str
    letters: int


def with_hints(session: Session, plan: ImportPlan) -> ImportPlan:
    """The same plan, with a remark on each new person who is spelled like somebody at the school. A few statements."""
    found = ((each.row_number, _school_id(each)) for each in plan.proposals if _is_new_at_a_school(each))
    new = dict(islice(found, MOST_NEW_ROWS + 1))
    if not new or len(new) > MOST_NEW_ROWS:
        return plan
    staffs = _staffs(session, sorted(set(new.values())))
    alike = {
        each.row_number: list(_alike(entry_of(each), staffs[new[each.row_number]]))
        for each in plan.proposals
        if new.get(each.row_number) in staffs
    }
    people = {one.person_id or 0: one for one in people_by_id(session, {id_ for ids in alike.values() for id_ in ids})}
    schools = _school_names(session, {new[row] for row, ids in alike.items() if ids})
    return replace(
        plan,
        proposals=tuple(
            _told(each, [people[id_] for id_ in alike[each.row_number]], schools.get(new[each.row_number], ""))
            if alike.get(each.row_number)
            else each
            for each in plan.proposals
        ),
    )


def _is_new_at_a_school(proposal: Proposal) -> bool:
    decision = proposal.values.get("decision") or {}
    is_somebody = decision.get("person_id") is not None or decision.get("row") is not None
    return proposal.outcome is Outcome.NEW and not is_somebody and decision.get("school_id") is not None


def _school_id(proposal: Proposal) -> int:
    return int(proposal.values["decision"]["school_id"])


def _staffs(session: Session, school_ids: Sequence[int]) -> Mapping[int, list[Colleague]]:
    rows = session.execute(
        select(Post.school_id, Person.id, Person.name_key, Person.search_key)
        .join(Person, Person.id == Post.person_id)
        .where(one_of(session, Post.school_id, school_ids), Post.ends_on.is_(None))
        .where(Person.merged_into_id.is_(None), Person.anonymised_at.is_(None))
        .order_by(Person.id)
    )
    staffs: defaultdict[int, list[Colleague]] = defaultdict(list)
    for school_id, person_id, key, searched in rows:
        sound = searched.strip()
        staffs[school_id].append(Colleague(person_id, key, sound, letters_of(sound)))
    return staffs


def _alike(entry: Entry, staff: Iterable[Colleague]) -> Iterator[int]:
    """Whoever bears the very same name was asked about, or is told apart by a number."""
    sound = search_key(entry.key).strip()
    letters = letters_of(sound)
    others = (each for each in staff if each.name_key != entry.key and have_like_letters(letters, each.letters))
    yield from (each.person_id for each in others if is_spelled_alike(sound, each.sound))


def _told(proposal: Proposal, people: Iterable[Somebody], school: str) -> Proposal:
    entry = entry_of(proposal)
    names = tuple(f"{each.printed} ({school})" for each in people if not each.is_told_apart_from(entry.identifiers))
    if not names:
        return proposal
    remark = Sentence("Mirip dengan %(people)s; dicatat sebagai orang baru.", people=names)
    problem = Problem(proposal.row_number, entry.headings.get("name", ""), remark)
    return replace(proposal, problems=(*proposal.problems, problem))


def _school_names(session: Session, school_ids: set[int]) -> dict[int, str]:
    wanted = select(School.id, School.name, School.printed_name).where(School.id.in_(school_ids))
    rows = session.execute(wanted) if school_ids else ()
    return {school_id: printed or name for school_id, name, printed in rows}
