import random
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from PIL.ExifTags import Base

from tests.designs.editing.logos import jpeg, png
from workshop_tracker.designs.editing.pictures import LARGEST_KEPT, PictureRefused, checked, picture_of
from workshop_tracker.designs.plates.pictures import packed_rows


def test_a_logo_keeps_its_pixels_and_what_shows_through():
    picture = picture_of(png((10, 200, 30, 128), (40, 20), "RGBA"))

    assert (picture.width, picture.height, picture.kind) == (40, 20, "png")
    assert Image.open(BytesIO(picture.content)).getpixel((5, 5)) == (10, 200, 30)
    assert Image.open(BytesIO(picture.mask)).getpixel((5, 5)) == 128
    rows = zlib.decompress(packed_rows(picture.content))
    assert len(rows) == 20 * (1 + 40 * 3)


def test_a_photograph_becomes_small_and_tells_nothing_of_its_camera():
    exif = Image.Exif()
    exif[Base.Make] = "Kamera Rahasia"
    picture = picture_of(jpeg((1400, 1000), exif=exif))

    assert len(picture.content) <= LARGEST_KEPT
    assert picture.kind == "jpeg"
    assert b"Kamera" not in picture.content


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_logo_of_nothing_but_noise_is_small_too(mode):
    noise = random.Random(1).randbytes(700 * 700 * len(mode))
    file = BytesIO()
    Image.frombytes(mode, (700, 700), noise).save(file, "PNG")

    picture = picture_of(file.getvalue())

    assert len(picture.content) + len(picture.mask) <= LARGEST_KEPT


def bomb() -> bytes:
    """A PNG of 60,000 × 60,000 pixels in a few hundred bytes."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(99))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "file",
    [b"", b"GIF89a", b"%PDF-1.7 /JavaScript", png()[:-40], jpeg()[:300], bomb(), b"\x89PNG\r\n\x1a\n" + bytes(50)],
    ids=["nothing", "gif", "pdf", "cut png", "cut jpeg", "bomb", "zeros"],
)
def test_what_is_no_whole_picture_is_refused_in_words(file):
    with pytest.raises(PictureRefused) as refused:
        picture_of(file)
    assert str(refused.value).endswith(".")


def test_fifty_megabytes_are_refused_unread():
    with pytest.raises(PictureRefused, match="5 MB"):
        picture_of(png() + bytes(50_000_000))


def test_what_was_made_here_passes_and_what_was_not_does_not():
    for made in (picture_of(png((1, 2, 3, 4), (9, 9), "RGBA")), picture_of(jpeg())):
        assert checked(made.kind, made.width, made.height, made.content, made.mask) == made
        for wrong in ((made.kind, made.width + 1, made.height), ("gif", made.width, made.height)):
            with pytest.raises(PictureRefused):
                checked(*wrong, made.content, made.mask)
    with pytest.raises(PictureRefused):
        checked("png", 300, 300, png(mode="L", colour=3), b"")
