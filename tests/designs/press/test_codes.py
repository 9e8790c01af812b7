"""QR codes by exclusive or: the same modules as when each is asked for."""

import random

import pytest
import segno

from tests.designs.papers import ADDRESS
from workshop_tracker.designs.press.codes import MASK, code_content, modules_of, row_bytes
from workshop_tracker.designs.press.recorder import OwnCode

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def matrix(address):
    code = segno.make(address, error="m", micro=False, boost_error=False, mask=MASK)
    return [[int(module) for module in row] for row in code.matrix]


def rows(count, modules):
    """The modules as rows from the top."""
    across = 8 * row_bytes(count)
    bits = f"{modules:0{across * count}b}"
    return [[int(bit) for bit in bits[row * across : row * across + count]] for row in range(count)]


@pytest.mark.parametrize(
    "start",
    ["HTTPS://CONTOH.EXAMPLE/V/", "HTTPS://GURU.CONTOH.EXAMPLE/V/", "https://contoh.example/kegiatan/v/", ""],
    ids=["capitals", "capitals, an odd number", "small letters", "nothing alike"],
)
def test_every_code_of_a_series_is_what_it_is_alone(start):
    letters = random.Random(7)
    for _ in range(6):
        address = start + "".join(letters.choices(LETTERS, k=26))
        assert rows(*modules_of(address)) == matrix(address)


@pytest.mark.parametrize("address", ["https://contoh.example/v/é", "A", "B"])
def test_any_address_has_its_code(address):
    assert rows(*modules_of(address)) == matrix(address)


def test_an_address_in_capitals_takes_version_3_and_is_a_mask_of_its_light_modules():
    count, modules = modules_of(ADDRESS)
    content = code_content(OwnCode(ADDRESS, 28, 150, 21, "#000000"))
    assert count == 29
    head, digits = content.removesuffix(">EI Q").split("/W 29/H 29/IM true/F/AHx ID ")
    assert head.startswith("q 0.000 0.000 0.000 rg 59.53 0 0 59.53 79.37 ")
    assert int(digits, 16) ^ modules == (1 << 4 * len(digits)) - 1
