"""Where fields stand on an own background."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.designs.own.looks import Look, SettingsRefused, look_of_settings, problems_of, settings_of
from workshop_tracker.designs.own.pictures import Picture
from workshop_tracker.designs.own.placing import (
    KINDS,
    MARGIN,
    PAPERS,
    PlacedField,
    Placing,
    first_placing,
    problems_of_placing,
)

MILLIMETRES = st.integers(0, 3000).map(lambda tenths: tenths / 10)
PLACED = st.builds(
    PlacedField,
    kind=st.just(""),
    x=MILLIMETRES,
    y=MILLIMETRES,
    across=MILLIMETRES,
    size=st.integers(5, 70).map(float),
    align=st.sampled_from(["left", "center", "right"]),
    is_on=st.booleans(),
)


def moved(paper="landscape", **fields):
    """The first placing with other boxes: kind to what is changed in it."""
    first = first_placing(paper)
    boxes = tuple(replace(each, **fields.get(each.kind, {})) for each in first.fields)
    return Placing(paper, boxes)


def kinds_in_trouble(**fields):
    return [kind for kind, _ in problems_of_placing(moved(**fields))]


@pytest.mark.parametrize("paper", PAPERS)
def test_a_new_design_begins_with_places_that_hold_also_with_every_field_on(paper):
    all_on = {kind: {"is_on": True} for kind in KINDS}

    assert list(problems_of_placing(first_placing(paper))) == []
    assert list(problems_of_placing(moved(paper, **all_on))) == []


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("name", {"is_on": False}),
        ("number", {"is_on": False}),
        ("code", {"is_on": False}),
        ("checkpoint", {"is_on": False}),
        ("heading", {"x": MARGIN - 1}),
        ("heading", {"x": 150.0}),
        ("heading", {"y": 2.0}),
        ("signatures", {"y": 160.0}),
        ("heading", {"size": 61.0}),
        ("heading", {"size": 6.0}),
        ("heading", {"size": float("nan")}),
        ("heading", {"x": float("nan")}),
        ("heading", {"across": 10.0}),
        ("code", {"across": 31.0}),
        ("signatures", {"across": 164.0}),
    ],
)
def test_what_no_paper_may_have_is_told_at_its_field(kind, change):
    assert kind in kinds_in_trouble(**{kind: change})


def test_boxes_may_touch_and_not_overlap():
    code = first_placing("landscape").field("code")
    above = code.y - KINDS["photo"].down

    assert kinds_in_trouble(photo={"is_on": True, "y": above}) == []
    assert kinds_in_trouble(photo={"is_on": True, "y": above + 1}) == ["photo", "code"]
    assert kinds_in_trouble(photo={"is_on": False, "y": above + 1}) == []


def test_a_code_has_25_mm_between_its_quiet_margins():
    assert KINDS["code"].least_across * 29 / 37 >= 25


@given(st.sampled_from(["landscape", "portrait"]), st.lists(PLACED, min_size=len(KINDS), max_size=len(KINDS)))
def test_a_placing_is_kept_in_its_settings_and_refused_in_words_where_it_does_not_hold(paper, fields):
    placing = Placing(paper, tuple(replace(each, kind=kind) for each, kind in zip(fields, KINDS, strict=True)))
    look = Look("latar", 1, placing=placing)
    kept = json.loads(json.dumps(settings_of(look)))
    if list(problems_of(look)):
        with pytest.raises(SettingsRefused) as refused:
            look_of_settings(kept, {})
        assert str(refused.value).endswith(".")
    else:
        assert look_of_settings(kept, {}) == look


def test_the_usual_places_come_back_as_they_were():
    look = Look("latar", 1, placing=first_placing("portrait"), background=Picture(210, 297, "jpeg", b"x"))

    assert look_of_settings(json.loads(json.dumps(settings_of(look))), dict(look.pictures)) == look


@pytest.mark.parametrize(
    "wrong",
    [
        {"placing": None},
        {"placing": {"paper": "folio", "fields": {}}},
        {"placing": {"paper": "landscape", "fields": {}}},
        {"drawing": "klasik"},
        {"has_photo_box": True},
    ],
)
def test_a_placing_that_is_not_understood_is_refused(wrong):
    kept = settings_of(Look("latar", 1, placing=first_placing("landscape")))

    with pytest.raises(SettingsRefused):
        look_of_settings(kept | wrong, {})


@pytest.mark.parametrize("box", [[1, 2, 3, 4, "middle", True], [1, 2, 3, True, "left", True], [1, 10**400, 3, 4], "x"])
def test_a_box_that_is_not_understood_is_refused(box):
    kept = settings_of(Look("latar", 1, placing=first_placing("landscape")))
    kept["placing"]["fields"]["dates"] = box

    with pytest.raises(SettingsRefused, match="placing"):
        look_of_settings(kept, {})


def test_a_background_lies_as_its_paper_does_and_under_placed_fields_only():
    upright = Picture(210, 297, "jpeg", b"x")

    assert [
        name for name, _ in problems_of(Look("latar", 1, placing=first_placing("landscape"), background=upright))
    ] == ["background"]
    assert [name for name, _ in problems_of(Look("klasik", 1, background=upright))] == ["drawing"]
