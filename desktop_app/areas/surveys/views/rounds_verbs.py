"""What can be done with a survey from the list: open, correct, strike out."""

from desktop_app.areas.surveys.record import SurveyRecord
from desktop_app.areas.surveys.views.survey_sheets import void_survey
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.list_verbs import ListVerbs
from desktop_app.kit.act_menu import Act
from desktop_app.kit.controls import Button
from desktop_app.kit.page import Page

SURVEY, ENTRY, RESULTS, INTAKE = "surveys.survey", "surveys.entry", "surveys.results", "surveys.intake"


class RoundVerbs(ListVerbs[SurveyRecord]):
    """Acts on the survey taken last."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(workplace, page, "Việc khác với đợt này (Ctrl+M)")
        self._open, self._edit = Button("Mở", key="Enter"), Button("Sửa")
        self._open.clicked.connect(self.go_on)
        self._edit.clicked.connect(self.edit)

    def take(self, record: SurveyRecord | None) -> None:
        """Act on this record from now on; on none while it is read."""
        super().take(record)
        if record is not None:
            self._edit.setVisible(self._may_change(record))

    def pane_buttons(self) -> tuple[Button, ...]:
        """The buttons under the reading pane."""
        return self._open, self._edit, self._more

    def go_on(self) -> None:
        """Open the survey's page."""
        if self._record is not None:
            self._workplace.open(SURVEY, self._record.uid)

    def edit(self) -> None:
        """Open the survey's entry, to correct it."""
        if self._record is not None and self._may_change(self._record):
            self._workplace.open(ENTRY, self._record.uid)

    def choices(self, record: SurveyRecord) -> list[Act]:
        """Everything that can be done with it now."""
        found: list[Act] = [("Xem kết quả", lambda: self._workplace.open(RESULTS, record.uid))]
        if self._may_change(record):
            found += [("Sửa (F2)", self.edit), ("", None)]
            found.append(("Hủy đợt này", lambda: void_survey(self._workplace, record)))
        return found

    def _may_change(self, record: SurveyRecord) -> bool:
        return self._may_record and record.row.is_open
