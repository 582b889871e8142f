"""The paper of the yearly plan on screen."""

from desktop_app.areas.disclosure.plan.documents import PlanPaperService
from desktop_app.areas.views import Workplace
from desktop_app.core.paper.saving import Format
from desktop_app.kit.paper_views import Make, PaperViews


class PlanPapers(PaperViews):
    """The paper of one year's plan."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._desk = workplace.desk

    def show_plan(self, year: int) -> None:
        """Show the plan, to be printed."""
        self.show(f"Kế hoạch công khai năm {year}", *self._plan(year))

    def save_plan(self, year: int, form: Format) -> None:
        """Write the plan as a file."""
        self.save(*self._plan(year), form)

    def _plan(self, year: int) -> tuple[str, Make]:
        service = PlanPaperService(self._desk)
        return f"ke-hoach-cong-khai-{year}", lambda: service.plan(year)
