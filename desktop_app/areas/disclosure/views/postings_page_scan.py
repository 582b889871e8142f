"""The box that a copy's code is scanned into, or its serial number typed."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.areas.views import Workplace
from desktop_app.core.errors import UserError
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.postings.check import Checked, check, find_serial
from desktop_app.office.postings.fields import SCAN_FORM

CODE = "code"


def scan_sheet(workplace: Workplace, window: QWidget, found: Callable[[Checked], None]) -> VerbSheet:
    """The sheet with the box; `found` is told of a copy that matches. What doesn't stays told above the box."""
    desk = workplace.desk

    def work(said: Mapping[str, Any]) -> Checked:
        # A scanner under Caps Lock types small letters; the code has only capitals.
        text = str(said[CODE]).upper()
        checked = find_serial(desk, text) or check(desk, text)
        if not (checked.matches or checked.is_serial):
            raise UserError(checked.sentence)
        return checked

    def again(_error: BaseException) -> bool:
        sheet.form.go_to(CODE)
        return False

    sheet = VerbSheet(
        window,
        "Quét mã phiếu niêm yết",
        "Khớp thì mở đúng bản đó; không khớp thì nói rõ vì sao",
        SCAN_FORM,
        work,
        verb=Button("Kiểm tra", Kind.MAIN, icon="shield-check", key="Enter"),
        jobs=workplace.jobs,
        today=desk.clock.today(),
        takes=again,
    )
    # An input method would retype what the scanner types.
    sheet.form.field(CODE).input.focus_widget.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
    sheet.form.completed.connect(sheet.submit)
    sheet.made.connect(found)
    return sheet
