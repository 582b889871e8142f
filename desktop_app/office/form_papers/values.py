"""Fields that the papers of every table share, and how what was typed freely is put into a sentence."""

import re
from collections.abc import Sequence

from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.paper.wording import BLANK
from desktop_app.office.papers import committee
from desktop_app.office.profile import Profile

_SPECIAL = "đặc khu"
_NUMBERED = re.compile(r"(?:\d+[.)]|[a-zđ]\)|-) ?")


def of_office(profile: Profile) -> dict[str, str]:
    """The office and its head in running text."""
    office = committee(profile)
    return {
        "co_quan": office,
        "nguoi_dung_dau": f"Chủ tịch {office}" if profile.is_committee else f"Thủ trưởng {office}",
    }


def of_commune(profile: Profile) -> dict[str, str]:
    """The office by its short name, the kind of its unit, and its Front."""
    special = profile.name.lower().startswith(_SPECIAL)
    return {
        "ubnd": profile.short_name,
        "cap": _SPECIAL if special else words.inside(profile.name.split(" ")[0]),
        "mat_tran": f"Ủy ban Mặt trận Tổ quốc Việt Nam {profile.name}",
    }


def two_digits(number: int | None) -> str:
    """A number of official prose; "" for one that nobody knows."""
    return "" if number is None else words.two_digits(number)


def part(number: int | None, whole: int | None, unit: str) -> str:
    """124/186 hộ; "" where one is not known."""
    return "" if number is None or whole is None else f"{two_digits(number)}/{two_digits(whole)} {unit}"


def hour(at: str) -> str:
    """08 giờ 00 phút; dots to write on when nobody noted the hour."""
    hours, _, minutes = at.partition(":")
    return f"{hours} giờ {minutes} phút" if minutes else "…… giờ …… phút"


def percent(part: int, whole: int) -> str:
    """84,9%: one decimal, a half rounded up; "" of an empty whole."""
    tenths = (part * 2000 + whole) // (2 * whole) if whole else 0
    return f"{tenths // 10},{tenths % 10}%" if whole else ""


def people(full_names: Sequence[tuple[str, str]], blanks: int, first: str = "", others: str = "") -> str:
    """Numbered lines of people with what they are; `blanks` lines for the pen where nobody is named.

    What they are is theirs, else `first` for the first and `others` for the rest.
    """
    listed = full_names or [("", "")] * blanks
    lines = []
    for at, (name, post) in enumerate(listed, start=1):
        said = post or (first if at == 1 else others)
        lines.append(f"{at}. Ông (bà) {name or BLANK}{f' - {said}' if said else ''}")
    return "\n".join(lines)


def numbered(text: str) -> str:
    """Several lines with their numbers; one alone, and lines that have numbers, as they are."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or all(_NUMBERED.match(line) for line in lines):
        return "\n".join(lines)
    return "\n".join(f"{at}. {line}" for at, line in enumerate(lines, start=1))


def bare(text: str) -> str:
    """In a sentence's place: on one line, without its last stop."""
    return " ".join(text.split()).rstrip(" .;,")


def within(text: str) -> str:
    """A clause after others: its first letter is small, unless it begins a name or an abbreviation."""
    clause = bare(text)
    first, _, rest = clause.partition(" ")
    return clause if first.isupper() or rest[:1].isupper() else words.inside(clause)


def refuse_unknown(deputy: str, profile: Profile) -> None:
    """UserError when the office has no such deputy."""
    if deputy and deputy not in profile.deputies:
        raise UserError(f"Cơ quan không có cấp phó tên {deputy}. Kiểm tra lại ở trang Cơ quan.")
