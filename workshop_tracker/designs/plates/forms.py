"""Forms: drawings that a file holds once and names wherever they are shown."""

import hashlib
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.plates.objects import CONTENT, Objects, packed_stream, stream
from workshop_tracker.designs.plates.shelf import kept
from workshop_tracker.designs.sheet import EXTENT

EXTENT_VALUES = " ".join(f"{edge:.2f}" for edge in EXTENT).encode("ascii")
MOST_ART = 256  # pieces that a process remembers: own colours make ever new ones
CLOSEST = 9  # what is packed once may take its time


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """Packed page content, the faces in it, and the forms that it calls X0, X1, …; equal content is an equal form."""

    packed: bytes
    faces: frozenset[Face]
    forms: tuple["Form | Image", ...]
    digest: bytes

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Form) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


@dataclass(frozen=True, slots=True, eq=False)
class Image:
    """A picture as a file holds it: the entries that say what it is, its bytes, and what of it shows through."""

    entries: bytes
    content: bytes
    mask: "Image | None"
    digest: bytes
    faces: frozenset[Face] = frozenset()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Image) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


class Content:
    """Collects page content."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._faces: set[Face] = set()
        self._forms: dict[Form | Image, str] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing was drawn yet."""
        return not self._parts

    def add(self, content: str, *faces: Face) -> None:
        """Operators and the faces of the text among them."""
        self._parts.append(content)
        self._faces.update(faces)

    def show(self, form: Form | Image) -> None:
        """Draw a form, or a picture in the unit square."""
        name = self._forms.setdefault(form, f"X{len(self._forms)}")
        self._parts.append(f"/{name} Do")

    def form(self) -> Form:
        """All of it as one form."""
        nested = tuple(self._forms)
        faces = frozenset(self._faces).union(*(form.faces for form in nested))
        return _form(_packed("\n".join(self._parts)), faces, nested)


@lru_cache(maxsize=MOST_ART)
def art(make: Callable[[], str]) -> Form:
    """Static art as a form, made once per process; what has a name of its own comes from the shelf."""
    name = getattr(make, "__qualname__", "")
    packed = (
        _packed_art(make) if not name.isidentifier() else kept(f"{make.__module__}.{name}", lambda: _packed_art(make))
    )
    return _form(packed, frozenset(), ())


def _packed_art(make: Callable[[], str]) -> bytes:
    return _packed(make())


def _form(packed: bytes, faces: frozenset[Face], nested: tuple[Form | Image, ...]) -> Form:
    digest = hashlib.sha256(packed + b"".join(form.digest for form in nested)).digest()
    return Form(packed, faces, nested, digest)


@lru_cache(maxsize=64)
def _packed(content: str) -> bytes:
    return zlib.compress(content.encode(CONTENT), CLOSEST)


class FormStock:
    """The forms of one file: each is written when it is first asked for."""

    def __init__(self, objects: Objects, fonts: int) -> None:
        """`fonts` is the number of the dictionary of fonts."""
        self._objects = objects
        self._fonts = fonts
        self._numbers: dict[Form | Image, int] = {}

    def number(self, form: Form | Image) -> int:
        """Its number in the file."""
        if form not in self._numbers:
            self._numbers[form] = self._add_image(form) if isinstance(form, Image) else self._add_form(form)
        return self._numbers[form]

    def _add_form(self, form: Form) -> int:
        resources = self.resources(form.forms)
        entries = b"/Type/XObject/Subtype/Form/BBox[%b]/Resources%b" % (EXTENT_VALUES, resources)
        return self._objects.add(packed_stream(form.packed, entries))

    def _add_image(self, image: Image) -> int:
        mask = b"/SMask %d 0 R" % self.number(image.mask) if image.mask else b""
        return self._objects.add(stream(image.content, b"/Type/XObject/Subtype/Image" + image.entries + mask))

    def resources(self, forms: Iterable[Form | Image]) -> bytes:
        """What content may name: every font of the file, and these forms as X0, X1, …"""
        named = b"".join(b"/X%d %d 0 R" % (index, self.number(form)) for index, form in enumerate(forms))
        return b"<</Font %d 0 R/XObject<<%b>>>>" % (self._fonts, named)
