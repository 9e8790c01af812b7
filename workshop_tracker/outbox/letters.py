"""One message of the outbox as e-mail."""

from email.message import EmailMessage
from email.utils import format_datetime

from workshop_tracker.database import now
from workshop_tracker.outbox.actions import Leased


def letter(message: Leased, sender: str) -> EmailMessage:
    """Plain text in UTF-8; its Message-ID is the same whenever this message is sent."""
    written = EmailMessage()
    written["From"] = sender
    written["To"] = message.recipient
    written["Subject"] = message.subject
    written["Date"] = format_datetime(now())
    written["Message-ID"] = f"<{message.message_id}@{sender.rpartition('@')[2]}>"
    written["Auto-Submitted"] = "auto-generated"
    written.set_content(message.text)
    return written
