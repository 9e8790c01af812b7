"""Schools as a file, which a register may be made of."""

import io

import pytest

from tests.factories import make_school
from workshop_tracker.database import reading, writing
from workshop_tracker.intake.layouts import read_lists
from workshop_tracker.schools.lists.exports import empty_template, schools_sheet
from workshop_tracker.schools.queries import ListedSchool, listed_schools
from workshop_tracker.spreadsheets import COMMAND_LIST
from workshop_tracker.spreadsheets.writer import write_list
from workshop_tracker.viewer import COMMAND


@pytest.mark.parametrize("file_kind", ["xlsx", "csv"])
def test_the_file_is_read_as_a_register(engine, file_kind):
    with writing(engine, by=COMMAND) as session:
        school = make_school(session, "SMK CONTOH", npsn="P1234567")
        session.commit()
    out = io.BytesIO()
    with reading(engine) as session:
        write_list(schools_sheet(ListedSchool(*row) for row in session.execute(listed_schools())), file_kind, out)

    [table] = read_lists(out.getvalue(), limits=COMMAND_LIST)

    assert (table.layout, table.unused_headings) == ("school_register", ())
    assert [row.values for row in table.rows] == [
        {
            "npsn": "P1234567",
            "name": school.name,
            "level": "SMK",
            "status": "Swasta",
            "subdistrict": "Jatilawang",
            "district": "Kabupaten Banyumas",
        }
    ]


def test_the_template_has_the_same_headings_and_no_school():
    assert list(empty_template().rows) == []
    assert len(empty_template().remarks) == 1
