"""Teachers against their target: everyone stands in exactly one group, more hours never lead away from it."""

from hypothesis import given
from hypothesis import strategies as some

from workshop_tracker.reports.targets.target import Hours, TargetRow, target_row

TEACHERS = some.lists(some.builds(Hours, some.just("PNS"), some.integers(0, 60), some.integers(0, 60)))


def test_each_group_is_told():
    teachers = [Hours("PNS", jp, outside) for jp, outside in ((0, 20), (0, 0), (9, 0), (10, 10), (20, 0), (32, 5))]
    assert target_row("PNS", 20, teachers) == TargetRow(
        employment="PNS",
        target=20,
        teachers=6,
        reached=2,
        nothing=2,
        below_half=1,
        half_or_more=1,
        with_outside=4,
        lacking=20 + 20 + 11 + 10,
    )


def test_without_a_target_nobody_is_judged():
    assert target_row("GTY/PTY", None, [Hours("GTY/PTY", 0, 0)]) == TargetRow("GTY/PTY", None, 1, 0, 0, 0, 0, 0, 0)


@given(TEACHERS, some.integers(0, 40))
def test_everyone_stands_in_one_group(teachers, target):
    row = target_row("PNS", target, teachers)
    assert row.reached + row.nothing + row.below_half + row.half_or_more == row.teachers == len(teachers)
    assert row.reached <= row.with_outside <= row.teachers
    assert (row.lacking == 0) == (row.reached == row.teachers)


@given(TEACHERS, some.integers(0, 40), some.integers(0, 20))
def test_more_hours_never_lead_away_from_the_target(teachers, target, more):
    helped = [Hours(each.employment, each.recognised + more, each.outside) for each in teachers]
    assert target_row("PNS", target, helped).reached >= target_row("PNS", target, teachers).reached
