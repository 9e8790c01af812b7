"""The SMTP server of an installation: the way in, and what it answers to one message."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from workshop_tracker.config import Smtp
from workshop_tracker.outbox.actions import Leased
from workshop_tracker.outbox.letters import letter
from workshop_tracker.outbox.rules import Answer, meaning, words_of

PATIENCE_S = 30  # for each answer; all of a conversation stay within the lease of a message


class PostIsClosed(Exception):
    """The server cannot be reached, lets us not in, or went away; the message tells it in its own words."""


@contextmanager
def open_post(smtp: Smtp) -> Iterator[smtplib.SMTP]:
    """A conversation with the server. Raises PostIsClosed before anything was sent."""
    try:
        client = _connected(smtp)
        if smtp.user:
            client.login(smtp.user, smtp.password)
    except (OSError, smtplib.SMTPException) as error:
        raise PostIsClosed(_told(error)) from error
    try:
        yield client
    finally:
        with suppress(OSError, smtplib.SMTPException):
            client.quit()


def _connected(smtp: Smtp) -> smtplib.SMTP:
    if smtp.is_tls:
        return smtplib.SMTP_SSL(smtp.host, smtp.port, timeout=PATIENCE_S, context=ssl.create_default_context())
    client = smtplib.SMTP(smtp.host, smtp.port, timeout=PATIENCE_S)
    client.ehlo()
    if smtp.needs_starttls or client.has_extn("starttls"):
        client.starttls(context=ssl.create_default_context())
    return client


def deliver(client: smtplib.SMTP, message: Leased, sender: str) -> tuple[Answer, str]:
    """What became of the message, and the server's words. Raises PostIsClosed where the server went away."""
    try:
        client.send_message(letter(message, sender), sender, [message.recipient])
    except smtplib.SMTPRecipientsRefused as refused:
        [(code, reply)] = refused.recipients.values()
        return meaning(code), words_of(code, reply)
    except smtplib.SMTPSenderRefused as refused:  # it is we who are refused: the same for every message
        raise PostIsClosed(_told(refused)) from refused
    except smtplib.SMTPResponseException as refused:
        return meaning(refused.smtp_code), words_of(refused.smtp_code, refused.smtp_error)
    except (ValueError, smtplib.SMTPNotSupportedError) as error:  # an address that no header or no such server takes
        return Answer.REFUSED, words_of(553, str(error))
    except (OSError, smtplib.SMTPException) as error:
        raise PostIsClosed(_told(error)) from error
    return Answer.TAKEN, ""


def _told(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return words_of(error.smtp_code, error.smtp_error)
    return f"{type(error).__name__}: {error}"
