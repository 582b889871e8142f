"""The command of identities as it is declared."""

from desktop_app.office.area import Argument, ArgumentKind, Command

IDENTITY_COMMANDS = (
    Command(
        verb="package",
        noun="identity",
        help="Gửi danh tính người tố cáo của một hồ sơ đã chuyển cho cơ quan có thẩm quyền; chỉ cơ quan đó mở được.",
        arguments=(
            Argument("--record", "mã hồ sơ, ví dụ TC-05/2026"),
            Argument("--reason", "căn cứ chuyển, giữ trong nhật ký"),
            Argument("--competent", "xác nhận cơ quan nhận có thẩm quyền giải quyết", required=False, flag=True),
            Argument("--out", "thư mục ghi tệp", kind=ArgumentKind.FOLDER),
        ),
        run="desktop_app.sync.identities.commands:hand",
        right="SEE_DENOUNCER",
    ),
)
