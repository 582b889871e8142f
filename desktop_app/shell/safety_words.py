"""How the last backup is told: in the top line, on "Hôm nay", at the sign-in."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop_app.core import words
from desktop_app.kit.theme import State
from desktop_app.office.safety import LastBackup

SHOULD_AFTER = 7
MUST_AFTER = 14
"""Days after which a backup should be made, and after which its lack is an error."""


@dataclass(frozen=True)
class BackupWords:
    """State, the short words of the top line, a sentence and what stands below it."""

    state: State
    short: str
    sentence: str
    detail: str


def backup_words(last: LastBackup | None, now: datetime) -> BackupWords:
    """What to say of the newest copy."""
    if last is None:
        detail = "Nên sao lưu ngay, để bản sao ở ổ khác hoặc USB."
        return BackupWords(State.OVERDUE, "chưa có", "Chưa có bản sao lưu nào", detail)
    age = (now.date() - last.at.date()).days
    where = "Ở nơi sao lưu của cơ quan" if last.elsewhere else "Cùng máy với sổ, nên để thêm ở USB"
    if age >= SHOULD_AFTER:
        state = State.OVERDUE if age >= MUST_AFTER else State.WARNING
        return BackupWords(state, f"{age} ngày trước", f"Sao lưu gần nhất đã {age} ngày", f"{where}.")
    next_on: date = last.at.date() + timedelta(days=SHOULD_AFTER)
    state = State.DONE if last.elsewhere else State.WARNING
    return BackupWords(
        state,
        when(last.at, now.date()),
        f"Đã sao lưu {when(last.at, now.date())}",
        f"{where}. Lần nên làm tiếp: {next_on:%d/%m}.",
    )


def when(at: datetime, today: date) -> str:
    """A moment that is past: the hour of today or yesterday, else the day."""
    age = (today - at.date()).days
    if age == 0:
        return f"{at:%H:%M} hôm nay"
    return f"{at:%H:%M} hôm qua" if age == 1 else words.day(at.date())
