"""Tiếp công dân: the reception register."""

from db.verify import Book
from desktop_app.areas.reception.exchange.declared import EXCHANGE
from desktop_app.areas.reception.exchanged import EXCHANGED
from desktop_app.office.area import Area, Argument, ArgumentKind, Command, PageEntry
from desktop_app.office.exchange.command_forms import commands_of
from desktop_app.office.practice_task import PracticeTask

HERE = "desktop_app.areas.reception"


def _paper(verb: str, tells: str, run: str) -> Command:
    """A command that writes one paper of one visit."""
    return Command(
        verb=verb,
        noun="",
        help=tells,
        arguments=(
            Argument("--number", "số lượt tiếp và năm, dạng 15/2026"),
            Argument("--format", "dạng tệp", required=False, default="pdf", choices=("pdf", "docx")),
            Argument("--out", "tệp ghi ra", kind=ArgumentKind.FILE),
        ),
        run=f"{HERE}.paper_commands:{run}",
        right="PRINT",
    )


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
            key="reception.entry",
            title="Ghi lượt tiếp",
            view=f"{HERE}.views.entry_page:EntryPage",
            help="ghi-luot-tiep",
            right="RECORD",
            in_side_bar=False,
            draft="reception.visit",
            on_today=True,
        ),
        PageEntry(
            key="reception.sessions",
            title="Lịch và phiên tiếp",
            view=f"{HERE}.sessions.views.page:SessionsPage",
            help="lich-phien-tiep",
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
    ),
    finds={1: f"{HERE}.hits:visit_hits", 5: f"{HERE}.sessions.hits:session_hits"},
    due=f"{HERE}.due:due_items",
    today=f"{HERE}.today:reception_today",
    limits=f"{HERE}.limits",
    seals=f"{HERE}.secrecy",
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
            verb="schedule",
            noun="",
            help="In thông báo lịch tiếp công dân của một tháng.",
            arguments=(
                Argument("--month", "tháng, dạng 2026-12"),
                Argument("--format", "dạng tệp", choices=("pdf", "docx")),
                Argument("--out", "tệp ghi ra", kind=ArgumentKind.FILE),
            ),
            run=f"{HERE}.sessions.commands:print_schedule",
            right="PRINT",
        ),
        *commands_of("reception", "sổ tiếp công dân", f"{HERE}.exchange.commands"),
        _paper("receipt", "Ghi giấy biên nhận của một lượt tiếp ra tệp.", "print_receipt"),
        _paper("refusal-notice", "Ghi thông báo từ chối tiếp công dân ra tệp.", "print_notice"),
        _paper("statement", "Ghi biên bản nội dung trình bày của một lượt tiếp ra tệp.", "print_statement"),
    ),
    demo=f"{HERE}.demo:make",
    books=(Book("reception", "visit", "Sổ tiếp công dân", part="book", main="A"),),
    opens="reception.register",
    papers={
        "so-tiep-cong-dan": f"{HERE}.samples:register_sample",
        "bien-nhan-02-tcd": f"{HERE}.samples:receipt_sample",
        "lich-tiep-cong-dan": f"{HERE}.sessions.samples:notice_sample",
        "bien-ban-tiep-cong-dan": f"{HERE}.sessions.samples:minutes_sample",
        "ket-luan-tiep-cong-dan": f"{HERE}.sessions.samples:conclusion_sample",
        "thong-bao-tu-choi-01-tcd": f"{HERE}.paper_samples:notice_sample",
        "bien-ban-trinh-bay": f"{HERE}.paper_samples:statement_sample",
        "ban-sao-lich-su": f"{HERE}.paper_samples:copy_sample",
        "so-lieu-tiep-cong-dan": f"{HERE}.figures.samples:figures_sample",
        "bia-so-tiep-cong-dan": f"{HERE}.books.samples:cover_sample",
        "khoa-so-tiep-cong-dan": f"{HERE}.books.samples:closing_sample",
    },
    exchanges=(EXCHANGE,),
    sources={
        "reception.visits": f"{HERE}.figures.sources:VISITS",
        "reception.cases": f"{HERE}.figures.sources:CASES",
        "reception.people": f"{HERE}.figures.sources:VISITS_DIFFERENT",
        "reception.sessions": f"{HERE}.figures.sources:SESSIONS",
    },
    exchanged=EXCHANGED,
    tasks=(
        PracticeTask(
            "Ghi một lượt tiếp",
            "Ghi ai đến, việc gì, xử lý thế nào. Bấm Ctrl+P để lưu rồi xem biên bản, giấy biên nhận.",
            "reception.entry",
            ("visit add",),
        ),
        PracticeTask(
            "Tìm không cần gõ dấu rồi sửa",
            "Bấm Ctrl+K, gõ tên người vừa ghi, không dấu. Mở ra, bấm Enter để sửa một ô, ghi lý do.",
            "reception.register",
            ("visit change",),
        ),
        PracticeTask(
            "In sổ tiếp công dân",
            "Bấm Ctrl+P để xem sổ theo mẫu, rồi in hoặc lưu PDF.",
            "reception.register",
            ("register_print add",),
        ),
    ),
)
