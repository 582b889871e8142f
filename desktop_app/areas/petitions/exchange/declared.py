"""The columns of the register of petitions in a workbook, with the headings under which offices write them."""

from desktop_app.areas.petitions.states import Source
from desktop_app.core.sheets.template import Kind, SheetColumn, Template
from desktop_app.office.exchange.declaration import Exchange
from desktop_app.office.exchange.struck import LEAD
from desktop_app.office.matter_kinds import Kind as MatterKind
from desktop_app.office.matter_kinds import SubjectField

HERE = "desktop_app.areas.petitions.exchange"

ACCEPT, NOT_ACCEPT, GUIDE, TRANSFER, RETURN = "Thụ lý", "Không thụ lý", "Hướng dẫn", "Chuyển đơn", "Trả đơn"
URGE, FILE, LEAVE, ANSWER, PART = "Đôn đốc", "Lưu đơn", "Không xử lý", "Trả lời", "Tách đơn"
JOIN, WAIT = "Ghép đơn", "Chờ bổ sung"
HANDLINGS = (ACCEPT, NOT_ACCEPT, GUIDE, TRANSFER, RETURN, URGE, FILE, LEAVE, ANSWER, PART, JOIN, WAIT)
"""What may stand under "Hướng xử lý"."""

NOBODY = "Nặc danh"
"""What stands for the name of a petition that nobody signed."""

_CAME = (
    SheetColumn(
        key="number",
        heading="Số đến",
        kind=Kind.NUMBER,
        aliases=("STT", "TT", "Số TT", "Số", "Số thứ tự", "Số đơn", "Số vào sổ"),
        note="Số đã ghi trên sổ giấy được giữ nguyên. Để trống thì chương trình cấp số tiếp theo.",
        width=8,
    ),
    SheetColumn(
        key="received_on",
        heading="Ngày đến",
        kind=Kind.DAY,
        aliases=("Ngày", "Ngày nhận", "Ngày nhận đơn", "Ngày tiếp nhận", "Ngày vào sổ", "Ngày tháng"),
        note="Phải có.",
        width=12,
    ),
    SheetColumn(
        key="source",
        heading="Nguồn",
        kind=Kind.CHOICE,
        options=tuple(source.value for source in Source),
        aliases=("Nguồn đơn", "Nguồn tiếp nhận", "Hình thức gửi", "Nơi chuyển đến"),
        note="Để trống là Bưu chính.",
        width=18,
    ),
    SheetColumn(
        key="full_name",
        heading="Họ và tên",
        aliases=(
            *("Họ tên", "Họ tên người gửi", "Người gửi", "Người gửi đơn", "Người đứng đơn", "Tên công dân"),
            *("Họ và tên người gửi đơn", "Họ tên, địa chỉ", "Họ tên - Địa chỉ", "Họ và tên, địa chỉ"),
        ),
        note=f"Phải có. Đơn không có tên thì ghi {NOBODY}.",
        width=24,
    ),
    SheetColumn(
        key="paper_number",
        heading="Số giấy tờ",
        kind=Kind.IDENTITY,
        aliases=("CCCD", "CMND", "Số CCCD", "Số CMND", "Số định danh", "CMND/Hộ chiếu", "CCCD/CMND/Hộ chiếu"),
        width=16,
    ),
    SheetColumn(key="address", heading="Địa chỉ", aliases=("Nơi ở", "Chỗ ở", "Nơi cư trú", "Thôn"), width=28),
    SheetColumn(
        key="signers",
        heading="Số người",
        kind=Kind.NUMBER,
        aliases=("Số người ký", "Số người cùng ký", "Số người đứng đơn"),
        note="Số người ký đơn. Để trống là 1.",
        width=9,
    ),
)

_MATTER = (
    SheetColumn(
        key="kind",
        heading="Loại",
        kind=Kind.CHOICE,
        options=tuple(kind.value for kind in MatterKind),
        aliases=("Loại đơn", "Phân loại", "Phân loại đơn", "Loại vụ việc"),
        note="Phải có.",
        width=14,
    ),
    SheetColumn(
        key="subject",
        heading="Lĩnh vực",
        kind=Kind.CHOICE,
        options=tuple(subject.value for subject in SubjectField),
        note="Để trống là Khác.",
        width=18,
    ),
    SheetColumn(
        key="content",
        heading="Nội dung",
        aliases=("Nội dung đơn", "Tóm tắt nội dung", "Trích yếu", "Nội dung vụ việc"),
        note="Phải có. Không ghi tên người tố cáo ở đây.",
        width=48,
    ),
    SheetColumn(
        key="case_code",
        heading="Mã vụ việc",
        aliases=("Vụ việc số", "Số vụ việc"),
        note="Các dòng cùng mã là một vụ việc; mã dạng 012/2026 là số vụ việc của chương trình.",
        width=12,
    ),
)

_HANDLING = (
    SheetColumn(
        key="eligible",
        heading="Đủ điều kiện",
        kind=Kind.FLAG,
        aliases=("Đủ điều kiện xử lý", "Đơn đủ điều kiện"),
        note="Để trống thì hiểu theo Hướng xử lý.",
        width=9,
    ),
    SheetColumn(
        key="competent",
        heading="Thuộc thẩm quyền",
        kind=Kind.FLAG,
        aliases=("Thuộc thẩm quyền giải quyết", "Thẩm quyền"),
        note="Để trống thì hiểu theo Hướng xử lý.",
        width=10,
    ),
    SheetColumn(
        key="handling",
        heading="Hướng xử lý",
        kind=Kind.CHOICE,
        options=HANDLINGS,
        aliases=("Xử lý", "Kết quả xử lý", "Hướng giải quyết"),
        note="Để trống là chưa xử lý.",
        width=14,
    ),
    SheetColumn(
        key="to_agency",
        heading="Cơ quan đến",
        aliases=("Chuyển đến", "Cơ quan nhận", "Nơi nhận", "Cơ quan, đơn vị thụ lý"),
        width=26,
    ),
    SheetColumn(
        key="document_number",
        heading="Số văn bản",
        aliases=("Số công văn", "Số, ký hiệu văn bản"),
        note="Của quyết định, trả lời nếu đã giải quyết; nếu chưa thì của văn bản xử lý.",
        width=14,
    ),
    SheetColumn(key="accepted_on", heading="Ngày thụ lý", kind=Kind.DAY, width=12),
    SheetColumn(
        key="instance",
        heading="Lần giải quyết",
        kind=Kind.NUMBER,
        aliases=("Lần",),
        note="1 hoặc 2. Để trống là 1.",
        width=9,
    ),
    SheetColumn(
        key="ended_on",
        heading="Ngày giải quyết",
        kind=Kind.DAY,
        aliases=("Ngày trả lời", "Ngày ban hành quyết định", "Ngày kết thúc", "Ngày xử lý"),
        note="Ngày quyết định, kết luận, trả lời; với đơn không thụ lý là ngày chuyển, hướng dẫn, trả, lưu.",
        width=12,
    ),
    SheetColumn(
        key="result",
        heading="Kết quả",
        aliases=("Kết quả giải quyết",),
        note="Với khiếu nại, tố cáo bắt đầu bằng Đúng, Đúng một phần hoặc Sai, rồi dấu chấm phẩy và lời tóm tắt.",
        width=32,
    ),
    SheetColumn(key="withdrawn", heading="Rút đơn", kind=Kind.FLAG, note="Để trống là Không.", width=8),
    SheetColumn(
        key="note", heading="Ghi chú", note=f"Số đã bỏ thì dòng đầu ghi như: {LEAD} 26/03/2026: ghi trùng.", width=24
    ),
)

TEMPLATE = Template(
    title="Sổ đơn thư",
    columns=(*_CAME, *_MATTER, *_HANDLING),
    notes=(
        "Mỗi dòng là một đơn; hai dòng giống nhau là hai đơn.",
        f"Số đã bỏ vẫn có dòng của nó, Ghi chú bắt đầu bằng “{LEAD} …: lý do”; dòng đó không phải một đơn.",
        "Người tố cáo không có trong tệp xuất, ai xuất cũng vậy; nhập lại thì đơn đó vẫn không có tên.",
        "Các bước được ghi theo Ngày đến, Ngày thụ lý, Ngày giải quyết; bước luật không cho làm thì dòng không nhận.",
        "Sổ của những năm trước thì chọn Nhập sổ cũ: không tính hạn, các bước giữ như sổ đã ghi.",
    ),
)

EXCHANGE = Exchange(
    key="petitions",
    title="Sổ đơn thư",
    template=TEMPLATE,
    read=f"{HERE}.intake:open_intake",
    rows=f"{HERE}.rows:outgoing",
    keepable=f"{HERE}.drafted:keepable",
)
