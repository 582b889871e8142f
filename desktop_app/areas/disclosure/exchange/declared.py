"""The columns of the records of disclosure in a workbook, with the headings under which offices write them.

The forms are words here, so that the declaration of the area brings no table along; a test holds them against the list.
"""

from desktop_app.core.sheets.template import Kind, SheetColumn, Template
from desktop_app.office.exchange.declaration import Exchange

HERE = "desktop_app.areas.disclosure.exchange"

FORMS = (
    *("Niêm yết", "Cổng, trang thông tin điện tử", "Truyền thanh", "Qua Trưởng thôn, Tổ trưởng tổ dân phố"),
    *("Gửi văn bản đến công dân", "Hội nghị trao đổi, đối thoại", "Tiếp công dân, tiếp xúc cử tri, họp báo"),
    *("Thông báo đến tổ chức, đoàn thể", "Mạng viễn thông, mạng xã hội", "Hình thức khác"),
)

_DOCUMENT = (
    SheetColumn(
        key="item",
        heading="Mã nội dung",
        aliases=("Mã", "Mã số", "Mã danh mục", "Nội dung theo danh mục", "Nội dung công khai"),
        note="Phải có. Mã của danh mục nội dung công khai, ví dụ CK02.3.",
        width=13,
    ),
    SheetColumn(
        key="title",
        heading="Tên văn bản",
        aliases=("Tên văn bản, thông tin", "Văn bản", "Trích yếu", "Nội dung", "Tên văn bản công khai"),
        note="Phải có.",
        width=48,
    ),
    SheetColumn(
        key="document_number",
        heading="Số, ký hiệu",
        aliases=("Số ký hiệu", "Số văn bản", "Số hiệu", "Số, ký hiệu văn bản"),
        width=16,
    ),
    SheetColumn(
        key="document_on",
        heading="Ngày văn bản",
        kind=Kind.DAY,
        aliases=("Ngày ban hành", "Ngày ký", "Ngày tháng văn bản"),
        note="Hạn công khai tính từ ngày này. Để trống thì tính từ Từ ngày.",
        width=13,
    ),
    SheetColumn(
        key="issuer",
        heading="Cơ quan ban hành",
        aliases=("Nơi ban hành", "Đơn vị ban hành", "Cơ quan, đơn vị ban hành"),
        width=20,
    ),
)

_DISCLOSED = (
    SheetColumn(
        key="forms",
        heading="Hình thức",
        aliases=("Hình thức công khai", "Các hình thức công khai"),
        note="Nhiều hình thức cách nhau dấu chấm phẩy: Niêm yết; Truyền thanh. Không cần gõ dấu.",
        width=36,
    ),
    SheetColumn(
        key="places",
        heading="Nơi niêm yết",
        aliases=("Địa điểm niêm yết", "Địa điểm", "Nơi công khai"),
        note="Nhiều nơi cách nhau dấu chấm phẩy; tên như ở trang Nơi niêm yết, không cần gõ dấu.",
        width=40,
    ),
    SheetColumn(
        key="from_on",
        heading="Từ ngày",
        kind=Kind.DAY,
        aliases=("Ngày bắt đầu", "Ngày niêm yết", "Ngày công khai", "Bắt đầu"),
        note="Ngày bắt đầu công khai. Ngày đã qua thì các bản được ghi là đã treo từ ngày đó.",
        width=12,
    ),
    SheetColumn(
        key="to_on",
        heading="Đến ngày",
        kind=Kind.DAY,
        aliases=("Đến hết ngày", "Ngày kết thúc", "Kết thúc", "Ngày gỡ"),
        note="Ngày cuối còn niêm yết, gỡ vào ngày sau đó. Để trống với nội dung niêm yết thường xuyên.",
        width=12,
    ),
    SheetColumn(
        key="who",
        heading="Người thực hiện",
        aliases=("Người chịu trách nhiệm", "Cán bộ thực hiện", "Người niêm yết"),
        width=22,
    ),
    SheetColumn(key="note", heading="Ghi chú", aliases=("Chú thích",), width=28),
)

TEMPLATE = Template(
    title="Hồ sơ công khai",
    columns=(*_DOCUMENT, *_DISCLOSED),
    notes=(
        "Mỗi dòng là một văn bản, thông tin được công khai; chương trình cấp số hồ sơ.",
        f"Các hình thức: {'; '.join(FORMS)}.",
        "Nơi niêm yết chưa có ở trang Nơi niêm yết thì dòng không nhận; nhập sổ cũ thì giữ tên nơi như trong tệp.",
        "Tệp xuất ghi khoảng ngày liên tục của nơi niêm yết được ít ngày nhất; hồ sơ đã hủy không có trong tệp.",
    ),
)

EXCHANGE = Exchange(
    key="disclosure",
    title="Hồ sơ công khai",
    template=TEMPLATE,
    read=f"{HERE}.intake:open_intake",
    rows=f"{HERE}.rows:outgoing",
    keepable=f"{HERE}.rows:keepable",
)
