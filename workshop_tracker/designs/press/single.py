"""The file of one paper: a prefix that others share, and a tail that is its own."""

import zlib
from dataclasses import dataclass
from functools import lru_cache

from workshop_tracker.designs.ornaments import DOWN
from workshop_tracker.designs.plates.objects import CONTENT, plain_string, stream
from workshop_tracker.designs.plates.prefix import XREF_LINE, Prefix, prefix_of
from workshop_tracker.designs.press.composing import Composed
from workshop_tracker.designs.press.drawings import title_of
from workshop_tracker.designs.press.metadata import About, information, packet
from workshop_tracker.designs.press.recorder import Link
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.typesetting import POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class SingleFile:
    """A file in two parts, so that the greater one need not be copied."""

    prefix: Prefix
    tail: bytes

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.prefix.content) + len(self.tail)

    @property
    def crc(self) -> int:
        """The CRC-32 of all bytes, as a ZIP wants it."""
        return zlib.crc32(self.tail, self.prefix.crc)

    @property
    def parts(self) -> tuple[bytes, ...]:
        """All bytes, the greater part not copied."""
        return (self.prefix.content, self.tail)

    def whole(self) -> bytes:
        """All bytes."""
        return b"".join(self.parts)


def single_file(paper: Composed) -> SingleFile:
    """One paper as a file of its own."""
    prefix = prefix_of(paper.layout, paper.text.language, paper.extra)
    about = _about(paper.text)
    bodies = [stream(content.encode(CONTENT)) for content in paper.contents]
    bodies += [link_annotation(link) for link in paper.links]
    bodies += [information(about), packet(about)]
    return SingleFile(prefix, _tail(prefix, bodies))


def link_annotation(link: Link) -> bytes:
    """A square that opens an address; flagged to print, as archive files want it."""
    square = _square(link.x, link.y, link.side)
    return b"<</Type/Annot/Subtype/Link%b/Border[0 0 0]/F 4/A<</S/URI/URI%b>>>>" % (square, plain_string(link.address))


@lru_cache(maxsize=64)
def _square(x: float, y: float, side: float) -> bytes:
    left, top = x * POINTS_PER_MM, (DOWN - y) * POINTS_PER_MM
    span = side * POINTS_PER_MM
    return b"/Rect[%.2f %.2f %.2f %.2f]" % (left, top - span, left + span, top)


def _about(text: CertificateText) -> About:
    return About(title_of(text), text.organizer, text.verification_url, text.checkpoint)


def _tail(prefix: Prefix, bodies: list[bytes]) -> bytes:
    position, objects, lines = len(prefix.content), [], []
    for number, body in enumerate(bodies, start=prefix.first):
        written = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        objects.append(written)
        lines.append(XREF_LINE % position)
        position += len(written)
    content, count = b"".join(objects), prefix.first + len(bodies)
    digest = prefix.digest.copy()
    digest.update(content)
    identity = digest.hexdigest()[:32].encode("ascii")
    return b"%bxref\n0 %d\n0000000000 65535 f \n%b%btrailer\n<<%b/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n" % (
        content,
        count,
        prefix.table,
        b"".join(lines),
        b"/Size %d/Root %d 0 R/Info %d 0 R" % (count, prefix.catalog, count - 2),
        identity,
        identity,
        position,
    )
