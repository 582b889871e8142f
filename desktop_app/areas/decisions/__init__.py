"""Dân bàn, quyết định."""

from db.verify import Book
from desktop_app.areas.decisions.exchange.declared import EXCHANGE
from desktop_app.areas.decisions.papers.declared import PAPER_COMMANDS, PAPER_SAMPLES
from desktop_app.office.area import Area, Argument, ArgumentKind, Command, PageEntry
from desktop_app.office.exchange.command_forms import commands_of

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

AREA = Area(
    key="decisions",
    name="Cộng đồng",
    icon="landmark",
    models=f"{HERE}.models",
    commands=(
        VOTE_RESULT,
        *PAPER_COMMANDS,
        *commands_of("decisions", "sổ dân bàn, quyết định", f"{HERE}.exchange.commands"),
    ),
    demo=f"{HERE}.demo:make",
    exchanges=(EXCHANGE,),
    pages=(
        PageEntry(
            key="decisions.count",
            title="Kiểm phiếu",
            view=f"{HERE}.votes.views.count_page:CountPage",
            help="kiem-phieu",
            right="RECORD",
            in_side_bar=False,
        ),
    ),
    papers=PAPER_SAMPLES,
    books=(Book("decision", "decision", "Sổ việc Nhân dân bàn, quyết định"),),
)
