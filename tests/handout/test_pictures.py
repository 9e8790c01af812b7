"""A paper as a picture, read back."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from tests.designs.papers import HARDEST, NORMAL, SAMPLE
from workshop_tracker.designs.pdf import single_pdf
from workshop_tracker.handout.pictures import ACROSS, front_as_jpeg


@pytest.mark.parametrize("text", [NORMAL, HARDEST, SAMPLE], ids=["normal", "hardest", "sample"])
def test_the_front_is_a_small_picture_whose_code_a_phone_reads(text):
    written = front_as_jpeg(single_pdf(text))
    assert len(written) <= 200_000
    assert written == front_as_jpeg(single_pdf(text))
    picture = Image.open(BytesIO(written))
    assert picture.format == "JPEG"
    assert picture.size == (ACROSS, 877)
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [text.verification_url]
