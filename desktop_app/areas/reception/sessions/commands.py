"""The schedule without a window."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.areas.reception.sessions.notice import NoticeService
from desktop_app.areas.reception.sessions.rules import days_of
from desktop_app.areas.reception.sessions.schedule import ScheduleService
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.paper.saving import Format, save_document
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk

_MONTH = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})/(\d{4})")


def print_schedule(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The notice of a month's schedule as a file; whole, or not there."""
    year, month = read_month(values["month"])
    target: Path = values["out"]
    document = NoticeService(desk).notice(year, month)
    save_document(document, Format(values["format"]), target)
    schedule = ScheduleService(desk).month(year, month)
    days = [
        {"on": day.on.isoformat(), "chair": day.chair, "why": day.why, "session": day.uid or None}
        for day in schedule.held
    ]
    lacking = [shortfall.sentence for shortfall in schedule.shortfalls]
    text = [f"Đã ghi thông báo lịch tiếp công dân tháng {month:02d}/{year}, {len(days)} phiên: {target}"]
    if schedule.post_by and not schedule.posted_on:
        text.append(f"Niêm yết chậm nhất {words.long_day(schedule.post_by)}.")
    whole = days_of(year, month)
    data = {
        "file": str(target),
        "days": days,
        "post_by": schedule.post_by.isoformat() if schedule.post_by else None,
        "warnings": lacking,
    }
    return Outcome("\n".join([*text, *lacking]), data, whole[0], whole[-1])


def read_month(text: str) -> tuple[int, int]:
    """A month typed as 2026-12 or 12/2026; UserError when it is none."""
    found = _MONTH.fullmatch(text.strip())
    if found:
        year, month = (int(found[1]), int(found[2])) if found[1] else (int(found[4]), int(found[3]))
        if 1 <= month <= 12 and date.min.year < year < date.max.year:
            return year, month
    raise UserError(f"Không đọc được tháng “{text}”. Gõ dạng 2026-12 hoặc 12/2026.")
