"""What the register of decisions says of the day on "Hôm nay"."""

from desktop_app.areas.decisions.listed import Counts, DecisionFilter, counts
from desktop_app.core import words
from desktop_app.office.area import BarPart, Standing, TodayCard
from desktop_app.office.desk import Desk

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
    parts = tuple(
        BarPart(label, found.by_standing[standing], standing, standing.value)
        for standing, label in LABELS.items()
        if found.by_standing[standing]
    )
    total = sum(part.count for part in parts)
    return TodayCard(
        title="Dân bàn, quyết định",
        sentence=_sentence(found) if total else "Không có việc nào đang bàn.",
        figures=(),
        page=PAGE,
        button="Mở dân bàn",
        bar=parts,
        total=f"{words.number(total)} việc" if total else "",
    )


def _sentence(found: Counts) -> str:
    if not found.late:
        return "Không có việc nào quá hạn."
    return f"{words.number(found.late)} việc quá hạn, cần làm trước."
