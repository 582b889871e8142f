"""What Hôm nay says of surveys: one that ends and is not locked, with the batches that are still open."""

from datetime import date

from desktop_app.areas.surveys.listed import open_surveys
from desktop_app.areas.surveys.row import SurveyRow
from desktop_app.core import words
from desktop_app.office.area import DueItem
from desktop_app.office.desk import Desk

AREA = "surveys"


def due_items(desk: Desk, until: date) -> list[DueItem]:
    """Every survey that takes forms and ends on or before the day."""
    return [_item(row) for row in open_surveys(desk, until)]


def _item(row: SurveyRow) -> DueItem:
    still = row.figures.open_batches
    if not row.figures.batches:
        what, left = "Thu phiếu", "chưa có lô nào"
    elif still:
        what, left = "Thu, nhập phiếu và đóng lô", f"{words.number(still)} lô chưa đóng"
    else:
        what, left = "Khóa đợt", "mọi lô đã đóng"
    return DueItem(
        uid=row.uid,
        area=AREA,
        title=f"{what}: {row.label}",
        detail=" · ".join(("Ngày cuối của đợt", left, keyed_of(row))),
        due_on=row.to_on,
        who=row.unit,
    )


def keyed_of(row: SurveyRow) -> str:
    """How many forms were keyed, of how many wanted."""
    of_wanted = f"/{words.number(row.wanted)}" if row.wanted else ""
    return f"đã nhập {words.number(row.figures.keyed)}{of_wanted} phiếu"
