"""Keeping a picture of ink, or offering it no longer. Nothing here commits."""

import datetime as dt
import hashlib

from sqlalchemy import select

from workshop_tracker.database import WritingSession, rows_resting_on
from workshop_tracker.designs.facsimiles.models import InkPicture, PictureKind
from workshop_tracker.designs.facsimiles.queries import offered_pictures
from workshop_tracker.designs.own.pictures import Picture
from workshop_tracker.organizations.models import Organization


def keep_picture(
    session: WritingSession, organization: Organization, picture: Picture, *, signer_name: str, at: dt.datetime
) -> InkPicture:
    """From now on this is the signature of that name or, without one, the stamp; the same picture twice is one."""
    session.execute(select(Organization.id).where(Organization.id == organization.id).with_for_update())
    kind, sha256 = _kind(signer_name), _digest(picture)
    for old in offered_pictures(session, organization.id):
        if (old.kind, old.signer_name) == (kind, signer_name) and old.sha256 != sha256:
            remove_picture(session, old, at=at)
    row = _row_of(session, organization, picture, signer_name) or _added(
        session, organization, picture, signer_name, at
    )
    row.removed_at = None
    session.flush()
    return row


def kept_apart(
    session: WritingSession, organization: Organization, picture: Picture, *, signer_name: str, at: dt.datetime
) -> InkPicture:
    """A picture that is kept for one use and offered for no other; one that is offered already stays so."""
    session.execute(select(Organization.id).where(Organization.id == organization.id).with_for_update())
    row = _row_of(session, organization, picture, signer_name)
    if row is None:
        row = _added(session, organization, picture, signer_name, at)
        row.removed_at = at
    session.flush()
    return row


def _kind(signer_name: str) -> PictureKind:
    return PictureKind.SIGNATURE if signer_name else PictureKind.STAMP


def _digest(picture: Picture) -> str:
    return hashlib.sha256(picture.content + picture.mask).hexdigest()


def _row_of(
    session: WritingSession, organization: Organization, picture: Picture, signer_name: str
) -> InkPicture | None:
    return session.scalar(
        select(InkPicture).where(
            InkPicture.organization_id == organization.id,
            InkPicture.kind == _kind(signer_name),
            InkPicture.signer_name == signer_name,
            InkPicture.sha256 == _digest(picture),
        )
    )


def _added(
    session: WritingSession, organization: Organization, picture: Picture, signer_name: str, at: dt.datetime
) -> InkPicture:
    row = InkPicture(
        organization_id=organization.id,
        kind=_kind(signer_name),
        signer_name=signer_name,
        sha256=_digest(picture),
        width=picture.width,
        height=picture.height,
        content=picture.content,
        mask=picture.mask,
        uploaded_at=at,
        uploaded_by_id=session.actor.id,
    )
    session.add(row)
    return row


def remove_picture(session: WritingSession, picture: InkPicture, *, at: dt.datetime) -> None:
    """Offered no longer; its bytes go, too, unless an approval has used them: papers are printed with them again."""
    if rows_resting_on(session, picture):
        picture.removed_at = at
    else:
        session.delete(picture)
    session.flush()
