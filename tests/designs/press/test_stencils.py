"""Stencils: whatever goes through one is what the whole drawing prints, and none is cut where that would not hold."""

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.designs.papers import ENGLISH, HARDEST, NAMELESS_SCHOOL, NORMAL, SAMPLE, SPEAKER, in_other_designs
from workshop_tracker.designs.faces import PLAIN_LETTERS, Face
from workshop_tracker.designs.ornaments import segment, stroked
from workshop_tracker.designs.press import drawings
from workshop_tracker.designs.press.composing import composed
from workshop_tracker.designs.press.families import Families
from workshop_tracker.designs.press.recorder import Shared
from workshop_tracker.designs.press.stencils import cut_stencil, is_plain
from workshop_tracker.designs.sheet import Align
from workshop_tracker.designs.typesetting import Run, Style, TextDoesNotFit, width

NO_MORE = frozenset()
KEPT = Families()  # as in life: stencils cut for one text serve the next
WORDS = st.text(st.sampled_from(PLAIN_LETTERS), min_size=1, max_size=70).map(str.strip)
NAMES = st.one_of(WORDS, st.text(st.sampled_from("aeinrst ,.MWSP"), min_size=20, max_size=110).map(str.strip))


def paper_of(compose, text):
    try:
        paper = compose(text)
    except TextDoesNotFit as refused:
        return str(refused)
    return paper.layout, paper.contents, paper.links, paper.extra


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([NORMAL, SPEAKER, ENGLISH, SAMPLE, NAMELESS_SCHOOL, HARDEST, *in_other_designs(NORMAL)]),
    NAMES,
    st.one_of(st.just(""), NAMES),
    st.sampled_from(["", "NIP 19700000 199500 2 000", "NUPTK 0000 0000 0000 0000"]),
    st.one_of(st.sampled_from(["001", "400.3.5/0131/CONTOH/VII/2025", ""]), WORDS),
)
def test_a_paper_is_the_same_whichever_way_it_went(text, name, school, identity_line, number):
    text = replace(text, name=name, school=school, identity_line=identity_line, number=number)
    assert paper_of(KEPT.composed, text) == paper_of(lambda each: composed(each, Shared()), text)


@pytest.mark.parametrize(
    "text", [NORMAL, SPEAKER, ENGLISH, SAMPLE, NAMELESS_SCHOOL, HARDEST, *in_other_designs(NORMAL, HARDEST)]
)
def test_usual_papers_go_through_a_stencil_of_the_usual_paper(text):
    usual = replace(text, name="Peserta Contoh", number="400.3.5/0001/CONTOH/VII/2025")
    stencil = cut_stencil(usual, NO_MORE, Shared())
    for name in ("Ayu", "Bagas Contoh Pratama, S.Kom., M.T.", "Yg. Jk-Pq"):
        other = replace(usual, name=name, code=text.code[::-1], verification_url=text.verification_url[::-1])
        assert is_plain(other)
        assert paper_of(stencil.filled, other) == paper_of(lambda each: composed(each, Shared()), other)


def test_a_name_too_long_for_its_line_needs_the_whole_drawing():
    stencil = cut_stencil(NORMAL, NO_MORE, Shared())
    assert stencil.filled(replace(NORMAL, name="Erni Puji Contoh " * 4)) is None
    assert cut_stencil(replace(NORMAL, name="Erni Puji Contoh " * 4), NO_MORE, Shared()) is None


@pytest.mark.parametrize("name", ["Ayú Contoh", "A\nB", "Contoh\u00a0Ayu"])
def test_letters_that_no_stencil_was_measured_for_are_not_plain(name):
    assert not is_plain(replace(NORMAL, name=name))


STYLE = Style(Face.SERIF, 12, "#000000")


def shouting(sheet, text):
    sheet.line(148, 100, (Run(text.name.upper(), STYLE),), Align.CENTER)
    sheet.end_side()


def underlined(sheet, text):
    run = Run(text.name, STYLE)
    sheet.line(50, 100, (run,))
    sheet.draw(stroked(segment(50, 102, 50 + width(run), 102), "#000000", 0.5))
    sheet.end_side()


def in_a_block(sheet, text):
    sheet.block(text.name, partial(sheet.line, 50, 100, (Run(text.name, STYLE),)))
    sheet.end_side()


@pytest.mark.parametrize("design", [shouting, underlined, in_a_block])
def test_a_design_that_does_more_with_a_name_than_print_it_is_always_drawn_in_full(design, monkeypatch):
    monkeypatch.setitem(drawings.DRAWINGS, ("contoh", 1), design)
    text = replace(NORMAL, design="contoh")
    assert cut_stencil(text, NO_MORE, Shared()) is None
    families = Families()
    for name in ("Ayu Contoh", "Bagas Contoh Pratama"):
        other = replace(text, name=name)
        assert families.composed(other) == composed(other, Shared())
