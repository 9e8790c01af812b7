"""Every version of a design prints for ever as it did: papers already issued rest on it.

A difference is not repaired by writing the golden file anew but by adding a version beside the old one. The digest is
taken of the unpacked objects, because a newer zlib may pack the same content into other bytes.
"""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from tests.designs.papers import ENGLISH, HARDEST, NORMAL, SAMPLE, SPEAKER, sessions, with_programme
from tests.designs.reading import boxes, pages, printed

GOLDEN = Path(__file__).with_name("golden")
KLASIK_1 = {
    "normal": NORMAL,
    "hardest": HARDEST,
    "speaker": SPEAKER,
    "english sample": replace(ENGLISH, is_sample=True),
    "sample": SAMPLE,
    "120 sessions": with_programme(NORMAL, sessions(120)),
}


def digest(file: bytes) -> str:
    """SHA-256 of all objects of a file, streams unpacked."""
    total = hashlib.sha256()
    with pikepdf.open(io.BytesIO(file)) as document:
        for item in document.objects:
            total.update(b"".join(parts(item)))
    return total.hexdigest()


def parts(item: pikepdf.Object) -> Iterator[bytes]:
    """An object's entries, without how its stream is packed, and the stream."""
    if not isinstance(item, pikepdf.Stream):
        yield item.unparse(resolved=True)
        return
    for key in sorted(item.keys() - {"/Length", "/Filter"}):
        value = item[key]
        yield key.encode() + (value.unparse() if isinstance(value, pikepdf.Object) else str(value).encode())
    yield item.read_bytes()


def written(name: str, text) -> str:
    """A paper as lines: its digest, then each text with its left edge, baseline side and size."""
    file = printed(text)
    lines = [f"# {name}: {digest(file)}"]
    for number, page in enumerate(pages(file), start=1):
        lines += [f"{number} {box.left:.1f} {box.bottom:.1f} {box.size:g} {box.text.strip()}" for box in boxes(page)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", KLASIK_1)
def test_version_1_of_klasik_never_changes(name):
    golden = (GOLDEN / "klasik_1.txt").read_text(encoding="utf-8")
    assert written(name, KLASIK_1[name]) in golden
