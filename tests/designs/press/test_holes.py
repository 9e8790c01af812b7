"""A hole remembers what its texts have in common; whatever came before, it writes what the whole drawing writes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_tracker.designs.faces import PLAIN_LETTERS, Face
from workshop_tracker.designs.plates.lines import line_content
from workshop_tracker.designs.plates.stand_ins import Reach, stand_in
from workshop_tracker.designs.press.holes import ADDRESS, CODE, Wording, line_hole
from workshop_tracker.designs.press.recorder import OwnLine
from workshop_tracker.designs.sheet import Align
from workshop_tracker.designs.typesetting import Run, Style, line_width

STYLES = [Style(Face.SERIF, 10.5, "#223344"), Style(Face.SANS, 8, "#000000", 0.05), Style(Face.SANS, 9, "#000000", 0.2)]
NAMES = st.text(st.sampled_from("aA.V"), max_size=6) | st.text(st.sampled_from(PLAIN_LETTERS), max_size=40)
NAME = stand_in(0, 120, Reach.FULL)


def written(own, text, style):
    line = (Run(text, style),)
    return line_content(own.x - line_width(line) * own.align.value, own.baseline, line)


@settings(deadline=None)
@given(st.sampled_from(["{}", "Nomor: {}", "{}, 100%", "{}%s{}"]), st.sampled_from(STYLES), st.lists(NAMES, min_size=3))
def test_a_hole_writes_each_of_many_texts_as_if_it_were_the_only_one(words, style, names):
    own = OwnLine(148.5, 100, (Run(words.format(NAME, NAME), style),), Align.CENTER)
    hole = line_hole(own)
    for name in names:
        text = words.format(name, name)
        if text:
            assert hole.filled((name, "", "", "", "", "")) == written(own, text, style)


def test_a_text_wider_than_its_room_is_not_written():
    hole = line_hole(OwnLine(0, 100, (Run(stand_in(0, 4, Reach.FULL), STYLES[0]),), Align.LEFT))
    fits = [hole.filled((name, "", "", "", "", "")) is not None for name in ("WWWWWWWW", "WWWWWWWW", "W", "WWWWWWWW")]
    assert fits == [False, False, True, False]


@pytest.mark.parametrize(
    ("recorded", "said"),
    [
        ("100% {0}{1}", "100% AyuSMK"),
        ("%s {a}", "%s https"),
        ("{0} {1}  {2}", "7 K  3"),
        ("{2}{1}", "3K"),
        ("{0}{1}{2}{3}", "7K3M"),
    ],
)
def test_words_stand_around_values_and_signs_of_the_code(recorded, said):
    places = (0, 1) if "Ayu" in said else range(CODE, CODE + 4)
    held = [stand_in(place, 1, Reach.NONE) for place in places]
    wording = Wording(recorded.format(*held, a=stand_in(ADDRESS, 0, Reach.NONE)))
    assert wording.filled(("Ayu", "SMK", "", "", "https", "7K3M")) == said
