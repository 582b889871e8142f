"""What can be done with an account, each in a side sheet."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.core.fields import Form
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.reading_sheet import Verb
from desktop_app.kit.theme import State
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.account_entry import (
    CHANGE_FORM,
    LEAVING_FORM,
    OPENING_FORM,
    PROOF_FORM,
    RESET_FORM,
    VAULT_FORM,
    agreed_password,
)
from desktop_app.office.accounts import AccountRow, AccountService
from desktop_app.office.rights import Right
from desktop_app.shell.context import Shell

Said = Mapping[str, Any]


class AccountVerbs(QObject):
    """Acts on the account taken last; `done` when the list has changed."""

    done = Signal()

    def __init__(self, place: Shell, service: AccountService, parent: QObject) -> None:
        """`service` refuses what the signed-in account may not do."""
        super().__init__(parent)
        self._place, self._service = place, service
        self._row: AccountRow | None = None
        self.edit = Button("Sửa", icon="pencil")
        self.password = Button("Mật khẩu mới", icon="key-round")
        self.more = Button("", icon="ellipsis")
        self.more.setAccessibleName("Việc khác với tài khoản này")
        self.more.setToolTip("Việc khác với tài khoản này")
        self.edit.clicked.connect(self.change)
        self.password.clicked.connect(self.reset)
        self.more.clicked.connect(self._show_more)

    def take(self, row: AccountRow | None) -> None:
        """Act on this account from now on; a closed one can only be read, one's own password has a page."""
        self._row = row
        for button in (self.edit, self.more):
            button.setVisible(row is not None and row.is_active)
        self.password.setVisible(row is not None and row.is_active and not self._is_own)

    def open(self) -> None:
        """Let another person in."""

        def does(said: Said) -> object:
            return self._service.open(said["name"], said["post"], said["role"], agreed_password(said))

        rule = f"{self._service.password_rule()} Người giữ tài khoản tự gõ mật khẩu."
        sheet = self._sheet(
            "Thêm tài khoản", "Một người một tài khoản, không dùng chung", OPENING_FORM, does, "Thêm tài khoản", rule
        )
        sheet.made.connect(lambda _: self._tell("Đã thêm tài khoản."))
        sheet.rise()

    def change(self) -> None:
        """Another name, post or role."""
        if row := self._row:
            sheet = self._sheet(
                "Sửa tài khoản",
                row.name,
                CHANGE_FORM,
                lambda said: self._service.change(row.uid, said["name"], said["post"], said["role"]),
                "Lưu",
            )
            sheet.form.load({"name": row.name, "post": row.post, "role": row.role})
            sheet.made.connect(lambda _: self._tell("Đã lưu tài khoản."))
            sheet.rise()

    def reset(self) -> None:
        """A new password for somebody who forgot theirs."""
        if row := self._row:
            loses = row.sees_denouncer and not self._place.desk.account.sees_denouncer
            said = "Tài khoản này sẽ mất quyền xem kho mật, vì người đặt mật khẩu không có quyền đó." if loses else ""
            rule = self._service.password_rule()
            sheet = self._sheet(
                "Đặt mật khẩu mới",
                row.name,
                RESET_FORM,
                lambda values: self._service.reset_password(row.uid, agreed_password(values)),
                "Đặt mật khẩu",
                said or rule,
                rule if said else "",
                State.WARNING if said else State.INFO,
            )
            sheet.made.connect(lambda _: self._tell("Đã đặt mật khẩu mới."))
            sheet.rise()

    def grant(self) -> None:
        """Let an account look into the vault."""
        if row := self._row:
            sheet = self._sheet(
                "Cấp quyền xem kho mật",
                row.name,
                VAULT_FORM,
                lambda said: self._service.grant_vault(row.uid, said["password"]),
                "Cấp quyền",
                "Người này sẽ xem được danh tính người tố cáo.",
                "Mỗi lần xem phải ghi lý do và được giữ trong nhật ký. Quyền do Chủ tịch quyết định.",
                State.SECRET,
            )
            sheet.made.connect(lambda _: self._tell("Đã cấp quyền xem kho mật."))
            sheet.rise()

    def withdraw(self) -> None:
        """Take the right to the vault away."""
        if row := self._row:

            def does(said: Said) -> None:
                self._service.prove(said["password"])
                self._service.withdraw_vault(row.uid)

            sheet = self._sheet(
                "Thu quyền xem kho mật",
                row.name,
                PROOF_FORM,
                does,
                "Thu quyền",
                "Từ lần đăng nhập sau, người này không xem được danh tính người tố cáo.",
            )
            sheet.made.connect(lambda _: self._tell("Đã thu quyền xem kho mật."))
            sheet.rise()

    def close(self) -> None:
        """Take an account's way in away."""
        if row := self._row:
            sheet = self._sheet(
                "Ngừng tài khoản",
                row.name,
                LEAVING_FORM,
                lambda said: self._service.close(row.uid, said["reason"]),
                "Ngừng tài khoản",
                "Người này không đăng nhập được nữa; việc này không lấy lại được.",
                "Tên vẫn đứng cạnh những gì người này đã ghi.",
                State.WARNING,
                Kind.DANGER,
            )
            sheet.made.connect(lambda _: self._tell("Đã ngừng tài khoản."))
            sheet.rise()

    def all(self) -> list[Verb]:
        """Everything that can be done with the account that was taken."""
        if self._row is None or not self._row.is_active:
            return []
        own: list[Verb] = [("Sửa", self.change)]
        return [*own, *([] if self._is_own else [("Mật khẩu mới", self.reset)]), *self.choices()]

    def choices(self) -> list[Verb]:
        """What else can be done with the account that was taken."""
        row = self._row
        if row is None or not row.is_active:
            return []
        found: list[Verb] = []
        if row.sees_denouncer:
            found.append(("Thu quyền xem kho mật", self.withdraw))
        elif self._place.desk.account.may(Right.SEE_DENOUNCER):
            found.append(("Cấp quyền xem kho mật", self.grant))
        return found if self._is_own else [*found, ("Ngừng tài khoản", self.close)]

    @property
    def _is_own(self) -> bool:
        return self._row is not None and self._row.uid == self._place.desk.account.uid

    def _show_more(self) -> None:
        menu = QMenu(self.more)
        for words, run in self.choices():
            menu.addAction(words, run)
        if menu.isEmpty():
            menu.addAction("Người có quyền xem kho mật mới cấp được quyền này").setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _sheet(
        self,
        title: str,
        about: str,
        form: Form,
        does: Callable[[Said], object],
        verb: str,
        notice: str = "",
        detail: str = "",
        state: State = State.INFO,
        kind: Kind = Kind.MAIN,
    ) -> VerbSheet:
        return VerbSheet(
            self._place.surface,
            title,
            about,
            form,
            does,
            verb=Button(verb, kind, key="Ctrl+S"),
            jobs=self._place.jobs,
            today=self._place.desk.clock.today(),
            notice=_notice(state, notice, detail) if notice else None,
        )

    def _tell(self, sentence: str) -> None:
        self._place.say(sentence)
        self.done.emit()


def _notice(state: State, first: str, second: str) -> QWidget:
    return Banner(state, first, second)
