"""All bytes of a paper's file before the first that differs from paper to paper."""

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from struct import calcsize, pack, unpack_from

from workshop_tracker.designs.plates.colour import profile
from workshop_tracker.designs.plates.fonts import put_fonts
from workshop_tracker.designs.plates.forms import FormStock
from workshop_tracker.designs.plates.layouts import Layout, SideLayout
from workshop_tracker.designs.plates.objects import Objects, packed_stream, references
from workshop_tracker.designs.plates.shelf import kept

HEAD = ">III"  # the first free number, that of the catalog, the length of the table
XREF_LINE = b"%010d 00000 n \n"


@dataclass(frozen=True, slots=True, eq=False)
class Prefix:
    """The bytes with their checksums, the first number free for the rest, and the table of what lies before it.

    The rest are, in this order: the content of each side, all links, the information, and the metadata.
    """

    content: bytes
    crc: int
    digest: "hashlib._Hash"
    first: int
    table: bytes
    catalog: int


@lru_cache(maxsize=16)
def prefix_of(layout: Layout, language: str, extra: frozenset[str]) -> Prefix:
    """The prefix of papers with this layout, in this language, with letters beyond the usual ones."""
    name = f"prefix {layout.digest.hex()} {language} {''.join(sorted(extra))}"
    compiled = kept(name, lambda: _compiled(layout, language, extra))
    first, catalog, length = unpack_from(HEAD, compiled)
    table, content = compiled[calcsize(HEAD) :][:length], compiled[calcsize(HEAD) + length :]
    return Prefix(content, zlib.crc32(content), hashlib.sha256(content), first, table, catalog)


def _compiled(layout: Layout, language: str, extra: frozenset[str]) -> bytes:
    """The numbers and the table of a prefix, and its content."""
    objects = Objects()
    fonts = objects.reserve()
    put_fonts(objects, fonts, layout.faces, extra)
    intent = add_output_intent(objects)
    stock = FormStock(objects, fonts)
    resources = [objects.add(stock.resources(side.forms)) for side in layout.sides]
    tree, catalog = objects.reserve(), objects.reserve()
    pages = [objects.reserve() for _ in layout.sides]
    first = objects.size
    link = first + len(pages)
    for index, (page, side) in enumerate(zip(pages, layout.sides, strict=True)):
        links = range(link, link + side.links)
        objects.put(page, page_frame(resources[index], side).page(tree, first + index, links))
        link += side.links
    objects.put(tree, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(pages), references(pages)))
    objects.put(catalog, catalog_dictionary(tree, intent, metadata=link + 1, language=language))
    table = b"".join(XREF_LINE % offset for offset in objects.offsets()[1:])
    return pack(HEAD, first, catalog, len(table)) + table + objects.take()


def add_output_intent(objects: Objects) -> int:
    """What the colours of the file mean; returns the number."""
    colours = objects.add(packed_stream(zlib.compress(profile(), 9), b"/N 3"))
    return objects.add(
        b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile %d 0 R>>"
        % colours
    )


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What pages of one size that may name the same have in common: `between` their parent and their content."""

    links: int
    between: bytes

    def page(self, parent: int, content: int, links: Sequence[int]) -> bytes:
        """One page; `links` are the numbers of its annotations."""
        annotations = b"/Annots[%b]" % references(links) if links else b""
        return b"<</Type/Page/Parent %d 0 R%b%d 0 R%b>>" % (parent, self.between, content, annotations)


def page_frame(resources: int, side: SideLayout) -> PageFrame:
    """The frame of a side's pages."""
    box = b"/MediaBox[0 0 %.2f %.2f]" % side.size.points
    return PageFrame(side.links, b"%b/Resources %d 0 R/Contents " % (box, resources))


def catalog_dictionary(tree: int, intent: int, *, metadata: int, language: str) -> bytes:
    """The root of the file."""
    return (
        b"<</Type/Catalog/Pages %d 0 R/Lang(%b)/ViewerPreferences<</DisplayDocTitle true>>"
        b"/OutputIntents[%d 0 R]/Metadata %d 0 R>>"
    ) % (tree, language.encode("ascii"), intent, metadata)
