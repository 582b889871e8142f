"""The commands of a register that declares an exchange, as an area declares them."""

from desktop_app.office.area import Argument, ArgumentKind, Command

_OUT = Argument("--out", "tệp ghi ra", kind=ArgumentKind.FILE)


def commands_of(noun: str, name: str, module: str) -> tuple[Command, ...]:
    """The three commands of a register; `module` holds `template`, `take_in` and `give_out`."""
    return (
        Command("template", noun, f"Ghi tệp mẫu để nhập {name}.", (_OUT,), f"{module}:template"),
        Command(
            "import",
            noun,
            f"Nhập {name} từ bảng tính; người giống người đã có trong sổ được ghi là người khác.",
            (
                Argument("file", "bảng tính .xlsx, .xls, .ods hoặc .csv", kind=ArgumentKind.FILE),
                Argument("--dry-run", "chỉ kiểm tra, không ghi gì", flag=True),
                Argument("--map", "tệp ghép cột", required=False, kind=ArgumentKind.FILE),
                Argument("--old", "nhập sổ cũ: không đặt hạn trả lời, ghi rõ nhập bù", flag=True),
            ),
            f"{module}:take_in",
            "RECORD",
        ),
        Command(
            "export",
            noun,
            f"Xuất {name} của một khoảng ngày ra .xlsx hoặc .csv.",
            (
                Argument("--from", "từ ngày, dạng 2026-01-01", kind=ArgumentKind.DAY),
                Argument("--to", "đến hết ngày, dạng 2026-12-31", kind=ArgumentKind.DAY),
                _OUT,
            ),
            f"{module}:give_out",
            "PRINT",
        ),
    )
