"""The columns of the register of decisions in a workbook, with the headings under which offices write them."""

from desktop_app.areas.decisions.states import Form, Item, Proposer, Scope, Way
from desktop_app.core.sheets.template import Kind, SheetColumn, Template
from desktop_app.office.exchange.declaration import Exchange
from desktop_app.office.exchange.struck import LEAD

HERE = "desktop_app.areas.decisions.exchange"

PASSED, FAILED, LACKED = "Thông qua", "Không thông qua", "Không đủ số hộ"
RESULTS = (PASSED, FAILED, LACKED)
"""What may stand under "Kết quả"."""

_MATTER = (
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
        aliases=("Ngày", "Ngày đưa ra bàn"),
        note="Phải có.",
        width=12,
    ),
    SheetColumn(
        key="item",
        heading="Loại việc",
        kind=Kind.CHOICE,
        options=tuple(item.value for item in Item if item is not Item.BQ3),
        aliases=("Việc", "Nội dung theo Điều 15"),
        note="Phải có. Hương ước, quy ước ghi ở sổ của nó.",
        width=30,
    ),
    SheetColumn(key="is_release", heading="Cho thôi", kind=Kind.FLAG, note="Có khi cho thôi làm Trưởng thôn.", width=9),
    SheetColumn(
        key="scope",
        heading="Phạm vi",
        kind=Kind.CHOICE,
        options=tuple(scope.value for scope in Scope),
        note=f"Để trống là {Scope.HAMLET.value}.",
        width=16,
    ),
    SheetColumn(
        key="hamlet",
        heading="Thôn",
        aliases=("Thôn, tổ dân phố", "Tên thôn", "Tổ dân phố", "Bản"),
        note="Phải có, trừ việc của toàn xã.",
        width=18,
    ),
    SheetColumn(key="title", heading="Tên việc", aliases=("Việc đưa ra bàn", "Trích yếu"), note="Phải có.", width=40),
    SheetColumn(key="content", heading="Nội dung", aliases=("Nội dung đưa ra bàn", "Nội dung bàn"), width=48),
    SheetColumn(
        key="proposer",
        heading="Người đề xuất",
        kind=Kind.CHOICE,
        options=tuple(proposer.value for proposer in Proposer),
        note=f"Để trống là {Proposer.HEAD.value}; việc toàn xã là {Proposer.CHAIR.value}.",
        width=24,
    ),
    SheetColumn(key="proposer_name", heading="Tên người đề xuất", width=22),
)

_VOTE = (
    SheetColumn(
        key="form",
        heading="Hình thức",
        kind=Kind.CHOICE,
        options=tuple(form.value for form in Form),
        aliases=("Hình thức biểu quyết", "Hình thức quyết định"),
        width=20,
    ),
    SheetColumn(key="way", heading="Cách biểu quyết", kind=Kind.CHOICE, options=tuple(w.value for w in Way), width=16),
    SheetColumn(
        key="voted_on",
        heading="Ngày biểu quyết",
        kind=Kind.DAY,
        aliases=("Ngày họp", "Ngày hết hạn nhận phiếu"),
        width=13,
    ),
    SheetColumn(key="households", heading="Tổng số hộ", kind=Kind.NUMBER, aliases=("Số hộ",), width=9),
    SheetColumn(key="present", heading="Số hộ dự", kind=Kind.NUMBER, aliases=("Có mặt", "Hộ dự họp"), width=9),
    SheetColumn(key="handed_out", heading="Phát ra", kind=Kind.NUMBER, aliases=("Số phiếu phát ra",), width=9),
    SheetColumn(key="returned", heading="Thu về", kind=Kind.NUMBER, aliases=("Số phiếu thu về",), width=9),
    SheetColumn(key="invalid", heading="Không hợp lệ", kind=Kind.NUMBER, aliases=("Phiếu không hợp lệ",), width=9),
    SheetColumn(key="yes", heading="Tán thành", kind=Kind.NUMBER, aliases=("Đồng ý", "Số tán thành"), width=10),
    SheetColumn(key="no", heading="Không tán thành", kind=Kind.NUMBER, aliases=("Không đồng ý",), width=10),
    SheetColumn(key="other", heading="Ý kiến khác", kind=Kind.NUMBER, width=9),
    SheetColumn(
        key="result",
        heading="Kết quả",
        kind=Kind.CHOICE,
        options=RESULTS,
        note="Để trống thì tính từ các số ở bên.",
        width=16,
    ),
)

_AFTER = (
    SheetColumn(key="document_number", heading="Số nghị quyết", aliases=("Số biên bản", "Số quyết định"), width=16),
    SheetColumn(key="sent_on", heading="Ngày gửi", kind=Kind.DAY, aliases=("Ngày gửi UBND",), width=12),
    SheetColumn(key="recognised_on", heading="Ngày công nhận", kind=Kind.DAY, width=12),
    SheetColumn(key="recognised_number", heading="Số quyết định công nhận", width=18),
    SheetColumn(key="finished_on", heading="Ngày xong", kind=Kind.DAY, aliases=("Ngày hoàn thành",), width=12),
    SheetColumn(
        key="note", heading="Ghi chú", note=f"Số đã bỏ thì dòng đầu ghi như: {LEAD} 26/03/2026: ghi trùng.", width=28
    ),
)

TEMPLATE = Template(
    title="Sổ dân bàn, quyết định",
    columns=(*_MATTER, *_VOTE, *_AFTER),
    notes=(
        "Mỗi dòng là một việc. Kết quả biểu quyết, ngày gửi, ngày công nhận chỉ nhập khi chọn Nhập sổ cũ.",
        "Tỷ lệ luôn tính trên tổng số hộ của ngày biểu quyết, không phải số hộ dự.",
        "Việc của toàn xã và bầu cử không ghi số phiếu trong bảng: ghi Kết quả, còn số phiếu từng thôn, từng người "
        "ghi ở trang Kiểm phiếu.",
        "Biểu quyết thông qua hương ước, quy ước nằm ở sổ hương ước, quy ước.",
    ),
)

EXCHANGE = Exchange(
    key="decisions",
    title="Sổ dân bàn, quyết định",
    template=TEMPLATE,
    read=f"{HERE}.intake:open_intake",
    rows=f"{HERE}.rows:outgoing",
    keepable=f"{HERE}.rows:keepable",
)
