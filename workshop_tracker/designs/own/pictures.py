"""What an own design brings to be drawn, checked and written anew."""

from dataclasses import dataclass
from typing import Literal

# bytes of both backgrounds: all else makes up to 98 kB, pictures of ink 60 kB, and a certificate has 300 kB
LARGEST_GROUNDS, LARGEST_BACK = 140_000, 60_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A logo or a background: a JPEG, or a PNG without transparency whose transparency is a grey PNG.

    A background may have packed `line_art` over its pixels, or be nothing else ("lines", its size in mm).
    """

    width: int
    height: int
    kind: Literal["jpeg", "png", "lines"]
    content: bytes
    mask: bytes = b""
    lines: bytes = b""

    @property
    def has_lines(self) -> bool:
        """Whether something of it stays sharp however large it is printed."""
        return self.kind == "lines" or bool(self.lines)

    @property
    def weight(self) -> int:
        """Bytes that it adds to a file."""
        return len(self.content) + len(self.mask) + len(self.lines)
