"""Dân bàn, quyết định."""

from db.verify import Book
from desktop_app.areas.decisions.exchange.declared import EXCHANGE
from desktop_app.areas.decisions.exchanged import EXCHANGED
from desktop_app.areas.decisions.figures.declared import SOURCES
from desktop_app.areas.decisions.papers.declared import PAPER_COMMANDS, PAPER_SAMPLES
from desktop_app.office.area import Area, Argument, ArgumentKind, Command, PageEntry
from desktop_app.office.exchange.command_forms import commands_of
from desktop_app.office.practice_task import PracticeTask

HERE = "desktop_app.areas.decisions"

VOTE_RESULT = Command(
    verb="vote-result",
    noun="",
    help="Tính kết quả biểu quyết theo luật: việc BQ1, BQ2 của toàn xã (commune) đếm theo thôn, còn lại đếm theo hộ.",
    arguments=(
        Argument("--rule", "việc biểu quyết", choices=("BQ1", "BQ2", "BQ3", "BQ4", "BQ5", "BQ6")),
        Argument("--scope", "phạm vi; commune thì mọi số là số thôn", choices=("hamlet", "commune")),
        Argument("--households", "tổng số hộ của ngày biểu quyết", kind=ArgumentKind.NUMBER),
        Argument("--present", "số hộ dự họp", kind=ArgumentKind.NUMBER),
        Argument("--yes", "số hộ tán thành", kind=ArgumentKind.NUMBER),
        Argument("--on", "ngày biểu quyết; không có thì hôm nay", required=False, kind=ArgumentKind.DAY),
    ),
    run=f"{HERE}.votes.commands:vote_result",
    in_office=False,
)

BALLOTS = Command(
    verb="ballots",
    noun="",
    help="Ghi phiếu lấy ý kiến của mọi hộ trong lần biểu quyết đang mở ra tệp PDF, hai phiếu một tờ A4.",
    arguments=(
        Argument("--decision", "số việc và năm, dạng 12/2026"),
        Argument("--out", "tệp ghi ra", kind=ArgumentKind.FILE),
    ),
    run=f"{HERE}.votes.ballot_commands:print_ballots",
    right="PRINT",
)

AREA = Area(
    key="decisions",
    name="Cộng đồng",
    icon="landmark",
    models=f"{HERE}.models",
    commands=(
        VOTE_RESULT,
        BALLOTS,
        *PAPER_COMMANDS,
        *commands_of("decisions", "sổ dân bàn, quyết định", f"{HERE}.exchange.commands"),
    ),
    demo=f"{HERE}.demo:make",
    tasks=(
        PracticeTask(
            "Ghi một việc dân bàn",
            "Ghi việc, thôn và cách bàn. Hồ sơ cho biết cần bao nhiêu hộ, giấy tờ nào.",
            "decisions.entry",
            ("decision add",),
        ),
    ),
    exchanges=(EXCHANGE,),
    sources=SOURCES,
    pages=(
        PageEntry(
            key="decisions.register",
            title="Dân bàn, quyết định",
            view=f"{HERE}.views.register_page:RegisterPage",
            help="dan-ban",
        ),
        PageEntry(
            key="decisions.entry",
            title="Ghi việc dân bàn",
            view=f"{HERE}.views.entry_page:EntryPage",
            help="ghi-viec-dan-ban",
            right="RECORD",
            in_side_bar=False,
            draft="decisions.entry",
            never="BRANCH",
        ),
        PageEntry(
            key="decisions.record",
            title="Hồ sơ việc dân bàn",
            view=f"{HERE}.views.record_page:RecordPage",
            help="ho-so-dan-ban",
            in_side_bar=False,
        ),
        PageEntry(
            key="decisions.count",
            title="Kiểm phiếu",
            view=f"{HERE}.votes.views.count_page:CountPage",
            help="kiem-phieu",
            right="RECORD",
            in_side_bar=False,
        ),
        PageEntry(
            key="decisions.work",
            title="Thu, chi khoản đóng góp",
            view=f"{HERE}.works.views.work_page:WorkPage",
            help="thu-chi-dong-gop",
            in_side_bar=False,
        ),
    ),
    papers={
        **PAPER_SAMPLES,
        "phieu-lay-y-kien-ho": f"{HERE}.votes.samples:ballot_sample",
        "danh-sach-ho": f"{HERE}.votes.samples:list_sample",
        "phieu-dem": f"{HERE}.votes.samples:tally_sample",
        "thu-chi-dong-gop": f"{HERE}.works.paper:account_sample",
    },
    limits=f"{HERE}.limits",
    finds={10: f"{HERE}.hits:decision_hits"},
    due=f"{HERE}.due:due_items",
    today=f"{HERE}.today:decisions_today",
    opens="decisions.record",
    books=(Book("decision", "decision", "Sổ việc Nhân dân bàn, quyết định"),),
    exchanged=EXCHANGED,
)
