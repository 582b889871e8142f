"""The commands of packages that go up, as they are declared."""

from desktop_app.office.area import Argument, ArgumentKind, Command

_HERE = "desktop_app.sync.sending.commands"

SEND_COMMANDS = (
    Command(
        verb="package",
        noun="build",
        help="Lập gói gửi cấp trên của một kỳ và ghi vào một thư mục.",
        arguments=(
            Argument("--period", "kỳ: 2026-Q4, 2026-11, 2026-6T, 2026, hoặc 2026-11-16..2026-11-22"),
            Argument("--out", "thư mục ghi gói", kind=ArgumentKind.FOLDER),
            Argument("--reason", "lý do, khi gửi lại kỳ đã có biên nhận", required=False, default=""),
            Argument("--nothing", "ghi “Không phát sinh” cho kỳ không có dòng nào", required=False, flag=True),
            Argument("--all", "gửi lại toàn bộ sổ, khi cấp trên báo số liệu bên đó lệch", required=False, flag=True),
            Argument("--files", "gửi cả tệp đính kèm chưa gửi", required=False, flag=True),
        ),
        run=f"{_HERE}:build",
        right="PRINT",
    ),
    Command(
        verb="package",
        noun="inspect",
        help="Xem phần đầu của một gói và kiểm tra tệp có nguyên vẹn không; không cần khóa.",
        arguments=(Argument("file", "tệp gói", kind=ArgumentKind.FILE),),
        run=f"{_HERE}:inspect_package",
        in_office=False,
    ),
    Command(
        verb="package",
        noun="receipts",
        help="Ở xã: nhập biên nhận và nhận xét tìm thấy trong thư mục. Ở cấp trên: ghi biên nhận ra thư mục.",
        arguments=(Argument("folder", "thư mục hoặc USB", kind=ArgumentKind.FOLDER),),
        run=f"{_HERE}:receipts",
        right="RECORD",
    ),
)
