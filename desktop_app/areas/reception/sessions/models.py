"""What stands beside a session day: closed lists, the tasks of its conclusion, the posted schedule of a month."""

from datetime import date
from enum import Enum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Stamped


class SessionState(Enum):
    """What is known of a session; that nobody came is said of one that was held."""

    PLANNED = "Theo lịch"
    HELD = "Đã tiếp"
    CALLED_OFF = "Không tổ chức"


class Chairing(Enum):
    """Who receives in a session; the names are those of the visit's mode."""

    BY_HEAD = "Người đứng đầu tiếp"
    BY_DELEGATE = "Ủy quyền cấp phó tiếp"


class Ground(Enum):
    """Why the head receives outside the schedule (Luật Tiếp công dân Điều 18 khoản 3)."""

    HEATED = "Điểm a: vụ việc gay gắt, phức tạp, nhiều người, nhiều cơ quan"
    URGENT = "Điểm b: không xem xét kịp thời có thể gây hậu quả nghiêm trọng"


class Outcome(Enum):
    """How a session went; that nobody came is a statement."""

    CITIZENS_CAME = "Có công dân đến"
    NOBODY_CAME = "Không có công dân đến"


class SessionTask(Stamped, Base):
    """What somebody must do by a day after the head concluded."""

    __tablename__ = "session_task"
    __table_args__ = (
        Index("ix_session_task_session", "session_day_id", "position"),
        Index("ix_session_task_due", "done_on", "due_on"),
    )

    session_day_id: Mapped[int] = mapped_column(ForeignKey("session_day.id"))
    position: Mapped[int]
    what: Mapped[str] = mapped_column(String(500))
    who: Mapped[str] = mapped_column(String(200))
    due_on: Mapped[date]
    done_on: Mapped[date | None]
    result: Mapped[str] = mapped_column(String(1000), default="")


class ScheduleNotice(Stamped, Base):
    """The notice of one month's schedule and the day it was posted."""

    __tablename__ = "schedule_notice"
    __table_args__ = (UniqueConstraint("year", "month"),)

    year: Mapped[int]
    month: Mapped[int]
    number: Mapped[str] = mapped_column(String(40), default="")
    posted_on: Mapped[date]
