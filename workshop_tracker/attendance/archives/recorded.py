"""The trainings that are recorded of people already, by which one is not recorded twice."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.archives.trainings import Training, training_key
from workshop_tracker.database import batched
from workshop_tracker.people.models import OutsideTraining
from workshop_tracker.people.rosters.recognition.somebody import Somebody

AT_ONCE = 5_000  # ids in one IN list
Key = tuple[str, str, str]


def recorded_trainings(session: Session, person_ids: Collection[int]) -> Iterable[tuple[int, Key]]:
    """What is recorded of these people already."""
    columns = (OutsideTraining.person_id, OutsideTraining.title, OutsideTraining.ended_on, OutsideTraining.role)
    for part in batched(sorted(person_ids), AT_ONCE):
        found = select(*columns).where(OutsideTraining.person_id.in_(part))
        for person_id, title, ended_on, role in session.execute(found):
            yield person_id, training_key(title, ended_on.isoformat(), role)


class Recorded:
    """The trainings of people, those that rows above add among them."""

    def __init__(self, trainings: Iterable[tuple[int, Key]]) -> None:
        self._of_known = set(trainings)
        self._of_file: set[tuple[int, Key]] = set()

    def has(self, person: Somebody, key: Key) -> bool:
        return (person.person_id or 0, key) in self._of_known or self.is_of_file(person, key)

    def is_of_file(self, person: Somebody, key: Key) -> bool:
        """Whether a row above says the same."""
        return (id(person), key) in self._of_file

    def settled(self, person: Somebody | None, training: Training) -> Training:
        """The training on the day that was chosen when it was recorded: nobody is asked twice."""
        days = [training.ended_on, training.other_ended_on]
        held = [day for day in days if person is not None and day and self.has(person, training.key(day))]
        return replace(training, ended_on=held[0], other_ended_on="") if held else training

    def add(self, person: Somebody, key: Key) -> None:
        self._of_file.add((id(person), key))
