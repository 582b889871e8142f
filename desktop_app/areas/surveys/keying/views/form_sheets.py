"""Verbs upon forms of a batch that were keyed, or will not be: opened again, rejected, put aside."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.surveys.keying.entry import BatchProgress, KeyedForm
from desktop_app.areas.surveys.keying.fields import OPEN, REJECT
from desktop_app.areas.surveys.keying.latest import LatestForms
from desktop_app.areas.surveys.keying.scanned import serial_in
from desktop_app.areas.surveys.keying.service import KeyingService
from desktop_app.areas.surveys.keying.views.flow import Flow
from desktop_app.areas.views import Workplace
from desktop_app.kit.controls import Button, Kind, Label
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import Token, px
from desktop_app.kit.verb_sheet import VerbSheet

NONE_YET = "Chưa có phiếu nào của lượt này do tài khoản này nhập."
ANONYMOUS = "Lô khuyết danh không giữ thứ tự nhập, để không ai lần ra người trả lời. Bấm F2, gõ số phiếu để mở lại."


class FormSheets:
    """Opened by the page; while a form is in the hand no other one is opened."""

    def __init__(self, workplace: Workplace, flow: Flow) -> None:
        self._workplace, self._flow = workplace, flow
        self._service = KeyingService(workplace.desk)

    def show_latest(self) -> None:
        """The last forms of this account, to be opened again."""
        if self._is_busy():
            return
        desk, batch, turn = self._workplace.desk, self._flow.desk.batch, self._flow.desk.turn
        self._workplace.jobs.read(
            lambda _progress: LatestForms(desk).of(batch.uid, turn), self._list, self._workplace.explain
        )

    def open_one(self) -> None:
        """A form by its serial: one that was keyed long ago, by somebody else, without a name, or that was rejected."""
        if self._is_busy():
            return
        service, desk = self._service, self._flow.desk
        sheet = VerbSheet(
            self._workplace.surface,
            "Mở phiếu đã nhập",
            f"{desk.batch.label}. Cầm phiếu giấy, gõ số của nó; sửa xong thì ghi lý do.",
            OPEN,
            lambda values: service.load(desk.batch.uid, desk.turn, serial_in(values["serial"])),
            verb=Button("Mở phiếu", Kind.MAIN, key="Ctrl+S"),
            jobs=self._workplace.jobs,
            today=self._workplace.desk.clock.today(),
        )
        sheet.made.connect(self._reopen)
        sheet.rise()

    def reject(self) -> None:
        """A form that cannot count: torn, filled in twice, not of a respondent."""
        batch = self._flow.desk.batch
        sheet = VerbSheet(
            self._workplace.surface,
            "Loại phiếu",
            f"{batch.label}. Phiếu bị loại giữ số của nó và không tính vào kết quả.",
            REJECT,
            lambda values: self._reject(values),
            verb=Button("Loại phiếu", Kind.MAIN, key="Ctrl+S"),
            jobs=self._workplace.jobs,
            today=self._workplace.desk.clock.today(),
        )
        sheet.form.load({"serial": self._flow.serial})
        sheet.made.connect(self._rejected)
        sheet.rise()

    def put_aside(self) -> None:
        """The form in the hand is not saved; it can be taken up again for a moment."""
        if self._flow.entry is None:
            return
        serial, held = self._flow.serial, self._flow.put_aside()
        said = f"Đã bỏ phiếu {serial} đang nhập." if serial else "Đã bỏ phiếu đang nhập."
        self._workplace.say(said, lambda: self._flow.take_up(held))

    def _is_busy(self) -> bool:
        """Whether a form is in the hand, which is told."""
        if self._flow.entry is None:
            return False
        self._workplace.say("Nhập xong phiếu này rồi mới mở phiếu khác.")
        return True

    def _reject(self, values: Mapping[str, Any]) -> tuple[str, BatchProgress]:
        serial = serial_in(values["serial"])
        return serial, self._service.reject(self._flow.desk.batch.uid, serial, values["reason"])

    def _rejected(self, made: tuple[str, BatchProgress]) -> None:
        serial, progress = made
        self._flow.progress = progress
        if self._flow.entry is not None and self._flow.serial.endswith(serial):
            self._flow.put_aside()
        self._flow.progressed.emit()
        self._workplace.say(f"Đã loại phiếu {serial}.")

    def _list(self, serials: Sequence[str]) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        nothing = ANONYMOUS if self._flow.desk.batch.is_anonymous else NONE_YET
        if not serials:
            column.addWidget(Label(nothing, colour=Token.INK_2, wrap=True))
        rows = {serial: RowButton(serial, "") for serial in serials}
        for row in rows.values():
            row.add_right("", "")
            column.addWidget(row)
        column.addSpacing(px(8))
        sheet = SideSheet(self._workplace.surface, "Phiếu vừa nhập", "Chọn phiếu để xem lại và sửa kèm lý do.", body)
        for serial, row in rows.items():
            row.clicked.connect(self._opens(sheet, serial))
        sheet.rise()

    def _opens(self, sheet: SideSheet, serial: str) -> Callable[[], None]:
        service, desk = self._service, self._flow.desk

        def read() -> None:
            sheet.go()
            self._workplace.jobs.read(
                lambda _progress: service.load(desk.batch.uid, desk.turn, serial),
                self._reopen,
                self._workplace.explain,
                owner=self._flow,
            )

        return read

    def _reopen(self, keyed: KeyedForm) -> None:
        if self._flow.entry is None:
            self._flow.reopen(keyed)
