"""From a figure down to its forms: one list at a time, Enter goes deeper, Esc comes back."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.areas.surveys.results.evidence import EvidenceService, Step
from desktop_app.areas.surveys.results.rules import decimal
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.pages import Listed
from desktop_app.kit.cells import Cell
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.page import Page
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort

COLUMNS = (
    Column(name="title", heading="Đang xem", width=420),
    Column(name="detail", heading="Chi tiết"),
    Column(name="count", heading="Số phiếu", width=110, kind="number"),
    Column(name="share", heading="Tỷ lệ", width=90, kind="number"),
)
KEYS = {"↑ ↓": "chọn", "Enter": "xem tiếp", "Esc": "trở lại"}


class EvidencePage(Page):
    """Answers of a question, then the batches of an answer, then their forms, then one form."""

    can_wait = True

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Phiếu đứng sau con số", back=self._back)
        self._workplace, self._service = workplace, EvidenceService(workplace.desk)
        self._survey = self._question = ""
        self._trail: list[Step] = []
        self._steps: Sequence[Step] = ()
        self.table = PagedTable(COLUMNS, self._pages, _cell, noun="dòng", keys=KEYS, gives_way=("share",))
        self.table.set_empty(EmptyState("clipboard-list", "Không có phiếu nào", "Không phiếu nào trả lời như vậy."))
        self.set_body(self.table, scrolls=False, margin=0)
        self.table.opened.connect(self._deeper)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Begin with the answers to the question."""
        if entry.get("uid"):
            self._survey, self._question = str(entry["uid"]), str(entry.get("question", ""))
            self._trail = []
        self._read()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def notice(self, tables: frozenset[str]) -> None:
        """Forms were keyed or corrected."""
        if tables & {"survey_response", "survey_batch"} and self._question:
            self._read()

    def regions(self) -> list[QWidget]:
        """The list."""
        return [self.table]

    def _pages(self, _sort: Sort | None) -> Listed[Step]:
        return Listed(self._steps)

    def _read(self) -> None:
        trail = list(self._trail)

        def work(_progress: object) -> tuple[str, Sequence[Step]]:
            return self._service.title(self._survey, self._question), self._below(trail)

        def show(read: tuple[str, Sequence[Step]]) -> None:
            if trail == self._trail:
                title, self._steps = read
                self.rename(title)
                self.say(" › ".join(("Mọi câu trả lời", *(step.title for step in trail))))
                self.table.reload(keep=False)
                self.table.show_total(len(self._steps))

        self._workplace.jobs.read(work, show, self._workplace.explain, owner=self)

    def _below(self, trail: Sequence[Step]) -> Sequence[Step]:
        """The lines under the last one opened."""
        service, survey, question = self._service, self._survey, self._question
        match trail:
            case []:
                return service.answers(survey, question)
            case [said]:
                return service.batches(survey, question, int(said.uid))
            case [said, batch]:
                return service.forms(survey, question, int(said.uid), batch.uid)
        return service.form(trail[-1].uid)

    def _deeper(self, step: Step) -> None:
        if step.leads_on:
            self._trail = [*self._trail, step]
            self._read()

    def _back(self) -> None:
        if self._trail:
            self._trail = self._trail[:-1]
            self._read()
        else:
            self._workplace.back()


def _cell(step: Step, column: Column) -> Cell:
    match column.name:
        case "title":
            return Cell(text=step.title, strong=step.leads_on)
        case "detail":
            return Cell(text=step.detail)
        case "count":
            return Cell(text="" if step.count is None else words.number(step.count))
    if step.count is None or not step.of:
        return Cell()
    return Cell(text=f"{decimal(100 * step.count / step.of)} %", quiet=True)
