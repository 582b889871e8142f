"""What the register of conventions says of the day on "Hôm nay"."""

from desktop_app.areas.conventions.queries import ConventionFilter, Counts, counts
from desktop_app.core import words
from desktop_app.office.area import Standing, TodayCard
from desktop_app.office.desk import Desk
from desktop_app.office.standing_card import standing_card

PAGE = "conventions.register"
LABELS = {
    Standing.LATE: "Quá hạn",
    Standing.SOON: "Sắp đến hạn",
    Standing.ACTIVE: "Đang xây dựng",
    Standing.WAITING: "Chờ công nhận",
}


def conventions_today(desk: Desk) -> TodayCard:
    """How the texts that ask for something stand, the pressing ones first."""
    found = counts(desk, ConventionFilter())
    said = _sentence(found)
    card = TodayCard(title="Hương ước, quy ước", sentence=said, figures=(), page=PAGE, button="Mở hương ước")
    return standing_card(
        card,
        LABELS,
        found.by_standing,
        noun="hồ sơ",
        empty=said if found.arranged else "Không có hồ sơ hương ước nào đang làm.",
    )


def _sentence(found: Counts) -> str:
    parts = [f"{words.number(found.late)} hồ sơ quá hạn, cần làm trước" if found.late else "Không có hồ sơ quá hạn"]
    parts += [f"{words.number(found.lacking)} hồ sơ thiếu giấy"] if found.lacking else []
    parts += [f"{words.number(found.arranged)} bản chờ rà soát do sắp xếp thôn"] if found.arranged else []
    return f"{'; '.join(parts)}."
