"""Compiled pieces on disk, so that a new process need not make them again.

A piece is found under the digest of all that it is made of: the drawing code, the fonts, the libraries, and its name.
So nothing stale is ever taken, and whatever is missing, damaged or cannot be written is made as if there were no shelf.
"""

import hashlib
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

import uharfbuzz as hb

from workshop_tracker.designs.faces import Face, font_file

MOST_PIECES = 200  # of at most some 150 kB
DIGEST = 32  # bytes at the head of each file, of what follows
CODE = Path(__file__).parents[1]


class Shelf:
    """A folder of pieces; the oldest go when there are too many."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def piece(self, name: str, make: Callable[[], bytes]) -> bytes:
        """The piece of a name, as it lies here or as `make` makes it."""
        path = self._folder / hashlib.sha256(ground_of_all() + name.encode()).hexdigest()
        found = self._read(path)
        if found is None:
            found = make()
            self._write(path, found)
        return found

    def _read(self, path: Path) -> bytes | None:
        try:
            written = path.read_bytes()
        except OSError:
            return None
        content = written[DIGEST:]
        return content if hashlib.sha256(content).digest() == written[:DIGEST] else None

    def _write(self, path: Path, content: bytes) -> None:
        """Whole or not at all; a full disk or a folder that is gone keeps nobody from printing."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._folder, delete=False) as file:
                file.write(hashlib.sha256(content).digest() + content)
            Path(file.name).replace(path)
            self._clear()
        except OSError:
            return

    def _clear(self) -> None:
        pieces = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        for path in pieces[:-MOST_PIECES]:
            path.unlink(missing_ok=True)


class _Place:
    """The shelf of this process, if it has one."""

    shelf: Shelf | None = None


def keep_pieces_in(folder: Path) -> None:
    """From now on compiled pieces are kept there."""
    _Place.shelf = Shelf(folder)


def kept(name: str, make: Callable[[], bytes]) -> bytes:
    """The piece of a name from the shelf of this process; made anew where there is none."""
    return make() if _Place.shelf is None else _Place.shelf.piece(name, make)


@cache
def ground_of_all() -> bytes:
    """The digest of what every piece rests on: drawing code, fonts and libraries."""
    digest = hashlib.sha256(f"{zlib.ZLIB_RUNTIME_VERSION} {hb.version_string()}".encode())
    for path in (*sorted(CODE.rglob("*.py")), *map(font_file, Face)):
        digest.update(path.read_bytes())
    return digest.digest()
