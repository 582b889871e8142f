"""The log of what left on a stick."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.base import Base, Stamped, words_of
from db.recorded import Recorded
from desktop_app.office.deliveries.states import DeliveryState


class Delivery(Stamped, Base):
    """One sending to a drive: its label and serial as the system tells them, the folder on it, how it ended.

    When and by whom it was made are its stamps; `done_by` is that person's name. `trouble` is the sentence that was
    shown when it did not end well.
    """

    __tablename__ = "delivery"
    __table_args__ = (Index("ix_delivery_made", "created_at", "id"),)

    drive_label: Mapped[str] = mapped_column(String(120), default="")
    drive_serial: Mapped[str] = mapped_column(String(60), default="")
    folder: Mapped[str] = mapped_column(String(300), default="")
    state: Mapped[DeliveryState] = mapped_column(words_of(DeliveryState))
    files: Mapped[int] = mapped_column(default=0)
    size: Mapped[int] = mapped_column(default=0)
    done_by: Mapped[str] = mapped_column(String(120), default="")
    trouble: Mapped[str] = mapped_column(String(500), default="")

    sent: Mapped[list["DeliveredFile"]] = relationship(order_by="DeliveredFile.id", back_populates="delivery")


class DeliveredFile(Stamped, Base):
    """One file of it as it was found again on the drive; `sha256` is that of its content."""

    __tablename__ = "delivered_file"
    __table_args__ = (Index("ix_delivered_file_delivery", "delivery_id"),)

    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id"))
    name: Mapped[str] = mapped_column(String(255))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))

    delivery: Mapped[Delivery] = relationship(back_populates="sent")


RECORDS: dict[type, Recorded] = {Delivery: Recorded(), DeliveredFile: Recorded()}
