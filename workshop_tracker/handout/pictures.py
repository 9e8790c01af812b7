"""The front of a paper as a picture, small enough to go on by WhatsApp."""

from io import BytesIO

from workshop_tracker.designs.editing.raster import front_as_picture

ACROSS = 1240  # pixels: 150 to the inch of a sheet half as wide, and still read on any phone
QUALITY = 75  # of JPEG


def front_as_jpeg(file: bytes) -> bytes:
    """The first page of a PDF file as a JPEG of at most some 200 kB; the same file is the same picture."""
    out = BytesIO()
    front_as_picture(file, ACROSS).save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()
