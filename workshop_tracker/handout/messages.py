"""The text with which an organizer sends somebody a personal link, and where WhatsApp takes it. Always Indonesian."""

from dataclasses import dataclass

from workshop_tracker.whatsapp import dialled, whatsapp_address

TEXT = (
    "Yth. Bapak/Ibu {name}, sertifikat “{title}” dapat dibuka lewat tautan pribadi ini, tanpa kata sandi: {link}\n\n"
    "Tautan ini hanya untuk Bapak/Ibu. Terima kasih."
)


@dataclass(frozen=True, slots=True)
class Message:
    """A text that is ready to send; `whatsapp` opens it for whom it is meant, or for any contact."""

    name: str
    text: str
    whatsapp: str
    has_number: bool


def link_message(name: str, phone: str, link: str, title: str) -> Message:
    """The text that brings somebody a personal link."""
    text = TEXT.format(name=name, title=title, link=link)
    return Message(name, text, whatsapp_address(phone, text), bool(dialled(phone)))
