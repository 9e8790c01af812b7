"""A photograph or scan of a signature or stamp as a picture that lies on paper like ink. Loaded with the first one."""

from functools import partial
from io import BytesIO
from itertools import accumulate

from PIL import Image, ImageChops

from workshop_tracker.designs.editing.pictures import PictureRefused, opened_picture
from workshop_tracker.designs.own.pictures import Picture
from workshop_tracker.presentation import Sentence

SIDES = (600, 450, 340, 260, 200, 150, 90)  # pixels; 600 over 50 mm are 300 to the inch; at 90 all are few bytes
LARGEST_KEPT = 15_000  # bytes: `editing.pictures` tells what else a certificate of 300 kB bears
PAPER_SHARE = 0.6  # of all pixels are at least as bright as what is taken for paper: ink covers less than the rest
CLEAR, FULL = 0.86, 0.45  # of the paper's brightness: nothing above the one covers, everything below the other does
STEP, COLOUR_STEP = 16, 32  # shades that nobody tells apart are one, which halves the file: of the edge, of the ink
OPAQUE = 255
LEAST_INK = 0.001  # of all pixels


def ink_of(file: bytes) -> Picture:
    """The ink in a PNG or JPEG file, cut to its edges, transparent where the paper was. Raises PictureRefused."""
    colours = opened_picture(file).convert("RGBA")
    colours.thumbnail((2 * SIDES[0], 2 * SIDES[0]))
    own_cover = colours.getchannel("A")
    has_ground = own_cover.getextrema()[0] == OPAQUE
    cover = _cover(colours) if has_ground else own_cover
    edges = cover.point(lambda shade: OPAQUE if shade > OPAQUE // 4 else 0).getbbox()
    if edges is None or _share_of_ink(cover) < LEAST_INK:
        raise PictureRefused(Sentence("Gambar ini kosong: tidak ada tinta yang terlihat."))
    return _smallest(colours.convert("RGB").crop(edges), cover.crop(edges))


def _cover(colours: Image.Image) -> Image.Image:
    """How much each pixel covers the paper, from its darkest channel: blue ink is as much ink as black."""
    darkest = colours.getchannel("R")
    for channel in "GB":
        darkest = ImageChops.darker(darkest, colours.getchannel(channel))
    paper = _brightness_of_paper(darkest)
    clear, full = CLEAR * paper, FULL * paper
    return darkest.point(lambda shade: round(OPAQUE * min(max((clear - shade) / (clear - full), 0), 1)))


def _brightness_of_paper(darkest: Image.Image) -> int:
    brightest_first = reversed(list(enumerate(darkest.histogram())))
    wanted = (1 - PAPER_SHARE) * darkest.width * darkest.height
    counted = accumulate(brightest_first, lambda sum_, each: (each[0], sum_[1] + each[1]), initial=(OPAQUE, 0))
    return next((shade for shade, count in counted if count >= wanted), 1) or 1


def _share_of_ink(cover: Image.Image) -> float:
    return sum(cover.histogram()[OPAQUE // 2 :]) / (cover.width * cover.height)


def _smallest(colours: Image.Image, cover: Image.Image) -> Picture:
    """At the greatest size that is not too many bytes."""
    for side in SIDES:
        colours.thumbnail((side, side))
        mask = cover.resize(colours.size).point(partial(_coarse, step=STEP))
        coarse = colours.point(partial(_coarse, step=COLOUR_STEP))
        ink = Image.composite(coarse, Image.new("RGB", colours.size, "white"), mask.point(_solid))
        picture = Picture(*colours.size, "png", _png(ink), _png(mask))
        if len(picture.content) + len(picture.mask) <= LARGEST_KEPT:
            break
    return picture


def _coarse(shade: int, *, step: int) -> int:
    return min(round(shade / step) * step, OPAQUE)


def _solid(shade: int) -> int:
    return OPAQUE if shade else 0


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
