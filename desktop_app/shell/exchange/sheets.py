"""The sheets of the page: taking an import back with its reason, and the days of an export."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any

from PySide6.QtWidgets import QLineEdit

from desktop_app.core.fields import Choice, Day, Form, LongText, Section
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.theme import State
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.shell.context import Shell
from desktop_app.shell.exchange.exchanger import Imported, Trade


class Ending(Enum):
    """What an export is written as."""

    XLSX = "Tệp Excel (.xlsx)"
    CSV = "Tệp chữ (.csv)"

    @property
    def suffix(self) -> str:
        """With its dot."""
        return f".{self.name.lower()}"


UNDO_FORM = Form(
    "exchange.undo",
    (Section("", (LongText(name="reason", label="Lý do hoàn tác", required=True, max_length=500),)),),
)
EXPORT_FORM = Form(
    "exchange.export",
    (
        Section(
            "",
            (
                Day(name="from_on", label="Từ ngày", required=True, span=6),
                Day(name="to_on", label="Đến hết ngày", required=True, span=6),
                Choice(name="ending", label="Dạng tệp", options=Ending, required=True),
            ),
        ),
    ),
)
NOT_UNDONE = "Có dòng đã được sửa hoặc dùng tiếp thì không hoàn tác được."


def ask_to_undo(place: Shell, row: Imported, chosen: Callable[[str], None]) -> VerbSheet:
    """Why a whole import is to be taken back."""
    verb = Button("Hoàn tác lần nhập", Kind.MAIN, key="Ctrl+S")
    sheet = VerbSheet(
        place.surface,
        "Hoàn tác cả lần nhập",
        row.title,
        UNDO_FORM,
        lambda said: said["reason"],
        verb=verb,
        jobs=place.jobs,
        today=place.desk.clock.today(),
        notice=Banner(State.SOON, "Mọi dòng của lần nhập này được bỏ, số giữ lại cùng lý do.", NOT_UNDONE),
    )
    sheet.made.connect(chosen)
    sheet.rise()
    return sheet


def ask_for_days(place: Shell, trade: Trade, chosen: Callable[[date, date, Ending], None]) -> VerbSheet:
    """Which days go out, and as what."""
    today = place.desk.clock.today()
    verb = Button("Chọn nơi lưu", Kind.MAIN, icon="file-down", key="Ctrl+S")
    about = f"{trade.title}: đủ các cột của tệp mẫu, nhập lại được"
    sheet = VerbSheet(
        place.surface, "Xuất Excel", about, EXPORT_FORM, _in_order, verb=verb, jobs=place.jobs, today=today
    )
    sheet.form.load({"from_on": date(today.year, 1, 1), "to_on": today, "ending": Ending.XLSX})
    sheet.made.connect(lambda said: chosen(said["from_on"], said["to_on"], said["ending"]))
    sheet.rise()
    first = sheet.form.field("from_on").input.focus_widget
    if isinstance(first, QLineEdit):
        first.selectAll()
    return sheet


def _in_order(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """The days, the earlier one first."""
    first, last = sorted((said["from_on"], said["to_on"]))
    return {**said, "from_on": first, "to_on": last}


def period_name(from_on: date, to_on: date) -> str:
    """The span in a file's name."""
    return f"{from_on:%Y%m%d}-{to_on:%Y%m%d}"
