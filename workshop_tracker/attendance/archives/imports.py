"""An old register as proposals, one per row: which training of whom is recorded, and who is asked about."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from workshop_tracker.attendance.archives.recorded import Recorded, recorded_trainings
from workshop_tracker.attendance.archives.trainings import (
    DATE_COLUMNS,
    Training,
    TrainingReader,
    UnusableTraining,
    with_event,
)
from workshop_tracker.bulk import collector_paused
from workshop_tracker.intake.dates import AmbiguousDate, date_order
from workshop_tracker.intake.layouts import RecognisedTable
from workshop_tracker.intake.proposals import ImportPlan, Outcome, Proposal
from workshop_tracker.intake.queries import rows_that_stayed_out
from workshop_tracker.people.rosters.entries import Entry, WrittenWorkplace
from workshop_tracker.people.rosters.proposing import (
    NOBODY_OF_THIS_NUMBER,
    Told,
    expect,
    going_in,
    holding,
    number_column,
    rejected,
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
from workshop_tracker.people.rosters.reading import read_entries
from workshop_tracker.people.rosters.recognition.known import KnownPeople, known_people
from workshop_tracker.people.rosters.recognition.matching import recognise
from workshop_tracker.people.rosters.recognition.numbers import claim_numbers
from workshop_tracker.people.rosters.recognition.somebody import Somebody
from workshop_tracker.people.rosters.recognition.verdict import Recognition
from workshop_tracker.people.rosters.settling import Taking, newcomer, settle
from workshop_tracker.people.rosters.workplaces import NOWHERE, Workplace, find_workplaces
from workshop_tracker.presentation import Sentence
from workshop_tracker.spreadsheets import UnreadableFile

KIND = LAYOUT = "history"
PEOPLE = "free_list"
OF_ALL_TIMES = ("sex", "birth_date", "birth_place", "staff_kind")  # phones and ranks of an old register are old too
NO_HISTORY = Sentence(
    "Berkas ini bukan daftar arsip kegiatan: diperlukan kolom Nama, Kegiatan, dan Tanggal atau Tahun; "
    "misalnya juga JP, Penyelenggara, No. Sertifikat, NIP, Asal Sekolah, Peran. "
    "Untuk daftar dari satu kegiatan, tulis nama kegiatan dan tanggalnya (perintah: --event, --days)."
)
SEVERAL = Sentence(
    "Berkas ini memuat beberapa daftar arsip (%(sheets)s). "
    "Tulis nama lembarnya pada “Lembar yang dibaca” (perintah: --sheet), lalu coba lagi."
)
TWICE = Sentence("Kegiatan ini sudah disebut pada baris di atas untuk orang ini.")


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One row of a register: who took part, and in what; `refusal` says which column makes it unusable and why."""

    entry: Entry
    training: Training | None
    refusal: Told | None = None


@dataclass(frozen=True, slots=True)
class HistoryFile:
    """The rows of a register, whose it is, and what is remembered of its file."""

    rows: Sequence[HistoryRow]
    sha256: str
    archive_of_id: int | None = None
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class OneEvent:
    """An event and its days as words, for a list that has no column for them; empty where nobody told them."""

    title: str = ""
    days: str = ""


def the_history(tables: Sequence[RecognisedTable], event: OneEvent = OneEvent()) -> RecognisedTable:
    """The one register among the lists of a file, else the one list of people whose event is told: by its uploader, or
    above it. Raises UnreadableFile.
    """
    found = [each for each in tables if each.layout == LAYOUT]
    found = found or [each for each in tables if each.layout == PEOPLE and (event.title or each.event)]
    if not found:
        raise UnreadableFile(NO_HISTORY)
    if len(found) > 1:
        raise UnreadableFile(SEVERAL, sheets=", ".join(f"“{each.sheet}”" for each in found))
    return found[0]


def history_rows(table: RecognisedTable, today: dt.date, event: OneEvent = OneEvent()) -> list[HistoryRow]:
    """Every row of a register, in its order; what a row does not tell of its event is `event`, else told above."""
    orders = {column: date_order(table.rows.column(column)) for column in DATE_COLUMNS if column in table.columns}
    reader = TrainingReader(orders, today)
    told = {"event": event.title or table.event, "held_on": event.days or table.event_days}
    rows: list[HistoryRow] = []
    for row, entry in zip(table.rows, read_entries(table), strict=True):
        notes = list(entry.notes)
        try:
            training = reader.read(with_event(row, told), entry.role, notes)
        except UnusableTraining as unusable:
            rows.append(HistoryRow(entry, None, (unusable.column, unusable.reason)))
            continue
        details = {column: value for column, value in entry.details.items() if column in OF_ALL_TIMES}
        rows.append(HistoryRow(entry._replace(notes=tuple(notes), details=details, line=training.line), training))
    return rows


@collector_paused()
def plan_history(session: Session, file: HistoryFile) -> ImportPlan:
    """What a register would do. A few statements, however long it is."""
    entries = [row.entry for row in file.rows]
    known = known_people(session, entries)
    claim_numbers(entries, known)
    proposer = HistoryProposer(
        known=known,
        workplaces=find_workplaces(session, {entry.workplace for entry in entries}),
        recorded=Recorded(recorded_trainings(session, known.ids)),
        stayed_out=rows_that_stayed_out(session, KIND, file.archive_of_id, file.sha256),
    )
    return ImportPlan(
        kind=KIND,
        layout=LAYOUT,
        file_sha256=file.sha256,
        proposals=holding((proposer.proposal(row) for row in file.rows), known),
        target_id=file.archive_of_id,
        file_name=file.file_name,
    )


@dataclass(slots=True)
class HistoryProposer:
    """Goes through the rows of a register in their order; each person that it makes is known to the rows below."""

    known: KnownPeople
    workplaces: Mapping[WrittenWorkplace, Workplace]
    recorded: Recorded
    stayed_out: frozenset[int] | None = None

    def proposal(self, row: HistoryRow) -> Proposal:
        entry = row.entry
        if entry.refusal:
            return rejected(entry, "name", entry.refusal)
        if row.training is None:
            return rejected(entry, *(row.refusal or ("", "")))
        return with_training(self._of(entry, row.training), row.training)

    def _of(self, entry: Entry, training: Training) -> Proposal:
        workplace = self.workplaces.get(entry.workplace, NOWHERE)
        went_in_before = self.stayed_out is not None and entry.row not in self.stayed_out
        recognition = recognise(entry, workplace, self.known, went_in_before=went_in_before)
        if recognition.conflict:
            return rejected(entry, number_column(entry), recognition.conflict)
        if recognition.is_nobody and not entry.written:
            return rejected(entry, "name", NOBODY_OF_THIS_NUMBER)
        person = recognition.person
        workplace = with_own_school(workplace, {post.school_id for post in person.posts} if person else ())
        return self._proposal(entry, training, recognition, workplace)

    def _proposal(self, entry: Entry, training: Training, recognition: Recognition, workplace: Workplace) -> Proposal:
        training = self.recorded.settled(recognition.person, training)
        school_id = workplace.school.id if workplace.school else None
        ended_on = dt.date.fromisoformat(training.ended_on)
        proposed = proposed_decision(entry, recognition.person, school_id=school_id, starts_on=ended_on)
        decision = {**proposed, "ended_on": training.ended_on}
        questions = [*questions_about(entry, recognition, workplace), *_which_day(training)]
        told: list[Told] = [("school", workplace.note)] if workplace.note and not workplace.is_asked else []
        if questions:
            asked = waiting(entry, decision, questions, told)
            expect(self.known, asked, recognition, workplace, ended_on)
            return asked
        outcome, others = self._settle(entry, training, recognition.person, decision)
        return going_in(entry, outcome, decision, [*told, *others])

    def _settle(
        self, entry: Entry, training: Training, person: Somebody | None, decision: Decision
    ) -> tuple[Outcome, list[Told]]:
        key = training.key(decision["ended_on"])
        if person is None:
            placing = placing_of(entry, decision)
            person = newcomer(entry, entry.parts, decision["birth_date"], placing, Taking.PAST)
            self.known.add(person)
            self.recorded.add(person, key)
            return Outcome.NEW, []
        additions = settle(person, entry, None, placing_of(entry, decision), Taking.PAST)
        self.known.add_identifiers(person)
        person.row = entry.row if person.row is None else person.row
        if not self.recorded.has(person, key):
            self.recorded.add(person, key)
            return Outcome.NEW, []
        doubled: list[Told] = [("event", TWICE)] if self.recorded.is_of_file(person, key) else []
        return (Outcome.CHANGED if additions else Outcome.SAME), doubled


def with_training(proposal: Proposal, training: Training) -> Proposal:
    """The proposal with what is to be recorded, in JSON values."""
    return replace(proposal, values={**proposal.values, "training": training.to_json()})


def training_of(proposal: Proposal) -> Training:
    """The training of a row that is no refused one."""
    return Training(**proposal.values["training"])


def _which_day(training: Training) -> list[Question]:
    """An ambiguous day decides also since when the person was at the school."""
    if not training.other_ended_on:
        return []
    days = [dt.date.fromisoformat(day) for day in (training.ended_on, training.other_ended_on)]
    options: list[dict[str, Any]] = [
        {"label": Sentence("%(day)s", day=day), "patch": dict.fromkeys(("ended_on", "starts_on"), day.isoformat())}
        for day in days
    ]
    reason = AmbiguousDate(*days).message
    return [{"about": "day", "reason": reason, "options": options, "suggested": 0}]
