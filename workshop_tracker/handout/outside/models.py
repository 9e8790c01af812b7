"""The proof of a training elsewhere, as pictures of its pages."""

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop_tracker.database import Base
from workshop_tracker.people.models import OutsideTraining


class TrainingProof(Base):
    """One page, drawn anew by us: nothing of the uploaded file itself is kept."""

    __tablename__ = "training_proofs"
    __table_args__ = (UniqueConstraint("training_id", "position", name="one_picture_per_page_of_a_proof"),)

    training_id: Mapped[int] = mapped_column(ForeignKey(OutsideTraining.id, ondelete="CASCADE"))
    position: Mapped[int]
    # JPEG
    picture: Mapped[bytes] = mapped_column(LargeBinary, info={"secret": True})
