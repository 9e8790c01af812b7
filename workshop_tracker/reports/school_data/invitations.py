"""The text with which an office sends a school its link, as a letter: always Indonesian."""

import datetime as dt
from dataclasses import dataclass

from workshop_tracker.presentation import format_date
from workshop_tracker.reports.roster import OverseenSchool
from workshop_tracker.whatsapp import dialled, whatsapp_address

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
    has_number = bool(dialled(school.phone))
    return Invitation(school.npsn, school.name, text, whatsapp_address(school.phone, text), has_number)
