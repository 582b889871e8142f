"""The commands of sending over a network, as they are declared; nothing that they need is imported with them."""

from desktop_app.office.area import Argument, ArgumentKind, Command

_HERE = "desktop_app.sync.upload.commands"
_SERVICE = "desktop_app.sync.upload.receiver.commands"
_FOLDER = Argument("--data", "thư mục của máy nhận", kind=ArgumentKind.FOLDER)
_UNIT = Argument("--unit", "mã đơn vị trong phiếu ghi danh")

COMMANDS = (
    Command(
        verb="upload",
        noun="ticket",
        help="Ở xã: nhận tệp kết nối của máy nhận để gửi gói qua mạng.",
        arguments=(Argument("file", "tệp kết nối cơ quan cấp trên giao", kind=ArgumentKind.FILE),),
        run=f"{_HERE}:take_ticket",
        right="SETTLE_OFFICE",
    ),
    Command(
        verb="upload",
        noun="send",
        help="Ở xã: gửi qua mạng các gói đã lập mà chưa giao, rồi lấy biên nhận đang chờ.",
        arguments=(),
        run=f"{_HERE}:send",
        right="RECORD",
    ),
    Command(
        verb="serve-receiver",
        noun="",
        help="Ở cấp trên: chạy máy nhận gói qua mạng; máy này không mở được gói nào.",
        arguments=(
            _FOLDER,
            Argument("--port", "cổng", kind=ArgumentKind.NUMBER),
            Argument("--host", "địa chỉ nghe; ngoài chính máy này thì luôn mã hóa", default="127.0.0.1"),
            Argument("--cert", "tệp chứng thư TLS; không có thì tự làm", required=False, kind=ArgumentKind.FILE),
            Argument("--key", "tệp khóa của chứng thư", required=False, kind=ArgumentKind.FILE),
        ),
        run=f"{_SERVICE}:serve",
        in_office=False,
    ),
    Command(
        verb="receiver",
        noun="ticket",
        help="Ở cấp trên: cấp tệp kết nối cho một đơn vị; mã gửi cũ của đơn vị thôi dùng.",
        arguments=(
            _FOLDER,
            _UNIT,
            Argument("--address", "địa chỉ máy nhận mà đơn vị gửi tới, dạng https"),
            Argument("--public-cert", "máy nhận dùng chứng thư mà mọi máy đã tin", flag=True),
            Argument("--out", "tệp kết nối ghi ra", kind=ArgumentKind.FILE),
        ),
        run=f"{_SERVICE}:give_ticket",
        in_office=False,
    ),
    Command(
        verb="receiver",
        noun="revoke",
        help="Ở cấp trên: thôi nhận gói qua mạng của một đơn vị.",
        arguments=(_FOLDER, _UNIT),
        run=f"{_SERVICE}:revoke",
        in_office=False,
    ),
)
