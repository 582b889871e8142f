"""What the register of petitions says of the day on "Hôm nay"."""

from desktop_app.areas.petitions.queries import Counts, PetitionFilter, counts
from desktop_app.core import words
from desktop_app.office.area import Standing, TodayCard
from desktop_app.office.desk import Desk
from desktop_app.office.standing_card import standing_card

PAGE = "petitions.register"
LABELS = {
    Standing.LATE: "Quá hạn",
    Standing.SOON: "Sắp đến hạn",
    Standing.ACTIVE: "Đang giải quyết",
    Standing.WAITING: "Chờ phân loại",
}


def petitions_today(desk: Desk) -> TodayCard:
    """How the petitions that ask for something stand, the pressing ones first."""
    found = counts(desk, PetitionFilter())
    card = TodayCard(
        title="Đơn thư đang giải quyết", sentence=_sentence(found), figures=(), page=PAGE, button="Mở đơn thư"
    )
    return standing_card(card, LABELS, found.by_standing, noun="đơn", empty="Không có đơn nào đang giải quyết.")


def _sentence(found: Counts) -> str:
    if not found.late:
        return "Không có đơn nào quá hạn."
    return f"{words.number(found.late)} đơn quá hạn, cần làm trước."
