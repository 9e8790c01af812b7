"""The process that opens a stranger's background: a picture of its pixels goes back, nothing else of the file.

Started by `reader` with limits and paper as the one argument and the file on standard input; answers with one line.
"""

import base64
import io
import json
import sys

import pypdfium2 as pdfium
from PIL import Image, ImageOps

from workshop_tracker.spreadsheets.limits import ReadLimits, limit_this_process

PDF, PICTURES = b"%PDF", (b"\x89PNG", b"\xff\xd8\xff")
FORMATS = ("PNG", "JPEG")
MOST_PIXELS = 40_000_000
LEAST_LONG_SIDE = 1_150  # pixels: 100 to the inch, below which a frame is seen to have steps
FINEST = 200 / 25.4  # dots to a mm: more than an office printer shows of a tint
# dots to a mm and quality of the JPEG, the best first
TRIALS = ((FINEST, 85), (FINEST, 74), (150 / 25.4, 82), (150 / 25.4, 72), (120 / 25.4, 74), (120 / 25.4, 60))
LARGEST_KEPT = 140_000  # bytes: all else makes up to 98 kB, pictures of ink 60 kB, and a certificate has 300 kB
OFF_FORMAT = 0.02  # of the proportions of the paper
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
    try:
        answer = _answer(_picture(data, limits, (request["paper"][0], request["paper"][1])), request["paper"])
    except Refused as refusal:
        answer = {"refused": str(refusal)}
    except MemoryError:
        answer = {"refused": "too_large"}
    except BaseException:  # the parsers raise what they like, a panic of theirs is no Exception
        answer = {"refused": "damaged"}
    sys.stdout.write(json.dumps(answer))


def _picture(data: bytes, limits: ReadLimits, paper: Size) -> Image.Image:
    if len(data) > limits.unpacked_bytes:
        raise Refused("too_large")
    if data.startswith(PICTURES):
        return _of_picture(data, paper)
    if PDF not in data[:1_024]:
        raise Refused("other_kind")
    return _of_page(data, paper)


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


def _of_page(data: bytes, paper: Size) -> Image.Image:
    """The one page as a printer shows it: without notes, forms, or anything that acts."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Refused("locked" if "assword" in str(error) else "damaged") from error
    if len(document) != 1:
        raise Refused("too_many_pages")
    page = document[0]
    _check_format(page.get_size(), paper)
    picture: Image.Image = page.render(
        scale=paper[0] * FINEST / page.get_width(), may_draw_forms=False, draw_annots=False
    ).to_pil()
    return _on_white(picture)


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


def _answer(image: Image.Image, paper: Size) -> dict[str, object]:
    for dots, quality in TRIALS:
        image.thumbnail((round(paper[0] * dots), round(paper[1] * dots)), Image.Resampling.LANCZOS)
        content = _written(image, quality)
        if len(content) <= LARGEST_KEPT:
            kept = base64.b64encode(content).decode()
            return {"width": image.width, "height": image.height, "content": kept}
    raise Refused("too_busy")


def _written(image: Image.Image, quality: int) -> bytes:
    """Its pixels alone: what else the file said stays behind."""
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
