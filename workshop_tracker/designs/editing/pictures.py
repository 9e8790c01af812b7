"""Logos as they come, checked and written anew: nothing but pixels is kept. Loaded with the first one."""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from workshop_tracker.designs.own.line_art import LineArtRefused, unpacked_art
from workshop_tracker.designs.own.pictures import Picture
from workshop_tracker.presentation import Sentence

LARGEST_FILE = 5_000_000  # bytes
MOST_PIXELS = 25_000_000
# pixels; 600 are 25 mm at the finest that printers do, and at 90 no picture can be too many bytes
SIDES = (600, 450, 340, 260, 200, 150, 90)
# bytes: two logos are 80 kB, three signatures and a stamp 60 kB, all else up to 156 kB, and a certificate has 300 kB
LARGEST_KEPT = 40_000
QUALITY = 85  # of JPEG
LONGEST_BACKGROUND, LARGEST_BACKGROUND = 2_400, 140_000  # pixels of a side, bytes
SHEETS = ((297, 210), (210, 297))  # mm: the size of a background of lines alone
FORMATS = ("PNG", "JPEG")
JPEG_BEGINS = b"\xff\xd8"
SAID_OF_ITSELF = {"jfif", "jfif_version", "jfif_unit", "jfif_density"}  # what a bare JPEG cannot do without


class PictureRefused(ValueError):
    """This file is no logo that can be printed; the message says why, in Indonesian."""


def picture_of(file: bytes) -> Picture:
    """The picture in a PNG or JPEG file, in colours and no larger than paper shows. Raises PictureRefused."""
    opened = opened_picture(file)
    return _smallest(opened, is_photo=file.startswith(JPEG_BEGINS))


def opened_picture(file: bytes) -> Image.Image:
    """The pixels of a PNG or JPEG file, upright, and within limits before they are unpacked. Raises PictureRefused."""
    if len(file) > LARGEST_FILE:
        raise PictureRefused(Sentence("Berkas gambar lebih dari 5 MB; perkecil dahulu."))
    try:
        with Image.open(BytesIO(file), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise PictureRefused(Sentence("Gambar ini terlalu besar: paling banyak 25 juta titik."))
            upright = ImageOps.exif_transpose(opened)
            upright.load()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        if isinstance(error, PictureRefused):
            raise
        raise PictureRefused(Sentence("Berkas ini bukan gambar PNG atau JPEG yang utuh.")) from error
    return upright


def checked(kind: object, width: object, height: object, content: bytes, mask: bytes) -> Picture:
    """A picture as `picture_of` makes them, looked through to its last pixel. Raises PictureRefused for any other."""
    size, written = (width, height), {"png": "PNG", "jpeg": "JPEG"}.get(str(kind))
    is_whole = written is not None and _is_plain(content, written, "RGB", size)
    if mask:
        is_whole = is_whole and written == "PNG" and _is_plain(mask, "PNG", "L", size)
    if not is_whole or len(content) + len(mask) > LARGEST_KEPT:
        raise PictureRefused(Sentence("Gambar dalam berkas ini tidak dapat dicetak."))
    return Picture(int(str(width)), int(str(height)), "png" if written == "PNG" else "jpeg", content, mask)


def checked_background(
    kind: object, width: object, height: object, content: bytes, mask: bytes, lines: bytes = b""
) -> Picture:
    """The same of a background as `designs.backgrounds` makes them. Raises PictureRefused for any other."""
    is_plain = not mask and len(content) + len(lines) <= LARGEST_BACKGROUND
    if kind == "lines":
        is_plain = is_plain and (width, height) in SHEETS and not lines and _is_art(content)
    else:
        is_plain = is_plain and kind == "jpeg" and (not lines or _is_art(lines))
        is_plain = is_plain and _is_plain(content, "JPEG", "RGB", (width, height), LONGEST_BACKGROUND)
    if not is_plain:
        raise PictureRefused(Sentence("Latar dalam berkas ini tidak dapat dicetak."))
    return Picture(int(str(width)), int(str(height)), "lines" if kind == "lines" else "jpeg", content, lines=lines)


def _is_art(packed: bytes) -> bool:
    try:
        return bool(unpacked_art(packed))
    except LineArtRefused:
        return False


def _is_plain(content: bytes, kind: str, mode: str, size: tuple[object, object], longest: int = SIDES[0]) -> bool:
    """Whether it has these colours, this size, no interlacing, and nothing but pixels."""
    try:
        with Image.open(BytesIO(content), formats=[kind]) as opened:
            if opened.size != size or max(opened.size) > longest or opened.mode != mode:
                return False
            opened.load()
            return opened.info.keys() <= SAID_OF_ITSELF
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return False


def _smallest(image: Image.Image, *, is_photo: bool) -> Picture:
    """At the greatest size that is not too many bytes."""
    has_mask = not is_photo and image.has_transparency_data
    colours = image.convert("RGBA" if has_mask else "RGB")
    for side in SIDES:
        colours.thumbnail((side, side))
        picture = _as_jpeg(colours) if is_photo else _as_png(colours)
        if len(picture.content) + len(picture.mask) <= LARGEST_KEPT:
            break
    return picture


def _as_jpeg(image: Image.Image) -> Picture:
    return Picture(image.width, image.height, "jpeg", _written(image, "JPEG", quality=QUALITY, optimize=True))


def _as_png(image: Image.Image) -> Picture:
    mask = _written(image.getchannel("A"), "PNG", optimize=True) if image.mode == "RGBA" else b""
    return Picture(image.width, image.height, "png", _written(image.convert("RGB"), "PNG", optimize=True), mask)


def _written(image: Image.Image, kind: str, **how: int | bool) -> bytes:
    """Its pixels alone: what else the file said stays behind."""
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    out = BytesIO()
    bare.save(out, kind, **how)
    return out.getvalue()
