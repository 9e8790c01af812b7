"""The process that opens a stranger's background: its pixels and lines written anew go back, nothing else of the file.

Started by `reader` with limits and paper as the one argument and the file on standard input; answers with one line.
"""

import base64
import io
import json
import sys
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageOps

from workshop_tracker.designs.backgrounds.layers import parted
from workshop_tracker.designs.typesetting import POINTS_PER_MM
from workshop_tracker.spreadsheets.limits import ReadLimits, limit_this_process

PDF, PICTURES = b"%PDF", (b"\x89PNG", b"\xff\xd8\xff")
FORMATS = ("PNG", "JPEG")
MOST_PIXELS = 40_000_000
LEAST_LONG_SIDE = 1_150  # pixels: 100 to the inch, below which a frame is seen to have steps
FINEST = 200 / 25.4  # dots to a mm: more than an office printer shows of a tint
# dots to a mm and quality of the JPEG, the best first
TRIALS = ((FINEST, 85), (FINEST, 74), (150 / 25.4, 82), (150 / 25.4, 72), (120 / 25.4, 74), (120 / 25.4, 60))
LEAST_ROOM = 50_000  # bytes; with less than this it is the other side that takes too much
OFF_FORMAT = 0.02  # of the proportions of the paper
COARSEST = 2.0  # dots to a mm, enough to see where it is dark
# mm at the edges where no words stand, and the greatest part that may be darker than black words can be read on
MARGINS, DARKEST, MOST_DARK = (16.0, 18.0, 16.0, 9.0), 184, 0.02
WHITE = (255, 255, 255)
Size = tuple[float, float]  # mm


class Refused(Exception):
    """The file is not taken; its text is one of the words that `reader` knows."""


def main() -> None:
    """Make the file on standard input a plain picture, within the limits of the request."""
    request = json.loads(sys.argv[1])
    limits = ReadLimits(**request["limits"])
    limit_this_process(limits)
    data = sys.stdin.buffer.read(limits.unpacked_bytes + 1)
    paper = (request["paper"][0], request["paper"][1])
    try:
        ground = _ground(data, limits, paper, under_words=request["side"] == "back")
        answer = _answer(ground, paper, request["room"])
    except Refused as refusal:
        answer = {"refused": str(refusal)}
    except MemoryError:
        answer = {"refused": "too_large"}
    except BaseException:  # the parsers raise what they like, a panic of theirs is no Exception
        answer = {"refused": "damaged"}
    sys.stdout.write(json.dumps(answer))


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies under the fields: pixels, lines, or lines over pixels."""

    pixels: Image.Image | None
    lines: bytes = b""
    whole: Image.Image | None = None  # everything as pixels, where lines and pixels together are too much


def _ground(data: bytes, limits: ReadLimits, paper: Size, *, under_words: bool) -> Ground:
    if len(data) > limits.unpacked_bytes:
        raise Refused("too_large")
    if data.startswith(PICTURES):
        picture = _of_picture(data, paper)
        _check_light(picture, paper, under_words=under_words)
        return Ground(picture)
    if PDF not in data[:1_024]:
        raise Refused("other_kind")
    return _of_page(data, paper, under_words=under_words)


def _of_picture(data: bytes, paper: Size) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise Refused("too_large")
        upright = ImageOps.exif_transpose(opened)
        upright.load()
    _check_format(upright.size, paper)
    if max(upright.size) < LEAST_LONG_SIDE:
        raise Refused("too_coarse")
    return _on_white(upright)


def _of_page(data: bytes, paper: Size, *, under_words: bool) -> Ground:
    """The one page as a printer shows it: without notes, forms, or anything that acts."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Refused("locked" if "assword" in str(error) else "damaged") from error
    if len(document) != 1:
        raise Refused("too_many_pages")
    page = document[0]
    _check_format(page.get_size(), paper)
    _check_light(_drawn(page, paper, COARSEST), paper, under_words=under_words)
    whole = _drawn(page, paper, FINEST)
    layers = parted(page, (paper[0] * POINTS_PER_MM, paper[1] * POINTS_PER_MM))
    return Ground(_drawn(page, paper, FINEST) if layers.has_pixels else None, layers.lines, whole)


def _drawn(page: Any, paper: Size, dots: float) -> Image.Image:
    """With so many dots to a mm."""
    scale = paper[0] * dots / page.get_width()
    return _on_white(page.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil())


def _check_light(picture: Image.Image, paper: Size, *, under_words: bool) -> None:
    """Words that stand anywhere on it can be read: nearly all of it is light."""
    if not under_words:
        return
    grey = picture.convert("L").resize((round(paper[0] * COARSEST), round(paper[1] * COARSEST)), Image.Resampling.BOX)
    left, top, right, bottom = (round(edge * COARSEST) for edge in MARGINS)
    counts = grey.crop((left, top, grey.width - right, grey.height - bottom)).histogram()
    if sum(counts[:DARKEST]) > MOST_DARK * sum(counts):
        raise Refused("too_dark")


def _check_format(size: tuple[float, float], paper: Size) -> None:
    wanted = paper[0] / paper[1]
    if abs(size[0] / size[1] - wanted) > OFF_FORMAT * wanted:
        raise Refused("other_format")


def _on_white(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image.convert("RGB")
    seen = image.convert("RGBA")
    ground = Image.new("RGB", seen.size, WHITE)
    ground.paste(seen, mask=seen.getchannel("A"))
    return ground


def _answer(ground: Ground, paper: Size, room: int) -> dict[str, object]:
    try:
        return _layered(ground, paper, room)
    except Refused:
        if ground.whole is None or not ground.lines:
            raise
        return _layered(Ground(ground.whole), paper, room)


def _layered(ground: Ground, paper: Size, room: int) -> dict[str, object]:
    lines = base64.b64encode(ground.lines).decode()
    if ground.pixels is not None:
        return {"kind": "jpeg", "lines": lines, **_smallest(ground.pixels, paper, room - len(ground.lines))}
    if len(ground.lines) > room:
        raise Refused("no_room")
    return {"kind": "lines", "width": round(paper[0]), "height": round(paper[1]), "content": lines, "lines": ""}


def _smallest(image: Image.Image, paper: Size, room: int) -> dict[str, object]:
    for dots, quality in TRIALS:
        image.thumbnail((round(paper[0] * dots), round(paper[1] * dots)), Image.Resampling.LANCZOS)
        content = _written(image, quality)
        if len(content) <= room:
            kept = base64.b64encode(content).decode()
            return {"width": image.width, "height": image.height, "content": kept}
    raise Refused("too_busy" if room >= LEAST_ROOM else "no_room")


def _written(image: Image.Image, quality: int) -> bytes:
    """Its pixels alone: what else the file said stays behind."""
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
