"""Where each line of the board is mended: pages that the viewer may open, and a message to the organizer."""

from flask import url_for

from workshop_tracker.extensions import current_settings
from workshop_tracker.reports.quality.concern import Concern, WhereItStands
from workshop_tracker.reports.quality.wording import request
from workshop_tracker.viewer import Role, Viewer
from workshop_tracker.whatsapp import whatsapp_address


def ways_to_mend(office_code: str, viewer: Viewer) -> dict[Concern, str]:
    """Addresses by concern; what is mended workshop by workshop, or by nobody who reads here, has none."""
    ways = {
        Concern.LOOKS_DOUBLE: url_for("merging.duplicates"),
        Concern.OLD_DATA: url_for("school_data.index", office_code=office_code, state="old"),
        Concern.NO_DATA: url_for("school_data.index", office_code=office_code, state="none"),
    }
    verifying = {Concern.UNVERIFIED_OFFICE: url_for("jurisdictions.index")} if viewer.has_role(Role.ADMIN) else {}
    return ways | verifying


def asking(where: WhereItStands) -> str:
    """WhatsApp with a message about this workshop, to whomever the reader chooses."""
    link = current_settings().base_url + url_for("desk.workshop", slug=where.slug)
    return whatsapp_address("", request(where, link))
