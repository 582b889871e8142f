"""What surveys say of the day on "Hôm nay"."""

from desktop_app.areas.surveys.due import keyed_of
from desktop_app.areas.surveys.listed import open_surveys
from desktop_app.core import words
from desktop_app.office.area import TodayCard
from desktop_app.office.desk import Desk

PAGE = "surveys.rounds"


def surveys_today(desk: Desk) -> TodayCard:
    """How many surveys take forms, and how far each is."""
    rows = open_surveys(desk)
    keyed = sum(row.figures.keyed for row in rows)
    figures = ((len(rows), "đợt đang làm"), (keyed, "phiếu đã nhập")) if rows else ()
    return TodayCard(
        title="Khảo sát",
        sentence=_sentence(desk, [f"{row.label} {keyed_of(row)}" for row in rows]),
        figures=figures,
        page=PAGE,
        button="Mở đợt khảo sát",
    )


def _sentence(desk: Desk, told: list[str]) -> str:
    if not told:
        return "Không có đợt khảo sát nào đang làm."
    more = f", và {words.number(len(told) - 2)} đợt nữa" if len(told) > 2 else ""
    return f"{'; '.join(told[:2])}{more}."
