"""How an office signs in: what a password must be, how many wrong tries there are, how long one waits after them."""

import math
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop_app.core.errors import InvalidInput, UserError

LONGEST_PASSWORD = 200


class WrongPassword(UserError):
    """The password is not the account's; `tries_left` says how many more there are before a wait."""

    def __init__(self, tries_left: int, lock_minutes: int) -> None:
        """The sentence names what is left and what to check."""
        self.tries_left = tries_left
        then = (
            f"Còn {tries_left} lần thử trước khi phải chờ {lock_minutes} phút."
            if tries_left
            else f"Đã hết lần thử, phải chờ {lock_minutes} phút."
        )
        super().__init__(f"Mật khẩu không đúng. {then} Kiểm tra phím Caps Lock và bộ gõ.")


class LockedOut(UserError):
    """Too many wrong tries; `until` says when the account may try again."""

    def __init__(self, until: datetime, now: datetime) -> None:
        """The sentence says how long to wait and what else can be done."""
        self.until = until
        minutes = max(1, math.ceil((until - now) / timedelta(minutes=1)))
        super().__init__(
            f"Tài khoản tạm khóa vì gõ sai mật khẩu nhiều lần. Hãy thử lại sau {minutes} phút, lúc {until:%H:%M}."
        )


@dataclass(frozen=True)
class SignInRules:
    """The office's numbers: wrong tries before a wait, minutes of the wait, shortest password, idle minutes."""

    tries: int
    lock_minutes: int
    shortest_password: int
    idle_minutes: int

    def check_password(self, password: str) -> None:
        """Refuse a password that is too short, too long or too plain; InvalidInput holds the sentence."""
        length = len(unicodedata.normalize("NFC", password))
        if length < self.shortest_password:
            problem = (
                f"Mật khẩu có {length} ký tự, cần ít nhất {self.shortest_password}. "
                "Hãy dùng một câu dễ nhớ có cả dấu cách."
            )
        elif length > LONGEST_PASSWORD:
            problem = f"Mật khẩu dài {length} ký tự, tối đa {LONGEST_PASSWORD}. Hãy dùng câu ngắn hơn."
        elif len(set(password)) < min(5, self.shortest_password):
            problem = "Mật khẩu lặp lại vài ký tự nên dễ đoán. Hãy dùng một câu có nhiều chữ khác nhau."
        else:
            return
        raise InvalidInput({"password": problem})


@dataclass(frozen=True)
class Tries:
    """Wrong tries of one account since its last success, and until when it waits."""

    failed: int = 0
    locked_until: datetime | None = None

    def counted(self, rules: SignInRules, now: datetime) -> "Tries":
        """One more try; LockedOut while the account waits. To be written down before the password is looked at."""
        if self.locked_until and now < self.locked_until:
            raise LockedOut(self.locked_until, now)
        before = 0 if self.locked_until else self.failed
        failed = before + 1
        return Tries(failed, now + timedelta(minutes=rules.lock_minutes) if failed >= rules.tries else None)

    def fitted(self, rules: SignInRules, now: datetime) -> "Tries":
        """Without a wait longer than the rule's, which only a clock set wrong in between can leave behind."""
        longest = now + timedelta(minutes=rules.lock_minutes)
        return Tries(self.failed, min(self.locked_until, longest)) if self.locked_until else self
