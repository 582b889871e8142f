"""The commands of moving to a new PC as they are declared."""

from desktop_app.office.area import Argument, ArgumentKind, Command

HERE = "desktop_app.sync.moving.commands"

COMMANDS = (
    Command(
        verb="move",
        noun="out",
        help="Ghi cả sổ ra USB để chuyển sang máy mới; từ đó máy này chỉ xem.",
        arguments=(Argument("--out", "thư mục hoặc USB ghi ra", kind=ArgumentKind.FOLDER),),
        run=f"{HERE}:out",
        right="SETTLE_OFFICE",
    ),
    Command(
        verb="move",
        noun="back",
        help="Dùng lại máy này khi tệp chuyển bị mất và chưa mở ở máy nào.",
        arguments=(Argument("--reason", "lý do"),),
        run=f"{HERE}:back",
        right="SETTLE_OFFICE",
    ),
)
