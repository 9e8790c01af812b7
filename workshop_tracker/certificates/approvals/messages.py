"""The text with which an organizer puts a list of papers before a signatory. Always Indonesian."""

import datetime as dt
from dataclasses import dataclass

from workshop_tracker.presentation import format_date
from workshop_tracker.whatsapp import dialled, whatsapp_address

TEXT = (
    "Yth. Bapak/Ibu {name}, mohon persetujuan atas {count} sertifikat “{title}”{for_whom}. Daftarnya dibuka dan "
    "dijawab lewat tautan ini di ponsel, tanpa kata sandi: {link}\n\n"
    "Tautan berlaku sampai {until} dan hanya untuk Bapak/Ibu. Terima kasih."
)
FOR_SOMEBODY = ", atas nama {signer}"


@dataclass(frozen=True, slots=True)
class Request:
    """A text that is ready to send; `whatsapp` opens it for whom it is meant, or for any contact."""

    name: str
    text: str
    whatsapp: str
    has_number: bool


def approval_request(
    signer: str, aide: str, phone: str, *, count: int, title: str, link: str, until: dt.date
) -> Request:
    """The text for the signatory, or for the aide who answers in that name; `phone` may be empty."""
    name = aide or signer
    for_whom = FOR_SOMEBODY.format(signer=signer) if aide else ""
    text = TEXT.format(name=name, count=count, title=title, for_whom=for_whom, link=link, until=format_date(until))
    return Request(name, text, whatsapp_address(phone, text), bool(dialled(phone)))
