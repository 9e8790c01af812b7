"""A new own design, or a new version of one; nothing that was written is ever changed."""

import base64

from sqlalchemy import select

from workshop_tracker.database import WritingSession
from workshop_tracker.designs.models import Design
from workshop_tracker.designs.own.looks import Look, settings_of
from workshop_tracker.designs.own.pictures import Picture
from workshop_tracker.designs.own.queries import is_taken, look_of
from workshop_tracker.designs.rules import BEFORE_A_NAME
from workshop_tracker.organizations.models import Organization
from workshop_tracker.presentation import file_name_part

LONGEST_OWNER, LONGEST_NAME = 30, 24  # of a code of 64, with room for the count of namesakes


def add_design(session: WritingSession, organization: Organization, name: str, look: Look) -> Design:
    """A new design of an organization, with its first version; sent twice it is still one."""
    session.execute(select(Organization.id).where(Organization.id == organization.id).with_for_update())
    return _same(session, organization, name, look) or _add(
        session, _free_code(session, organization, name), 1, organization.id, name, look
    )


def add_version(session: WritingSession, newest: Design, name: str, look: Look) -> Design:
    """The next version, which new papers take from now on."""
    return _add(session, newest.code, newest.version + 1, newest.organization_id, name, look)


def _add(
    session: WritingSession, code: str, version: int, organization_id: int | None, name: str, look: Look
) -> Design:
    design = Design(
        code=code,
        version=version,
        name=name,
        organization_id=organization_id,
        settings=settings_of(look),
        pictures={side: _kept(picture) for side, picture in look.pictures},
    )
    session.add(design)
    session.flush()
    return design


def _same(session: WritingSession, organization: Organization, name: str, look: Look) -> Design | None:
    """A design of that name with one version that says just this."""
    wanted = select(Design).where(Design.organization_id == organization.id, Design.name == name, Design.version == 1)
    return next((each for each in session.scalars(wanted.order_by(Design.id)) if look_of(each) == look), None)


def _free_code(session: WritingSession, organization: Organization, name: str) -> str:
    """Out of the names of both."""
    stem = _stem(organization, name)
    code, count = stem, 1
    while is_taken(session, code):
        count += 1
        code = f"{stem}-{count}"
    return code


def _stem(organization: Organization, name: str) -> str:
    whose = file_name_part(organization.code.replace(BEFORE_A_NAME, "-"))[:LONGEST_OWNER]
    return f"{whose}{BEFORE_A_NAME}{file_name_part(name, longest=LONGEST_NAME)}".lower().rstrip("-")


def _kept(picture: Picture) -> dict[str, str | int]:
    """As the row keeps it; lines only where there are some."""
    parts = {"content": picture.content, "mask": picture.mask, **({"lines": picture.lines} if picture.lines else {})}
    kept = {name: base64.b64encode(part).decode("ascii") for name, part in parts.items()}
    return {"width": picture.width, "height": picture.height, "kind": picture.kind, **kept}
