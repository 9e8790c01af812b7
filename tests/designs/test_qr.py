"""The QR code as vector runs."""

import random

import pytest
import segno

from tests.designs.papers import ADDRESS
from workshop_tracker.designs.qr import MASK, qr_code

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def dark_modules(content, count):
    """The modules that the rectangles of the content cover, as rows from the top."""
    numbers = content.split(" cm ")[1].removesuffix(" f Q").split(" re")
    covered = [[0] * count for _ in range(count)]
    for rectangle in filter(None, numbers):
        start, up, length, _ = map(float, rectangle.split())
        for column in range(int(start), int(start + length)):
            covered[count - 1 - int(up)][column] = 1
    return covered


def test_an_address_in_capitals_takes_version_3():
    code = segno.make(ADDRESS, error="m", micro=False, boost_error=False, mask=MASK)
    assert code.version == 3
    drawn = dark_modules(qr_code(ADDRESS, 28, 150, 21, "#000000"), 29)
    assert drawn == [[int(module) for module in row] for row in code.matrix]


@pytest.mark.parametrize("length", [1, 40, 120])
def test_any_other_address_takes_what_it_needs(length):
    address = "https://contoh.example/v?kode=" + "".join(random.Random(length).choices(LETTERS, k=length))
    code = segno.make(address, error="m", micro=False, boost_error=False, mask=MASK)
    drawn = dark_modules(qr_code(address, 0, 0, 21, "#000000"), len(code.matrix))
    assert drawn == [[int(module) for module in row] for row in code.matrix]
