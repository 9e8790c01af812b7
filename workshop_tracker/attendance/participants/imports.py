"""A list of participants as proposals, one per row: who comes onto the workshop's list, who is there already."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from workshop_tracker.attendance.participants.listed import (
    Likeness,
    Listed,
    WorkshopList,
    likeness,
    listed_rows,
    workshop_list,
)
from workshop_tracker.attendance.participants.names import registered_name
from workshop_tracker.attendance.participants.queries import KIND
from workshop_tracker.attendance.participants.relisting import relisted
from workshop_tracker.intake.layouts import RecognisedTable
from workshop_tracker.intake.proposals import BY_HAND, ImportPlan, LeftOut, Outcome, Proposal
from workshop_tracker.intake.queries import rows_that_stayed_out
from workshop_tracker.people.merging.hints import with_hints
from workshop_tracker.people.names import split_name
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
from workshop_tracker.people.rosters.questions import Decision, placing_of, proposed_decision, questions_about
from workshop_tracker.people.rosters.reading import read_entries
from workshop_tracker.people.rosters.recognition.known import KnownPeople, known_people
from workshop_tracker.people.rosters.recognition.matching import (
    namesakes_of,
    recognise_by_birth_date,
    recognise_by_degrees,
    recognise_by_school,
)
from workshop_tracker.people.rosters.recognition.numbers import claim_numbers, recognise_by_number
from workshop_tracker.people.rosters.recognition.somebody import Somebody
from workshop_tracker.people.rosters.recognition.verdict import Recognition, asked_which
from workshop_tracker.people.rosters.settling import Taking, newcomer, settle
from workshop_tracker.people.rosters.workplaces import NOWHERE, Workplace, find_workplaces
from workshop_tracker.people.rules import unusual_marks
from workshop_tracker.presentation import Sentence, together
from workshop_tracker.workshops.models import Workshop

ON_THE_LIST = Sentence("Sudah ada dalam daftar peserta: orang yang sama?")
CERTIFIED = Sentence("Sertifikatnya sudah terbit, maka nama dan sekolah pada daftar peserta tidak diubah.")
AS_WRITTEN = Sentence("Periksa: nama ini disimpan seperti yang tertulis.")
WORK_UNIT = Sentence("Dicatat sebagai unit kerja.")
OTHER_ROLES = ("narasumber", "pemateri", "pembicara", "moderator", "fasilitator", "panitia", "speaker", "committee")


@dataclass(frozen=True, slots=True)
class ParticipantFile:
    """Entries as they came, with what is remembered of their file."""

    entries: Sequence[Entry]
    layout: str
    sha256: str
    file_name: str = ""
    left_out: tuple[LeftOut, ...] = ()

    def without(self, rows: Collection[int]) -> "ParticipantFile":
        """The same with these rows left out: somebody said that they are nobody."""
        aside = [LeftOut(each.row, each.line, BY_HAND) for each in self.entries if each.row in rows]
        others = [each for each in self.left_out if each.number not in {row.number for row in aside}]
        left_out = tuple(sorted([*others, *aside], key=lambda each: each.number))
        return replace(self, entries=[each for each in self.entries if each.row not in rows], left_out=left_out)


def participant_file(table: RecognisedTable, sha256: str, file_name: str = "") -> ParticipantFile:
    """A recognised list, read."""
    left_out = tuple(map(LeftOut, table.left_out))
    return ParticipantFile(read_entries(table), table.layout, sha256, file_name, left_out)


def plan_participants(session: Session, workshop: Workshop, file: ParticipantFile, *, today: dt.date) -> ImportPlan:
    """What a list of participants would do. A few statements, however long it is."""
    rows = listed_rows(session, workshop.id)
    known = known_people(session, file.entries, person_ids=[row.person_id for row in rows])
    claim_numbers(file.entries, known)
    written = {entry.workplace for entry in file.entries}
    proposer = ParticipantProposer(
        known=known,
        listed=workshop_list(rows, known),
        workplaces=find_workplaces(session, written, district_code=workshop.district_code),
        starts_on=min(workshop.starts_on or today, today),
        stayed_out=rows_that_stayed_out(session, KIND, workshop.id, file.sha256),
    )
    plan = ImportPlan(
        kind=KIND,
        layout=file.layout,
        file_sha256=file.sha256,
        proposals=holding((proposer.proposal(entry) for entry in file.entries), known),
        target_id=workshop.id,
        file_name=file.file_name,
        left_out=file.left_out,
    )
    return with_hints(session, plan)


@dataclass(slots=True)
class ParticipantProposer:
    """Goes through the entries in their order; whom a row puts on the list is there for the rows below."""

    known: KnownPeople
    listed: WorkshopList
    workplaces: Mapping[WrittenWorkplace, Workplace]
    starts_on: dt.date
    stayed_out: frozenset[int] | None = None

    def proposal(self, entry: Entry) -> Proposal:
        if entry.refusal:
            return rejected(entry, "name", entry.refusal)
        if entry.role.casefold().startswith(OTHER_ROLES):
            other = Sentence("“%(role)s” dicatat pada rencana kegiatan, bukan pada daftar peserta.", role=entry.role)
            return rejected(entry, "role", other)
        workplace = self.workplaces.get(entry.workplace, NOWHERE)
        recognition = self._recognise(entry, workplace)
        if recognition.conflict:
            return rejected(entry, number_column(entry), recognition.conflict)
        if recognition.is_nobody and not entry.written:
            return rejected(entry, "name", NOBODY_OF_THIS_NUMBER)
        return self._proposal(entry, recognition, with_own_school(workplace, self._schools_of(recognition.person)))

    def _recognise(self, entry: Entry, workplace: Workplace) -> Recognition:
        """By number, by birth date, then on the list by name and degrees, then anywhere by degrees or school."""
        went_in_before = self._went_in_before(entry)
        namesakes = namesakes_of(entry, self.known)
        certain = recognise_by_number(entry, self.known) or recognise_by_birth_date(entry, namesakes)
        if certain is not None:
            return certain
        here = likeness(entry, workplace, self.listed, went_in_before=went_in_before)
        if here.surely or here.maybe:
            return _on_the_list(entry, here, went_in_before=went_in_before)
        others = [each for each in namesakes if self._is_elsewhere(each, workplace)]
        by_degrees = recognise_by_degrees(entry, workplace, namesakes)
        return by_degrees or recognise_by_school(entry, workplace, others, went_in_before=went_in_before)

    def _is_elsewhere(self, person: Somebody, workplace: Workplace) -> bool:
        """Whether somebody is not on the list, or is for another school than a row writes."""
        listed = self.listed.of(person)
        return listed is None or not listed.may_be_at(workplace)

    def _went_in_before(self, entry: Entry) -> bool:
        """Whether this row, as it stands in this very file, went in when the file was applied last."""
        return self.stayed_out is not None and not entry.is_edited and entry.row not in self.stayed_out

    def _schools_of(self, person: Somebody | None) -> set[int | None]:
        listed = self.listed.of(person) if person else None
        if listed is not None and listed.school_id is not None:
            return {listed.school_id}
        return {post.school_id for post in person.posts} if person else set()

    def _proposal(self, entry: Entry, recognition: Recognition, workplace: Workplace) -> Proposal:
        unusual = unusual_marks(entry.written) if entry.doubt and recognition.is_nobody else ""
        asked_of = entry._replace(doubt="") if unusual else entry
        questions = list(questions_about(asked_of, recognition, workplace))
        school_id = workplace.school.id if workplace.school else None
        decision = proposed_decision(entry, recognition.person, school_id=school_id, starts_on=self.starts_on)
        told: list[Told] = [("name", together(AS_WRITTEN, unusual))] if unusual else []
        if workplace.note and not workplace.is_asked:
            told.append(("school", together(workplace.note, WORK_UNIT)))
        if questions:
            waits = waiting(entry, decision, questions, told)
            somebody = expect(self.known, waits, recognition, workplace, self.starts_on)
            if somebody is not None:
                self._list(entry, somebody, school_id)
            return waits
        outcome, others = self._settle(entry, recognition, decision)
        return going_in(entry, outcome, decision, [*told, *others])

    def _settle(self, entry: Entry, recognition: Recognition, decision: Decision) -> tuple[Outcome, list[Told]]:
        person = recognition.person
        if person is None:
            placing = placing_of(entry, decision)
            person = newcomer(entry, entry.parts, decision["birth_date"], placing, Taking.BLANKS)
            self.known.add(person)
            self._list(entry, person, decision["school_id"])
            return Outcome.NEW, []
        listed = self.listed.of(person)
        if listed is None:
            settle(person, entry, None, placing_of(entry, decision), Taking.BLANKS)
            self.known.add_identifiers(person)
            self._list(entry, person, decision["school_id"])
            return Outcome.NEW, []
        placing = placing_of(entry, decision)
        adds = not recognition.is_repeated and bool(settle(person, entry, None, placing, Taking.BLANKS))
        return self._settle_listed(entry, listed, decision, Outcome.CHANGED if adds else Outcome.SAME)

    def _settle_listed(
        self, entry: Entry, listed: Listed, decision: Decision, outcome: Outcome
    ) -> tuple[Outcome, list[Told]]:
        """`outcome`: whether the row adds anything to the person."""
        self.known.add_identifiers(listed.person)
        if listed.row is not None:
            return outcome, [("name", same_as_row(listed.row))]
        listed.row = listed.person.row = entry.row
        if listed.has_given_seat:
            replaced = Sentence("Digantikan oleh %(name)s, jadi tidak didaftarkan lagi.", name=listed.replaced_by)
            return outcome, [("name", replaced)]
        if listed.is_cancelled:
            return Outcome.NEW, []
        changes = None if self._went_in_before(entry) else relisted(listed, entry, decision["school_id"])
        if changes and listed.is_certified:
            return outcome, [("name", CERTIFIED)]
        return (Outcome.CHANGED if changes else outcome), []

    def _list(self, entry: Entry, person: Somebody, school_id: int | None) -> None:
        person.row = entry.row
        name = registered_name(entry, person)
        unit = "" if school_id is not None else entry.workplace.text
        self.listed.add(Listed(person, name, split_name(name).parts, school_id, unit, row=entry.row))


def _on_the_list(entry: Entry, here: Likeness, *, went_in_before: bool) -> Recognition:
    """A second row of one name and degrees in the same file is asked: it may be a second person."""
    alike = here.surely or here.maybe
    only = alike[0] if len(alike) == 1 else None
    if only is not None and (went_in_before or (here.surely and only.row is None)):
        return Recognition(only.person, is_repeated=went_in_before)
    return asked_which(entry, [each.person for each in alike], ON_THE_LIST)
