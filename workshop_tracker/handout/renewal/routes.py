"""The button of a page that sleeps: it tells the organizer, and gives a text to send."""

from flask import Blueprint, render_template
from werkzeug.exceptions import NotFound

from workshop_tracker import limits
from workshop_tracker.access import anyone
from workshop_tracker.database import now
from workshop_tracker.extensions import db
from workshop_tracker.handout.messages import renewal_message
from workshop_tracker.handout.queries import is_asleep, known_link, person_of_link
from workshop_tracker.handout.renewal.actions import ask_for_a_new_link
from workshop_tracker.handout.renewal.queries import receiver_for

blueprint = Blueprint("renewal", __name__)


@blueprint.post("/t/<token>/renewal")
@anyone("the token of a link that sleeps is the right to ask for another")
def ask(token: str) -> str:
    """The text names nobody: whoever sends it is known by the number that it comes from."""
    limits.check(limits.PERSONAL_LINK, limits.caller())
    link = known_link(db.session, token)
    if link is None or not is_asleep(link, now()):
        raise NotFound
    ask_for_a_new_link(db.writing, link, at=now())
    receiver = receiver_for(db.session, person_of_link(db.session, link).id)
    db.session.commit()
    message = renewal_message(receiver.name, receiver.phone, receiver.about) if receiver else None
    return render_template("handout/renewal.html", message=message)
