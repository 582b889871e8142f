"""What the register of conventions says of the day on "Hôm nay"."""

from desktop_app.areas.conventions.queries import ConventionFilter, Counts, counts
from desktop_app.core import words
from desktop_app.office.area import BarPart, Standing, TodayCard
from desktop_app.office.desk import Desk

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
    parts = tuple(
        BarPart(label, found.by_standing[standing], standing, standing.value)
        for standing, label in LABELS.items()
        if found.by_standing[standing]
    )
    total = sum(part.count for part in parts)
    return TodayCard(
        title="Hương ước, quy ước",
        sentence=_sentence(found) if total or found.arranged else "Không có hồ sơ hương ước nào đang làm.",
        figures=(),
        page=PAGE,
        button="Mở hương ước",
        bar=parts,
        total=f"{words.number(total)} hồ sơ" if total else "",
    )


def _sentence(found: Counts) -> str:
    parts = [f"{words.number(found.late)} hồ sơ quá hạn, cần làm trước" if found.late else "Không có hồ sơ quá hạn"]
    parts += [f"{words.number(found.lacking)} hồ sơ thiếu giấy"] if found.lacking else []
    parts += [f"{words.number(found.arranged)} bản chờ rà soát do sắp xếp thôn"] if found.arranged else []
    return f"{'; '.join(parts)}."
