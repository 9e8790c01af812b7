import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.designs.own.looks import (
    DETAILS,
    DRAWINGS,
    PLACES,
    Look,
    SettingsRefused,
    look_of_settings,
    problems_of,
    settings_of,
)
from workshop_tracker.designs.own.pictures import Picture

PICTURE = Picture(1, 1, "png", b"pixels", b"mask")
LOOKS = st.builds(
    Look,
    drawing=st.sampled_from(["klasik", "modern", "piagam"]),
    drawing_version=st.just(1),
    main=st.sampled_from(["", "#1F3B70"]),
    accent=st.sampled_from(["", "#7A4B00"]),
    letterhead=st.lists(st.sampled_from(["DINAS CONTOH", "MGMP CONTOH"]), max_size=4).map(tuple),
    details=st.lists(st.sampled_from(DETAILS), unique=True, max_size=3).map(tuple),
    spells_hours=st.booleans(),
    has_photo_box=st.booleans(),
    sentences=st.lists(
        st.tuples(st.sampled_from(["id", "en"]), st.sampled_from(PLACES), st.just("oleh {penyelenggara}")), max_size=4
    ).map(tuple),
    left=st.sampled_from([None, PICTURE]),
)


@given(LOOKS)
def test_a_look_is_kept_in_its_settings(look):
    kept = json.loads(json.dumps(settings_of(look)))

    assert look_of_settings(kept, dict(look.pictures)) == look


@pytest.mark.parametrize(
    "wrong",
    [
        {"drawing": "tidak-ada"},
        {"drawing_version": 99},
        {"drawing_version": True},
        {"main": "merah"},
        {"main": "#FFEEAA"},
        {"letterhead": "DINAS"},
        {"letterhead": ["A"] * 5},
        {"details": ["identity", "position", "rank", "district"]},
        {"details": ["salary"]},
        {"details": ["rank", "rank"]},
        {"spells_hours": 1},
        {"sentences": [["id", "closing", "{siapa}"]]},
        {"sentences": [["fr", "closing", "par {penyelenggara}"]]},
        {"sentences": [["id", "closing", "漢"]]},
        {"sentences": [["id", "closing"]]},
        {"font": "comic"},
    ],
)
def test_settings_that_are_not_understood_are_refused_in_words(wrong):
    with pytest.raises(SettingsRefused) as refused:
        look_of_settings(settings_of(Look("klasik", 1)) | wrong, {})
    assert str(refused.value).endswith(".")


def test_each_problem_names_its_setting():
    look = Look("surat_keterangan", 1, main="#1F3B70", accent="#FFFF00", sentences=(("en", "given", "{who}"),))

    assert [name for name, _ in problems_of(look)] == ["main", "accent", "en_given"]
    assert [name for name, _ in problems_of(replace(Look("piagam", 1), right=PICTURE))] == ["right"]


def test_every_built_in_drawing_can_be_a_base():
    assert all(not list(problems_of(Look(code, version))) for code, version in DRAWINGS.items())
