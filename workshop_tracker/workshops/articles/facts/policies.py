"""What a policy says of itself: the programme's name, the levels that it is meant for, what it is."""

import re
from collections import Counter
from collections.abc import Iterator

from workshop_tracker.workshops.articles.facts.evidence import Found
from workshop_tracker.workshops.articles.registers import Registers
from workshop_tracker.workshops.articles.texts.document import Document
from workshop_tracker.workshops.articles.texts.sentences import sentences_of

NAMED = re.compile(
    r"\b(?:[Pp]rogram|[Pp]endekatan|[Gg]erakan|[Kk]ebijakan|[Ii]nisiatif|[Mm]odel)\s+"
    r"(?:[“\"](?P<quoted>[^”\"]{3,120})[”\"]|(?P<plain>[^\W\d_a-z][\w-]*(?:\s+(?:[^\W\d_a-z][\w-]*|dan(?=\s[^\W\d_a-z]))){0,6}))"
)
# of a headline: `Kota Contoh Terapkan Pembelajaran Mendalam di Semua Jenjang`
INTRODUCED = re.compile(
    r"\b(?:[Tt]erapkan|[Mm]enerapkan|[Ll]uncurkan|[Mm]eluncurkan|[Cc]anangkan|[Mm]encanangkan|[Bb]erlakukan)\s+"
    r"(?P<plain>[^\W\d_a-z][\w-]*(?:\s+(?:[^\W\d_a-z][\w-]*|dan(?=\s[^\W\d_a-z]))){1,6})"
)
LADDER = ("PAUD", "TK", "SD", "SMP", "SMA")  # what stands between two rungs is meant too
LEVEL = re.compile(
    r"(?<![\w.])(PAUD|TK|KB|SD|SMP|SMA|SMK|SLB|RA|MI|MTs|MA|PKBM)\b(?!\s?(?:[Nn]egeri|[Ss]wasta|[0-9]|N\s))"
)
RANGE = re.compile(
    r"\b(?P<first>PAUD|TK|SD|SMP)\b(?:\s+\w+){0,2}?\s*(?:hingga|sampai(?:\s+dengan)?|s\.?\s?d\.?|s/d|-|–|—|ke)\s*(?:jenjang\s+|tingkat\s+)?(?P<last>SD|SMP|SMA)\b"
)
CAPITALISED = re.compile(r"\s+[^\W\d_a-z][a-z]")
DEFINING = re.compile(
    r"\b(?:adalah|merupakan|ialah|yaitu|yakni|bukan (?:sebuah |suatu )?kurikulum|prinsip\w*|menekankan|bertujuan)\b",
    re.IGNORECASE,
)
ABOUT_IT = re.compile(r"\b(?:pendekatan|program|kebijakan|gerakan|pembelajaran|kurikulum)\b", re.IGNORECASE)
LONGEST_DEFINITION = 2000


def known_programme(document: Document, registers: Registers) -> Found[str] | None:
    """The title of the one programme of ours that the text names, by its title or by a decided synonym."""
    words = document.words
    found = {
        title: match[0]
        for title, names in registers.programmes.items()
        for name in names
        if (match := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE))
    }
    return Found(*next(iter(found.items()))) if len(found) == 1 else None


def named_programme(document: Document) -> Found[str] | None:
    """What the text calls the programme: between quotation marks, else as its sentences do, else as its title does.

    A headline that says what is introduced comes last.
    """
    sentences = [text for block in document.blocks if block.kind == "prose" for text in sentences_of(block.text)]
    for names in (
        [name for text in sentences for name in _names(text, "quoted")],
        [name for text in sentences for name in _names(text, "plain")],
        list(_names(document.title, "quoted")) + list(_names(document.title, "plain")),
        list(_names(document.title, "plain", INTRODUCED)),
    ):
        if names:
            best = max(names, key=Counter(names).__getitem__)
            return Found(best, best)
    return None


def _names(text: str, form: str, pattern: re.Pattern[str] = NAMED) -> Iterator[str]:
    for match in pattern.finditer(text):
        name = (match[form] or "").strip(" ,.")
        if len(name) > 2:
            yield name


def levels_in(document: Document) -> tuple[Found[str], ...]:
    """Levels that the text means as such, from the lowest up; a school's own name tells none."""
    found: dict[str, Found[str]] = {}
    for text in _texts(document):
        for match in RANGE.finditer(text):
            first, last = LADDER.index(match["first"]), LADDER.index(match["last"])
            for level in LADDER[first : last + 1]:
                found.setdefault(level, Found(level, match[0]))
        for match in LEVEL.finditer(text):
            if not CAPITALISED.match(text, match.end()):
                found.setdefault(match[1], Found(match[1], match[0]))
    return tuple(found.values())


def definition_in(document: Document) -> Found[str] | None:
    """The sentences that say what it is, as they stand."""
    told = [text for text in _texts(document) if DEFINING.search(text) and ABOUT_IT.search(text)]
    if not told:
        return None
    kept = told[:1]
    for sentence in told[1:]:
        if sum(map(len, kept)) + len(sentence) < LONGEST_DEFINITION:
            kept.append(sentence)
    return Found(" ".join(kept), kept[0])


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if block.kind != "caption":
            yield from sentences_of(block.text)
