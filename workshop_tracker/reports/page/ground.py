"""What every page of a report stands on: the office within the viewer's jurisdiction, and summaries that are exact."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort, request

from workshop_tracker.access import current_viewer
from workshop_tracker.extensions import db
from workshop_tracker.organizations.models import Organization
from workshop_tracker.reports.asked.address import Asked, asked_of
from workshop_tracker.reports.asked.filters import EVERYBODY
from workshop_tracker.reports.readers import below_in, readable_tree
from workshop_tracker.reports.summaries.dashboard import kept_period
from workshop_tracker.reports.summaries.freshness import bring_up_to_date
from workshop_tracker.workshops.programmes.models import Programme
from workshop_tracker.workshops.programmes.queries import programmes


@dataclass(frozen=True, slots=True)
class Ground:
    """What was asked for, the ids of the office with all below it, and what a reader may choose instead."""

    asked: Asked
    below: frozenset[int]
    offices: int
    programmes: Sequence[Programme]
    is_folded: bool

    @property
    def is_kept(self) -> bool:
        """Whether the summaries know all of it: their periods, everybody, each as it was on the day."""
        asked = self.asked
        narrowed = asked.programme or asked.filters != EVERYBODY or asked.as_it_is_on
        return self.is_folded and not narrowed and kept_period(asked.choice.period) is not None


def read_ground(office_code: str) -> Ground:
    """Two statements, and a fold where something is pending; an office or programme that is not there is a 404."""
    offices, is_folded = _offices()
    office: Organization = next((each for each in offices if each.code == office_code), None) or abort(404)
    found, slug = programmes(db.session), request.args.get("programme", "")
    programme = (next((each for each in found if each.slug == slug), None) or abort(404)) if slug else None
    return Ground(asked_of(office, programme), below_in(offices, office), len(offices), found, is_folded)


def _offices() -> tuple[list[Organization], bool]:
    """The readable ones, and whether the summaries beside them are exact: what is pending is folded first.

    A replica cannot be folded: there the live way is taken until what was folded arrives.
    """
    offices, is_pending = readable_tree(db.session, current_viewer())
    if not is_pending or db.session.get_bind() is not db.engine:
        return offices, not is_pending
    bring_up_to_date(db.engine)
    db.read_from(db.engine)
    offices, is_pending = readable_tree(db.session, current_viewer())
    return offices, not is_pending
