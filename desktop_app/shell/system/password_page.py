"""Mật khẩu của tôi: whoever is signed in gives themselves another password."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.form import FormView
from desktop_app.kit.page import Page
from desktop_app.kit.theme import State, px
from desktop_app.office.account_entry import OWN_FORM, agreed_password
from desktop_app.office.accounts import AccountService
from desktop_app.shell.context import Shell

WIDEST = 460


class PasswordPage(Page):
    """Three fields: the old password, the new one twice."""

    def __init__(self, place: Shell) -> None:
        """For the signed-in account."""
        self._service = AccountService(place.desk, place.office.keeper)
        super().__init__("Mật khẩu của tôi", self._service.password_rule(), back=place.back)
        self._place = place
        self._today = place.desk.clock.today()
        self.form = FormView(OWN_FORM, self._today)
        self._save = Button("Đổi mật khẩu", Kind.MAIN, key="Ctrl+S")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        body.setMaximumWidth(px(WIDEST))
        column.addWidget(self.form)
        column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_body(body)
        self.form.completed.connect(self._save.setFocus)
        self._save.clicked.connect(self._submit)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """The keyboard in the first field."""
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Nothing that was typed stays."""
        self.form.load(dict.fromkeys(self.form.raw(), ""))
        self.form.show_problems({})

    def _submit(self) -> None:
        try:
            values = OWN_FORM.checked(self.form.raw(), self._today)
            new = agreed_password(values)
        except InvalidInput as error:
            self.form.show_problems(error.problems)
            return
        self.form.show_problems({})
        self._save.setEnabled(False)
        old = str(values["old"])
        self._place.jobs.write(
            lambda _: self._service.change_own_password(old, new), lambda _: self._done(), self._refuse, owner=self
        )

    def _done(self) -> None:
        self._save.setEnabled(True)
        self.leave()
        self.set_banner(None)
        self._place.say("Đã đổi mật khẩu. Dùng mật khẩu mới từ lần đăng nhập sau.")
        self._place.back()

    def _refuse(self, error: BaseException) -> None:
        self._save.setEnabled(True)
        if isinstance(error, InvalidInput):
            self.form.show_problems(error.problems)
        elif isinstance(error, UserError):
            self.set_banner(Banner(State.OVERDUE, str(error)))
        else:
            self._place.explain(error)
