"""The sentences of a block: a dot behind a title, a degree, an initial or a short form ends none."""

import re
from collections.abc import Iterator

from workshop_tracker.people.titles import KNOWN, title_key

ENDS = re.compile(r"""[.!?]+["”’')\]]*\s+(?=["“‘'(\[]?[^\W_a-z])""")
LAST_WORD = re.compile(r"[^\s,;:(“\"]+$")
NEXT_WORD = re.compile(r"[^\s,;]+")
# beside titles and the short forms of names
SHORT_FORMS = frozenset(
    {
        *(
            "a.n",
            "an",
            "bp",
            "bpk",
            "dkk",
            "dll",
            "ds",
            "dsb",
            "gd",
            "hlm",
            "jl",
            "jln",
            "kab",
            "kec",
            "kel",
            "lt",
            "no",
        ),
        *("pj", "pjs", "plh", "plt", "prov", "rt", "rw", "s.d", "sd", "sdr", "sdri", "tgl", "u.b", "ub", "ust", "yth"),
    }
)


def sentences_of(text: str) -> list[str]:
    """The sentences in their order, each as it is written."""
    return [text[start:end].strip() for start, end in _spans(text) if text[start:end].strip()]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in ENDS.finditer(text):
        if _ends_here(text[start : end.start() + 1], text[end.end() :]):
            yield start, end.end()
            start = end.end()
    yield start, len(text)


def _ends_here(before: str, after: str) -> bool:
    if not before.endswith("."):
        return True
    word = LAST_WORD.search(before)
    written = word[0].rstrip(".") if word else ""
    key = title_key(written)
    if len(written) == 1 or written.casefold() in SHORT_FORMS or key in KNOWN.before or key in KNOWN.abbreviations:
        return False
    return not (_is_degree(written) and _is_degree(_first_word(after)))


def _is_degree(written: str) -> bool:
    return title_key(written) in KNOWN.after or title_key(written.rpartition(".")[2]) in KNOWN.after


def _first_word(text: str) -> str:
    word = NEXT_WORD.match(text)
    return word[0].rstrip(".") if word else ""
