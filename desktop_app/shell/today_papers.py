"""What is to be done on paper: the list of a day, the calendar of a month."""

from desktop_app.areas.views.papers import Make, PaperViews
from desktop_app.core import words
from desktop_app.office.agenda import Agenda, Month
from desktop_app.office.agenda_papers import AgendaPaperService
from desktop_app.office.rights import Right


class TodayPapers(PaperViews):
    """Made of what is on screen."""

    @property
    def may_print(self) -> bool:
        """Whether the account may print and keep files."""
        return self.workplace.desk.account.may(Right.PRINT)

    def show_list(self, agenda: Agenda) -> None:
        """Show the list of a day, to be printed."""
        self.show(f"Việc cần làm ngày {words.day(agenda.on)}", *self._list(agenda))

    def save_list(self, agenda: Agenda) -> None:
        """Keep the list of a day as a Word file."""
        self.save(*self._list(agenda))

    def show_month(self, month: Month) -> None:
        """Show the calendar of a month, to be printed."""
        self.show(f"Lịch hạn tháng {month.name}", *self._month(month))

    def save_month(self, month: Month) -> None:
        """Keep the calendar of a month as a Word file."""
        self.save(*self._month(month))

    def _list(self, agenda: Agenda) -> tuple[str, Make]:
        papers = AgendaPaperService(self.workplace.desk)
        return f"viec-can-lam-{agenda.on.isoformat()}", lambda: papers.list_of(agenda)

    def _month(self, month: Month) -> tuple[str, Make]:
        papers = AgendaPaperService(self.workplace.desk)
        return f"lich-han-{month.days[0].on:%Y-%m}", lambda: papers.calendar_of(month)
