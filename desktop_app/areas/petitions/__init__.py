"""Đơn thư: every petition that reaches the commune, by any door, until it is settled."""

from db.verify import Book
from desktop_app.areas.petitions.exchange.declared import EXCHANGE
from desktop_app.areas.petitions.exchanged import EXCHANGED
from desktop_app.areas.petitions.papers.declared import PAPER_COMMANDS, PAPER_SAMPLES
from desktop_app.office.area import Area, Argument, ArgumentKind, Command, PageEntry
from desktop_app.office.exchange.command_forms import commands_of
from desktop_app.office.practice_task import PracticeTask

HERE = "desktop_app.areas.petitions"

AREA = Area(
    key="petitions",
    name="Tiếp dân, đơn thư",
    icon="users",
    models=f"{HERE}.models",
    pages=(
        PageEntry(
            key="petitions.register",
            title="Đơn thư",
            view=f"{HERE}.views.register_page:RegisterPage",
            help="don-thu",
        ),
        PageEntry(
            key="petitions.entry",
            title="Đăng ký đơn",
            view=f"{HERE}.views.entry_page:EntryPage",
            help="dang-ky-don",
            right="RECORD",
            in_side_bar=False,
            draft="petitions.entry",
            never="BRANCH",
            on_today=True,
        ),
        PageEntry(
            key="petitions.record",
            title="Hồ sơ đơn",
            view=f"{HERE}.views.record_page:RecordPage",
            help="ho-so-don",
            in_side_bar=False,
        ),
        PageEntry(
            key="petitions.cases",
            title="Vụ việc",
            view=f"{HERE}.cases.views.page:CasesPage",
            help="vu-viec",
        ),
    ),
    limits=f"{HERE}.limits",
    finds={9: f"{HERE}.hits:petition_hits"},
    due=f"{HERE}.due:due_items",
    waiting=f"{HERE}.due:waiting_items",
    today=f"{HERE}.today:petitions_today",
    commands=(
        Command(
            verb="register",
            noun="petitions",
            help="In sổ đơn thư của một khoảng ngày.",
            arguments=(
                Argument("--from", "từ ngày, dạng 2026-01-01", kind=ArgumentKind.DAY),
                Argument("--to", "đến hết ngày, dạng 2026-12-31", kind=ArgumentKind.DAY),
                Argument("--format", "dạng tệp", choices=("pdf", "docx", "xlsx")),
                Argument("--out", "tệp ghi ra", kind=ArgumentKind.FILE),
            ),
            run=f"{HERE}.register.commands:print_register",
            right="PRINT",
        ),
        *PAPER_COMMANDS,
        *commands_of("petitions", "sổ đơn thư", f"{HERE}.exchange.commands"),
    ),
    demo=f"{HERE}.demo:make",
    tasks=(
        PracticeTask(
            "Đăng ký một đơn",
            "Ghi đơn đến hôm nay. Số, hạn xử lý và hạn giải quyết do chương trình đặt.",
            "petitions.entry",
            ("petition add",),
        ),
        PracticeTask(
            "Làm bước đầu của đơn",
            "Mở đơn vừa đăng ký, bấm Enter ở nút chính để phân loại, xem các hạn đổi theo.",
            "petitions.register",
            ("petition_step add",),
        ),
    ),
    seals=f"{HERE}.secrecy",
    books=(Book("petition", "petition", "Sổ đơn thư"),),
    opens="petitions.record",
    exchanges=(EXCHANGE,),
    papers={**PAPER_SAMPLES, "so-don-thu": f"{HERE}.register.samples:register_sample"},
    sources={
        "petitions.petitions": f"{HERE}.figures.sources:PETITIONS",
        "petitions.settlements": f"{HERE}.figures.sources:SETTLEMENTS",
    },
    exchanged=EXCHANGED,
)
