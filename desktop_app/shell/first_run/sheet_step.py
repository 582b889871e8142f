"""A recovery sheet: printed from memory, then proved to be on paper by two of its groups typed back."""

import random
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.core.errors import InvalidInput
from desktop_app.core.failures import sentence_for
from desktop_app.core.fields import Form, Section, Text
from desktop_app.kit.controls import Banner, Button, Card, Kind, Label
from desktop_app.kit.form import FormView
from desktop_app.kit.jobs import Jobs
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.office.sheets import Sheet, SheetService, asked_groups
from desktop_app.shell.first_run.setup import Setup
from desktop_app.shell.first_run.sheet_paper import SheetPaper
from desktop_app.shell.first_run.step_view import StepView

_WORDS = {
    Sheet.REGISTER: (
        "In phiếu khôi phục khóa của sổ",
        "Phiếu này mở được sổ khi quên mọi mật khẩu hoặc máy hỏng. Chương trình không giữ bản nào.",
        "In một bản, cho vào phong bì dán kín, đóng dấu, cất trong két hoặc tủ khóa của Văn phòng.",
    ),
    Sheet.VAULT: (
        "In phiếu khôi phục kho mật",
        "Phiếu thứ hai mở kho mật giữ danh tính người tố cáo, không mở sổ. Người đứng đầu cơ quan giữ phiếu này.",
        "In một bản, cho vào phong bì dán kín, đóng dấu và giao người đứng đầu cơ quan giữ riêng.",
    ),
}
_LOST = {Sheet.REGISTER: "toàn bộ dữ liệu", Sheet.VAULT: "danh tính người tố cáo"}
_OPENS = {Sheet.REGISTER: "toàn bộ sổ", Sheet.VAULT: "kho mật"}


class SheetStep(StepView):
    """Print, then type two groups back; leaving without that is possible, and said plainly first."""

    proved = Signal()
    """The groups were right; the office remembers it."""

    top_asked = Signal()
    """Something is said at the top that must be seen."""

    def __init__(
        self, setup: Setup, paper: SheetPaper, service: SheetService, jobs: Jobs, *, asked_by: random.Random
    ) -> None:
        """`asked_by` says which groups are asked for; `paper` prints and saves."""
        question, sentence, keeping = _WORDS[paper.sheet]
        super().__init__(setup, question, sentence)
        self.paper, self._service, self._jobs = paper, service, jobs
        self.places = asked_groups(asked_by)
        self.is_warned = False
        self.show_button = Button("Xem và in phiếu", icon="printer", height=38)
        self.show_button.clicked.connect(lambda: paper.show(self.window()))
        self.save_button = Button("Lưu ra tệp", Kind.QUIET, icon="file-down", height=38)
        self.save_button.clicked.connect(self._warn_of_file)
        self._printed = Label("Đã gửi tới máy in.", Type.LABEL, colour=State.DONE)
        self._printed.hide()
        paper.printed.connect(self._go_and_type)
        paper.said.connect(self._say)
        self.form = FormView(_form(self.places), setup.opener.clock.today())
        self.form.completed.connect(self.completed)
        self._slot = QVBoxLayout()
        self.body.addLayout(self._slot)
        typing = f"Gõ lại ô {self.places[0]} và ô {self.places[1]} trên phiếu"
        self.body.addWidget(_numbered("1", "In phiếu ra giấy", keeping, self._buttons()))
        self.body.addWidget(_numbered("2", typing, "Gõ theo bản giấy để chắc rằng phiếu in rõ.", self.form))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Under the groups."""
        self.form.show_problems(problems)

    def take_keyboard(self) -> None:
        """On the button that shows the sheet."""
        self.show_button.setFocus()

    def prove(self) -> None:
        """Have the typed groups compared with the sheet."""
        raw = self.form.raw()
        typed = {place: raw[_name(place)] for place in self.places}
        self._jobs.write(
            lambda _: self._service.check(self.paper.sheet, self.paper.code, typed),
            lambda _: self.proved.emit(),
            self._refuse,
            owner=self,
        )

    def warn_of_leaving(self) -> None:
        """What it means to go on without proof that the sheet is on paper."""
        self.is_warned = True
        first = f"Không có phiếu mà quên mật khẩu thì mất {_LOST[self.paper.sheet]}."
        second = "Để sau thì trang Hôm nay còn nhắc; khi đó lập phiếu mới ở trang Tài khoản, phiếu này hết giá trị."
        self._tell(Banner(State.WARNING, first, second))

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, InvalidInput):
            self.show_problems(error.problems)
        else:
            self._tell(Banner(State.OVERDUE, sentence_for(error) or ""))

    def _warn_of_file(self) -> None:
        sure = Button("Vẫn lưu", height=32)
        sure.clicked.connect(lambda: self.paper.save(self))
        leave = Button("Thôi", Kind.QUIET, height=32)
        leave.clicked.connect(lambda: self._tell(None))
        first = f"Ai có tệp này và dữ liệu thì mở được {_OPENS[self.paper.sheet]}."
        second = "Chỉ lưu khi máy này không có máy in. Không để cùng USB sao lưu; in xong bấm Ghi đè và xóa tệp."
        self._tell(Banner(State.WARNING, first, second, buttons=(leave, sure)))
        sure.setFocus()

    def _say(self, state: State, first: str, second: str) -> None:
        buttons: tuple[Button, ...] = ()
        if self.paper.saved is not None:
            wipe = Button("Ghi đè và xóa tệp", height=32)
            wipe.clicked.connect(self.paper.wipe)
            buttons = (wipe,)
        self._tell(Banner(state, first, second, buttons=buttons))

    def _tell(self, banner: Banner | None) -> None:
        while (item := self._slot.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if banner is not None:
            self._slot.addWidget(banner)
            self.top_asked.emit()

    def _go_and_type(self) -> None:
        self._printed.show()
        self.form.go_to(_name(self.places[0]))

    def _buttons(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(px(20), 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.show_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        row.addWidget(self._printed)
        return holder


def _numbered(number: str, title: str, told: str, inside: QWidget) -> Card:
    card = Card()
    row = QHBoxLayout()
    row.setSpacing(px(10))
    row.addWidget(Label(number, Type.BLOCK_TITLE, colour=Token.ACCENT), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(px(2))
    words.addWidget(Label(title, Type.BLOCK_TITLE, wrap=True))
    words.addWidget(Label(told, Type.HINT, wrap=True))
    row.addLayout(words, 1)
    card.body.addLayout(row)
    card.body.addWidget(inside)
    return card


def _form(places: list[int]) -> Form:
    fields = tuple(Text(name=_name(place), label=f"Ô {place}", max_length=20, span=6) for place in places)
    return Form("first_run.sheet", (Section("", fields),))


def _name(place: int) -> str:
    return f"group{place}"
