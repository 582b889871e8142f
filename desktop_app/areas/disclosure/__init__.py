"""Công khai: what the law wants disclosed, and the proof that it was."""

from db.verify import Book
from desktop_app.office.area import Area, PageEntry

HERE = "desktop_app.areas.disclosure"

AREA = Area(
    key="disclosure",
    name="Công khai",
    icon="megaphone",
    models=f"{HERE}.models",
    pages=(
        PageEntry(
            key="disclosure.register",
            title="Hồ sơ công khai",
            view=f"{HERE}.views.register_page:RegisterPage",
            help="ho-so-cong-khai",
        ),
        PageEntry(
            key="disclosure.entry",
            title="Đăng một nội dung",
            view=f"{HERE}.views.entry_page:EntryPage",
            help="dang-mot-noi-dung",
            right="RECORD",
            in_side_bar=False,
            draft="disclosure.entry",
        ),
    ),
    finds={6: f"{HERE}.hits:disclosure_hits"},
    due=f"{HERE}.due:due_items",
    today=f"{HERE}.today:disclosure_today",
    limits=f"{HERE}.limits",
    books=(Book("disclosure", "disclosure", "Hồ sơ công khai"),),
    opens="disclosure.register",
)
