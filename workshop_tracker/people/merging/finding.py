"""The likely pairs among those whom a viewer sees: some statements, then one pass over plain values."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from workshop_tracker.bulk import collector_paused
from workshop_tracker.database import batched
from workshop_tracker.people.merging.knowledge import are_told_apart, fingerprint, knowledge_of, numbers_of
from workshop_tracker.people.merging.rules import Card, LikelyPair, likely_pairs, phone_key
from workshop_tracker.people.models import Person, PersonDistinction, Post
from workshop_tracker.people.rosters.recognition.known import AT_ONCE


def pairs_among(session: Session, visible: ColumnElement[bool]) -> list[LikelyPair]:
    """Who may be one person, the likeliest first; without those whose numbers or readers tell them apart."""
    with collector_paused():
        pairs = likely_pairs(_cards(session, visible))
    numbers = numbers_of(session, sorted({id_ for pair in pairs for id_ in (pair.first_id, pair.second_id)}))
    possible = [
        pair for pair in pairs if not are_told_apart(numbers.get(pair.first_id, {}), numbers.get(pair.second_id, {}))
    ]
    return _without_distinguished(session, possible)


def _cards(session: Session, visible: ColumnElement[bool]) -> list[Card]:
    people = session.execute(select(Person.id, Person.name_key, Person.birth_date, Person.phone).where(visible)).all()
    schools: defaultdict[int, list[int]] = defaultdict(list)
    seen = select(Person.id).where(visible)
    for person_id, school_id in session.execute(
        select(Post.person_id, Post.school_id).where(Post.ends_on.is_(None), Post.person_id.in_(seen))
    ):
        schools[person_id].append(school_id)
    return [
        Card(person_id, key, born, phone_key(phone), frozenset(schools.get(person_id, ())))
        for person_id, key, born, phone in people
    ]


def _without_distinguished(session: Session, pairs: Sequence[LikelyPair]) -> list[LikelyPair]:
    """Leave out what somebody said of two people, as long as both are as they were then."""
    told = _distinctions(session, pairs)
    known = knowledge_of(session, (id_ for pair in told for id_ in pair))
    apart = {pair for pair, said in told.items() if fingerprint(known[pair[0]], known[pair[1]]) == said}
    return [pair for pair in pairs if (pair.first_id, pair.second_id) not in apart]


def _distinctions(session: Session, pairs: Sequence[LikelyPair]) -> dict[tuple[int, int], str]:
    wanted = {(pair.first_id, pair.second_id) for pair in pairs}
    found: dict[tuple[int, int], str] = {}
    for part in batched(sorted({first for first, _ in wanted}), AT_ONCE):
        rows = session.execute(
            select(PersonDistinction.first_id, PersonDistinction.second_id, PersonDistinction.fingerprint).where(
                PersonDistinction.first_id.in_(part)
            )
        )
        found |= {(first, second): said for first, second, said in rows if (first, second) in wanted}
    return found
