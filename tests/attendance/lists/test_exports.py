"""Participants and marks as sheets."""

from tests.factories import make_participation, make_person, make_school, make_workshop
from workshop_tracker.attendance.lists.exports import empty_template, marks_sheet, participants_sheet
from workshop_tracker.attendance.marking import MarkMade, record_attendance
from workshop_tracker.attendance.models import Mark
from workshop_tracker.attendance.queries import marks_of, participants_of, sheets_to_mark
from workshop_tracker.attendance.sheets.paper import printed_numbers
from workshop_tracker.database import now, writing
from workshop_tracker.intake.headings import column_named, known_headings
from workshop_tracker.viewer import COMMAND


def test_rows_say_what_pages_say_and_each_sheet_has_its_column(engine):
    with writing(engine, by=COMMAND) as session:
        workshop = make_workshop(session, hours=(4, 4))
        school = make_school(session, "SMK CONTOH", printed_name="SMK Contoh")
        person = make_person(session, "Ayu Contoh", school=school, nip="198001012005012001", phone="+6281200000001")
        ayu = make_participation(session, workshop, person, school=school)
        make_participation(session, workshop, make_person(session, "Budi Contoh"))
        sheets = sheets_to_mark(session, workshop.id)
        mark = MarkMade("contoh-1", ayu.id, Mark.SICK, now(), sheet_id=sheets[0].sheet.id)
        record_attendance(session, workshop.id, [mark], today=workshop.ends_on)
        people = participants_of(session, workshop.id)
        numbers = printed_numbers(session, [each.person_id for each in people])
        listed = participants_sheet(people, numbers)
        marked = marks_sheet(people, sheets, marks_of(session, workshop.id))

    assert list(listed.rows) == [
        (1, "Ayu Contoh", "198001012005012001", "SMK Contoh", "Terdaftar"),
        (2, "Budi Contoh", "", "", "Terdaftar"),
    ]
    assert len(marked.headings) == 3 + len(sheets)
    assert [row[3] for row in marked.rows] == ["S", ""]


def test_every_heading_of_the_template_is_understood():
    known = known_headings("people")

    assert [heading for heading in empty_template().headings if column_named(heading, known) is None] == []
