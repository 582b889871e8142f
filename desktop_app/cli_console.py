"""What a command works with: where passwords come from, which office is opened."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from getpass import getpass
from pathlib import Path
from typing import Any, TextIO

from db.keys import KeyFile
from desktop_app.core.errors import UserError
from desktop_app.main import homes
from desktop_app.office.area import Argument, ArgumentKind
from desktop_app.office.opening import Opener, OpenOffice, open_office

PASSWORD_VARIABLE = "SODANCHU_PASSWORD"

DATA = Argument("--data", "thư mục dữ liệu", required=False, kind=ArgumentKind.FOLDER)
ACCOUNT = Argument("--account", "tên tài khoản", required=False)
FROM_STDIN = Argument("--password-stdin", "mật khẩu là dòng đầu của đầu vào", flag=True)
FORMAT = Argument("--format", "cách in kết quả", default="text", choices=("text", "json"))
IN_AN_OFFICE = (DATA, ACCOUNT, FROM_STDIN)


class Passwords:
    """Where passwords come from: a script's variable, the first line of the input, or a person who types unseen."""

    def __init__(
        self, environment: MutableMapping[str, str], source: TextIO | None, ask: Callable[[str], str] = getpass
    ) -> None:
        """Take the password out of the environment at once, so that nothing started from here inherits it."""
        self._given = environment.pop(PASSWORD_VARIABLE, None)
        self._source = source
        self._ask = ask

    def read_first_line(self) -> None:
        """Take the first line of the input as the password."""
        try:
            first = self._source.buffer.readline() if self._source else b""
            self._given = first.decode("utf-8-sig").rstrip("\r\n")
        except UnicodeDecodeError:
            raise UserError("Mật khẩu ở đầu vào không phải chữ UTF-8. Hãy ghi tệp mật khẩu dạng UTF-8.") from None

    def of(self, account: str) -> str:
        """The password of an account that is there."""
        return self._given if self._given is not None else self._asked(f"Mật khẩu của {account}: ")

    def new(self, account: str) -> str:
        """The password of a new account; typed twice when a person types it."""
        if self._given is not None:
            return self._given
        typed = self._asked(f"Đặt mật khẩu cho {account}: ")
        if self._asked("Gõ lại mật khẩu: ") != typed:
            raise UserError("Hai lần gõ mật khẩu khác nhau. Hãy làm lại lệnh và gõ giống nhau.")
        return typed

    def _asked(self, question: str) -> str:
        if not self._source or not self._source.isatty():
            raise UserError(
                f"Chưa có mật khẩu. Hãy chạy lệnh trong cửa sổ dòng lệnh, dùng --password-stdin, hoặc đặt biến "
                f"{PASSWORD_VARIABLE}."
            )
        return self._ask(question)


@dataclass
class Console:
    """One run of a command: how offices are opened, where passwords come from, which folder was spoken of."""

    opener: Opener
    passwords: Passwords
    folder: Path | None = None

    def today(self) -> date:
        """The present day."""
        return self.opener.clock.today()

    @contextmanager
    def office(self, values: Mapping[str, Any]) -> Iterator[OpenOffice]:
        """The office that the arguments name, open for the block."""
        folder = values["data"] or homes().only(self.opener)
        if not folder.is_dir() or not any(folder.iterdir()):
            raise UserError(
                "Chưa có dữ liệu của cơ quan nào trong thư mục này. Hãy chỉ đúng thư mục bằng --data, "
                "hoặc lập dữ liệu mới bằng lệnh init."
            )
        account = account_of(KeyFile.read(folder, self.opener.floor), values["account"])
        office = open_office(folder, account, self.passwords.of(account), self.opener)
        self.folder = folder
        try:
            yield office
        finally:
            office.close()


def account_of(keys: KeyFile, named: str | None) -> str:
    """The account to sign in with: the one named, else the only one there is."""
    return the_account([holder.name for holder in keys.accounts()], named)


def the_account(names: Sequence[str], named: str | None) -> str:
    """The same among these names."""
    if named is None and len(names) > 1:
        raise UserError(f"Hãy chỉ tài khoản bằng --account: {', '.join(names)}.")
    return named if named is not None else names[0]
