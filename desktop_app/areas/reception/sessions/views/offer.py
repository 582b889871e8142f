"""After a visit to the head was saved on a day without a session: offer to put the session it belongs to."""

from collections.abc import Mapping
from typing import Any

from desktop_app.areas.reception.models import Mode
from desktop_app.areas.reception.sessions.service import Kept, SessionService
from desktop_app.areas.reception.sessions.views.putting import put_sheet
from desktop_app.areas.views import Workplace
from desktop_app.core import words

MISSING = "Lượt này chưa thuộc phiên nào: lập phiên ở trang Lịch và phiên tiếp."


def lacks_session(workplace: Workplace, visit: Mapping[str, Any]) -> bool:
    """Whether a saved visit (its values by field) came to the head or a deputy on a day without such a session."""
    mode = visit["mode"]
    if mode is Mode.REGULAR:
        return False
    return not SessionService(workplace.desk).of_visit(visit["received_on"], mode, visit["started_at"])


def offer_session(workplace: Workplace, visit: Mapping[str, Any]) -> None:
    """Show the sheet that puts the missing session."""

    def done(kept: Kept) -> None:
        workplace.say(f"Đã lập phiên ngày {words.day(kept.held_on)}, gắn {kept.tied} lượt tiếp.")

    day = words.day(visit["received_on"])
    put_sheet(
        workplace,
        workplace.surface,
        done,
        on=visit["received_on"],
        mode=visit["mode"],
        at=visit["started_at"],
        about=f"Lượt tiếp vừa ghi ngày {day} chưa thuộc phiên nào. Bấm Đóng nếu lập sau.",
    ).rise()
