"""Every version of a design prints for ever as it did: papers already issued rest on it.

A difference is not repaired by writing a golden file anew but by adding a version beside the old one. `klasik_1.txt`
holds what ReportLab made before there was a press, and stays the measure of the drawing code. `klasik_1_press.txt` and
its like hold the page content of the press. Digests are taken of what is unpacked, because a newer zlib may pack the
same content into other bytes, and of the press without its fonts, which are compared by what they print.
"""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from tests.designs.papers import ENGLISH, HARDEST, NORMAL, SAMPLE, SPEAKER, in_design, sessions, with_programme
from tests.designs.reading import boxes, pages, printed, reference
from workshop_tracker.designs.actions import BUILT_IN

GOLDEN = Path(__file__).with_name("golden")
PAPERS = {
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
    """A paper of ReportLab's as lines: its digest, then its texts."""
    file = reference(text)
    return f"# {name}: {digest(file)}\n{laid(file)}"


def laid(file: bytes) -> str:
    """Each text of a file with its left edge, baseline side and size."""
    lines = []
    for number, page in enumerate(pages(file), start=1):
        lines += [f"{number} {box.left:.1f} {box.bottom:.1f} {box.size:g} {box.text.strip()}" for box in boxes(page)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", PAPERS)
def test_version_1_of_klasik_never_changes(name):
    golden = (GOLDEN / "klasik_1.txt").read_text(encoding="utf-8")
    assert written(name, PAPERS[name]) in golden


def printed_digest(file: bytes) -> str:
    """SHA-256 of the page content and of all that it draws."""
    total = hashlib.sha256()
    with pikepdf.open(io.BytesIO(file)) as document:
        for page in document.pages:
            total.update(page.Contents.read_bytes())
            total.update(b"".join(drawn(page.Resources)))
    return total.hexdigest()


def drawn(resources: pikepdf.Dictionary) -> Iterator[bytes]:
    """The content of forms, with that of the forms within."""
    for name in sorted(resources.get("/XObject", {}).keys()):
        form = resources.XObject[name]
        yield name.encode() + form.read_bytes()
        yield from drawn(form.Resources)


def pressed(name: str, text) -> str:
    """A paper of the press as lines: the digest of its content, then its texts."""
    file = printed(text)
    return f"# {name}: {printed_digest(file)}\n{laid(file)}"


GOLDEN_CASES = [(f"{code}_{version}", name) for code, version, _ in BUILT_IN for name in PAPERS]


@pytest.mark.parametrize(("design", "name"), GOLDEN_CASES)
def test_the_press_prints_every_version_for_ever_alike(design, name):
    golden = (GOLDEN / f"{design}_press.txt").read_text(encoding="utf-8")
    code, version = design.rsplit("_", 1)
    assert pressed(name, in_design(PAPERS[name], code, int(version))) in golden
