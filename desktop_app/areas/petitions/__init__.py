"""Đơn thư: every petition that reaches the commune, by any door, until it is settled."""

from db.verify import Book
from desktop_app.office.area import Area, PageEntry

HERE = "desktop_app.areas.petitions"

AREA = Area(
    key="petitions",
    name="Tiếp dân, đơn thư",
    icon="users",
    models=f"{HERE}.models",
    pages=(
        PageEntry(
            key="petitions.entry",
            title="Đăng ký đơn",
            view=f"{HERE}.views.entry_page:EntryPage",
            help="dang-ky-don",
            right="RECORD",
            in_side_bar=False,
            draft="petitions.entry",
        ),
        PageEntry(
            key="petitions.record",
            title="Hồ sơ đơn",
            view=f"{HERE}.views.record_page:RecordPage",
            help="ho-so-don",
            in_side_bar=False,
        ),
    ),
    demo=f"{HERE}.demo:make",
    seals=f"{HERE}.secrecy",
    books=(Book("petition", "petition", "Sổ đơn thư"),),
    opens="petitions.record",
)
