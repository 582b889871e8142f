"""Tiếp công dân: the reception register."""

from db.verify import Book
from desktop_app.office.area import Area, Argument, ArgumentKind, Command, PageEntry

HERE = "desktop_app.areas.reception"

AREA = Area(
    key="reception",
    name="Tiếp dân, đơn thư",
    icon="users",
    models=f"{HERE}.models",
    pages=(
        PageEntry(
            key="reception.register",
            title="Sổ tiếp công dân",
            view=f"{HERE}.views.register_page:RegisterPage",
            help="so-tiep-cong-dan",
        ),
        PageEntry(
            key="reception.figures",
            title="Số liệu",
            view=f"{HERE}.figures.views.figures_page:FiguresPage",
            help="so-lieu",
        ),
        PageEntry(
            key="reception.books",
            title="Khóa sổ, in nối tiếp",
            view=f"{HERE}.books.views.books_page:BooksPage",
            help="khoa-so",
        ),
        PageEntry(
            key="reception.entry",
            title="Ghi lượt tiếp",
            view=f"{HERE}.views.entry_page:EntryPage",
            help="ghi-luot-tiep",
            right="RECORD",
            in_side_bar=False,
            draft="reception.visit",
        ),
    ),
    finds={1: f"{HERE}.hits:visit_hits"},
    due=f"{HERE}.hits:due_answers",
    today=f"{HERE}.today:reception_today",
    limits=f"{HERE}.limits",
    commands=(
        Command(
            verb="register",
            noun="reception",
            help="In sổ tiếp công dân của một khoảng ngày.",
            arguments=(
                Argument("--from", "từ ngày, dạng 2026-01-01", kind=ArgumentKind.DAY),
                Argument("--to", "đến hết ngày, dạng 2026-12-31", kind=ArgumentKind.DAY),
                Argument("--format", "dạng tệp", choices=("pdf", "docx", "xlsx")),
                Argument("--out", "tệp ghi ra", kind=ArgumentKind.FILE),
                Argument("--book", "chữ của sổ, A là sổ chính", required=False, default="A"),
            ),
            run=f"{HERE}.commands:print_register",
            right="PRINT",
        ),
        Command(
            verb="receipt",
            noun="",
            help="Ghi giấy biên nhận tài liệu của một lượt tiếp.",
            arguments=(
                Argument("--number", "số của lượt tiếp, ví dụ 15/2026 hoặc 12/B/2026"),
                Argument("--out", "tệp ghi ra, tận cùng .pdf, .docx hoặc .xlsx", kind=ArgumentKind.FILE),
            ),
            run=f"{HERE}.books.commands:print_receipt",
            right="PRINT",
        ),
    ),
    demo=f"{HERE}.demo:make",
    books=(Book("reception", "visit", "Sổ tiếp công dân", part="book", main="A"),),
    opens="reception.register",
    papers={
        "so-tiep-cong-dan": f"{HERE}.samples:register_sample",
        "bien-nhan-02-tcd": f"{HERE}.samples:receipt_sample",
        "so-lieu-tiep-cong-dan": f"{HERE}.figures.samples:figures_sample",
        "bia-so-tiep-cong-dan": f"{HERE}.books.samples:cover_sample",
        "khoa-so-tiep-cong-dan": f"{HERE}.books.samples:closing_sample",
    },
)
