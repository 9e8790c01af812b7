"""What the sides of a paper have in common with those of other papers, and what must be known to print them."""

import hashlib
from dataclasses import dataclass

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.plates.forms import Form
from workshop_tracker.designs.sheet import PageSize


@dataclass(frozen=True, slots=True)
class SideLayout:
    """One side: in their order the forms with all that is not said of one paper alone, and how many links lie on it."""

    forms: tuple[Form, ...]
    links: int
    size: PageSize


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The sides of a paper and the faces on them; equal sides are an equal layout."""

    sides: tuple[SideLayout, ...]
    faces: frozenset[Face]
    digest: bytes

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Layout) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


def layout_of(sides: tuple[SideLayout, ...], own_faces: frozenset[Face]) -> Layout:
    """The layout of sides on which what is said of one paper is set in `own_faces`."""
    faces = own_faces.union(*(form.faces for side in sides for form in side.forms))
    parts = [
        b"%b %d %b" % (b"".join(form.digest for form in side.forms), side.links, side.size.name.encode("ascii"))
        for side in sides
    ]
    names = ",".join(sorted(faces)).encode("ascii")
    return Layout(sides, faces, hashlib.sha256(b"\n".join([names, *parts])).digest())
