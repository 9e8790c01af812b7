"""A list of right spellings, held against the names that papers bear; pure."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workshop_tracker.handout.corrections.spelling import Piece, compared
from workshop_tracker.presentation import Sentence, tidy_text

BETWEEN = ("\t", ";", "=>")
HEADINGS = frozenset({"nama", "nomor", "nama lama", "nomor sertifikat", "nomor atau nama", "nama tercetak"})


@dataclass(frozen=True, slots=True)
class Wish:
    """One line of a list: what identifies the paper, and the spelling that is right."""

    line: int
    written: str
    name: str


@dataclass(frozen=True, slots=True)
class PaperName:
    """A paper that is prepared or valid, with the name that it bears."""

    certificate_id: int
    number: str
    name: str
    is_valid: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one line comes to: another name for a paper, nothing to do, or a reason why not."""

    wish: Wish
    paper: PaperName | None = None
    reason: str = ""

    @property
    def is_change(self) -> bool:
        return self.paper is not None and not self.reason and self.paper.name != self.wish.name

    @property
    def is_same(self) -> bool:
        """Whether the paper says so already."""
        return self.paper is not None and not self.reason and self.paper.name == self.wish.name

    @property
    def difference(self) -> tuple[list[Piece], list[Piece]]:
        """The printed name and the right one in pieces."""
        return compared(self.paper.name if self.paper else "", self.wish.name)


def rows_of(pasted: str) -> list[list[str]]:
    """Pasted lines as cells: parted by a tab, a semicolon or `=>`, whichever stands in the line first named."""
    return [line.split(_parting(line)) for line in pasted.splitlines()]


def _parting(line: str) -> str:
    return next((mark for mark in BETWEEN if mark in line), BETWEEN[0])


def wishes_of(rows: Iterable[Sequence[str]]) -> list[Wish]:
    """The first two cells that are filled of each row; a heading and blank rows are left out."""
    found = []
    for line, row in enumerate(rows, 1):
        cells = [text for cell in row if (text := tidy_text(cell))]
        if cells and cells[0].casefold() not in HEADINGS:
            found.append(Wish(line, cells[0], cells[1] if len(cells) > 1 else ""))
    return found


def matched(wishes: Iterable[Wish], papers: Sequence[PaperName]) -> list[Proposal]:
    """Each line with its paper: by its number, else by the name that it bears, capitals or not."""
    by_key: dict[str, list[PaperName]] = defaultdict(list)
    for paper in papers:
        by_key[_key(paper.name)].append(paper)
    by_key |= {_key(paper.number): [paper] for paper in papers}
    seen: dict[int, int] = {}
    return [_proposal(wish, by_key, seen) for wish in wishes]


def _proposal(wish: Wish, by_key: Mapping[str, Sequence[PaperName]], seen: dict[int, int]) -> Proposal:
    found = by_key.get(_key(wish.written), ())
    if not wish.name:
        return Proposal(wish, reason=Sentence("Nama yang benar belum ditulis di sebelahnya."))
    if not found:
        return Proposal(wish, reason=Sentence("Tidak ada sertifikat dengan nomor atau nama ini."))
    if len(found) > 1:
        return Proposal(
            wish, reason=Sentence("Ada %(count)s sertifikat bernama ini: tulis nomornya.", count=len(found))
        )
    [paper] = found
    first = seen.setdefault(paper.certificate_id, wish.line)
    if first != wish.line:
        return Proposal(wish, paper, Sentence("Sertifikat ini sudah disebut pada baris %(line)s.", line=first))
    return Proposal(wish, paper)


def _key(text: str) -> str:
    return tidy_text(text).casefold()


def digest_of(proposals: Iterable[Proposal]) -> str:
    """What was shown: equal where the same papers would change from and to the same names."""
    told = [
        (each.paper.certificate_id, each.paper.name, each.wish.name)
        for each in proposals
        if each.paper and each.is_change
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()
