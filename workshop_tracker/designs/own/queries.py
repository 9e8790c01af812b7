"""Own designs: which there are, whose they are, and how a paper of one is drawn."""

import base64
import json
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, tuple_
from sqlalchemy.orm import Session, aliased, undefer

from workshop_tracker.designs.facsimiles.queries import pictures_of
from workshop_tracker.designs.models import Design
from workshop_tracker.designs.own.looks import Look, look_of_settings
from workshop_tracker.designs.own.pictures import Picture
from workshop_tracker.designs.rules import (
    NEWEST_VERSIONS,
    CertificateText,
    Looks,
    certificate_text_from_json,
    named_pictures,
)
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import Role, Viewer

# how each frozen text begins; ten thousand of them are not taken apart twice
HEAD = re.compile(r'\{"design":("(?:[^"\\]|\\.)*"),"design_version":([0-9]{1,9}),')
UNKNOWN = 0  # the version of a design that nobody knows


@dataclass(frozen=True, slots=True)
class DrawnAs:
    """The version of a design that new papers take, and what it sets where it is an own one."""

    version: int
    look: Look | None


@dataclass(frozen=True, slots=True)
class ListedDesign:
    """An own design as lists show it, by its newest version."""

    code: str
    name: str
    version: int
    drawing: str
    organization: str


def drawn_as(session: Session, code: str) -> DrawnAs:
    """How new papers of this design are drawn; UNKNOWN for a code that is no design."""
    if code in NEWEST_VERSIONS:
        return DrawnAs(NEWEST_VERSIONS[code], None)
    newest = newest_of(session, code)
    return DrawnAs(newest.version, look_of(newest)) if newest else DrawnAs(UNKNOWN, None)


def look_of(design: Design) -> Look:
    """What an own design sets. Raises SettingsRefused for one that was written by other hands."""
    return look_of_settings(design.settings, {side: _picture(kept) for side, kept in design.pictures.items()})


def looks_of(session: Session, versions: Collection[tuple[str, int]]) -> dict[tuple[str, int], Look]:
    """The looks of those among these designs that are own ones."""
    own = [version for version in set(versions) if version[0] not in NEWEST_VERSIONS]
    if not own:
        return {}
    named = tuple_(Design.code, Design.version).in_(own)
    found = session.scalars(select(Design).where(named, _is_own()).options(undefer(Design.pictures)))
    return {(design.code, design.version): look_of(design) for design in found}


def looks_of_papers(session: Session, snapshots: Sequence[str]) -> Looks:
    """What printing these frozen texts needs beside them."""
    heads = {found[0]: (json.loads(found[1]), int(found[2])) for found in map(HEAD.match, snapshots) if found}
    named = {digest for snapshot in snapshots for digest in named_pictures(snapshot)}
    return Looks(looks_of(session, heads.values()), pictures_of(session, named))


def text_to_print(session: Session, snapshot: str) -> CertificateText:
    """A frozen text with all that printing it needs."""
    return certificate_text_from_json(snapshot, looks_of_papers(session, [snapshot]))


def newest_of(session: Session, code: str) -> Design | None:
    """The newest version of an own design."""
    wanted = select(Design).where(Design.code == code, _is_own()).order_by(Design.version.desc()).limit(1)
    return session.scalar(wanted.options(undefer(Design.pictures)))


def visible_design(session: Session, viewer: Viewer, code: str) -> Design | None:
    """The newest version of an own design, if it is the viewer's to change."""
    design = newest_of(session, code)
    return design if design is not None and _may_edit(viewer, design.organization_id) else None


def version_of(session: Session, viewer: Viewer, code: str, version: int) -> Design | None:
    """One version of it."""
    wanted = select(Design).where(Design.code == code, Design.version == version, _is_own())
    design = session.scalar(wanted.options(undefer(Design.pictures)))
    return design if design is not None and _may_edit(viewer, design.organization_id) else None


def owner_of(session: Session, design: Design) -> Organization:
    """Whose own design it is."""
    return session.scalars(select(Organization).where(Organization.id == design.organization_id)).one()


def versions_of(session: Session, code: str) -> list[Design]:
    """All of them, the newest first."""
    return list(session.scalars(select(Design).where(Design.code == code).order_by(Design.version.desc())))


def designs_of(session: Session, viewer: Viewer) -> list[ListedDesign]:
    """Those that the viewer may change, by organization and name."""
    wanted = _newest_designs()
    if not viewer.has_role(Role.ADMIN):
        wanted = wanted.where(Design.organization_id.in_(viewer.organization_ids))
    return [_listed(*row) for row in session.execute(wanted)]


def offered_designs(session: Session, organization_ids: Iterable[int]) -> list[tuple[str, str]]:
    """Code and name of the own designs of these organizations, by name."""
    wanted = _newest_designs().where(Design.organization_id.in_(list(organization_ids)))
    return [(design.code, design.name) for design, _ in session.execute(wanted)]


def is_taken(session: Session, code: str) -> bool:
    """Whether a design of this code exists."""
    return session.scalar(select(Design.id).where(Design.code == code).limit(1)) is not None


def _newest_designs() -> Select[Design, str]:
    later = aliased(Design)
    newest = select(func.max(later.version)).where(later.code == Design.code).correlate(Design).scalar_subquery()
    joined = select(Design, Organization.name).join(Organization, Organization.id == Design.organization_id)
    return joined.where(Design.version == newest).order_by(Organization.name_key, Design.name, Design.id)


def _listed(design: Design, organization: str) -> ListedDesign:
    return ListedDesign(design.code, design.name, design.version, design.settings["drawing"], organization)


def _is_own() -> ColumnElement[bool]:
    return Design.organization_id.is_not(None)


def _may_edit(viewer: Viewer, organization_id: int | None) -> bool:
    return viewer.has_role(Role.ADMIN) or (
        viewer.has_role(Role.ORGANIZER) and organization_id in viewer.organization_ids
    )


def _picture(kept: dict[str, Any]) -> Picture:
    content, mask = (base64.b64decode(kept[part]) for part in ("content", "mask"))
    return Picture(kept["width"], kept["height"], kept["kind"], content, mask, base64.b64decode(kept.get("lines", "")))
