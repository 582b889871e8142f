"""The table of where packages are sent to over a network."""

from datetime import date

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Stamped
from db.recorded import Recorded


class UploadPlace(Stamped, Base):
    """A receiving service of the upper office, by the ticket that it gave; only one is in use. The token is secret."""

    __tablename__ = "upload_place"

    address: Mapped[str] = mapped_column(String(300))
    unit: Mapped[str] = mapped_column(String(64))
    token: Mapped[str] = mapped_column(String(64))
    certificate: Mapped[str] = mapped_column(Text, default="")
    ended_on: Mapped[date | None]


RECORDS: dict[type, Recorded] = {UploadPlace: Recorded(secret=frozenset({"token"}))}
