"""Fields that the papers of every table share, and how what was typed freely is put into a sentence."""

from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.office.papers import committee
from desktop_app.office.profile import Profile


def of_office(profile: Profile) -> dict[str, str]:
    """The office and its head in running text."""
    office = committee(profile)
    return {
        "co_quan": office,
        "nguoi_dung_dau": f"Chủ tịch {office}" if profile.is_committee else f"Thủ trưởng {office}",
    }


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
