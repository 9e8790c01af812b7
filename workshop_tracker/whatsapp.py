"""Where a text that is ready to be sent goes: to one mobile number in WhatsApp, or to any contact."""

from urllib.parse import quote

from workshop_tracker.intake.cells import read_phone

MOBILE = "+628"


def whatsapp_address(phone: str, text: str) -> str:
    """`https://wa.me/62812…?text=…`; without a phone WhatsApp asks whom to send it to."""
    return f"https://wa.me/{dialled(phone)}?text={quote(text, safe='')}"


def dialled(phone: str) -> str:
    """A mobile number with its country code and nothing else; empty where it is none."""
    read = read_phone(phone)
    return read.removeprefix("+") if isinstance(read, str) and read.startswith(MOBILE) else ""
