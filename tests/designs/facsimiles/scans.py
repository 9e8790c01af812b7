"""Invented signatures and stamps, as a telephone photographs them."""

import hashlib
import math
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

from workshop_tracker.designs.facsimiles.scanning import ink_of
from workshop_tracker.designs.rules import Facsimile

PAPER, BLUE, PURPLE = (214, 211, 204), (30, 40, 120), (92, 40, 140)
SIZE = (800, 450)


def file_of(image, kind="JPEG"):
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()


@cache
def signature_scan():
    """A line of blue ink on greyish paper that grows darker towards one side."""
    image = Image.new("RGB", SIZE, PAPER)
    places = [(150 + n, 225 + 80 * math.sin(n / 17) + 30 * math.sin(n / 5)) for n in range(450)]
    ImageDraw.Draw(image).line(places, fill=BLUE, width=6, joint="curve")
    shade = Image.linear_gradient("L").rotate(90).resize(SIZE).point(lambda value: 225 + value // 9)
    shaded = [band_times(band, shade) for band in image.filter(ImageFilter.GaussianBlur(1)).split()]
    return file_of(Image.merge("RGB", shaded))


def band_times(band, shade):
    return Image.composite(band, Image.new("L", band.size), shade)


@cache
def stamp_scan():
    """A ring on a transparent ground."""
    image = Image.new("RGBA", SIZE, (255, 255, 255, 0))
    ImageDraw.Draw(image).ellipse((250, 75, 550, 375), outline=(*PURPLE, 255), width=10)
    return file_of(image, "PNG")


@cache
def facsimile(place, kind):
    picture = ink_of(signature_scan() if kind == "signature" else stamp_scan())
    return Facsimile(place, kind, hashlib.sha256(picture.content + picture.mask).hexdigest(), picture)
