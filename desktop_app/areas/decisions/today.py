"""What the register of decisions says of the day on "Hôm nay"."""

from desktop_app.areas.decisions.listed import Counts, DecisionFilter, counts
from desktop_app.core import words
from desktop_app.office.area import Standing, TodayCard
from desktop_app.office.desk import Desk
from desktop_app.office.standing_card import standing_card

PAGE = "decisions.register"
LABELS = {
    Standing.LATE: "Quá hạn",
    Standing.SOON: "Sắp đến hạn",
    Standing.ACTIVE: "Đang bàn",
    Standing.WAITING: "Chờ công nhận",
}


def decisions_today(desk: Desk) -> TodayCard:
    """How the matters that ask for something stand, the pressing ones first."""
    found = counts(desk, DecisionFilter())
    card = TodayCard(title="Dân bàn, quyết định", sentence=_sentence(found), figures=(), page=PAGE, button="Mở dân bàn")
    return standing_card(card, LABELS, found.by_standing, noun="việc", empty="Không có việc nào đang bàn.")


def _sentence(found: Counts) -> str:
    if not found.late:
        return "Không có việc nào quá hạn."
    return f"{words.number(found.late)} việc quá hạn, cần làm trước."
