"""What the colours mean: sRGB, described by a profile of a few hundred bytes that is made here."""

from collections.abc import Iterable
from struct import pack

# The primaries and the white of sRGB adapted to the profile space's D50, and the curve between code and light.
WHITE = (0.9642, 1.0, 0.8249)
PRIMARIES = {
    "rXYZ": (0.43607, 0.22249, 0.01392),
    "gXYZ": (0.38515, 0.71687, 0.09708),
    "bXYZ": (0.14307, 0.06061, 0.7141),
}
ADAPTATION = (1.04788, 0.02292, -0.0502, 0.02959, 0.99048, -0.01707, -0.00923, 0.01508, 0.75168)  # D65 to D50
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
VERSION = 0x04200000
MADE_ON = (2026, 1, 1)  # the profile must name a day; always the same one
NAME, RIGHTS = "sRGB", "CC0"


def profile() -> bytes:
    """The ICC profile, version 4.2, without any date."""
    curve = b"para" + pack(">IHH", 0, 3, 0) + _fixed(CURVE)
    tags = {
        "desc": _words(NAME),
        "cprt": _words(RIGHTS),
        "wtpt": _place(WHITE),
        "chad": b"sf32" + pack(">I", 0) + _fixed(ADAPTATION),
        **{name: _place(place) for name, place in PRIMARIES.items()},
        "rTRC": curve,
        "gTRC": curve,
        "bTRC": curve,
    }
    table, body = _laid_out(tags)
    return _header(128 + len(table) + len(body)) + table + body


def _header(size: int) -> bytes:
    return (
        pack(">IIII", size, 0, VERSION, int.from_bytes(b"mntr", "big"))
        + b"RGB XYZ "
        + pack(">6H", *MADE_ON, 0, 0, 0)
        + b"acsp"
        + bytes(28)
        + _fixed(WHITE)
        + bytes(48)
    )


def _laid_out(tags: dict[str, bytes]) -> tuple[bytes, bytes]:
    """The table of tags and their contents on multiples of four; equal contents are stored once."""
    start = 128 + 4 + 12 * len(tags)
    table, body, places = pack(">I", len(tags)), b"", dict[bytes, int]()
    for name, content in tags.items():
        if content not in places:
            places[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
        table += name.encode("ascii") + pack(">II", places[content], len(content))
    return table, body


def _fixed(values: Iterable[float]) -> bytes:
    return b"".join(pack(">i", round(value * 65536)) for value in values)


def _place(values: Iterable[float]) -> bytes:
    return b"XYZ " + pack(">I", 0) + _fixed(values)


def _words(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    return b"mluc" + pack(">III", 0, 1, 12) + b"enUS" + pack(">II", len(encoded), 28) + encoded
