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

    READ = "xem sổ"
    RECORD = "ghi và sửa sổ"
    SEE_DENOUNCER = "xem danh tính người tố cáo"
    FORCE_STEP = "cho làm bước mà luật chưa mở"
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


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OFFICIAL: frozenset({Right.READ, Right.RECORD, Right.PRINT, Right.BACK_UP}),
    Role.LEADER: frozenset({Right.READ, Right.RECORD, Right.FORCE_STEP, Right.PRINT, Right.BACK_UP}),
    Role.ADMINISTRATOR: frozenset(set(Right) - {Right.SEE_DENOUNCER, Right.FORCE_STEP}),
    Role.VIEWER: frozenset({Right.READ}),
}


class Holder(Protocol):
    """Whatever has rights: the signed-in account."""

    def may(self, right: Right) -> bool:
        """Whether the right is held."""


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
