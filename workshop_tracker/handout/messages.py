"""The text with which an organizer sends somebody a personal link, and where WhatsApp takes it. Always Indonesian."""

from dataclasses import dataclass

from workshop_tracker.whatsapp import dialled, whatsapp_address

TEXT = (
    "Yth. Bapak/Ibu {name}, sertifikat “{title}” dapat dibuka lewat tautan pribadi ini, tanpa kata sandi: {link}\n\n"
    "Tautan ini hanya untuk Bapak/Ibu. Terima kasih."
)
RENEWAL = (
    "Yth. {name}, tautan pribadi saya untuk sertifikat {about} sudah tidak dapat dibuka. "
    "Mohon dikirimi tautan baru. Terima kasih.\n\nNama: \nSekolah: "
)
GROUP = (
    "Bapak/Ibu peserta “{title}”, sertifikat dapat dibuka sendiri lewat tautan ini: {link}\n\n"
    "Tulis nama (atau NIP/NUPTK) dan tanggal lahir. Jika tidak ditemukan, hubungi panitia. Terima kasih."
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


def renewal_message(name: str, phone: str, about: str) -> Message:
    """The text with which somebody asks for a new link; she writes her name herself."""
    text = RENEWAL.format(name=name or "panitia", about=about)
    return Message(name, text, whatsapp_address(phone, text), bool(dialled(phone)))


def group_message(title: str, link: str) -> Message:
    """The text that an organizer puts into the chat of a workshop."""
    text = GROUP.format(title=title, link=link)
    return Message(title, text, whatsapp_address("", text), has_number=False)
