"""The commands of packages that go down, as they are declared."""

from desktop_app.office.area import Argument, ArgumentKind, Command

_HERE = "desktop_app.sync.down.commands"
_FOLDER = Argument("folder", "thư mục hoặc USB", kind=ArgumentKind.FOLDER)
_REASON = Argument("--reason", "lý do, đi cùng gói sau lên cấp trên")

DOWN_COMMANDS = (
    Command(
        verb="down",
        noun="list",
        help="Ở cấp trên: các phiếu, biểu, quy định, ngày nghỉ gửi xuống được.",
        arguments=(),
        run=f"{_HERE}:list_offers",
    ),
    Command(
        verb="down",
        noun="add-form",
        help="Ở cấp trên: thêm một biểu mẫu báo cáo từ tệp để dùng và gửi xuống.",
        arguments=(Argument("file", "tệp biểu mẫu", kind=ArgumentKind.FILE),),
        run=f"{_HERE}:add_form",
        right="SETTLE_OFFICE",
    ),
    Command(
        verb="down",
        noun="drop-form",
        help="Ở cấp trên: thôi dùng một biểu mẫu đã thêm mà chưa báo cáo nào cần.",
        arguments=(Argument("id", "mục như lệnh down list ghi: form và mã"),),
        run=f"{_HERE}:drop_form",
        right="SETTLE_OFFICE",
    ),
    Command(
        verb="down",
        noun="build",
        help="Ở cấp trên: lập gói gửi xuống cho các đơn vị đã ghi danh.",
        arguments=(
            Argument("--items", "các mục, cách nhau bằng dấu phẩy; all là tất cả"),
            Argument("--to", "mã các đơn vị nhận, cách bằng dấu phẩy; all là tất cả", required=False, default="all"),
            Argument("--out", "thư mục ghi gói", kind=ArgumentKind.FOLDER),
            Argument("--note", "lời dặn đi cùng gói", required=False, default=""),
        ),
        run=f"{_HERE}:build",
        right="PRINT",
    ),
    Command(
        verb="down",
        noun="install",
        help="Ở xã: cài các gói cấp trên gửi xuống tìm thấy trong thư mục.",
        arguments=(_FOLDER, Argument("--dry-run", "chỉ xem trước, không thay đổi gì", required=False, flag=True)),
        run=f"{_HERE}:install",
        right="RECORD",
    ),
    Command(
        verb="down",
        noun="refuse",
        help="Ở xã: từ chối các gói gửi xuống tìm thấy trong thư mục, có lý do.",
        arguments=(_FOLDER, _REASON),
        run=f"{_HERE}:refuse",
        right="RECORD",
    ),
    Command(
        verb="down",
        noun="undo",
        help="Ở xã: bỏ những gì một gói gửi xuống đã cài, trở lại như trước.",
        arguments=(Argument("seq", "số gói", kind=ArgumentKind.NUMBER), _REASON),
        run=f"{_HERE}:undo",
        right="RECORD",
    ),
)
