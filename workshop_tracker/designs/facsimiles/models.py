"""Pictures of signatures and stamps. A picture never changes, and one that an approval used never goes."""

import datetime as dt
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop_tracker.database import Base, Code, Name, choice, now
from workshop_tracker.triggers import refuse


class PictureKind(StrEnum):
    SIGNATURE = "signature"
    STAMP = "stamp"


class InkPicture(Base):
    """The signature of one signatory, by the name as it is printed, or the stamp of an organization."""

    __tablename__ = "ink_pictures"
    __table_args__ = (
        UniqueConstraint("organization_id", "kind", "signer_name", "sha256", name="one_row_per_picture_and_owner"),
        CheckConstraint("(kind = 'stamp') = (signer_name = '')", name="a_signature_names_its_signer"),
        CheckConstraint("width > 0 AND height > 0", name="a_picture_has_a_size"),
    )

    # whose people may see it
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"))
    kind: Mapped[PictureKind] = mapped_column(choice(PictureKind, "ink_picture_kind_is_known"))
    signer_name: Mapped[Name] = mapped_column(default="")
    # of both files below; papers name a picture by it
    sha256: Mapped[Code] = mapped_column(index=True)
    width: Mapped[int]
    height: Mapped[int]
    # PNG files: the colours, and in grey what of them covers the paper
    content: Mapped[bytes] = mapped_column(LargeBinary, info={"secret": True})
    mask: Mapped[bytes] = mapped_column(LargeBinary, info={"secret": True})
    uploaded_at: Mapped[dt.datetime] = mapped_column(default=now)
    uploaded_by_id: Mapped[int | None]
    # no longer offered; papers that bear it are still printed with it
    removed_at: Mapped[dt.datetime | None]


refuse(
    InkPicture.__table__,
    "a_picture_of_ink_never_changes",
    on=("UPDATE",),
    when="OLD.sha256 <> NEW.sha256 OR OLD.content <> NEW.content OR OLD.mask <> NEW.mask"
    " OR OLD.organization_id <> NEW.organization_id OR OLD.kind <> NEW.kind OR OLD.signer_name <> NEW.signer_name",
)
