"""Signed files of papers, byte for byte; the database itself refuses to change or drop one."""

import datetime as dt
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop_tracker.database import Base, Line, choice, now
from workshop_tracker.triggers import refuse

HEX_OF_A_HASH = 64


class SignatureKind(StrEnum):
    """`official`: by a certificate that descends from an authority that this installation trusts; `own`: a .p12."""

    OFFICIAL = "official"
    OWN = "own"


class SignedFile(Base):
    """The file of a paper as it was signed: it can never be drawn again, so its bytes are kept with the paper."""

    __tablename__ = "signed_files"
    __table_args__ = (
        UniqueConstraint("certificate_id", "kind", name="one_signed_file_per_paper_and_kind"),
        CheckConstraint("signer <> ''", name="signed_by_somebody"),
    )

    certificate_id: Mapped[int] = mapped_column(ForeignKey("certificates.id", ondelete="RESTRICT"))
    kind: Mapped[SignatureKind] = mapped_column(choice(SignatureKind, "signature_kind_is_known"))
    sha256: Mapped[str] = mapped_column(String(HEX_OF_A_HASH))
    # the whole file, names and identity line too
    content: Mapped[bytes] = mapped_column(LargeBinary, info={"secret": True})
    # of the signer's certificate: whose it is, and who vouches for it
    signer: Mapped[Line]
    issuer: Mapped[Line]
    # as the signer's clock says
    signed_at: Mapped[dt.datetime | None]
    kept_at: Mapped[dt.datetime] = mapped_column(default=now)


refuse(SignedFile.__table__, "signed_files_are_append_only", on=("UPDATE", "DELETE", "TRUNCATE"), when="1 = 1")
