"""Lists that came in later, each by the way that every list takes: a staff's, an old register, marks; a substitute."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from workshop_tracker.attendance.archives.actions import apply_history
from workshop_tracker.attendance.archives.imports import HistoryFile, history_rows, plan_history
from workshop_tracker.attendance.grids.actions import apply_marks
from workshop_tracker.attendance.grids.imports import plan_marks, read_marks
from workshop_tracker.attendance.queries import participants_of, participation_of
from workshop_tracker.attendance.substitutes.actions import replace_participant
from workshop_tracker.attendance.walk_ins.actions import Answers
from workshop_tracker.attendance.walk_ins.walk_in import WalkIn
from workshop_tracker.database import WritingSession
from workshop_tracker.demo.bodies import known
from workshop_tracker.demo.teachers import Colleague, Rosters
from workshop_tracker.intake.actions import fingerprint
from workshop_tracker.intake.layouts import RecognisedTable, recognise_layout
from workshop_tracker.people.actions import apply_people
from workshop_tracker.people.denominator.models import Teller
from workshop_tracker.people.imports import PeopleFile, plan_people
from workshop_tracker.people.models import Identifier
from workshop_tracker.people.rosters.workplaces import schools_by_id
from workshop_tracker.schools.models import School
from workshop_tracker.spreadsheets import Table
from workshop_tracker.workshops.models import Workshop

LISTING_SCHOOL, SCHOOL_BEFORE = "99020056", "99020055"
LISTED_ON = dt.date(2025, 9, 1)
REGISTER_OF = "contoh-mgmp-smk-banyumas"
MARKED, SEATED = "09-pembelajaran-mendalam-menengah", "10-pembelajaran-mendalam-sd"
SUBSTITUTE = "Rini Contoh Pengganti, S.Pd."


def bring_in_lists(
    session: WritingSession,
    schools: Mapping[str, School],
    rosters: Rosters,
    workshops: Mapping[str, Workshop],
    today: dt.date,
) -> None:
    """What an office, a body and an organizer find waiting or done when they sign in first."""
    _new_staff_list(session, schools[LISTING_SCHOOL], rosters)
    _old_register(session, rosters[LISTING_SCHOOL][:6], today)
    _marks_of_a_day(session, workshops[MARKED], today)
    _substitute(session, workshops[SEATED], today)


def _new_staff_list(session: WritingSession, school: School, rosters: Rosters) -> None:
    """The school's own list leaves two teachers out and names one who taught elsewhere: three questions."""
    named = [*rosters[school.npsn][:-2], _numbered(session, rosters[SCHOOL_BEFORE])]
    numbers = _numbers(session, named)
    table = _table([("Nama", "NIP/NUPTK"), *((each.name, numbers.get(each.person_id, "")) for each in named)])
    found = schools_by_id(session, [school.id])[school.id]
    plan = plan_people(session, PeopleFile(table, _sha256_of(table), LISTED_ON, found))
    apply_people(session, plan.taking_suggestions(), told_by=Teller.SCHOOL)


def _old_register(session: WritingSession, people: Sequence[Colleague], today: dt.date) -> None:
    """Of those with a number, so that nobody is made a second time."""
    numbers = _numbers(session, people)
    event = ("Workshop Contoh Kurikulum 2013", "2016/2017", "32")
    rows = [(each.name, numbers[each.person_id], *event) for each in people if each.person_id in numbers]
    table = _table([("Nama", "NIP/NUPTK", "Kegiatan", "Tanggal", "JP"), *rows])
    register = HistoryFile(history_rows(table, today), _sha256_of(table), known(session, REGISTER_OF).id)
    apply_history(session, plan_history(session, register).taking_suggestions())


def _marks_of_a_day(session: WritingSession, workshop: Workshop, today: dt.date) -> None:
    """A grid of the first five on the list: one was excused on the second day."""
    listed = participants_of(session, workshop.id)[:5]
    rows = [(each.name, "H", "I" if place == 1 else "H") for place, each in enumerate(listed)]
    table = _table([("Nama", "Hari 1", "Hari 2"), *rows])
    plan = plan_marks(session, workshop, read_marks(session, workshop, table, _sha256_of(table), today=today))
    apply_marks(session, workshop, plan.taking_suggestions(), today=today)


def _substitute(session: WritingSession, workshop: Workshop, today: dt.date) -> None:
    seat = participants_of(session, workshop.id)[2]
    replaced = participation_of(session, workshop.id, seat.id)
    if replaced is not None:
        by = WalkIn("contoh-pengganti", SUBSTITUTE, seat.school)
        replace_participant(session, workshop, replaced, by, Answers("", {}), today=today)


def _numbered(session: WritingSession, people: Sequence[Colleague]) -> Colleague:
    """The last of these who has a number, by which every list recognises her."""
    return next(each for each in reversed(people) if each.person_id in _numbers(session, people))


def _numbers(session: WritingSession, people: Iterable[Colleague]) -> dict[int, str]:
    ids = [each.person_id for each in people]
    found = select(Identifier.person_id, Identifier.value).where(Identifier.person_id.in_(ids))
    return dict(session.execute(found).all())


def _table(rows: Sequence[Sequence[str]]) -> RecognisedTable:
    return recognise_layout(Table("Contoh", [list(cells) for cells in rows]))


def _sha256_of(table: RecognisedTable) -> str:
    return fingerprint(repr([row.values for row in table.rows]).encode())
