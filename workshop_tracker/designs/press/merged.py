"""One file with many papers, written as it goes: whatever the count, only one bundle of pages is held in memory."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.plates.fonts import put_fonts
from workshop_tracker.designs.plates.forms import FormStock
from workshop_tracker.designs.plates.layouts import Layout
from workshop_tracker.designs.plates.objects import CONTENT, Objects, packed_stream, references
from workshop_tracker.designs.plates.prefix import PageFrame, add_output_intent, catalog_dictionary, page_frame
from workshop_tracker.designs.press.composing import Composed
from workshop_tracker.designs.press.drawings import NothingToPrint, title_of
from workshop_tracker.designs.press.metadata import About, information, packet
from workshop_tracker.designs.press.single import link_annotation
from workshop_tracker.designs.rules import CertificateText

PAGES_OF_BUNDLE = 64  # pages whose dictionaries are packed together
PAGES_OF_BRANCH = 128  # children of a node of the page tree
FAST, CLOSER = 1, 6  # how hard pages are packed, and the table of all objects


def merged_file(papers: Iterable[Composed], title: str = "") -> Iterator[bytes]:
    """The bytes of one file with all papers in their order; `papers` is read as the bytes are taken.

    Without a title the file is called by its first and last number.

    Raises NothingToPrint before the first byte, and later whatever reading `papers` raises.
    """
    document = _Document(title)
    for paper in papers:
        document.add(paper)
        if document.has_full_bundle:
            yield document.take()
    yield document.end()


class _Document:
    def __init__(self, title: str) -> None:
        self._title = title
        self._objects = Objects()
        self._fonts, self._tree = self._objects.reserve(), self._objects.reserve()
        self._stock = FormStock(self._objects, self._fonts)
        self._frames: dict[Layout, list[PageFrame]] = {}
        self._last_frames: tuple[Layout | None, list[PageFrame]] = None, []
        self._bundle: list[tuple[int, bytes]] = []
        self._bundle_number = 0
        self._bundled_pages = 0
        self._branches: list[int] = []
        self._branch = 0
        self._leaves: list[int] = []
        self._pages = 0
        self._faces: set[Face] = set()
        self._extra: set[str] = set()
        self._digest = hashlib.sha256()
        self._first: CertificateText | None = None
        self._last: CertificateText | None = None

    @property
    def has_full_bundle(self) -> bool:
        return self._bundled_pages >= PAGES_OF_BUNDLE

    def take(self) -> bytes:
        """What is ready to leave."""
        if self._bundle:
            self._write_bundle()
        taken = self._objects.take()
        self._digest.update(taken)
        return taken

    def add(self, paper: Composed) -> None:
        self._first, self._last = self._first or paper.text, paper.text
        self._faces |= paper.layout.faces
        self._extra |= paper.extra
        links = iter(paper.links)
        for frame, content in zip(self._frames_of(paper.layout), paper.contents, strict=True):
            number = self._objects.add(packed_stream(zlib.compress(content.encode(CONTENT), FAST)))
            annotations = [self._bundled(link_annotation(next(links))) for _ in range(frame.links)]
            self._add_page(frame, number, annotations)

    def end(self) -> bytes:
        """The rest: page tree, fonts, and what the file says about itself."""
        if self._first is None or self._last is None:
            raise NothingToPrint("Tidak ada sertifikat untuk dicetak.")
        if self._leaves:
            self._close_branch()
        kids = references(self._branches)
        self._bundle_reserved(self._tree, b"<</Type/Pages/Count %d/Kids[%b]>>" % (self._pages, kids))
        put_fonts(self._objects, self._fonts, frozenset(self._faces), frozenset(self._extra))
        about = _about(self._title, self._first, self._last)
        metadata = self._objects.add(packet(about))
        facts = self._objects.add(information(about))
        intent = add_output_intent(self._objects)
        language = self._first.language
        catalog = self._objects.add(catalog_dictionary(self._tree, intent, metadata=metadata, language=language))
        rest = self.take()
        self._write_table(catalog, facts)
        return rest + self._objects.take()

    def _frames_of(self, layout: Layout) -> list[PageFrame]:
        """Those of each side of a layout; nearly always that of the paper before."""
        last, frames = self._last_frames
        if layout is not last:
            frames = self._frames.get(layout) or self._new_frames(layout)
            self._last_frames = layout, frames
        return frames

    def _new_frames(self, layout: Layout) -> list[PageFrame]:
        resources = [self._objects.add(self._stock.resources(side.forms)) for side in layout.sides]
        self._frames[layout] = [page_frame(*each) for each in zip(resources, layout.sides, strict=True)]
        return self._frames[layout]

    def _bundled(self, body: bytes) -> int:
        """A new object of the bundle; returns its number."""
        self._begin_bundle()
        number = self._objects.add_packed(self._bundle_number, len(self._bundle))
        self._bundle.append((number, body))
        return number

    def _bundle_reserved(self, number: int, body: bytes) -> None:
        """An object of the bundle whose number was given before."""
        self._begin_bundle()
        self._objects.note_packed(number, self._bundle_number, len(self._bundle))
        self._bundle.append((number, body))

    def _begin_bundle(self) -> None:
        if not self._bundle:
            self._bundle_number = self._objects.reserve()

    def _add_page(self, frame: PageFrame, content: int, annotations: list[int]) -> None:
        if not self._leaves:
            self._branch = self._objects.reserve()
        self._leaves.append(self._bundled(frame.page(self._branch, content, annotations)))
        self._pages += 1
        self._bundled_pages += 1
        if len(self._leaves) == PAGES_OF_BRANCH:
            self._close_branch()

    def _close_branch(self) -> None:
        body = b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%b]>>" % (
            self._tree,
            len(self._leaves),
            references(self._leaves),
        )
        self._bundle_reserved(self._branch, body)
        self._branches.append(self._branch)
        self._leaves = []

    def _write_bundle(self) -> None:
        places, bodies, position = [], [], 0
        for each, body in self._bundle:
            places.append(b"%d %d" % (each, position))
            bodies.append(body)
            position += len(body) + 1
        head = b" ".join(places) + b"\n"
        packed = zlib.compress(head + b"\n".join(bodies), FAST)
        entries = b"/Type/ObjStm/N %d/First %d" % (len(bodies), len(head))
        self._objects.put(self._bundle_number, packed_stream(packed, entries))
        self._bundle, self._bundled_pages = [], 0

    def _write_table(self, catalog: int, facts: int) -> None:
        """Where everything lies, as an object of its own; the file's name for itself is made of all before it."""
        size = self._objects.size + 1
        identity = self._digest.hexdigest()[:32].encode("ascii")
        position, number = self._objects.position, self._objects.reserve()
        self._objects.mark(number)
        entries = b"/Type/XRef/Size %d/W[1 5 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]"
        body = packed_stream(
            zlib.compress(self._objects.table, CLOSER), entries % (size, catalog, facts, identity, identity)
        )
        self._objects.write(b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, body, position))


def _about(title: str, first: CertificateText, last: CertificateText) -> About:
    span = title_of(first) if first is last else f"{title_of(first)} – {last.number}"
    return About(title or span, first.organizer)
