"""Own logos as files hold them: the bytes of their JPEG or PNG as they are, so no library is needed to print them."""

import hashlib
from functools import lru_cache

from workshop_tracker.designs.own.pictures import Picture
from workshop_tracker.designs.plates.forms import Image

SIGNATURE = 8  # bytes at the head of a PNG
COLOURS = {"DeviceRGB": 3, "DeviceGray": 1}


@lru_cache(maxsize=64)
def image(picture: Picture) -> Image:
    """A picture in colours, with what shows through as another in grey."""
    if picture.kind == "jpeg":
        return _image(picture, b"/Filter/DCTDecode", picture.content, "DeviceRGB", None)
    mask = _png(picture, picture.mask, "DeviceGray", None) if picture.mask else None
    return _png(picture, picture.content, "DeviceRGB", mask)


def _png(picture: Picture, content: bytes, space: str, mask: Image | None) -> Image:
    packing = b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent 8/Columns %d>>"
    return _image(picture, packing % (COLOURS[space], picture.width), packed_rows(content), space, mask)


def _image(picture: Picture, packing: bytes, content: bytes, space: str, mask: Image | None) -> Image:
    size = b"/Width %d/Height %d" % (picture.width, picture.height)
    entries = size + b"/ColorSpace/%b/BitsPerComponent 8" % space.encode("ascii") + packing
    digest = hashlib.sha256(entries + content + (mask.digest if mask else b"")).digest()
    return Image(entries, content, mask, digest)


def packed_rows(png: bytes) -> bytes:
    """The deflated rows of a PNG with eight bits a channel, no palette and no interlacing: those of a PDF are alike."""
    rows, place = [], SIGNATURE
    while place < len(png):
        length = int.from_bytes(png[place : place + 4], "big")
        if png[place + 4 : place + 8] == b"IDAT":
            rows.append(png[place + 8 : place + 8 + length])
        place += length + 12  # with its name and its checksum
    return b"".join(rows)
