"""Back in with the sheet that was printed at set-up: its code, and a new password."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from desktop_app.core.errors import InvalidInput
from desktop_app.core.failures import sentence_for
from desktop_app.core.fields import Form, Password, Section, Text
from desktop_app.kit.controls import Banner, Button, Kind, Label
from desktop_app.kit.form import FormView
from desktop_app.kit.jobs import Jobs
from desktop_app.kit.stage import Stage, StageCard
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.office.account_entry import agreed_password
from desktop_app.office.door import Door, Person

FORM = Form(
    "recover",
    (
        Section(
            "",
            (
                Text(
                    name="code",
                    label="Mã trên phiếu khôi phục khóa của sổ",
                    required=True,
                    max_length=80,
                    hint="Bảy ô, mỗi ô năm ký tự; gõ liền hoặc cách ra đều được",
                ),
                Password(name="password", label="Mật khẩu mới", required=True),
                Password(name="again", label="Gõ lại mật khẩu mới", required=True),
            ),
        ),
    ),
)


class RecoverView(Stage):
    """Tells the open office together with the code of the sheet that replaces the used one."""

    help = "quen-mat-khau"

    opened = Signal(object, str)
    left = Signal()

    def __init__(self, door: Door, jobs: Jobs, person: Person) -> None:
        """`person` is whose password was forgotten."""
        super().__init__()
        self._door, self._jobs, self._person = door, jobs, person
        self.form = FormView(FORM, door.opener.clock.today())
        self._card = StageCard(520)
        body = self._card.body
        body.addWidget(Label("Vào lại bằng phiếu khôi phục", Type.SHEET_TITLE, wrap=True))
        body.addWidget(Label(f"Tài khoản: {person.name}", colour=Token.INK_2, wrap=True))
        first = "Dùng xong, phiếu này hết giá trị."
        second = "Chương trình đưa ra phiếu mới để in và cất thay phiếu cũ."
        body.addWidget(Banner(State.WARNING, first, second))
        body.addWidget(self.form)
        self._open = Button("Đặt mật khẩu và mở sổ", Kind.MAIN, key="Ctrl+S")
        self._open.clicked.connect(self.try_code)
        back = Button("Trở lại", key="Esc")
        back.clicked.connect(lambda: self.left.emit())
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self._open)
        body.addLayout(row)
        self.stand(self._card)
        self.form.completed.connect(self.try_code)

    def take_keyboard(self) -> None:
        """The code comes first."""
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def try_code(self) -> None:
        """Ask whether the code opens the data; only then is anything changed."""
        try:
            values = FORM.checked(self.form.raw(), self._door.opener.clock.today())
            password = agreed_password(values)
        except InvalidInput as error:
            self.form.show_problems(error.problems)
            return
        code, uid = str(values["code"]), self._person.uid
        self._open.setEnabled(False)
        self._jobs.write(
            lambda _progress: self._door.recover(code, uid, password), self._done, self._failed, owner=self
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the names."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _done(self, result: tuple[Any, str]) -> None:
        self.opened.emit(*result)

    def _failed(self, error: BaseException) -> None:
        self._open.setEnabled(True)
        if isinstance(error, InvalidInput):
            self.form.show_problems({"password": str(error), **error.problems})
        else:
            self.form.show_problems({"code": sentence_for(error) or ""})
