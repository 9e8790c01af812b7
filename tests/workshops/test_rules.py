import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.workshops import rules
from workshop_tracker.workshops.rules import SessionTime, SheetPlan, sheets_for, slug_of

FRIDAY = dt.date(2025, 7, 11)
SATURDAY = dt.date(2025, 7, 12)
READY = rules.Readiness(
    title="Workshop Contoh",
    organizer="MGMP Contoh",
    office="Cabang Dinas Contoh",
    district="33.02",
    place="SMK Contoh",
    lesson_hours=8,
    signatories=1,
    number_pattern="{seq:3}/CONTOH",
    starts_on=FRIDAY,
)


def test_nothing_is_missing_when_all_that_issuing_needs_is_there():
    assert rules.missing_for_opening(READY) == ()


@pytest.mark.parametrize(
    ("field", "empty", "path"),
    [
        ("title", "", "title"),
        ("organizer", "", "organizer"),
        ("office", "", "office"),
        ("district", "", "district"),
        ("place", "", "place"),
        ("lesson_hours", 0, "sessions"),
        ("signatories", 0, "signatories"),
        ("number_pattern", "", "number_pattern"),
    ],
)
def test_each_thing_that_issuing_needs_is_named_alone(field, empty, path):
    values = {name: getattr(READY, name) for name in rules.Readiness.__slots__} | {field: empty}
    missing = rules.missing_for_opening(rules.Readiness(**values))
    assert [problem.path for problem in missing] == [path]
    assert missing[0].message.endswith(".")


def test_a_pattern_that_cannot_number_papers_keeps_a_workshop_a_draft():
    (wrong,) = rules.missing_for_opening(dataclasses.replace(READY, number_pattern="{seq:3}/{foo}"))
    assert (wrong.path, "{foo}" in wrong.message) == ("number_pattern", True)


def test_a_number_that_the_issuer_makes_too_long_is_told_before_papers_are_made():
    long = dataclasses.replace(READY, number_pattern="{seq:3}/{unit}/" + "X" * 45)
    assert rules.missing_for_papers(long) == ()
    (wrong,) = rules.missing_for_papers(dataclasses.replace(long, number_unit="MGMP-INFORMATIKA"))
    assert (wrong.path, "lebih dari 60 huruf" in wrong.message) == ("number_pattern", True)


def test_papers_need_a_day_beside_what_opening_needs():
    undated = dataclasses.replace(READY, starts_on=None)
    assert rules.missing_for_opening(undated) == ()
    assert [problem.path for problem in rules.missing_for_papers(undated)] == ["starts_on"]


def test_what_is_printed_on_valid_papers_changes_only_for_a_reason():
    assert not rules.may_edit({"title"}, is_locked=True, reason="  ")
    assert rules.may_edit({"title"}, is_locked=True, reason="salah ketik")
    assert rules.may_edit({"title"}, is_locked=False, reason="")
    assert rules.may_edit({"hashtags", "minimum_attendance"}, is_locked=True, reason="")


@pytest.mark.parametrize(
    ("state", "following"),
    [
        ("draft", {"open", "cancelled"}),
        ("open", {"held", "closed", "cancelled"}),
        ("held", {"closed"}),
        ("closed", set()),
    ],
)
def test_states_follow_in_one_direction(state, following):
    assert {other for other in rules.FOLLOWING_STATES if rules.may_follow(state, other)} == following


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("WORKSHOP", "Workshop"),
        ("lokakarya", "Lokakarya"),
        ("training", "Pelatihan"),
        ("In-house Training", "IHT"),
        ("iht", "IHT"),
        ("bimtek", "Bimtek"),
        ("event", "Kegiatan"),
        ("Kelas Sabtu Bersama", "Kelas Sabtu Bersama"),
        ("", ""),
    ],
)
def test_known_kinds_are_printed_in_indonesian_and_others_as_written(written, printed):
    assert rules.printed_kind(written) == printed


def test_a_slug_is_made_of_title_and_first_day():
    assert slug_of("Pembelajaran Mendalam", FRIDAY) == "pembelajaran-mendalam-2025-07-11"
    assert slug_of("Pembelajaran Mendalam", None) == "pembelajaran-mendalam"
    assert slug_of("", FRIDAY) == "tanpa-judul-2025-07-11"


def test_long_titles_that_begin_alike_have_slugs_of_their_own():
    begin = "Pendekatan Pembelajaran Mendalam bagi Guru Matematika "
    assert slug_of(begin + "SMA", FRIDAY) != slug_of(begin + "SMK", FRIDAY)


def test_no_slug_is_the_address_of_another_page():
    assert slug_of("New", None) != "new"


@given(st.text(max_size=300), st.none() | st.dates())
def test_a_slug_fits_its_column_and_an_address(title, day):
    slug = slug_of(title, day)
    assert len(slug) + len("-999") <= 64
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_eight_in_the_morning_in_the_east_is_the_day_before_in_utc():
    local = dt.datetime.fromisoformat("2025-07-11T08:00")
    assert rules.instant(local, "WIT") == dt.datetime(2025, 7, 10, 23, 0, tzinfo=dt.UTC)
    assert rules.instant(local, "WIB") == dt.datetime(2025, 7, 11, 1, 0, tzinfo=dt.UTC)
    assert rules.local_time(rules.instant(local, "WITA"), "WITA").replace(tzinfo=None) == local


def test_lesson_hours_that_exceed_the_scheduled_minutes_are_counted():
    starts = dt.datetime(2025, 7, 11, 1, 0, tzinfo=dt.UTC)
    assert rules.minutes_lacking(4, starts, starts + dt.timedelta(hours=3)) == 0
    assert rules.minutes_lacking(4, starts, starts + dt.timedelta(hours=2)) == 60
    assert rules.minutes_lacking(4, None, None) == 0


def session(number, day=FRIDAY, hour=None, lesson_hours=2, **values):
    return SessionTime(number, day, dt.time(hour) if hour else None, lesson_hours, **values)


def test_a_day_with_lessons_on_both_sides_of_noon_has_two_sheets():
    assert sheets_for([session(1, hour=8), session(2, hour=10), session(3, hour=13)]) == [
        SheetPlan(FRIDAY, "morning", "Hari 1 – pagi", (1, 2)),
        SheetPlan(FRIDAY, "afternoon", "Hari 1 – siang", (3,)),
    ]


def test_days_are_counted_and_a_morning_alone_is_one_sheet():
    assert sheets_for([session(3, SATURDAY, 8), session(1, hour=8), session(2, hour=9)]) == [
        SheetPlan(FRIDAY, "day", "Hari 1", (1, 2)),
        SheetPlan(SATURDAY, "day", "Hari 2", (3,)),
    ]


def test_a_closing_without_lesson_hours_makes_no_sheet_of_its_own():
    assert sheets_for([session(1, hour=8), session(2, hour=13, lesson_hours=0)]) == [
        SheetPlan(FRIDAY, "day", "Hari 1", (1, 2))
    ]


def test_a_day_on_which_a_time_is_unknown_stays_one_sheet():
    assert [plan.span for plan in sheets_for([session(1, hour=8), session(2, hour=13), session(3)])] == ["day"]


def test_sessions_without_a_day_stand_together_at_the_end():
    assert sheets_for([session(1, None), session(2, hour=8), session(3, None)]) == [
        SheetPlan(FRIDAY, "day", "Hari 1", (2,)),
        SheetPlan(None, "day", "Hari belum ditentukan", (1, 3)),
    ]


def test_a_task_has_a_sheet_of_its_own():
    assert sheets_for([session(1, hour=8), session(2, is_task=True)]) == [
        SheetPlan(FRIDAY, "day", "Hari 1", (1,)),
        SheetPlan(FRIDAY, "session", "Tugas sesi 2", (2,)),
    ]


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Hari 12", "Day 12"),
        ("Hari 1 – pagi", "Day 1 – morning"),
        ("Hari belum ditentukan – siang", "Day not set yet – afternoon"),
        ("Tugas sesi 2", "Assignment of session 2"),
    ],
)
def test_the_label_of_a_sheet_can_be_told(label, told):
    english = {
        "Hari %(number)s": "Day %(number)s",
        "Hari belum ditentukan": "Day not set yet",
        "pagi": "morning",
        "siang": "afternoon",
        "Tugas sesi %(number)s": "Assignment of session %(number)s",
    }
    words = rules.sheet_words(label)
    assert words == label
    assert words.told(lambda msgid: english.get(msgid, msgid), "en") == told


def test_a_label_of_ones_own_stays_as_it_is():
    assert type(rules.sheet_words("Sesi malam")) is str
    assert rules.sheet_words("") == ""


@given(
    st.lists(
        st.tuples(
            st.sampled_from([FRIDAY, SATURDAY, None]),
            st.none() | st.integers(6, 18),
            st.integers(0, 4),
            st.booleans(),
        ),
        max_size=12,
    )
)
def test_each_session_stands_on_exactly_one_sheet(rows):
    sessions = [session(place, *row[:3], is_task=row[3]) for place, row in enumerate(rows, 1)]
    numbers = [number for plan in sheets_for(sessions) for number in plan.numbers]
    assert sorted(numbers) == list(range(1, len(rows) + 1))
    assert all(plan.numbers for plan in sheets_for(sessions))
