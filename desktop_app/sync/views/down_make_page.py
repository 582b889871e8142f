"""Lập gói gửi xuống: what goes at the left, to whom at the right, a word to whoever installs it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.fields import Form, LongText, Section
from desktop_app.core.stick.parcels import Parcel
from desktop_app.kit.controls import Banner, Button, Kind, Rule
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.form import FormView
from desktop_app.kit.page import Page
from desktop_app.kit.sending import sender_of
from desktop_app.kit.theme import State, px
from desktop_app.office.rights import Right
from desktop_app.sync.down.offers import Offer, offers
from desktop_app.sync.down.service import SavedDown, SendDownService, all_units
from desktop_app.sync.views.stick_place import StickPlace
from desktop_app.sync.views.tick_list import TickList

FOLDER = "gui-xuong"
NOTE_FORM = Form(
    "sync.down.note",
    (
        Section(
            "",
            (
                LongText(
                    name="note",
                    label="Lời dặn người cài",
                    max_length=500,
                    lines=2,
                    hint="Ví dụ: dùng cho báo cáo từ quý IV/2026",
                ),
            ),
        ),
    ),
)
NO_OFFERS = (
    "Cơ quan chưa có gì của mình để gửi. Soạn phiếu ở Bộ phiếu, nhập quy định và ngày nghỉ ở Quy định và ngày nghỉ, "
    "hoặc bấm Thêm biểu mẫu để lấy từ tệp."
)
NO_UNITS = "Chưa ghi danh xã nào. Ghi danh ở Đơn vị trao đổi rồi quay lại."
NO_SENDER = "Đã lập gói số {}, bản lưu ở trên máy. Tài khoản này không ghi ra USB được; nhờ người có quyền in, xuất."


class DownMakePage(Page):
    """Nothing is ticked of what goes, everybody of those who get it."""

    def __init__(self, place: StickPlace, files: FileChoice | None = None) -> None:
        super().__init__("Lập gói gửi xuống", back=place.back)
        self._place, self._desk = place, place.desk
        self._files: FileChoice = files or SystemFileChoice()
        self._service = SendDownService(place.desk)
        self.what, self.to = TickList("Gửi gì", NO_OFFERS), TickList("Gửi cho", NO_UNITS)
        self.note = FormView(NOTE_FORM, self._desk.clock.today())
        self.add = Button("Thêm biểu mẫu", icon="plus")
        self.write = Button("Ghi ra USB", Kind.MAIN, icon="usb", key="Ctrl+S")
        self.set_body(self._content(), scrolls=False, margin=0)
        may_settle = self._desk.account.may(Right.SETTLE_OFFICE)
        self.set_buttons(*((self.add,) if may_settle else ()), self.write)
        self.write.setVisible(self._desk.account.may(Right.PRINT))
        self.what.changed.connect(self._say)
        self.to.changed.connect(self._say)
        self.add.clicked.connect(self._add_form)
        self.write.clicked.connect(self._make)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read what there is."""
        self._reload()

    def regions(self) -> list[QWidget]:
        """What, to whom, the note."""
        return [self.what, self.to, self.note]

    def add_form(self, path: Path) -> None:
        """Take the form of a file as one of this office's own."""
        service = self._service

        def work(_progress: object) -> str:
            return service.add_form(path.read_text(encoding="utf-8", errors="replace"))

        def added(_uid: str) -> None:
            self.set_banner(None)
            self._reload()

        self._place.jobs.write(work, added, self._failed)

    def _reload(self) -> None:
        desk = self._desk

        def show(read: tuple[Sequence[Offer], Sequence[tuple[str, str]]]) -> None:
            found, units = read
            self.what.show_entries(
                [(each.line.group.value, each.uid, f"{each.line.title}. {each.line.after}") for each in found],
                ticked=False,
            )
            self.to.show_entries([("", unit, name) for unit, name in units], ticked=True)
            self.what.setFocus(Qt.FocusReason.OtherFocusReason)

        self._place.jobs.read(lambda _: (offers(desk), all_units(desk)), show, self._place.explain, owner=self)

    def _say(self) -> None:
        what, to = len(self.what.chosen), len(self.to.chosen)
        self.write.setEnabled(bool(what and to))
        if not what:
            self.say("Chọn những mục cần gửi xuống; chưa có gì được lập.")
        else:
            self.say(f"Gửi {words.number(what)} mục cho {words.number(to)} đơn vị trong một gói.")

    def _make(self) -> None:
        service, what, to = self._service, self.what.chosen, self.to.chosen
        note = str(self.note.raw().get("note") or "")
        self.write.setEnabled(False)
        self._place.jobs.write(lambda _: service.build(what, to, note), self._made, self._failed)

    def _made(self, saved: SavedDown) -> None:
        sender = sender_of(self._place.surface)
        if sender is None:
            self._place.say(NO_SENDER.format(saved.seq))
            self._place.back()
            return
        parcels = [Parcel(f"{FOLDER}/{saved.copy.name}", saved.copy)]
        sender.send(parcels, lambda is_sent: self._written(saved) if is_sent else self._place.back())

    def _written(self, saved: SavedDown) -> None:
        service, place = self._service, self._place

        def told(_: object) -> None:
            units = words.number(saved.units)
            place.say(f"Đã ghi gói gửi xuống số {saved.seq} cho {units} đơn vị ra USB, đã đọc lại khớp.")
            place.back()

        place.jobs.write(lambda _progress: service.hand_over(saved.uid), told, place.explain)

    def _add_form(self) -> None:
        if path := self._files.file(self._place.surface, "Chọn tệp biểu mẫu báo cáo", "Biểu mẫu", ".toml"):
            self.add_form(path)

    def _failed(self, error: BaseException) -> None:
        self._say()
        if isinstance(error, UserError):
            self.set_banner(Banner(State.OVERDUE, str(error)))
        else:
            self._place.explain(error)

    def _content(self) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.what, 3)
        row.addWidget(self.to, 2)
        foot = QWidget()
        inside = QVBoxLayout(foot)
        inside.setContentsMargins(px(24), px(10), px(24), px(14))
        inside.addWidget(self.note)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(both, 1)
        column.addWidget(Rule())
        column.addWidget(foot)
        return holder
