"""The paper of the yearly plan on screen."""

from desktop_app.areas.disclosure.plan.documents import PlanPaperService
from desktop_app.areas.views.papers import Make, PaperViews
from desktop_app.core.paper.saving import Format


class PlanPapers(PaperViews):
    """The paper of one year's plan."""

    def show_plan(self, year: int) -> None:
        """Show the plan, to be printed."""
        self.show(f"Kế hoạch công khai năm {year}", *self._plan(year))

    def save_plan(self, year: int, form: Format) -> None:
        """Write the plan as a file."""
        self.save(*self._plan(year), form)

    def _plan(self, year: int) -> tuple[str, Make]:
        service = PlanPaperService(self.workplace.desk)
        return f"ke-hoach-cong-khai-{year}", lambda: service.plan(year)
