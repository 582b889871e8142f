"""What the register of petitions says of the day on "Hôm nay"."""

from desktop_app.areas.petitions.queries import Counts, PetitionFilter, counts
from desktop_app.core import words
from desktop_app.office.area import BarPart, Standing, TodayCard
from desktop_app.office.desk import Desk

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
    parts = tuple(
        BarPart(label, found.by_standing[standing], standing, standing.value)
        for standing, label in LABELS.items()
        if found.by_standing[standing]
    )
    total = sum(part.count for part in parts)
    return TodayCard(
        title="Đơn thư đang giải quyết",
        sentence=_sentence(found) if total else "Không có đơn nào đang giải quyết.",
        figures=(),
        page=PAGE,
        button="Mở đơn thư",
        bar=parts,
        total=f"{words.number(total)} đơn" if total else "",
    )


def _sentence(found: Counts) -> str:
    if not found.late:
        return "Không có đơn nào quá hạn."
    return f"{words.number(found.late)} đơn quá hạn, cần làm trước."
