"""The columns of the register of conventions in a workbook, with the headings under which offices write them."""

from desktop_app.areas.conventions.states import Kind as TextKind
from desktop_app.areas.conventions.states import Name, Proposer
from desktop_app.core.sheets.template import Kind, SheetColumn, Template
from desktop_app.office.exchange.declaration import Exchange
from desktop_app.office.exchange.struck import LEAD

HERE = "desktop_app.areas.conventions.exchange"

IN_FORCE, SUSPENDED, PARTLY, ABOLISHED, REPLACED = (
    *("Đang thực hiện", "Tạm ngừng toàn bộ", "Tạm ngừng một phần"),
    *("Bãi bỏ toàn bộ", "Được thay thế"),
)
STATES = (IN_FORCE, SUSPENDED, PARTLY, ABOLISHED, REPLACED)
"""What may stand under "Tình trạng"; an empty one is a text that is still being made."""

_TEXT = (
    SheetColumn(
        key="number",
        heading="Số",
        kind=Kind.NUMBER,
        aliases=("STT", "TT", "Số TT", "Số thứ tự", "Số vào sổ"),
        note="Số đã ghi trên sổ giấy được giữ nguyên. Để trống thì chương trình cấp số tiếp theo.",
        width=8,
    ),
    SheetColumn(
        key="proposed_on",
        heading="Ngày đề xuất",
        kind=Kind.DAY,
        aliases=("Ngày", "Ngày bắt đầu"),
        note="Sổ cũ không có thì chương trình lấy Ngày thông qua hoặc Ngày công nhận.",
        width=12,
    ),
    SheetColumn(
        key="hamlet",
        heading="Thôn",
        aliases=("Thôn, tổ dân phố", "Tên thôn", "Tổ dân phố", "Bản"),
        note="Phải có.",
        width=18,
    ),
    SheetColumn(
        key="name",
        heading="Tên gọi",
        kind=Kind.CHOICE,
        options=tuple(name.value for name in Name),
        note=f"Để trống là {Name.HUONG_UOC.value}.",
        width=12,
    ),
    SheetColumn(key="title", heading="Tên đầy đủ", aliases=("Tên hương ước", "Tên quy ước"), width=32),
    SheetColumn(
        key="kind",
        heading="Việc",
        kind=Kind.CHOICE,
        options=tuple(kind.value for kind in TextKind),
        note="Để trống là ban hành mới.",
        width=16,
    ),
    SheetColumn(
        key="proposer",
        heading="Người đề xuất",
        kind=Kind.CHOICE,
        options=tuple(proposer.value for proposer in Proposer),
        note=f"Để trống là {Proposer.HEAD.value}.",
        width=24,
    ),
    SheetColumn(key="proposer_name", heading="Tên người đề xuất", width=22),
    SheetColumn(key="households", heading="Tổng số hộ", kind=Kind.NUMBER, aliases=("Số hộ",), width=9),
)

_LIFE = (
    SheetColumn(
        key="adopted_on",
        heading="Ngày thông qua",
        kind=Kind.DAY,
        aliases=("Ngày họp thông qua", "Ngày cộng đồng thông qua"),
        width=13,
    ),
    SheetColumn(
        key="recognised_number",
        heading="Số quyết định công nhận",
        aliases=("Số quyết định", "Quyết định công nhận", "Quyết định phê duyệt"),
        width=18,
    ),
    SheetColumn(
        key="recognised_on",
        heading="Ngày công nhận",
        kind=Kind.DAY,
        aliases=("Ngày quyết định", "Ngày phê duyệt", "Ngày công nhận, phê duyệt"),
        width=13,
    ),
    SheetColumn(
        key="state",
        heading="Tình trạng",
        kind=Kind.CHOICE,
        options=STATES,
        aliases=("Trạng thái", "Hiệu lực"),
        note=f"Có Ngày công nhận mà để trống thì là {IN_FORCE}.",
        width=18,
    ),
    SheetColumn(
        key="changed_on",
        heading="Ngày tạm ngừng, bãi bỏ",
        kind=Kind.DAY,
        aliases=("Ngày tạm ngừng", "Ngày bãi bỏ", "Ngày hết hiệu lực"),
        note="Phải có khi tạm ngừng, bãi bỏ, được thay thế.",
        width=14,
    ),
    SheetColumn(key="changed_number", heading="Số quyết định tạm ngừng, bãi bỏ", width=18),
    SheetColumn(
        key="until_on",
        heading="Thời hạn hoàn tất",
        kind=Kind.DAY,
        note="Ghi trong quyết định tạm ngừng.",
        width=13,
    ),
    SheetColumn(key="articles", heading="Các điều", note="Số các điều tạm ngừng, cách nhau bằng dấu phẩy.", width=12),
    SheetColumn(key="reason", heading="Lý do tạm ngừng, bãi bỏ", width=30),
    SheetColumn(
        key="note", heading="Ghi chú", note=f"Số đã bỏ thì dòng đầu ghi như: {LEAD} 26/03/2026: ghi trùng.", width=28
    ),
)

TEMPLATE = Template(
    title="Sổ hương ước, quy ước",
    columns=(*_TEXT, *_LIFE),
    notes=(
        "Mỗi dòng là một bản hương ước, quy ước của một thôn. Văn bản nhập riêng ở hồ sơ của bản đó.",
        "Ngày thông qua, Ngày công nhận, Tình trạng chỉ nhập khi chọn Nhập sổ cũ: không tính hạn.",
        "Bản sửa đổi, thay thế nối vào bản trước của thôn đã có trong sổ hoặc ở dòng trên.",
    ),
)

EXCHANGE = Exchange(
    key="conventions",
    title="Sổ hương ước, quy ước",
    template=TEMPLATE,
    read=f"{HERE}.intake:open_intake",
    rows=f"{HERE}.rows:outgoing",
    keepable=f"{HERE}.rows:keepable",
)
