"""Công khai: what the law wants disclosed, and the proof that it was."""

from db.verify import Book
from desktop_app.areas.disclosure.exchange.declared import EXCHANGE
from desktop_app.areas.disclosure.exchanged import EXCHANGED
from desktop_app.areas.disclosure.figures.declared import SOURCES
from desktop_app.areas.disclosure.papers.declared import PAPER_COMMANDS, PAPER_SAMPLES
from desktop_app.office.area import Area, Argument, ArgumentKind, Command, PageEntry
from desktop_app.office.exchange.command_forms import commands_of
from desktop_app.office.practice_task import PracticeTask

HERE = "desktop_app.areas.disclosure"

AREA = Area(
    key="disclosure",
    name="Công khai",
    icon="megaphone",
    models=f"{HERE}.models",
    pages=(
        PageEntry(
            key="disclosure.coverage",
            title="Danh mục công khai",
            view=f"{HERE}.coverage.views.page:CoveragePage",
            help="danh-muc-cong-khai",
        ),
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
            never="BRANCH",
            on_today=True,
        ),
        PageEntry(
            key="disclosure.postings",
            title="Niêm yết",
            view=f"{HERE}.views.postings_page:PostingsPage",
            help="niem-yet",
        ),
        PageEntry(
            key="disclosure.places",
            title="Nơi niêm yết",
            view=f"{HERE}.views.postings_page_places:PlacesPage",
            help="noi-niem-yet",
            in_side_bar=False,
        ),
        PageEntry(
            key="disclosure.plan",
            title="Kế hoạch công khai",
            view=f"{HERE}.plan.views.page:PlanPage",
            help="ke-hoach-cong-khai",
        ),
        PageEntry(
            key="disclosure.requests",
            title="Yêu cầu thông tin",
            view=f"{HERE}.requests.views.page:RequestsPage",
            help="yeu-cau-thong-tin",
        ),
        PageEntry(
            key="disclosure.items",
            title="Nội dung công khai",
            view=f"{HERE}.views.items_page:ItemsPage",
            help="noi-dung-cong-khai",
        ),
    ),
    finds={
        6: f"{HERE}.hits:disclosure_hits",
        7: f"{HERE}.requests.hits:request_hits",
        8: f"{HERE}.postings_hits:posting_hits",
    },
    due=f"{HERE}.due:due_items",
    today=f"{HERE}.today:disclosure_today",
    limits=f"{HERE}.limits",
    commands=(
        Command(
            verb="coverage",
            noun="",
            help="Ghi bảng nội dung công khai của một năm theo tháng.",
            arguments=(
                Argument("--year", "năm, dạng 2026", kind=ArgumentKind.NUMBER),
                Argument("--format", "dạng tệp", choices=("json", "pdf", "xlsx")),
                Argument("--out", "tệp ghi ra", kind=ArgumentKind.FILE),
            ),
            run=f"{HERE}.coverage.commands:write_coverage",
            right="PRINT",
        ),
        Command(
            verb="disclosure-plan",
            noun="",
            help="In kế hoạch công khai của một năm.",
            arguments=(
                Argument("--year", "năm, dạng 2027", kind=ArgumentKind.NUMBER),
                Argument("--format", "dạng tệp", choices=("pdf", "docx", "xlsx")),
                Argument("--out", "tệp ghi ra", kind=ArgumentKind.FILE),
            ),
            run=f"{HERE}.plan.commands:print_plan",
            right="PRINT",
        ),
        Command(
            verb="check-notice",
            noun="",
            help="Kiểm tra mã vuông của một phiếu niêm yết.",
            arguments=(Argument("text", "chữ mà máy quét đọc được"),),
            run=f"{HERE}.postings_commands:check_notice",
        ),
        *PAPER_COMMANDS,
        *commands_of("disclosure", "hồ sơ công khai", f"{HERE}.exchange.commands"),
    ),
    demo=f"{HERE}.demo:make",
    tasks=(
        PracticeTask(
            "Đăng một nội dung công khai",
            "Chọn nội dung, ngày ký văn bản. Chương trình tính hạn đăng và soạn thông báo niêm yết.",
            "disclosure.entry",
            ("disclosure add",),
        ),
    ),
    books=(
        Book("disclosure", "disclosure", "Hồ sơ công khai"),
        Book("posting", "posting", "Thông báo niêm yết"),
        Book("information_request", "information_request", "Yêu cầu thông tin"),
    ),
    opens="disclosure.register",
    exchanges=(EXCHANGE,),
    sources=SOURCES,
    papers={
        **PAPER_SAMPLES,
        "bang-cong-khai-nam": f"{HERE}.coverage.samples:coverage_sample",
        "ke-hoach-cong-khai": f"{HERE}.plan.samples:plan_sample",
    },
    exchanged=EXCHANGED,
)
