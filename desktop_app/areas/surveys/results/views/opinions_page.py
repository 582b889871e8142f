"""Ý kiến ghi thêm: what was written in answer to a question, put under themes by one key each."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.areas.surveys.results.opinions import Opinion, Opinions, OpinionService
from desktop_app.areas.surveys.results.views.theme_panel import ThemePanel
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.sheets import verb_sheet
from desktop_app.core import words
from desktop_app.core.fields import Column, Form, Section, Text
from desktop_app.core.pages import Listed
from desktop_app.core.text.fold import fold
from desktop_app.kit.cells import Cell
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.filter_bar import Choice, FilterBar
from desktop_app.kit.page import Page
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.office.rights import Right

COLUMNS = (
    Column(name="text", heading="Ý kiến"),
    Column(name="count", heading="Số người", width=92, kind="number"),
    Column(name="themes", heading="Chủ đề", width=280),
)
KEYS = {"↑ ↓": "chọn", "1–9": "xếp vào chủ đề", "Ctrl+F": "lọc"}
READ_KEYS = {"↑ ↓": "chọn", "Ctrl+F": "lọc"}
THEME_FORM = Form(
    "surveys.theme",
    (Section("", (Text(name="name", label="Tên chủ đề", required=True, max_length=120, hint="Ví dụ: Đường ngõ"),)),),
)
UNCODED = "uncoded"


class OpinionsPage(Page):
    """The answers at the left, the themes with their numbers at the right."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Ý kiến ghi thêm", back=workplace.back)
        self._workplace, self._service = workplace, OpinionService(workplace.desk)
        self._may_record = workplace.desk.account.may(Right.RECORD)
        self._survey = self._question = ""
        self.found: Opinions | None = None
        self.filters = FilterBar(
            "Lọc theo chữ trong ý kiến",
            workplace.desk.clock,
            workplace.memory("surveys.answers"),
            choices=(Choice("theme", "Chủ đề", ()),),
            toggles=((UNCODED, "Chưa phân loại"),),
        )
        keys = KEYS if self._may_record else READ_KEYS
        self.table = PagedTable(COLUMNS, self._pages, _cell, noun="ý kiến", keys=keys, gives_way=("themes",))
        self.table.set_empty(EmptyState("list", "Không có ý kiến nào", "Bỏ bớt điều kiện lọc, hoặc chọn câu khác."))
        self.panel = ThemePanel(self._may_record)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.table, 1)
        row.addWidget(self.panel)
        self.set_bar(self.filters)
        self.set_body(body, scrolls=False, margin=0)
        add = Button("Thêm chủ đề", Kind.MAIN, icon="plus", key="Ctrl+N")
        if self._may_record:
            self.set_buttons(add)
        add.clicked.connect(self._add)
        self.filters.changed.connect(self._show_rows)
        self.panel.chosen.connect(self._turn)
        self.panel.struck.connect(self._strike)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the answers to the question that is named."""
        if entry.get("uid"):
            self._survey, self._question = str(entry["uid"]), str(entry.get("question", ""))
        self._read()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def notice(self, tables: frozenset[str]) -> None:
        """Forms were keyed, themes changed."""
        if tables & {"survey_response", "survey_sealed_response", "survey_theme", "survey_coded"} and self._question:
            self._read()

    def regions(self) -> list[QWidget]:
        """Filter, answers, themes."""
        return [self.filters, self.table, self.panel]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit puts the chosen answer under the theme of that number, or takes it out again."""
        number = event.text()
        if self._may_record and number in "123456789" and number and self.found is not None:
            if int(number) <= len(self.found.themes):
                self._turn(self.found.themes[int(number) - 1].uid)
            return
        super().keyPressEvent(event)

    def _read(self) -> None:
        service, survey, question = self._service, self._survey, self._question
        self._workplace.jobs.read(
            lambda _progress: service.read(survey, question), self._show, self._workplace.explain, owner=self
        )

    def _show(self, found: Opinions) -> None:
        if found.question.id != self._question:
            return
        self.found = found
        number = f"Câu {found.question.number}. " if found.question.number else ""
        self.rename(f"{number}{found.question.called}")
        counted = f"{words.number(found.count)} người ghi ý kiến, {words.number(found.coded)} đã xếp vào chủ đề"
        self.say(f"{found.label}: {counted}. Chữ giống nhau, khác dấu hay viết hoa, đứng chung một dòng.")
        self.filters.offer("theme", [(theme.uid, theme.name) for theme in found.themes])
        self.panel.show_themes(found.themes)
        self._show_rows()

    def _show_rows(self) -> None:
        self.table.reload(keep=self.table.row() is not None)
        self.table.show_found(self.filters.filters().text)
        self.table.show_total(self._pages(None).count())

    def _pages(self, _sort: Sort | None) -> Listed[Opinion]:
        if self.found is None:
            return Listed([])
        wanted = self.filters.filters()
        name = next((each.name for each in self.found.themes if each.uid == wanted.choices.get("theme")), "")
        sought = fold(wanted.text)
        return Listed(
            [
                each
                for each in self.found.answers
                if sought in fold(each.text)
                and (not name or name in each.themes)
                and not (UNCODED in wanted.toggles and each.themes)
            ]
        )

    def _turn(self, theme_uid: str) -> None:
        opinion: Opinion | None = self.table.row()
        if opinion is None or not self._may_record:
            return
        survey, key = self._survey, opinion.uid
        self._workplace.jobs.write(
            lambda _progress: self._service.turn(survey, theme_uid, key), None, self._workplace.explain, owner=self
        )

    def _add(self) -> None:
        if self.found is None:
            return
        survey, question = self._survey, self._question

        def does(values: Mapping[str, Any]) -> str:
            return self._service.add_theme(survey, question, values["name"])

        verb_sheet(self._workplace, "Thêm chủ đề", self.title, THEME_FORM, does).rise()

    def _strike(self, theme_uid: str) -> None:
        name = next((each.name for each in self.found.themes if each.uid == theme_uid), "") if self.found else ""
        survey, question = self._survey, self._question

        def undo() -> None:
            self._workplace.jobs.write(lambda _progress: self._service.add_theme(survey, question, name), owner=self)

        def told(_made: object) -> None:
            self._workplace.say(f"Đã bỏ chủ đề {name}.", undo)

        self._workplace.jobs.write(
            lambda _progress: self._service.strike_theme(theme_uid), told, self._workplace.explain, owner=self
        )


def _cell(row: Opinion, column: Column) -> Cell:
    match column.name:
        case "text":
            return Cell(text=row.text)
        case "count":
            return Cell(text=words.number(row.count))
    return Cell(text=", ".join(row.themes) or "chưa phân loại", quiet=not row.themes)
