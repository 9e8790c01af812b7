"""The list for a broadcast: one row a person, with the number as WhatsApp dials it, the link and the text."""

from collections.abc import Iterable

from workshop_tracker.handout.messages import Message
from workshop_tracker.handout.sharing.queries import Recipient
from workshop_tracker.spreadsheets.listed import ListSheet
from workshop_tracker.whatsapp import dialled

HEADINGS = ("Nama", "Sekolah", "Nomor WhatsApp", "Tautan", "Pesan", "Buka WhatsApp")
REMARK = "Tautan pribadi: kirim kepada orangnya saja, dan hapus berkas ini sesudahnya."


def broadcast_sheet(letters: Iterable[tuple[Recipient, str, Message]]) -> ListSheet:
    """Recipients with their links and texts, in the order of the list."""
    rows = (
        (each.name, each.school, dialled(each.phone), link, message.text, message.whatsapp)
        for each, link, message in letters
    )
    return ListSheet("Siaran", HEADINGS, rows, (REMARK,))
