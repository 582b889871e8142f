"""How copies and checks are told."""

from collections.abc import Sequence
from pathlib import Path

from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.stick.troubles import size_words
from desktop_app.kit.cells import Cell
from desktop_app.office.safety import Copy, Places, Proof

COLUMNS = (
    Column(name="at", heading="Sao lưu lúc", width=170),
    Column(name="place", heading="Nơi giữ"),
    Column(name="size", heading="Dung lượng", width=110, kind="number"),
)


def copy_cell(row: Copy, column: Column) -> Cell:
    """One cell of the list of copies."""
    if column.name == "at":
        return Cell(text=words.instant(row.at), strong=True)
    if column.name == "place":
        where = "Nơi sao lưu của cơ quan" if row.elsewhere else "Trong thư mục dữ liệu, cùng máy với sổ"
        return Cell(text=where, second=row.file.name)
    return Cell(text=size_words(row.size))


def place_words(places: Places) -> tuple[str, str]:
    """Where copies go, and what is to be said of it."""
    if places.chosen is None:
        return "Trong thư mục dữ liệu", "Hỏng máy là mất cả sổ lẫn bản sao. Nên chọn một USB hoặc ổ đĩa khác."
    if places.is_there:
        return str(places.chosen), "Mỗi lần sao lưu, bản mới vào đây và được mở ra kiểm tra ngay."
    return str(places.chosen), "Lúc này không thấy nơi này. Cắm USB hoặc ổ đĩa vào, hoặc chọn nơi khác."


def proof_lines(proof: Proof) -> list[tuple[str, str]]:
    """What a check counted, label and value."""
    checked = proof.checked
    lines = [
        ("Kiểm tra lúc", words.instant(proof.at)),
        ("Nhật ký", f"{words.number(checked.journal_rows)} dòng, nối liền nhau"),
        ("Dấu cuối chuỗi", proof.short_head),
        ("Số trong sổ", f"{', '.join(proof.books)}: không đứt quãng" if proof.books else "chưa có sổ đánh số"),
    ]
    if checked.withheld:
        lines.append(("Kho mật", f"{words.number(checked.withheld)} dòng nhật ký đã chuyển nội dung vào kho mật"))
    return lines


def findings_told(findings: Sequence[str]) -> str:
    """How many things do not agree."""
    return f"Có {words.number(len(findings))} điều không khớp"


def restored_words(folder: Path) -> str:
    """What to do with a copy that was brought back."""
    return (
        f"Thư mục {folder}. Sổ đang dùng không thay đổi. Chép cả thư mục này sang máy mới, "
        "hoặc mở xem bằng lệnh sodanchu --data và đường dẫn này."
    )
