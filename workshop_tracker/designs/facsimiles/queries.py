"""Pictures of signatures and stamps: those that an organization may use, and those that papers name."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.designs.facsimiles.models import InkPicture, PictureKind
from workshop_tracker.designs.own.pictures import Picture


def pictures_of(session: Session, digests: Collection[str]) -> dict[str, Picture]:
    """The pictures with these SHA-256, also those that are no longer offered. One statement, none for no digest."""
    if not digests:
        return {}
    wanted = select(InkPicture).where(InkPicture.sha256.in_(digests))
    return {row.sha256: Picture(row.width, row.height, "png", row.content, row.mask) for row in session.scalars(wanted)}


def offered_pictures(session: Session, organization_id: int) -> list[InkPicture]:
    """What an organization may use: its stamp first, then signatures by name."""
    wanted = select(InkPicture).where(InkPicture.organization_id == organization_id, InkPicture.removed_at.is_(None))
    return sorted(session.scalars(wanted), key=lambda row: (row.kind is not PictureKind.STAMP, row.signer_name))


def offered_picture(session: Session, organization_id: int, picture_id: int) -> InkPicture | None:
    """One of them."""
    return next((row for row in offered_pictures(session, organization_id) if row.id == picture_id), None)
