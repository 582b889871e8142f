"""How days, numbers and names of offices are written on official papers (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

import re
from datetime import date

NOT_ABOVE = "\u00a0≤\u00a0"
"""Between the two sides of a relation, which no line may part."""

TICK_BOX = "□"
"""Where somebody ticks by hand."""

_KIND = re.compile(r"/(?:\d{4}/)?([A-ZĐa-zđ]+)")
_KINDS = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "TC": "Thông cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
}
"""Signs of kinds of paper (Nghị định 30/2020/NĐ-CP, Phụ lục III mục I)."""

_DATE = re.compile(r"\d{1,2}([/.-]\d{1,2})?[/.-]\d{4}")


def short_day(on: date | None) -> str:
    """Day in two digits, months 1 and 2 with a zero, the others without, full year: 03/3/2026; nothing for no day."""
    return f"{on.day:02d}/{_month(on)}/{on.year}" if on else ""


def long_day(on: date) -> str:
    """ngày 08 tháng 11 năm 2026."""
    return f"ngày {on.day:02d} tháng {_month(on)} năm {on.year}"


def place_and_day(place: str, on: date) -> str:
    """Thí Dụ, ngày 08 tháng 11 năm 2026."""
    return f"{place}, {long_day(on)}"


def span_of_days(from_on: date, to_on: date) -> str:
    """Từ ngày 03 tháng 3 năm 2026 đến ngày 12 tháng 3 năm 2026; one day is named once."""
    if from_on == to_on:
        return f"N{long_day(from_on)[1:]}"
    return f"Từ {long_day(from_on)} đến {long_day(to_on)}"


def document_number(number: int | None, sign: str) -> str:
    """05/TB-UBND; before the clerk has given the number a gap is left for the pen."""
    return f"{number:02d}/{sign}" if number is not None else f"\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/{sign}"


def named_document(sign: str, on: date | None = None, issuer: str = "") -> str:
    """Quyết định số 187/QĐ-UBND ngày 12 tháng 10 năm 2026 của …; "Văn bản" for a sign that names no known kind."""
    found = _KIND.search(sign)
    kind = _KINDS.get(found[1] if found else "", "Văn bản")
    parts = (f"{kind} số {sign}" if sign else "", long_day(on) if on else "", f"của {issuer}" if issuer else "")
    return " ".join(part for part in parts if part) if sign else ""


def pieces_of_token(token: str) -> list[str]:
    """Where a token wider than its cell is parted: after the slashes of a document's sign, never in a date."""
    if "/" not in token or _DATE.search(token) or not any(c.isupper() for c in token):
        return [token]
    return [piece for piece in re.split(r"(?<=/)", token) if piece]


def _month(on: date) -> str:
    return f"{on.month:02d}" if on.month <= 2 else str(on.month)
