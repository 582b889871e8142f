"""What disclosure says of the day on "Hôm nay"."""

from datetime import date

from desktop_app.areas.disclosure.queries import DisclosureFilter, counts
from desktop_app.areas.disclosure.rules import State
from desktop_app.core import words
from desktop_app.office.area import TodayCard
from desktop_app.office.desk import Desk


def disclosure_today(desk: Desk) -> TodayCard:
    """How the records of the year stand, the pressing ones first."""
    today = desk.clock.today()
    found = counts(desk, DisclosureFilter(from_on=date(today.year, 1, 1), to_on=date(today.year, 12, 31)))
    late, soon = found.of(State.LATE), found.of(State.SOON)
    running = found.of(State.RUNNING)
    lacking = found.of(State.LACKING)
    told = [f"{words.number(soon)} hồ sơ sắp đến hạn"] if soon else []
    told += [f"{words.number(lacking)} hồ sơ còn thiếu giấy tờ hoặc buổi phát"] if lacking else []
    sentence = f"{', '.join(told)}." if told else "Không có hồ sơ nào sắp đến hạn."
    return TodayCard(
        title=f"Công khai năm {today.year}",
        sentence=sentence,
        figures=((found.total, "hồ sơ"), (running, "đang công khai"), (late, "quá hạn")),
        page="disclosure.register",
        button="Mở hồ sơ",
    )
