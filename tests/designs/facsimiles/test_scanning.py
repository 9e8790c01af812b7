"""A photograph of ink becomes ink without paper, in few bytes; anything else is refused in words."""

from io import BytesIO

import pytest
from PIL import Image

from tests.designs.facsimiles.scans import PAPER, SIZE, file_of, signature_scan, stamp_scan
from workshop_tracker.designs.editing.pictures import PictureRefused
from workshop_tracker.designs.facsimiles.scanning import LARGEST_KEPT, ink_of


def opened(file):
    return Image.open(BytesIO(file))


def test_paper_becomes_transparent_and_blue_ink_stays():
    picture = ink_of(signature_scan())
    colours, cover = opened(picture.content), opened(picture.mask)

    assert (colours.mode, cover.mode, picture.kind) == ("RGB", "L", "png")
    assert colours.size == cover.size == (picture.width, picture.height)
    assert picture.width < SIZE[0]  # cut to the ink
    shades = cover.histogram()
    assert shades[0] / (picture.width * picture.height) > 0.6
    assert sum(shades[200:]) > 0
    inked = [
        colour
        for colour, alpha in zip(colours.get_flattened_data(), cover.get_flattened_data(), strict=True)
        if alpha > 200
    ]
    assert all(blue >= red for red, _, blue in inked)
    assert sum(blue - red for red, _, blue in inked) > 50 * len(inked) > 0


def test_a_transparent_ground_is_kept_as_it_is():
    picture = ink_of(stamp_scan())
    cover = opened(picture.mask)

    assert abs(picture.width - picture.height) < 3
    assert cover.getpixel((picture.width // 2, picture.height // 2)) == 0
    assert cover.getpixel((picture.width // 2, 3)) > 200


def test_a_large_and_noisy_scan_is_kept_small():
    noise = Image.effect_noise((2400, 1600), 120).convert("RGB")

    picture = ink_of(file_of(noise))

    assert max(picture.width, picture.height) <= 600
    assert len(picture.content) + len(picture.mask) <= LARGEST_KEPT


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (b"GIF89a", "bukan gambar PNG atau JPEG"),
        (signature_scan()[:2000], "bukan gambar PNG atau JPEG"),
        (file_of(Image.new("RGB", SIZE, PAPER)), "tidak ada tinta"),
        (b"x" * 5_000_001, "lebih dari 5 MB"),
    ],
)
def test_what_shows_no_ink_is_refused_in_words(file, why):
    with pytest.raises(PictureRefused, match=why):
        ink_of(file)
