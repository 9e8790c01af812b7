"""C-21: what is written into any text that reaches a PDF is printed as letters; nothing is opened, nothing runs.

Each place of each kind of file meets all forty commands with `test --full`, a share of them without.
"""

import itertools
import random
import sys
from collections import Counter
from dataclasses import fields
from io import BytesIO

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from tests.campaigns.crowds import is_full
from tests.campaigns.exhibits import EXHIBITS, OURS, OwnWords
from tests.campaigns.markup import COMMANDS, WITHOUT_END, places_of_text, with_text
from tests.campaigns.watching import watched
from tests.designs.reading import full_text, pages, squeezed
from workshop_tracker.designs.own.sentences import WrongSentence
from workshop_tracker.designs.plates import shelf
from workshop_tracker.designs.press import printing
from workshop_tracker.designs.press.families import Families
from workshop_tracker.designs.rules import LettersMissing
from workshop_tracker.designs.sections.standing_in import NOT_PRINTED
from workshop_tracker.designs.typesetting import TextDoesNotFit

SEED = 20261122
SHARE = 1 if is_full() else 120  # of so many pairs of a place and a text one is tried
LONGEST = 2_000  # letters: what forms, plans and lists take ends at 300, a letterhead at 480
LONGEST_S = 2.0  # of the processor
PLAIN = "Penanda Contoh"
ACTIVE = frozenset({"/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/SubmitForm", "/GoToR", "/EmbeddedFile"})
OWN_WORDS, BRACKETS = {each.name for each in fields(OwnWords)}, {ord("["): None, ord("]"): None}
REFUSALS = (LettersMissing, TextDoesNotFit, WrongSentence)


@pytest.fixture(autouse=True)
def no_shelf(monkeypatch):
    """Pieces that an earlier test's app keeps on disk are no file that a text opened."""
    monkeypatch.setattr(shelf._Place, "shelf", None)


def is_said(text, place, file):
    """However it is broken into lines, in capitals or not."""
    words = text.translate(BRACKETS) if place and place[0] in OWN_WORDS else text
    return squeezed(words).casefold() in squeezed("".join(map(full_text, pages(file)))).casefold()


def active_parts(file):
    """What a reader would do by itself, and what of the file is no PDF or no XML."""
    with pikepdf.open(BytesIO(file)) as document:
        list(document.open_metadata(strict=True))
        parts = [part for part in document.objects if isinstance(part, pikepdf.Dictionary | pikepdf.Stream)]
        words = {str(word) for part in parts for word in (*part.keys(), part.get("/S"), part.get("/Type"))}
        return [*(ACTIVE & words), *document.check_pdf_syntax()]


def printed(exhibit, place, text):
    """The file with that text in that place, or None where it is refused in words."""
    try:
        return exhibit.printed(with_text(exhibit.value, place, text))
    except REFUSALS:
        return None


def verdict_of(exhibit, place, text):
    """What came of it; a file in which the text is missing although the place has a line fails."""
    with watched() as watch:
        file = printed(exhibit, place, text)
    assert watch.seen == []
    assert watch.seconds < LONGEST_S
    if file is None:
        return "refused"
    assert active_parts(file) == []
    if is_said(text, place, file):
        return "printed"
    if is_said(NOT_PRINTED["id"][0], (), file):  # the sheet in its place among others
        return "refused"
    assert not has_line(exhibit, place)
    return "has no line"


def has_line(exhibit, place):
    """Whether a text of that place is printed, by a press that has printed nothing before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "_families", Families())
        return is_said(PLAIN, place, printed(exhibit, place, PLAIN))


def some_pairs(exhibit, texts):
    """Some of the pairs of a place and a text, others for each kind of file."""
    pairs = list(itertools.product(sorted(places_of_text(exhibit.value, OURS), key=str), texts))
    return random.Random(f"{SEED}-{exhibit.name}").sample(pairs, -(-len(pairs) // SHARE))


def verdicts_of(exhibit, texts):
    exhibit.printed(exhibit.value)  # what prints is loaded with the first paper
    verdicts = Counter(verdict_of(exhibit, *pair) for pair in some_pairs(exhibit, texts))
    sys.stdout.write(f"C-21 seed {SEED}, {exhibit.name}: {dict(verdicts)}\n")
    return verdicts


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: exhibit.name)
def test_a_command_in_any_place_is_printed_as_letters(exhibit):
    verdicts = verdicts_of(exhibit, COMMANDS)
    assert verdicts["printed"] > verdicts["refused"] + verdicts["has no line"]


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: exhibit.name)
def test_a_text_longer_than_any_door_lets_in_is_printed_or_refused_soon(exhibit):
    assert verdicts_of(exhibit, [(each * LONGEST)[:LONGEST] for each in WITHOUT_END])


def test_the_markup_of_the_library_would_open_the_file_and_the_watch_sees_it(tmp_path):
    """The control: a text handed to the library as a paragraph is obeyed, else nothing above says anything."""
    Image.new("RGB", (9, 9)).save(tmp_path / "logo.png")
    with watched() as watch:
        Paragraph(f'<img src="{tmp_path}/logo.png" width="9" height="9"/>', ParagraphStyle("any")).wrap(99, 99)
    assert any(str(tmp_path) in event for event in watch.seen)
