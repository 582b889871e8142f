"""The commands of enrolment as they are declared; nothing that they need is imported with them."""

from desktop_app.office.area import Argument, ArgumentKind, Command

HERE = "desktop_app.sync.enrolling.commands"
KINDS = ("upper", "commune", "branch")

COMMANDS = (
    Command(
        verb="enrol",
        noun="export",
        help="Ghi phiếu ghi danh của cơ quan ra tệp; chưa có khóa thì lập khóa.",
        arguments=(
            Argument("--out", "tệp phiếu ghi ra", kind=ArgumentKind.FILE),
            Argument("--sheet", "tệp .pdf hoặc .docx của phiếu giấy", required=False, kind=ArgumentKind.FILE),
        ),
        run=f"{HERE}:export_card",
        right="SETTLE_OFFICE",
    ),
    Command(
        verb="enrol",
        noun="import",
        help="Ghi danh đơn vị khác bằng tệp phiếu của họ, sau khi đối chiếu 24 chữ số với họ.",
        arguments=(
            Argument("card", "tệp phiếu ghi danh của đơn vị kia", kind=ArgumentKind.FILE),
            Argument("--fingerprint", "24 chữ số mà đơn vị kia đọc"),
            Argument("--as", "đơn vị kia là gì", required=False, choices=KINDS),
            Argument("--with", "người đọc số của đơn vị kia", required=False),
        ),
        run=f"{HERE}:import_card",
        right="SETTLE_OFFICE",
    ),
)
