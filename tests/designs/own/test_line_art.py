"""Line art is what its grammar says: shapes of paths and plain colours, and nothing that a page could do besides."""

import zlib

import pytest

from workshop_tracker.designs.own.line_art import LARGEST_ART, LineArtRefused, packed_art, pieces_of, unpacked_art

LINE = "q 0.1 0.2 0.3 RG 1 w 0 J 0 j 20 20 m 820 20 l h S Q"
CLIPPED = "q 0 0 m 9 0 l 9 9 l h W n 1 0 0 rg 0 0 m 1 2 3 4 5 6 c h f* Q"


def test_what_is_written_is_read_again():
    content = f"{LINE}\n{CLIPPED}"

    assert unpacked_art(packed_art(content)) == content
    assert packed_art(content) == packed_art(content)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "q Q",
        "/X0 Do",
        LINE.replace("S", "S /X0 Do"),
        LINE[:-2],
        LINE + "\n",
        LINE + " Q",
        LINE.replace("20 20", "20 1e9"),
        LINE.replace("20 20", "20 NaN"),
        LINE.replace("m", "BT /F1 9 Tf (x) Tj ET m"),
        LINE.replace("RG", "RG /GS0 gs"),
        LINE.replace("q", "q 1 0 0 1 0 0 cm"),
        LINE.replace("m ", "m BI /W 1 ID x EI "),
        LINE.replace("20 20", "٢٠ 20"),
    ],
)
def test_anything_else_is_refused(content):
    with pytest.raises(LineArtRefused):
        packed_art(content)
    with pytest.raises(LineArtRefused):
        unpacked_art(zlib.compress(content.encode()))


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"no zlib",
        zlib.compress(LINE.encode())[:-3],
        zlib.compress(LINE.encode()) + b"x",
        zlib.compress(b"\n".join([LINE.encode()] * (LARGEST_ART // len(LINE) + 1))),
        zlib.compress(bytes(50_000_000)),
        zlib.compress(b"q " + b"1 " * 100_000 + b"m"),
    ],
    ids=["nothing", "no zlib", "cut", "more", "too much", "bomb", "no path"],
)
def test_what_anybody_packed_is_refused(packed):
    with pytest.raises(LineArtRefused):
        unpacked_art(packed)


def test_a_drawn_line_is_where_its_pieces_are():
    frame = "q 0 0 0 RG 2 w 0 J 0 j 20 20 m 820 20 l 820 570 l 20 570 l h S Q"

    assert set(pieces_of(frame)) == {(19, 19, 821, 21), (819, 19, 821, 571), (19, 569, 821, 571), (19, 19, 21, 571)}
