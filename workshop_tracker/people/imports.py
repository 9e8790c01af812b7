"""A list of people as proposals, one per row: who is new, who is known, what is asked and what is refused."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from workshop_tracker.bulk import collector_paused
from workshop_tracker.intake.layouts import RecognisedTable
from workshop_tracker.intake.proposals import ImportPlan, Outcome, Proposal
from workshop_tracker.intake.queries import rows_that_stayed_out
from workshop_tracker.people.merging.hints import with_hints
from workshop_tracker.people.rosters.entries import Entry, WrittenWorkplace
from workshop_tracker.people.rosters.proposing import (
    NOBODY_OF_THIS_NUMBER,
    Told,
    expect,
    going_in,
    holding,
    number_column,
    rejected,
    same_as_row,
    waiting,
    with_own_school,
)
from workshop_tracker.people.rosters.questions import (
    Decision,
    Question,
    placing_of,
    proposed_decision,
    questions_about,
)
from workshop_tracker.people.rosters.reading import STAFF_LIST, read_entries
from workshop_tracker.people.rosters.recognition.known import KnownPeople, known_people
from workshop_tracker.people.rosters.recognition.matching import recognise, rows_of_strangers
from workshop_tracker.people.rosters.recognition.numbers import claim_numbers, is_named_alike
from workshop_tracker.people.rosters.recognition.somebody import Somebody
from workshop_tracker.people.rosters.recognition.verdict import NOBODY, Recognition
from workshop_tracker.people.rosters.settling import Taking, newcomer, settle
from workshop_tracker.people.rosters.workplaces import NOWHERE, FoundSchool, Workplace, find_workplaces, unmistakable
from workshop_tracker.people.template import coded_ids, is_untouched, person_id_of
from workshop_tracker.presentation import Sentence, together
from workshop_tracker.schools.rules import read_school_name

KIND = "people"


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """A list as it came: what was recognised, its fingerprint, the school that the uploader named, the present day."""

    table: RecognisedTable
    sha256: str
    today: dt.date
    school: FoundSchool | None = None
    file_name: str = ""

    @property
    def listed_on(self) -> dt.date:
        """The day for which the list speaks: when it was downloaded, never a day to come."""
        return min(self.table.downloaded_on or self.today, self.today)


@dataclass(frozen=True, slots=True)
class PeopleEntries:
    """The entries of a list, with what is remembered of their file."""

    entries: Sequence[Entry]
    layout: str
    sha256: str
    listed_on: dt.date
    school: FoundSchool | None = None
    file_name: str = ""


@collector_paused()
def plan_people(session: Session, file: PeopleFile) -> ImportPlan:
    """What a list of people would do. A few statements, however long it is."""
    entries = read_entries(file.table)
    read = PeopleEntries(entries, file.table.layout, file.sha256, file.listed_on, file.school, file.file_name)
    return plan_entries(session, read)


@collector_paused()
def plan_entries(session: Session, read: PeopleEntries) -> ImportPlan:
    """What these entries would do; those of a staged plan may be planned anew."""
    known = known_people(session, read.entries, person_ids=coded_ids(read.entries))
    claim_numbers(read.entries, known)
    target_id = read.school.id if read.school else None
    proposer = PeopleProposer(
        known=known,
        workplaces=_workplaces(session, read),
        listed_on=read.listed_on,
        strangers=rows_of_strangers(read.entries, known),
        stayed_out=rows_that_stayed_out(session, KIND, target_id, read.sha256),
        requires_school=read.layout == STAFF_LIST,
    )
    plan = ImportPlan(
        kind=KIND,
        layout=read.layout,
        file_sha256=read.sha256,
        proposals=holding((proposer.proposal(entry) for entry in read.entries), known),
        target_id=target_id,
        file_name=read.file_name,
    )
    return with_hints(session, plan)


def _workplaces(session: Session, read: PeopleEntries) -> Mapping[WrittenWorkplace, Workplace]:
    """Where each entry is employed: at the school that the uploader named, else as it is written."""
    written = {entry.workplace for entry in read.entries}
    if read.school is not None:
        return dict.fromkeys(written, Workplace(read.school.name, read.school))
    found = find_workplaces(session, written)
    if read.layout != STAFF_LIST:
        return found
    return {place: _of_staff_list(place, found.get(place, NOWHERE)) for place in written}


def _of_staff_list(place: WrittenWorkplace, found: Workplace) -> Workplace:
    """A whole list goes to no school by likeness, and to none without its district: the uploader names it.

    One that cannot be mistaken is proposed.
    """
    if found.school and (place.district or place.npsn == found.school.npsn):
        return found
    choices = (found.school, *found.choices) if found.school else found.choices
    named = "; ".join(f"{school.label}: --school {school.npsn}" for school in choices)
    unsure = Sentence(
        "Sekolah “%(written)s” tidak dapat dipastikan. Sebutkan sekolahnya dengan --school NPSN.", written=place.text
    )
    proposed = Sentence("Mungkin %(schools)s.", schools=named) if named else ""
    likely = unmistakable(place, found)
    return Workplace(place.text, None, (likely,) if likely else (), likely, together(unsure, proposed))


@dataclass(slots=True)
class PeopleProposer:
    """Goes through the entries of a list in their order; each person that it makes is known to the rows below.

    `strangers` are the rows for which nobody has to be compared.
    """

    known: KnownPeople
    workplaces: Mapping[WrittenWorkplace, Workplace]
    listed_on: dt.date
    strangers: frozenset[int]
    stayed_out: frozenset[int] | None = None
    requires_school: bool = False

    def proposal(self, entry: Entry) -> Proposal:
        workplace = self.workplaces.get(entry.workplace, NOWHERE)
        if self._is_plainly_new(entry, workplace):
            decision = proposed_decision(entry, None, school_id=_id_of(workplace), starts_on=self.listed_on)
            return going_in(entry, Outcome.NEW, decision, ())
        untouched = self._untouched(entry, workplace)
        if untouched is not None:
            return untouched
        if entry.refusal:
            return rejected(entry, "name", entry.refusal)
        recognition = self._recognition(entry, workplace)
        if recognition.conflict:
            return rejected(entry, number_column(entry), recognition.conflict)
        if recognition.is_nobody and not entry.written:
            return rejected(entry, "name", NOBODY_OF_THIS_NUMBER)
        if workplace.choices and recognition.person is not None:
            workplace = with_own_school(workplace, {post.school_id for post in recognition.person.posts})
        return self._proposal(entry, recognition, workplace)

    def _is_plainly_new(self, entry: Entry, workplace: Workplace) -> bool:
        """Somebody new at a certain school about whom nothing has to be asked: nearly every row of a new list."""
        is_clear = bool(entry.written) and not (entry.refusal or entry.doubt or entry.other_birth_date or entry.code)
        return is_clear and entry.row in self.strangers and workplace.school is not None and not workplace.note

    def _recognition(self, entry: Entry, workplace: Workplace) -> Recognition:
        if entry.row in self.strangers:
            return NOBODY
        went_in_before = self.stayed_out is not None and entry.row not in self.stayed_out
        return recognise(entry, workplace, self.known, went_in_before=went_in_before)

    def _untouched(self, entry: Entry, workplace: Workplace) -> Proposal | None:
        """A row that came out of here and goes in again as it was."""
        person_id = person_id_of(entry.code) if entry.code else None
        if person_id is None or person_id not in self.known:
            return None
        person, school = self.known[person_id], workplace.school
        if not is_untouched(entry, person, school, self.listed_on):
            return None
        decision = proposed_decision(entry, person, school_id=_id_of(workplace), starts_on=self.listed_on)
        return going_in(entry._replace(notes=()), Outcome.SAME, decision, ())

    def _proposal(self, entry: Entry, recognition: Recognition, workplace: Workplace) -> Proposal:
        questions = [*questions_about(entry, recognition, workplace), *self._missing_school(workplace)]
        renaming = _renaming(entry, recognition.person)
        decision = proposed_decision(
            entry,
            recognition.person,
            school_id=_id_of(workplace),
            starts_on=self.listed_on,
            renames=bool(renaming),
        )
        told = [("name", renaming)] if renaming else []
        if workplace.note and all(each["about"] != "school" for each in questions):
            told.append(("school", workplace.note))
        if questions:
            asked = waiting(entry, decision, questions, told)
            expect(self.known, asked, recognition, workplace, self.listed_on)
            return asked
        outcome, doubled = self._settle(entry, recognition, decision)
        return going_in(entry, outcome, decision, [*told, *doubled])

    def _missing_school(self, workplace: Workplace) -> list[Question]:
        """A school that nobody knows: the row waits until it is known. Other work units have no posts."""
        if workplace.school or workplace.is_asked:
            return []
        if not self.requires_school and not read_school_name(workplace.text)[0].level:
            return []
        return [{"about": "school", "reason": workplace.note, "options": [], "suggested": None}]

    def _settle(self, entry: Entry, recognition: Recognition, decision: Decision) -> tuple[Outcome, list[Told]]:
        if entry.row in self.strangers:
            return Outcome.NEW, []
        person, placing = recognition.person, placing_of(entry, decision)
        if person is None:
            self.known.add(newcomer(entry, entry.parts, decision["birth_date"], placing, Taking.CORRECTIONS))
            return Outcome.NEW, []
        parts = entry.parts if decision["renames"] else None
        adds = not recognition.is_repeated and bool(settle(person, entry, parts, placing, Taking.CORRECTIONS))
        self.known.add_identifiers(person)
        doubled = [("name", same_as_row(person.row))] if person.row is not None else []
        person.row = entry.row if person.row is None else person.row
        return (Outcome.CHANGED if adds else Outcome.SAME), doubled


def _id_of(workplace: Workplace) -> int | None:
    return workplace.school.id if workplace.school else None


def _renaming(entry: Entry, person: Somebody | None) -> str:
    """Why a person known by number gets another name; empty where the name stays."""
    if person is None or person.row is not None or not entry.written or entry.doubt:
        return ""
    if entry.key == person.name_key or not is_named_alike(entry, person):
        return ""
    names = {"old": person.parts.name, "new": entry.parts.name}
    return Sentence("Nama berubah dari “%(old)s” menjadi “%(new)s”.", **names)
