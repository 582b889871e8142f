"""The commands of branches as they are declared; nothing that they need is imported with them."""

from desktop_app.office.area import Argument, ArgumentKind, Command

HERE = "desktop_app.sync.branch.commands"
_OUT = Argument("--out", "thư mục hoặc USB ghi ra", kind=ArgumentKind.FOLDER)
_LETTER = Argument("letter", "chữ cái của sổ máy phụ")

COMMANDS = (
    Command(
        verb="branch",
        noun="make",
        help="Lập máy phụ: mở một sổ mới và ghi ra tệp để mở ở máy thứ hai.",
        arguments=(
            Argument("--name", "tên bàn tiếp công dân"),
            Argument("--place", "nơi tiếp", required=False),
            _OUT,
        ),
        run=f"{HERE}:make",
        right="SETTLE_OFFICE",
    ),
    Command(
        verb="branch",
        noun="renew",
        help="Lập lại máy phụ đã có: máy bị mất, hoặc cần thấy sổ của máy chính đến hôm nay.",
        arguments=(_LETTER, _OUT),
        run=f"{HERE}:renew",
        right="SETTLE_OFFICE",
    ),
    Command(
        verb="branch",
        noun="end",
        help="Ngừng dùng máy phụ; từ đó sổ của nó sửa ở máy chính.",
        arguments=(_LETTER,),
        run=f"{HERE}:end",
        right="SETTLE_OFFICE",
    ),
    Command(
        verb="branch",
        noun="list",
        help="Các máy phụ và gói của chúng; ở máy phụ thì tình hình của chính nó.",
        arguments=(),
        run=f"{HERE}:tell",
    ),
    Command(
        verb="branch",
        noun="hand",
        help="Ở máy phụ: lập gói giao máy chính.",
        arguments=(_OUT, Argument("--files", "kèm cả tệp đã giao trước đó", flag=True)),
        run=f"{HERE}:hand",
        right="PRINT",
    ),
    Command(
        verb="branch",
        noun="join",
        help="Ở máy chính: nhập gói của máy phụ từ tệp, thư mục hoặc USB.",
        arguments=(
            Argument("path", "tệp gói, thư mục hoặc USB", kind=ArgumentKind.FILE),
            Argument("--dry-run", "chỉ xem trước, không nhập", flag=True),
        ),
        run=f"{HERE}:join",
        right="RECORD",
    ),
    Command(
        verb="branch",
        noun="receipts",
        help="Ở máy chính: ghi biên nhận cho máy phụ; ở máy phụ: nhập biên nhận của máy chính.",
        arguments=(Argument("folder", "thư mục hoặc USB", kind=ArgumentKind.FOLDER),),
        run=f"{HERE}:receipts",
        right="RECORD",
    ),
)
