"""The commands of a register that declares an exchange, as an area declares them."""

from desktop_app.office.area import Argument, ArgumentKind, Command

NEW, KNOWN = "new", "known"
"""What is said of everybody who resembles somebody known: another one, or the same."""

_OUT = Argument("--out", "tệp ghi ra", kind=ArgumentKind.FILE)


def commands_of(noun: str, name: str, module: str) -> tuple[Command, ...]:
    """The three commands of a register; `module` holds `template`, `take_in` and `give_out`."""
    return (
        Command("template", noun, f"Ghi tệp mẫu để nhập {name}.", (_OUT,), f"{module}:template"),
        Command(
            "import",
            noun,
            f"Nhập {name} từ bảng tính.",
            (
                Argument("file", "bảng tính .xlsx, .xls, .ods hoặc .csv", kind=ArgumentKind.FILE),
                Argument("--dry-run", "chỉ kiểm tra, không ghi gì", flag=True),
                Argument("--map", "tệp ghép cột; --dry-run ghi tệp mới", required=False, kind=ArgumentKind.FILE),
                Argument("--old", "nhập sổ cũ: không đặt hạn trả lời, ghi rõ nhập bù", flag=True),
                Argument("--book", "chữ của sổ nhận các dòng không ghi sổ nào", required=False),
                Argument(
                    "--people",
                    "người giống người đã có trong sổ: new là người khác, known là cùng người, "
                    "hoặc tệp .csv: --dry-run ghi câu hỏi vào tệp, lần nhập sau đọc trả lời",
                    required=False,
                    default=NEW,
                ),
                Argument("--reason", "lý do ghi vào sổ đã khóa", required=False),
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
