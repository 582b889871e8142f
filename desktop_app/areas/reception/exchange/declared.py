"""The columns of the reception register in a workbook, with the headings under which offices write them.

The closed lists are words here, so that the declaration of the area brings no table along; a test holds them against
the lists of the register.
"""

from desktop_app.core.sheets.template import Kind, SheetColumn, Template
from desktop_app.office.exchange.declaration import Exchange
from desktop_app.office.exchange.struck import LEAD

HERE = "desktop_app.areas.reception.exchange"

MODES = ("Thường xuyên", "Thủ trưởng", "Ủy quyền")
CHANNELS = ("Trực tiếp", "Trực tuyến")
SEXES = ("Nam", "Nữ")
KINDS = ("Khiếu nại", "Tố cáo", "Kiến nghị", "Phản ánh", "Nhiều nội dung", "Khác")
SUBJECTS = (
    *("Chế độ, chính sách", "Đất đai, nhà cửa", "Công chức, công vụ", "Hành chính khác"),
    *("Tham nhũng", "Tư pháp", "Đảng, đoàn thể", "Khác"),
)
HANDLINGS = (
    *("Trả lời ngay", "Thụ lý", "Hướng dẫn", "Chuyển đơn", "Trả đơn"),
    *("Đôn đốc", "Từ chối tiếp", "Lưu đơn", "Không xử lý"),
)

_WHO = (
    SheetColumn(
        key="full_name",
        heading="Họ và tên",
        aliases=(
            *("Họ tên", "Họ tên công dân", "Họ và tên công dân", "Họ tên người đến", "Người đến", "Tên công dân"),
            *("Họ tên, địa chỉ", "Họ tên - Địa chỉ", "Họ tên địa chỉ công dân", "Họ và tên, địa chỉ"),
        ),
        note="Phải có, trừ dòng ghi phiên không có công dân đến.",
        width=24,
    ),
    SheetColumn(
        key="paper_number",
        heading="Số giấy tờ",
        kind=Kind.IDENTITY,
        aliases=(
            *("CCCD", "CMND", "Số CCCD", "Số CMND", "Số định danh", "CMND/Hộ chiếu", "CCCD/CMND/Hộ chiếu"),
            *("CMND/Hộ chiếu của công dân", "Số căn cước", "Căn cước", "Giấy tờ tùy thân"),
        ),
        width=16,
    ),
    SheetColumn(
        key="born_on",
        heading="Ngày sinh",
        kind=Kind.DAY,
        year_alone=True,
        aliases=("Ngày tháng năm sinh", "Năm sinh"),
        note="Chỉ biết năm thì ghi năm; năm sinh được ghi vào Ghi chú.",
        width=12,
    ),
    SheetColumn(key="sex", heading="Giới tính", kind=Kind.CHOICE, options=SEXES, width=9),
    SheetColumn(
        key="address", heading="Địa chỉ", aliases=("Nơi ở", "Chỗ ở", "Nơi cư trú", "Địa chỉ công dân"), width=28
    ),
    SheetColumn(
        key="hamlet",
        heading="Thôn",
        aliases=("Thôn, bản", "Bản", "Tổ dân phố", "Thôn, tổ dân phố", "Xóm"),
        note="Tên thôn như trong danh mục của cơ quan; thôn chưa có được ghi vào Địa chỉ.",
    ),
    SheetColumn(key="phone", heading="Điện thoại", kind=Kind.PHONE, aliases=("SĐT", "Số điện thoại", "ĐT"), width=14),
)

_RECEPTION = (
    SheetColumn(
        key="mode",
        heading="Chế độ tiếp",
        kind=Kind.CHOICE,
        options=MODES,
        aliases=("Hình thức phiên", "Loại phiên tiếp"),
        note="Để trống là Thường xuyên.",
        width=14,
    ),
    SheetColumn(
        key="received_by",
        heading="Người tiếp",
        aliases=("Cán bộ tiếp", "Người tiếp công dân", "Cán bộ tiếp dân"),
        note="Để trống là người nhập tệp.",
        width=22,
    ),
    SheetColumn(
        key="channel",
        heading="Hình thức",
        kind=Kind.CHOICE,
        options=CHANNELS,
        aliases=("Hình thức tiếp",),
        note="Để trống là Trực tiếp.",
        width=12,
    ),
    SheetColumn(
        key="session_on",
        heading="Ngày phiên",
        kind=Kind.DAY,
        note="Ngày phiên của thủ trưởng hoặc cấp phó. Dòng chỉ có Ngày phiên và Chế độ tiếp là phiên không có ai đến.",
        width=12,
    ),
    SheetColumn(
        key="people_present",
        heading="Số người đến",
        kind=Kind.NUMBER,
        aliases=("Số người",),
        note="Để trống là 1.",
        width=9,
    ),
    SheetColumn(
        key="people_same_content",
        heading="Số người cùng nội dung",
        kind=Kind.NUMBER,
        note="Kể cả người không đến. Để trống là bằng Số người đến.",
        width=11,
    ),
    SheetColumn(
        key="case_code",
        heading="Mã vụ việc",
        aliases=("Vụ việc số", "Số vụ việc"),
        note="Các dòng cùng mã là một vụ việc; mã dạng 012/2026 là số vụ việc của chương trình.",
        width=12,
    ),
)

_MATTER = (
    SheetColumn(
        key="kind",
        heading="Loại",
        kind=Kind.CHOICE,
        options=KINDS,
        aliases=("Loại đơn", "Phân loại", "Phân loại đơn", "Phân loại đơn/Số người", "Loại vụ việc"),
        note="Phải có.",
        width=14,
    ),
    SheetColumn(
        key="subject",
        heading="Lĩnh vực",
        kind=Kind.CHOICE,
        options=SUBJECTS,
        note="Để trống là Khác.",
        width=18,
    ),
    SheetColumn(
        key="content",
        heading="Nội dung",
        aliases=("Nội dung vụ việc", "Nội dung đơn", "Nội dung trình bày", "Nội dung tiếp", "Tóm tắt nội dung"),
        note="Phải có. Không ghi tên người tố cáo ở đây.",
        width=48,
    ),
    SheetColumn(key="request", heading="Yêu cầu", aliases=("Yêu cầu, đề nghị", "Đề nghị"), width=32),
    SheetColumn(key="settled_by", heading="Cơ quan đã giải quyết", width=22),
)

_HANDLING = (
    SheetColumn(
        key="within_competence",
        heading="Thuộc thẩm quyền",
        kind=Kind.FLAG,
        aliases=("Thuộc thẩm quyền (x)", "Thuộc thẩm quyền giải quyết", "Thẩm quyền thuộc"),
        note="Để trống là Có; tiêu đề có (x) thì ô trống là Không.",
        width=10,
    ),
    SheetColumn(
        key="handling",
        heading="Hướng xử lý",
        kind=Kind.CHOICE,
        options=HANDLINGS,
        aliases=("Xử lý", "Kết quả xử lý", "Hướng giải quyết"),
        note="Để trống thì ghi là Thụ lý và được nhắc lại khi kiểm tra tệp.",
        width=14,
    ),
    SheetColumn(
        key="to_agency",
        heading="Cơ quan đến",
        aliases=("Cơ quan, đơn vị thụ lý", "Chuyển đến", "Cơ quan nhận", "Nơi chuyển đến"),
        width=26,
    ),
    SheetColumn(key="document_number", heading="Số văn bản", aliases=("Số công văn",), width=14),
    SheetColumn(key="document_on", heading="Ngày văn bản", kind=Kind.DAY, aliases=("Ngày công văn",), width=12),
    SheetColumn(key="answered_on", heading="Ngày trả lời", kind=Kind.DAY, width=12),
    SheetColumn(
        key="result",
        heading="Kết quả",
        aliases=("Kết quả giải quyết", "Theo dõi kết quả giải quyết", "Theo dõi kết quả"),
        width=32,
    ),
    SheetColumn(
        key="note",
        heading="Ghi chú",
        note=f"Số đã bỏ thì dòng đầu ghi như: {LEAD} 26/03/2026: ghi trùng.",
        width=24,
    ),
)

TEMPLATE = Template(
    title="Sổ tiếp công dân",
    columns=(
        SheetColumn(
            key="number",
            heading="Số thứ tự",
            kind=Kind.REGISTER_NUMBER,
            aliases=("STT", "TT", "Số TT", "Số"),
            note=(
                "Số đã ghi trên sổ giấy được giữ nguyên. Để trống thì chương trình cấp số tiếp theo. "
                "Sổ thứ hai ghi kèm chữ của sổ: 12/B."
            ),
            width=8,
        ),
        SheetColumn(
            key="received_on",
            heading="Ngày tiếp",
            kind=Kind.DAY,
            aliases=("Ngày", "Ngày tháng", "Ngày, tháng", "Ngày tiếp công dân", "Ngày tháng tiếp"),
            note="Phải có, trừ dòng ghi phiên không có công dân đến.",
            width=12,
        ),
        SheetColumn(key="started_at", heading="Giờ", kind=Kind.TIME, aliases=("Giờ tiếp", "Thời gian"), width=8),
        *_WHO,
        *_RECEPTION,
        *_MATTER,
        *_HANDLING,
    ),
    notes=(
        "Mỗi dòng là một lượt tiếp; hai dòng giống nhau là hai lượt.",
        "Tệp xuất có mọi sổ của cơ quan; số của sổ thứ hai trở đi kèm chữ của sổ, như 12/B.",
        f"Số đã bỏ vẫn có dòng của nó, Ghi chú bắt đầu bằng “{LEAD} …: lý do”; dòng đó không phải một lượt tiếp.",
        "Người tố cáo không có trong tệp xuất, ai xuất cũng vậy; nhập lại thì lượt đó vẫn không có tên.",
        "Mã dạng 012/2026 trùng một vụ việc đã có trong sổ thì lượt tiếp được nối vào vụ đó; chạy thử nói rõ dòng nào.",
    ),
)

EXCHANGE = Exchange(
    key="reception",
    title="Sổ tiếp công dân",
    template=TEMPLATE,
    read=f"{HERE}.intake:open_intake",
    rows=f"{HERE}.rows:outgoing",
    books=f"{HERE}.placing:offered_books",
    keepable=f"{HERE}.drafted:keepable",
)
