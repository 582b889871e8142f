"""How accounts are written in their list and pane."""

from collections.abc import Sequence

from desktop_app.core.fields import Column
from desktop_app.core.text.fold import fold
from desktop_app.core.text.names import sort_key
from desktop_app.kit.cells import Cell
from desktop_app.kit.reading_pane import Reading, Words
from desktop_app.kit.theme import State
from desktop_app.office.accounts import AccountRow
from desktop_app.office.rights import RIGHTS, Right

VAULT = "Xem kho mật"
COLUMNS = (
    Column(name="name", heading="Tài khoản", sort="name"),
    Column(name="role", heading="Vai trò", width=140, sort="role"),
    Column(name="vault", heading="Quyền riêng", width=136, kind="badge"),
    Column(name="state", heading="Tình trạng", width=140, kind="badge"),
)


def account_cell(row: AccountRow, column: Column) -> Cell:
    """One cell of the list; a closed account is grey."""
    if column.name == "name":
        return Cell(text=row.name, second=row.post, strong=row.is_active, quiet=not row.is_active)
    if column.name == "role":
        return Cell(text=row.role.value, quiet=not row.is_active)
    if column.name == "vault":
        return Cell(text=VAULT, state=State.SECRET) if row.sees_denouncer else Cell()
    if not row.is_active:
        return Cell(text="Đã ngừng", state=State.VOID)
    if row.locked_until:
        return Cell(text=f"Khóa đến {row.locked_until:%H:%M}", state=State.WARNING)
    return Cell(text="đang dùng", quiet=True)


def account_reading(row: AccountRow, own: bool) -> Reading:
    """An account with what it may do."""
    may = ", ".join(right.value for right in Right if right in RIGHTS[row.role])
    pairs: list[tuple[str, list[Words]]] = [
        ("Chức vụ", [Words(row.post or "chưa ghi")]),
        ("Vai trò", [Words(row.role.value, strong=True)]),
        ("Được làm", [Words(may if row.is_active else "không còn đăng nhập được")]),
    ]
    if row.is_active:
        vault = Words("xem được danh tính người tố cáo", state=State.SECRET) if row.sees_denouncer else Words("không")
        pairs.append(("Kho mật", [vault]))
    if row.locked_until:
        pairs.append(("Đăng nhập", [Words(f"gõ sai nhiều lần, tạm khóa đến {row.locked_until:%H:%M}")]))
    badge = None if row.is_active else (State.VOID, "Đã ngừng")
    said = "Tài khoản đang đăng nhập." if own else "Đăng nhập bằng mật khẩu riêng."
    closed = "Tên vẫn đứng cạnh những gì người này đã ghi."
    return Reading(title=row.name, when=said if row.is_active else closed, pairs=pairs, badge=badge)


def accounts_sentence(rows: Sequence[AccountRow]) -> str:
    """The state of the list in one sentence."""
    active = [row for row in rows if row.is_active]
    keepers = sum(Right.KEEP_ACCOUNTS in RIGHTS[row.role] for row in active)
    vault = sum(row.sees_denouncer for row in active)
    closed = f" {len(rows) - len(active)} tài khoản đã ngừng." if len(rows) > len(active) else ""
    return f"{len(active)} tài khoản đang dùng, {keepers} quản trị, {vault} xem được kho mật.{closed}"


def account_text(row: AccountRow) -> str:
    """What an account is filtered by, without accents."""
    return fold(f"{row.name} {row.post} {row.role.value}")


def account_order(row: AccountRow, key: str) -> tuple[str, str]:
    """Where an account stands in an order."""
    return (fold(row.role.value) if key == "role" else "", sort_key(row.name))
