"""The text that brings a personal link, and where WhatsApp takes it."""

import pytest

from workshop_tracker.handout.messages import link_message, whatsapp_address


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


def test_the_text_names_the_person_the_workshop_and_the_link():
    message = link_message("Siti Contoh, S.Pd.", "0812-3456-7890", "https://contoh.id/t/abc", "Guru Wali")
    assert "Bapak/Ibu Siti Contoh, S.Pd., sertifikat “Guru Wali”" in message.text
    assert "https://contoh.id/t/abc" in message.text
    assert message.whatsapp.startswith("https://wa.me/6281234567890?text=Yth.%20Bapak")
    assert (message.has_number, link_message("Siti", "", "x", "y").has_number) == (True, False)
