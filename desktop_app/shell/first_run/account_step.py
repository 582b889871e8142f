"""The first account: who keeps the office's data, and the password that opens it."""

from collections.abc import Mapping

from desktop_app.kit.controls import Banner
from desktop_app.kit.form import FormView
from desktop_app.kit.message import Message
from desktop_app.kit.theme import State
from desktop_app.shell.first_run.answers import ACCOUNT_FORM
from desktop_app.shell.first_run.checks import Strength
from desktop_app.shell.first_run.setup import Setup
from desktop_app.shell.first_run.step_view import StepView


class AccountStep(StepView):
    """How good the password is, is said in words while it is typed."""

    def __init__(self, setup: Setup) -> None:
        super().__init__(
            setup,
            "Người phụ trách và mật khẩu",
            "Tài khoản đầu tiên làm quản trị: thêm tài khoản cho người khác, sửa thông tin cơ quan, sao lưu.",
        )
        self.form = FormView(ACCOUNT_FORM, setup.opener.clock.today())
        self.form.load(setup.raw)
        self.form.completed.connect(self.completed)
        self.form.edited.connect(self._judge)
        self.body.addWidget(self.form)
        self._said = Message()
        self.body.addWidget(self._said)
        self.body.addWidget(
            Banner(
                State.INFO,
                "Không ai đặt lại được mật khẩu từ bên ngoài.",
                "Quên mật khẩu thì chỉ phiếu khôi phục, in ở bước sau, mở được dữ liệu.",
                icon="key-round",
            )
        )
        self._judge("password")

    def keep(self) -> None:
        """Name, post and both passwords."""
        self.setup.put(self.form.raw())

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Under the fields; what was said of the password gives way."""
        if problems:
            self._said.show_hint("")
        self.form.show_problems(problems)

    def take_keyboard(self) -> None:
        """Into the first field that is still empty."""
        raw = self.form.raw()
        self.form.go_to(next((name for name, text in raw.items() if not text), "account_name"))

    def _judge(self, name: str) -> None:
        if name.startswith("password"):
            self.keep()
            strength, words = self.setup.strength(self.setup.raw["password"])
            if strength is Strength.SHORT:
                self._said.show_hint(words)
            else:
                self._said.show_state(State.WARNING if strength is Strength.WEAK else State.DONE, words)
