"""Sang máy mới: what happens in which order, and where the register is written now."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.stick.drives import StickDrive
from desktop_app.kit.act_menu import open_menu
from desktop_app.kit.controls import Banner, Button, Card, Kind, Label
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.kit.timeline import Place, Step, Timeline
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.kit.work_stack import Told, WorkStack
from desktop_app.office.rights import Right
from desktop_app.sync.branch.fields import BACK_FORM, SURE_FORM
from desktop_app.sync.moving.service import MoveService, Standing, instant_of
from desktop_app.sync.views.stick_page import StickPage
from desktop_app.sync.views.stick_place import StickPlace

PARTNERS = "sync.partners"
HERE = "Máy này đang ghi sổ của cơ quan."
GONE = "Sổ đã chuyển đi lúc {at}; máy này chỉ còn xem."
CAME = "Sổ chuyển đến máy này lúc {at} và được ghi ở đây."
NEW_KEYS = (
    "Máy này có khóa mới.",
    "Xuất phiếu ghi danh mới ở trang Đơn vị trao đổi, đưa cấp trên và đơn vị kia; cấp trên xác nhận máy mới một lần.",
)
LOST = "USB chuyển bị mất mà chưa mở ở máy nào thì bấm Dùng lại máy này."
_SURE = (
    "Ghi xong thì máy này chỉ xem sổ.",
    "Bản nháp chưa lưu không đi theo; lưu hết trước khi chuyển. Tệp mở bằng mật khẩu hoặc mã khôi phục đã in.",
)
_BACK = (
    "Chỉ dùng lại khi tệp chuyển chưa mở ở máy nào.",
    "Nếu đã mở, hai máy cùng ghi một sổ: cấp trên thấy gói của hai máy không nối nhau, phải hỏi và chọn một máy.",
)
_STEPS = (
    ("Ở máy này: bấm Chuyển sang máy mới, ghi ra USB", "Cả sổ vào một tệp niêm phong, đã mở kiểm tra"),
    ("Máy này chỉ còn xem", "Không ai ghi thêm vào sổ cũ được nữa"),
    ("Ở máy mới: cài chương trình, chọn Mở sổ từ máy khác", "Mở bằng mật khẩu của tài khoản, hoặc mã khôi phục đã in"),
    ("Đưa phiếu ghi danh mới cho cấp trên", "Máy mới có khóa mới; cấp trên xác nhận một lần, số gói nối tiếp"),
)
_TOLD = Told(
    "hard-drive",
    "Ghi sổ ra USB để chuyển máy",
    "Cả sổ được niêm phong rồi mở kiểm tra; xong mới khóa máy này.",
    ("Đang sao lưu",),
    "Bấm Hủy thì không có tệp nào được để lại; máy này vẫn ghi sổ như trước.",
    can_leave=False,
)


class MovePage(StickPage):
    """One card of steps; what can be done follows from where the register is written."""

    def __init__(self, place: StickPlace, files: FileChoice | None = None) -> None:
        """Only who settles the office moves it."""
        super().__init__("Sang máy mới", place)
        self._place, self._files = place, files or SystemFileChoice()
        self._service = MoveService(place.desk)
        self._may = place.desk.account.may(Right.SETTLE_OFFICE)
        self._drives: Sequence[StickDrive] = ()
        self.go = Button("Chuyển sang máy mới", Kind.MAIN, icon="hard-drive", key="Ctrl+S")
        self.back = Button("Dùng lại máy này", icon="undo-2")
        self._card = Card(spacing=8)
        self._timeline: Timeline | None = None
        self._card.body.addWidget(Label("Các bước", Type.BLOCK_TITLE))
        self.work = WorkStack(_holding(self._card), place.jobs)
        self.set_body(self.work, margin=0)
        self.set_buttons(self.back, self.go)
        self.watch.seen.connect(self._see)
        self.go.clicked.connect(self._ask)
        self.back.clicked.connect(self._ask_back)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Look where the register is written."""
        self._reload()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reload(self) -> None:
        self._place.jobs.read(lambda _: self._service.standing(), self._show, owner=self)

    def _show(self, standing: Standing) -> None:
        left, came = standing.handed_over, standing.arrived
        told = GONE if left else CAME if came else HERE
        at = words.instant(instant_of(left or came)) if left or came else ""
        self.say(told.format(at=at))
        self.go.setVisible(self._may and left is None)
        self.back.setVisible(self._may and left is not None)
        self._show_steps(2 if left else 0)
        if left:
            self.set_banner(Banner(State.WARNING, "Máy này chỉ còn xem. Ghi ở máy mới.", LOST))
        elif came:
            partners = Button("Mở Đơn vị trao đổi", height=30)
            partners.clicked.connect(lambda: self._place.open(PARTNERS))
            self.set_banner(Banner(State.INFO, *NEW_KEYS, buttons=(partners,)))
        else:
            self.set_banner(None)

    def _show_steps(self, done: int) -> None:
        if self._timeline is not None:
            self._timeline.hide()
            self._timeline.deleteLater()
        places = [Place.DONE if at < done else Place.NOW if at == done else Place.TO_COME for at in range(len(_STEPS))]
        steps = [Step(what, detail, place=place) for (what, detail), place in zip(_STEPS, places, strict=True)]
        self._timeline = Timeline(steps, numbered=True)
        self._card.body.addWidget(self._timeline)

    def _see(self, drives: Sequence[StickDrive]) -> None:
        self._drives = drives

    def _ask(self) -> None:
        verb = Button("Chọn USB", Kind.MAIN, icon="usb", key="Ctrl+S")
        sheet = VerbSheet(
            self._place.surface, "Chuyển sang máy mới", "Cả sổ của cơ quan", SURE_FORM, dict, verb=verb,
            jobs=self._place.jobs, today=self._place.desk.clock.today(), notice=Banner(State.WARNING, *_SURE),
        )  # fmt: skip
        sheet.made.connect(lambda _: self._choose())
        sheet.rise()

    def _choose(self) -> None:
        def elsewhere() -> None:
            folder = self._files.folder(self._place.surface, "Chọn USB để ghi sổ")
            if folder is not None:
                self._write(folder)

        sticks = [(each.name, partial(self._write, each.root)) for each in self._drives]
        if sticks:
            open_menu(self.go, (*sticks, ("Thư mục khác…", elsewhere)))
        else:
            elsewhere()

    def _write(self, folder: Path) -> None:
        self.work.run(partial(self._service.hand_over, folder), _TOLD, self._moved, self._fail, writes=True)

    def _moved(self, file: Path) -> None:
        self._place.say(f"Đã ghi {file.name}. Mở tệp này ở máy mới.")
        self._reload()

    def _ask_back(self) -> None:
        verb = Button("Dùng lại máy này", Kind.DANGER, key="Ctrl+S")
        sheet = VerbSheet(
            self._place.surface, "Dùng lại máy này", "Tệp chuyển bị mất", BACK_FORM,
            lambda values: self._service.take_back(values["reason"]), verb=verb, jobs=self._place.jobs,
            today=self._place.desk.clock.today(), notice=Banner(State.WARNING, *_BACK),
        )  # fmt: skip
        sheet.made.connect(lambda _: self._taken_back())
        sheet.rise()

    def _taken_back(self) -> None:
        self._place.say("Máy này ghi sổ như trước.")
        self._reload()

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.set_banner(Banner(State.OVERDUE, str(error)))
        else:
            self._place.explain(error)


def _holding(card: Card) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(px(24), px(8), px(24), px(16))
    column.addWidget(card)
    why = "Chép tay thư mục dữ liệu sang máy khác thì hai máy cùng một sổ mà không ai biết; hãy chuyển bằng trang này."
    column.addWidget(Label(why, Type.HINT, colour=Token.INK_2, wrap=True))
    column.addStretch(1)
    return holder
