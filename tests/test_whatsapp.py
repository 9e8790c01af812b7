"""Where WhatsApp takes a text that is ready to be sent."""

import pytest

from workshop_tracker.whatsapp import whatsapp_address


@pytest.mark.parametrize(
    ("phone", "dialled"),
    [
        ("0812-3456-7890", "6281234567890"),
        ("+62 812 3456 7890", "6281234567890"),
        ("(0281) 123456", ""),
        ("", ""),
        ("٠٨١٢٣٤٥٦٧٨", ""),
    ],
)
def test_a_mobile_number_is_dialled_and_anything_else_is_asked(phone, dialled):
    assert whatsapp_address(phone, "Yth. & a/b") == f"https://wa.me/{dialled}?text=Yth.%20%26%20a%2Fb"
