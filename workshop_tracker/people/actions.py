"""Writing what a list says about people: in bulk, in one transaction, with one batch for all. Nothing here commits."""

from collections.abc import Iterable

from workshop_tracker.bulk import collector_paused
from workshop_tracker.database import WritingSession
from workshop_tracker.intake.actions import record_batch
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.intake.proposals import ImportPlan
from workshop_tracker.people.denominator.actions import note_lists, record_lists
from workshop_tracker.people.denominator.models import Teller
from workshop_tracker.people.recording.actions import PeopleBook
from workshop_tracker.people.rosters.entries import entry_of
from workshop_tracker.people.rosters.questions import Decision, decision_of_row
from workshop_tracker.people.rosters.recognition.known import KnownPeople, people_by_id
from workshop_tracker.people.rosters.settling import Taking
from workshop_tracker.people.turnover.noticing import notice_changes


@collector_paused()
def apply_people(session: WritingSession, plan: ImportPlan, *, told_by: Teller = Teller.OFFICE) -> ImportBatch | None:
    """Write the rows of a plan that go in; no batch where none does.

    The day for which a list of a whole school speaks is remembered in either case.
    """
    rows = [(entry_of(each), decision_of_row(each)) for each in plan.to_settle()]
    book = PeopleBook(people_known_to(session, (decision for _, decision in rows)), source=plan.layout)
    note_lists(session, plan, told_by, book.footprint)
    if not rows:
        notice_changes(session, plan, told_by, book.footprint)
        record_lists(session, book.footprint)
        return None
    book.write_rows(session, rows, Taking.CORRECTIONS)
    notice_changes(session, plan, told_by, book.footprint)
    return record_batch(session, plan, book.footprint)


def people_known_to(session: WritingSession, decisions: Iterable[Decision]) -> KnownPeople:
    """The people whom decisions name."""
    return KnownPeople(people_by_id(session, (each["person_id"] for each in decisions if each["person_id"])))
