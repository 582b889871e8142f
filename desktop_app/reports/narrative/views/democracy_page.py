"""Báo cáo dân chủ: its text with every figure as a link, edited in place, with its annexes and what is missing."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop_app.areas import load_areas
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.kit.act_menu import Act, open_menu
from desktop_app.kit.controls import Button, Rule
from desktop_app.kit.measure import Room, room
from desktop_app.kit.overlay import keyboard_kept
from desktop_app.kit.page import Page
from desktop_app.kit.theme import px
from desktop_app.office.rights import Right
from desktop_app.reports.choosing import FormChoice, form_choice, nearest, read_address
from desktop_app.reports.forms import DEMOCRACY
from desktop_app.reports.known import Known
from desktop_app.reports.narrative.queries import Narrative, narrative
from desktop_app.reports.narrative.views.block_bar import BlockBar
from desktop_app.reports.narrative.views.figures_beside import FiguresBeside
from desktop_app.reports.narrative.views.markup import FIGURE, LINE
from desktop_app.reports.narrative.views.outline import WIDTH as OUTLINE
from desktop_app.reports.narrative.views.outline import Outline
from desktop_app.reports.narrative.views.report_files import ReportFiles
from desktop_app.reports.narrative.views.text_column import TextColumn
from desktop_app.reports.narrative.views.text_verbs import TextVerbs
from desktop_app.reports.views.acts import ReportActs
from desktop_app.reports.views.figure_pane import WIDTH as BESIDE
from desktop_app.reports.views.figure_verbs import FigureVerbs
from desktop_app.reports.views.form_bar import FormBar
from desktop_app.reports.views.page_words import badges, sentence
from desktop_app.reports.views.verbs import ReportVerbs

KEY = "reports.democracy"


class DemocracyPage(Page):
    """The outline at the left, the text, and at the right what the chosen figure counts."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Báo cáo dân chủ")
        self._workplace, self._desk = workplace, workplace.desk
        self.known = Known(load_areas())
        self.verbs = ReportVerbs(workplace)
        self.figures = FigureVerbs(self.verbs)
        self.texts = TextVerbs(workplace, self.verbs)
        self.acts = ReportActs(workplace, self.verbs, self.figures)
        self.files = ReportFiles(workplace)
        self.report: Narrative | None = None
        self._is_old, self._reads = False, 0
        self.bar = FormBar(self._desk.clock, workplace.memory(KEY))
        self.bar.form.hide()
        self.outline, self.column = Outline(), TextColumn()
        self.blocks = BlockBar(self.column, self.texts, may_record=self._desk.account.may(Right.RECORD))
        self.beside = FiguresBeside(self, workplace, self.known, self.figures)
        self.beside.left.connect(self.column.take_keyboard)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Offer the periods of today; show the report that is named."""
        wanted, desk = read_address(str(entry.get("uid") or "")), self._desk

        def show(choice: FormChoice) -> None:
            self.bar.offer((choice,), wanted or self.bar.wanted or nearest(choice, desk.clock.today()))
            self.bar.form.hide()
            self.read()

        self._workplace.jobs.read(
            lambda _progress: form_choice(desk, DEMOCRACY), show, self._workplace.explain, owner=self
        )

    def notice(self, tables: frozenset[str]) -> None:
        """Something was written: any register may be what is counted. What is not looked at is read when it is."""
        if self.isVisible():
            self.read()
        else:
            self._is_old = True
            self.beside.forget()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed in the meantime."""
        super().showEvent(event)
        if self._is_old:
            self.read()

    def leave(self) -> None:
        """Nothing that is typed is lost."""
        for block in self.column.parts.values():
            block.keep_draft()

    def regions(self) -> list[QWidget]:
        """The choice of the days, the outline, the text, the pane."""
        return [self.bar, self.outline, self.column, self.beside.pane]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no outline, one that is narrower still no pane."""
        super().resizeEvent(event)
        space = room(self.window())
        self.outline.setVisible(space is Room.WIDE)
        self.beside.pane.setVisible(space is not Room.TIGHT)
        beside, left = px(BESIDE), px(OUTLINE) if space is Room.WIDE else 0
        self.split.setSizes([left, max(px(300), self.width() - beside - left), beside])

    def read(self) -> None:
        """Read the report anew."""
        wanted, desk, known = self.bar.wanted, self._desk, self.known
        if wanted is None:
            return
        self._is_old = False
        self._reads += 1
        mine = self._reads

        def show(report: Narrative) -> None:
            if mine == self._reads:  # of two that were under way the older one may come last
                self._show(report)

        self._workplace.jobs.read(
            lambda _progress: narrative(desk, known, wanted), show, self._workplace.explain, owner=self
        )

    def _show(self, report: Narrative) -> None:
        first = self.report is None
        self.report = self.texts.report = report
        self.verbs.card = report.card
        self.rename(f"Báo cáo dân chủ {words.inside(report.figures.name)}")
        self.say(sentence(report.card, self._desk.clock.today()))
        self.set_badges(*badges(report.card))
        self.bar.show_form(report.figures.form)
        with keyboard_kept(self, self.column.take_keyboard, first=first):
            if self.column.show_report(report):
                self.outline.show_headings(self.column.outline())
                self._listen_to_parts()
        self.outline.show_missing(len(report.missing))
        self.blocks.fit()
        self.set_buttons(*self.acts.buttons()[-1:])
        self.beside.take(report.card)

    def _listen_to_parts(self) -> None:
        for key, block in self.column.parts.items():
            block.kept.connect(lambda text, block=block: self._keep(block, text))
            block.typing.connect(lambda text, key=key: self._save_draft(key, text))
            block.stopped.connect(self.blocks.fit)

    def _print(self) -> None:
        # The button may stand in the menu, where a key of its own would not be heard.
        if self.bar.wanted is not None and self._desk.account.may(Right.PRINT):
            self.files.show(self.bar.wanted)

    def _keep(self, block: Any, text: str) -> None:
        def done() -> None:
            block.close_editor()
            if (draft := self.texts.draft_of(block.part.key)) is not None:
                draft.discard()
            self.blocks.fit()

        self.texts.keep(block.part, text, done)

    def _save_draft(self, key: str, text: str) -> None:
        if (draft := self.texts.draft_of(key)) is not None:
            draft.save({"text": text})

    def _open(self, link: str) -> None:
        if link.startswith(FIGURE):
            self.beside.open(link.removeprefix(FIGURE))
        elif link.startswith(LINE) and self.report is not None:
            self._open_line(link.removeprefix(LINE))

    def _open_line(self, uid: str) -> None:
        """A line of a register opens its record; one that was typed can be changed or struck out."""
        assert self.report is not None
        annex, line = next((annex, line) for annex in self.report.annexes for line in annex.lines if line.uid == uid)
        if not line.is_typed:
            self._workplace.open(line.page, uid)
        elif self.report.card.figures.frozen_at is None and self._desk.account.may(Right.RECORD):
            block = self.column.annexes[annex.plan.key].view
            acts: list[Act] = [
                ("Sửa dòng…", lambda: self.texts.change_line(annex, line)),
                ("Bỏ dòng…", lambda: self.texts.strike_line(annex, line)),
            ]
            open_menu(block, acts)

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.column, 1)
        column.addWidget(Rule())
        column.addWidget(self.blocks)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        for part in (self.outline, middle, self.beside.pane):
            self.split.addWidget(part)
        self.split.setStretchFactor(1, 1)
        body = QWidget()
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Rule())
        whole.addWidget(self.split, 1)
        self.set_bar(self.bar)
        self.set_body(body, scrolls=False, margin=0)

    def _listen(self) -> None:
        self.bar.changed.connect(self.read)
        self.outline.picked.connect(self.column.go_to)
        self.outline.missing.connect(self.texts.show_missing)
        self.column.opened.connect(self._open)
        if self._desk.account.may(Right.PRINT):
            for button in self.files.buttons(lambda: self.bar.wanted):
                self.bar.add_button(button)
        more = Button("Việc khác", icon="ellipsis", key="Ctrl+M")
        more.clicked.connect(lambda: open_menu(more, self.acts.more(self.beside.line)))
        self.bar.add_button(more)
        QShortcut(QKeySequence("F5"), self).activated.connect(self.read)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._print)
