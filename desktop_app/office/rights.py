"""Who may do what: every service method names the right it needs."""

from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from desktop_app.core.errors import NotAllowed

P = ParamSpec("P")
R = TypeVar("R")


class Right(Enum):
    """One kind of work; the value is what a refusal calls it."""

    SIGN_IN = "dùng chương trình"
    READ = "xem sổ"
    SEE_SURVEYS = "xem khảo sát"
    KEY_FORMS = "nhập phiếu khảo sát"
    SEE_ALERTS = "xem cảnh báo từ phiếu khảo sát"
    RECORD = "ghi và sửa sổ"
    SEE_DENOUNCER = "xem danh tính người tố cáo"
    FORCE_STEP = "cho làm bước mà luật chưa mở"
    APPROVE_REPORT = "duyệt báo cáo"
    PRINT = "in và xuất sổ"
    SETTLE_OFFICE = "sửa thông tin cơ quan"
    CHANGE_LAW = "sửa quy định và ngày nghỉ"
    KEEP_ACCOUNTS = "quản lý tài khoản"
    BACK_UP = "sao lưu và kiểm tra dữ liệu"


class Role(Enum):
    """What an account is for."""

    OFFICIAL = "Cán bộ tiếp dân"
    LEADER = "Lãnh đạo"
    ADMINISTRATOR = "Quản trị"
    VIEWER = "Chỉ xem"
    KEYER = "Nhập phiếu"


_EVERYBODY = frozenset({Right.SIGN_IN})
_SURVEYS = _EVERYBODY | {Right.SEE_SURVEYS, Right.KEY_FORMS}
_REGISTERS = frozenset({Right.READ, Right.RECORD, Right.PRINT, Right.BACK_UP})
_NOT_OF_ADMINISTRATORS = frozenset({Right.SEE_DENOUNCER, Right.FORCE_STEP, Right.SEE_ALERTS, Right.APPROVE_REPORT})

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OFFICIAL: _REGISTERS | _SURVEYS,
    Role.LEADER: _REGISTERS | _SURVEYS | {Right.FORCE_STEP, Right.SEE_ALERTS, Right.APPROVE_REPORT},
    Role.ADMINISTRATOR: frozenset(set(Right) - _NOT_OF_ADMINISTRATORS),
    Role.VIEWER: _EVERYBODY | {Right.READ, Right.SEE_SURVEYS},
    Role.KEYER: _SURVEYS,
}


class Holder(Protocol):
    """Whatever has rights: the signed-in account."""

    def may(self, right: Right) -> bool:
        """Whether the right is held."""


BRANCH = "BRANCH"
"""What a second desk's PC is, among the kinds of offices."""


class Member(Holder, Protocol):
    """Whoever has rights in an office of some kind."""

    @property
    def office(self) -> str:
        """The kind of office, by its name."""


class Served(Protocol):
    """A service: it works at a desk where somebody is signed in."""

    @property
    def holder(self) -> Holder:
        """The signed-in account."""


S = TypeVar("S", bound=Served)


def needs(right: Right) -> Callable[[Callable[Concatenate[S, P], R]], Callable[Concatenate[S, P], R]]:
    """Refuse the method to an account without the right."""

    def guard(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
        @wraps(method)
        def guarded(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if not self.holder.may(right):
                raise NotAllowed(f"Tài khoản này không có quyền {right.value}. Hãy nhờ người quản trị cấp quyền.")
            return method(self, *args, **kwargs)

        guarded.needed_right = right  # type: ignore[attr-defined]
        return guarded

    return guard
