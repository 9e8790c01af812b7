"""The text with which an office sends a school its link, and where WhatsApp takes it. A letter: always Indonesian."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import quote

from workshop_tracker.intake.cells import read_phone
from workshop_tracker.presentation import format_date
from workshop_tracker.reports.roster import OverseenSchool

MOBILE = "+628"
TEXT = (
    "Yth. Bapak/Ibu operator {school} (NPSN {npsn}). Mohon isi jumlah guru sekolah lewat tautan ini, tanpa kata sandi, "
    "sekitar 3 menit: {link}\n\nTautan berlaku sampai {until} dan hanya untuk sekolah ini. Terima kasih. {office}"
)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A school's link in a text that is ready to send; `whatsapp` opens the text for the school, or for any contact."""

    npsn: str
    school: str
    text: str
    whatsapp: str
    has_number: bool


def invitation(school: OverseenSchool, link: str, until: dt.date, office: str) -> Invitation:
    """The text for one school."""
    text = TEXT.format(school=school.name, npsn=school.npsn, link=link, until=format_date(until), office=office)
    has_number = bool(_dialled(school.phone))
    return Invitation(school.npsn, school.name, text, whatsapp_address(school.phone, text), has_number)


def whatsapp_address(phone: str, text: str) -> str:
    """`https://wa.me/62812…?text=…`; without a phone WhatsApp asks whom to send it to."""
    return f"https://wa.me/{_dialled(phone)}?text={quote(text, safe='')}"


def _dialled(phone: str) -> str:
    """A mobile number with its country code and nothing else; empty where it is none."""
    read = read_phone(phone)
    return read.removeprefix("+") if isinstance(read, str) and read.startswith(MOBILE) else ""
