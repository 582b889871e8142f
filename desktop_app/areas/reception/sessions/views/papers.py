"""Papers of sessions on screen: the notice of the schedule, minutes, the notice of conclusion."""

from desktop_app.areas.reception.sessions.documents import ASSUMED, SessionPaperService
from desktop_app.areas.reception.sessions.notice import NoticeService
from desktop_app.areas.views.papers import Make, PaperViews
from desktop_app.core import words


class SessionPapers(PaperViews):
    """The papers of sessions."""

    def show_notice(self, year: int, month: int, months: int) -> None:
        """Show the notice of so many months, to be printed."""
        self.show(f"Thông báo lịch tiếp công dân, tháng {month:02d}/{year}", *self._notice(year, month, months))

    def save_notice(self, year: int, month: int, months: int) -> None:
        """Write the notice as a Word file."""
        self.save(*self._notice(year, month, months))

    def show_minutes(self, uid: str, held_on: str) -> None:
        """Show the minutes of a session, to be printed."""
        self.show(f"Biên bản tiếp công dân ({ASSUMED})", *self._minutes(uid, held_on))

    def save_minutes(self, uid: str, held_on: str) -> None:
        """Write the minutes as a Word file."""
        self.save(*self._minutes(uid, held_on))

    def show_conclusion(self, uid: str, held_on: str) -> None:
        """Show the notice of conclusion, to be printed."""
        self.show(f"Thông báo kết luận ({ASSUMED})", *self._conclusion(uid, held_on))

    def save_conclusion(self, uid: str, held_on: str) -> None:
        """Write the notice of conclusion as a Word file."""
        self.save(*self._conclusion(uid, held_on))

    def _notice(self, year: int, month: int, months: int) -> tuple[str, Make]:
        service = NoticeService(self.workplace.desk)
        return f"lich-tiep-cong-dan-{year}-{month:02d}", lambda: service.notice(year, month, months)

    def _minutes(self, uid: str, held_on: str) -> tuple[str, Make]:
        service = SessionPaperService(self.workplace.desk)
        return f"bien-ban-tiep-cong-dan-{held_on}", lambda: service.minutes(uid)

    def _conclusion(self, uid: str, held_on: str) -> tuple[str, Make]:
        service = SessionPaperService(self.workplace.desk)
        return f"ket-luan-tiep-cong-dan-{held_on}", lambda: service.conclusion(uid)


def named(row_day: object) -> str:
    """A day as it stands in the name of a file; never a person's name."""
    return words.day(row_day).replace("/", "-")  # type: ignore[arg-type]
