"""A template such as an area declares it."""

from desktop_app.core.sheets.template import Kind, SheetColumn, Template

KINDS = ("Khiếu nại", "Tố cáo", "Kiến nghị", "Phản ánh", "Nhiều nội dung", "Khác")
FIELDS = ("Chế độ, chính sách", "Đất đai, nhà cửa", "Khác")

TEMPLATE = Template(
    title="Sổ tiếp công dân",
    columns=(
        SheetColumn(key="number", heading="Số thứ tự", kind=Kind.NUMBER, aliases=("STT", "TT", "Số TT"), width=8),
        SheetColumn(key="day", heading="Ngày tiếp", kind=Kind.DAY, aliases=("Ngày tháng", "Ngày"), required=True),
        SheetColumn(key="time", heading="Giờ", kind=Kind.TIME),
        SheetColumn(
            key="name", heading="Họ và tên", aliases=("Họ tên", "Họ tên công dân", "Họ tên người đến"), required=True
        ),
        SheetColumn(
            key="paper", heading="Số giấy tờ", kind=Kind.IDENTITY, aliases=("CMND", "CCCD", "CMND/Hộ chiếu", "Số CCCD")
        ),
        SheetColumn(key="born", heading="Ngày sinh", kind=Kind.DAY),
        SheetColumn(key="address", heading="Địa chỉ", aliases=("Nơi ở",)),
        SheetColumn(key="phone", heading="Điện thoại", kind=Kind.PHONE, aliases=("SĐT",)),
        SheetColumn(key="kind", heading="Loại", kind=Kind.CHOICE, options=KINDS, aliases=("Phân loại",)),
        SheetColumn(key="field", heading="Lĩnh vực", kind=Kind.CHOICE, options=FIELDS),
        SheetColumn(key="content", heading="Nội dung", aliases=("Nội dung vụ việc",), note="Viết tóm tắt.", width=40),
        SheetColumn(key="ours", heading="Thuộc thẩm quyền", kind=Kind.FLAG),
    ),
    notes=("Mỗi dòng một lượt tiếp.",),
)
