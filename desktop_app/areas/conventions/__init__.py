"""Hương ước, quy ước."""

from db.verify import Book
from desktop_app.areas.conventions.exchange.declared import EXCHANGE
from desktop_app.areas.conventions.exchanged import EXCHANGED
from desktop_app.areas.conventions.figures.declared import SOURCES
from desktop_app.areas.conventions.papers.declared import PAPER_COMMANDS, PAPER_SAMPLES
from desktop_app.areas.conventions.text.declared import TEXT_COMMANDS, TEXT_PAGES
from desktop_app.office.area import Area, Argument, ArgumentKind, Command, PageEntry
from desktop_app.office.exchange.command_forms import commands_of

HERE = "desktop_app.areas.conventions"

REGISTER = PageEntry(
    key="conventions.register",
    title="Hương ước, quy ước",
    view=f"{HERE}.views.register_page:RegisterPage",
    help="huong-uoc",
)
ENTRY = PageEntry(
    key="conventions.entry",
    title="Đề xuất hương ước, quy ước",
    view=f"{HERE}.views.entry_page:EntryPage",
    help="huong-uoc-de-xuat",
    right="RECORD",
    in_side_bar=False,
    draft="conventions.entry",
    never="BRANCH",
)
RECORD = PageEntry(
    key="conventions.record",
    title="Hồ sơ hương ước, quy ước",
    view=f"{HERE}.views.record_page:RecordPage",
    help="huong-uoc-ho-so",
    in_side_bar=False,
)
CONVENTIONS = Command(
    verb="conventions",
    noun="",
    help="Ghi hương ước của từng thôn: đang ở bước nào, việc tiếp theo, hạn, giấy tờ còn thiếu.",
    arguments=(
        Argument("--format", "dạng tệp", choices=("json", "xlsx", "pdf")),
        Argument("--out", "tệp ghi ra", kind=ArgumentKind.FILE),
    ),
    run=f"{HERE}.register.commands:write_conventions",
    right="PRINT",
)

AREA = Area(
    key="conventions",
    name="Cộng đồng",
    icon="landmark",
    models=f"{HERE}.models",
    pages=(REGISTER, ENTRY, RECORD, *TEXT_PAGES),
    limits=f"{HERE}.limits",
    opens="conventions.record",
    finds={11: f"{HERE}.hits:convention_hits"},
    due=f"{HERE}.due:due_items",
    today=f"{HERE}.today:conventions_today",
    commands=(
        CONVENTIONS,
        *PAPER_COMMANDS,
        *TEXT_COMMANDS,
        *commands_of("conventions", "sổ hương ước, quy ước", f"{HERE}.exchange.commands"),
    ),
    demo=f"{HERE}.demo:make",
    exchanges=(EXCHANGE,),
    sources=SOURCES,
    books=(Book("convention", "convention", "Sổ hương ước, quy ước"),),
    papers={**PAPER_SAMPLES, "so-huong-uoc": f"{HERE}.register.samples:register_sample"},
    exchanged=EXCHANGED,
)
