"""The text that brings a personal link."""

from workshop_tracker.handout.messages import link_message


def test_the_text_names_the_person_the_workshop_and_the_link():
    message = link_message("Siti Contoh, S.Pd.", "0812-3456-7890", "https://contoh.id/t/abc", "Guru Wali")
    assert "Bapak/Ibu Siti Contoh, S.Pd., sertifikat “Guru Wali”" in message.text
    assert "https://contoh.id/t/abc" in message.text
    assert message.whatsapp.startswith("https://wa.me/6281234567890?text=Yth.%20Bapak")
    assert (message.has_number, link_message("Siti", "", "x", "y").has_number) == (True, False)
