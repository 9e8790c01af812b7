"""Queueing letters with personal links. Nothing here commits."""

import datetime as dt
from collections.abc import Callable, Iterable

from workshop_tracker.audit.actions import record
from workshop_tracker.database import WritingSession
from workshop_tracker.handout.actions import make_personal_links
from workshop_tracker.handout.mailing.queries import Addressee
from workshop_tracker.handout.messages import link_message
from workshop_tracker.outbox.actions import Draft, queue
from workshop_tracker.workshops.models import Workshop

KIND = "personal_link"
SUBJECT = "Sertifikat “{title}”"


def queue_letters(
    session: WritingSession,
    workshop: Workshop,
    addressees: Iterable[Addressee],
    address_of: Callable[[str], str],
    *,
    at: dt.datetime,
) -> int:
    """A letter with a fresh link for each who has none on the way; returns how many. `address_of` is of a token."""
    chosen = [each for each in addressees if not each.is_on_the_way]
    tokens = make_personal_links(session, (each.person_id for each in chosen))
    queued = 0
    for each in chosen:
        text = link_message(each.name, "", address_of(tokens[each.person_id]), workshop.title).text
        subject = SUBJECT.format(title=workshop.title)
        draft = Draft(key=each.key, kind=KIND, recipient=each.email, subject=subject, text=text)
        queued += queue(session, draft, at=at)
    if queued:
        record(session, "queue", "workshops", workshop.id, new=f"{queued} surel")
    return queued
