"""How partners are written in their list and pane."""

from collections.abc import Sequence

from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.package.keys import shown
from desktop_app.core.text.fold import fold
from desktop_app.kit.cells import Cell
from desktop_app.kit.reading_pane import Reading, Words
from desktop_app.kit.theme import State
from desktop_app.sync.enrolling.queries import PartnerRow, unit_order
from desktop_app.sync.states import PartnerKind

COLUMNS = (
    Column(name="name", heading="Đơn vị", second="unit", sort="name"),
    Column(name="kind", heading="Là", width=150, sort="kind"),
    Column(name="on", heading="Ghi danh", width=100, sort="on"),
    Column(name="state", heading="Tình trạng", width=140, kind="badge"),
)


def partner_cell(row: PartnerRow, column: Column) -> Cell:
    """One cell of the list; a card that is out is grey."""
    past = not row.is_current
    if column.name == "name":
        return Cell(text=row.name, second=f"Mã {row.unit}", strong=not past, quiet=past)
    if column.name == "kind":
        return Cell(text=row.kind.value, quiet=past)
    if column.name == "on":
        return Cell(text=words.day(row.enrolled_on), quiet=past)
    return Cell(text="Thôi dùng", state=State.VOID) if past else Cell(text="đang dùng", quiet=True)


def partner_reading(row: PartnerRow) -> Reading:
    """A partner with its digits, and who compared them how."""
    digits = shown(row.fingerprint)
    pairs: list[tuple[str, list[Words]]] = [
        ("Mã đơn vị", [Words(row.unit)]),
        ("Là", [Words(row.kind.value)]),
        ("Dãy số", [Words(digits[:14], strong=True), Words(digits[15:], strong=True)]),
        ("Đối chiếu", [Words(row.compared.value), Words(f"với {row.compared_with or 'người chưa ghi tên'}")]),
        ("Người làm", [Words(row.enrolled_by)]),
    ]
    if row.revoked_on:
        ended = f"{words.day(row.revoked_on)}, {row.revoked_by}"
        pairs.append(("Thôi dùng", [Words(ended), Words(row.revoke_reason)]))
    badge = None if row.is_current else (State.VOID, "Thôi dùng")
    return Reading(title=row.name, when=f"Ghi danh ngày {words.day(row.enrolled_on)}", pairs=pairs, badge=badge)


def partners_sentence(rows: Sequence[PartnerRow]) -> str:
    """The state of the list in one sentence."""
    current = [row for row in rows if row.is_current]
    if not rows:
        return "Chưa ghi danh đơn vị nào; phải ghi danh với nhau một lần trước khi gửi, nhận gói."
    counts = [(kind, sum(row.kind is kind for row in current)) for kind in PartnerKind]
    parts = [f"{words.number(count)} {words.inside(kind.value)}" for kind, count in counts if count]
    ended = len(rows) - len(current)
    past = f"; {words.number(ended)} phiếu đã thôi dùng" if ended else ""
    return f"Đang trao đổi với {', '.join(parts) or 'chưa đơn vị nào'}{past}."


def partner_text(row: PartnerRow) -> str:
    """What a partner is filtered by, without accents."""
    return fold(f"{row.name} {row.unit} {row.kind.value} {row.fingerprint} {shown(row.fingerprint)}")


def partner_order(row: PartnerRow, key: str) -> tuple[str, tuple[str, ...]]:
    """Where a partner stands in an order."""
    first = {"kind": fold(row.kind.value), "on": row.enrolled_on.isoformat()}.get(key, "")
    return first, unit_order(row.name)
