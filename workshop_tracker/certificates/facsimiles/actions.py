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
    kind = PictureKind.SIGNATURE if signer_name else PictureKind.STAMP
    sha256 = hashlib.sha256(picture.content + picture.mask).hexdigest()
    for old in offered_pictures(session, organization.id):
        if (old.kind, old.signer_name) == (kind, signer_name) and old.sha256 != sha256:
            remove_picture(session, old, at=at)
    row = session.scalar(
        select(InkPicture).where(
            InkPicture.organization_id == organization.id,
            InkPicture.kind == kind,
            InkPicture.signer_name == signer_name,
            InkPicture.sha256 == sha256,
        )
    )
    if row is None:
        row = InkPicture(
            organization_id=organization.id,
            kind=kind,
            signer_name=signer_name,
            sha256=sha256,
            width=picture.width,
            height=picture.height,
            content=picture.content,
            mask=picture.mask,
            uploaded_at=at,
            uploaded_by_id=session.actor.id,
        )
        session.add(row)
    row.removed_at = None
    session.flush()
    return row


def remove_picture(session: WritingSession, picture: InkPicture, *, at: dt.datetime) -> None:
    """Offered no longer; its bytes go, too, unless an approval has used them: papers are printed with them again."""
    if rows_resting_on(session, picture):
        picture.removed_at = at
    else:
        session.delete(picture)
    session.flush()
