"""Kết quả: what was answered, with bases and intervals; how it divides; what it comes to in points."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.surveys.forms.form import Kind
from desktop_app.areas.surveys.report.views.report_papers import ReportPapers
from desktop_app.areas.surveys.results.figures import Results
from desktop_app.areas.surveys.results.group import GroupPoints
from desktop_app.areas.surveys.results.service import ResultsService
from desktop_app.areas.surveys.results.views.look_bar import LookBar
from desktop_app.areas.surveys.results.views.no_results import no_results
from desktop_app.areas.surveys.results.views.page_words import gathered_words, titled
from desktop_app.areas.surveys.results.views.rows import COLUMNS, GIVES_WAY, ResultRow, cell_of, legend_of, rows_of
from desktop_app.areas.surveys.results.views.score_line import ScoreLine
from desktop_app.areas.surveys.results.views.score_sheet import ScoreBody
from desktop_app.areas.views import Workplace
from desktop_app.core.pages import Listed
from desktop_app.core.paper.saving import Format
from desktop_app.kit.answer_bars import AnswerLegend
from desktop_app.kit.controls import Banner, Button
from desktop_app.kit.measure import is_low
from desktop_app.kit.page import MARGIN, Page
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.table import PagedTable
from desktop_app.kit.theme import State, px
from desktop_app.office.rights import Right

FORMS = {"survey", "survey_batch", "survey_response", "survey_sealed_response", "survey_keying"}
TABLES = frozenset({*FORMS, "law_version"})
KEYS = {"↑ ↓": "chọn", "Enter": "xem phiếu đứng sau", "F5": "đếm lại"}
EVIDENCE, OPEN_ANSWERS, ALERTS = "surveys.evidence", "surveys.answers", "surveys.alerts"


class ResultsPage(Page):
    """A survey is chosen, divided and looked at; the table follows, the counting is done on the workers."""

    can_wait = True

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Kết quả")
        self._workplace, self._service = workplace, ResultsService(workplace.desk)
        self._rows: list[ResultRow] = []
        self._asked = 0
        self._group: GroupPoints | None = None
        self._box: Banner | None = None
        self.found: Results | None = None
        self.bar = LookBar(self._service, workplace.memory("surveys.results"))
        self.score = ScoreLine()
        self.table = PagedTable(
            COLUMNS,
            lambda _sort: Listed(self._rows),
            cell_of,
            noun="dòng",
            widths=workplace.memory("surveys.results.widths"),
            keys=KEYS,
            row_height=48,
            gives_way=GIVES_WAY,
        )
        self.legend = AnswerLegend()
        self._below = QVBoxLayout()
        if workplace.desk.account.may(Right.SEE_ALERTS):
            alerts = Button("Cảnh báo", icon="triangle-alert")
            alerts.clicked.connect(lambda: workplace.open(ALERTS))
            self.bar.add_button(alerts)
        self.report = ReportPapers(workplace)
        for button in self.report.buttons(self._save, self._print):
            self.bar.add_button(button)
        self.set_bar(self.bar)
        self.set_body(self._body(), scrolls=False, margin=0)
        self.bar.changed.connect(self.count)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open)
        self.score.opened.connect(self._open_score)
        QShortcut(QKeySequence("F5"), self).activated.connect(self.count)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the surveys again; show the one that is named."""
        if self.bar.read(str(entry.get("uid") or "")):
            self.count()
        else:
            self._show_nothing()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def notice(self, tables: frozenset[str]) -> None:
        """Forms were keyed, a batch was closed, a rule was set."""
        if tables & TABLES:
            self.count()

    def regions(self) -> list[QWidget]:
        """The choice of the survey, the points, the table."""
        return [self.bar, self.score, self.table]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low the box gives up its second sentence, and the points stand in a menu."""
        super().resizeEvent(event)
        self._fit()

    def count(self) -> None:
        """Count the forms anew."""
        chosen = self.bar.round
        if chosen is None:
            return
        uids, breakdown, where = self.bar.uids(), self.bar.breakdown(), self.bar.where()
        self._asked += 1
        mine, service, year = self._asked, self._service, chosen.year

        def work(_progress: object) -> tuple[Results, GroupPoints]:
            return service.look(uids, breakdown, where), service.group(year)

        def show(counted: tuple[Results, GroupPoints]) -> None:
            if mine == self._asked:
                self._show(*counted)

        self._workplace.jobs.read(work, show, self._workplace.explain, title="Đếm phiếu", owner=self)

    def _print(self) -> None:
        """The report on what is looked at."""
        if self.found is not None:
            self.report.show(self.bar.uids(), self.found.label, self.bar.breakdown(), self.bar.where())

    def _save(self) -> None:
        if self.found is not None:
            uids, label = self.bar.uids(), self.found.label
            self.report.save(Format.EXCEL, uids, label, self.bar.breakdown(), self.bar.where())

    def _body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.score)
        column.addWidget(self.table, 1)
        self._below.setContentsMargins(px(MARGIN), 0, px(MARGIN), px(12))
        self._below.setSpacing(px(8))
        self._below.addWidget(self.legend)
        column.addLayout(self._below)
        return body

    def _fit(self) -> None:
        low = is_low(self.window())
        if self._box is not None:
            self._box.shorten(low)
        self.score.setVisible(self.found is not None and not low)
        self.bar.put_away([("Chỉ số và điểm", self._open_score)] if low else [])

    def _show(self, found: Results, group: GroupPoints) -> None:
        before = self.found.survey_uids if self.found else ()
        self.found, self._group = found, group
        self.rename(titled(found.form))
        self.say(gathered_words(found))
        self._rows = rows_of(found) if found.whole.forms else []
        self.table.set_empty(no_results(self._workplace, self.found, self.bar.round))
        self.table.reload(keep=before == found.survey_uids)
        self.table.show_total(len(self._rows))
        self.score.show_score(found, group)
        self._fit()
        first, *others = found.sentences
        self._conclude(Banner(State.INFO, first, " ".join((*others, *found.notes))))

    def _conclude(self, box: Banner) -> None:
        if self._box is not None:
            self._below.removeWidget(self._box)
            self._box.hide()
            self._box.deleteLater()
        self._box = box
        box.shorten(is_low(self.window()))
        self._below.addWidget(box)

    def _show_nothing(self) -> None:
        self.say("Chưa mở đợt khảo sát nào.")
        self.table.set_empty(no_results(self._workplace, self.found, self.bar.round))
        self.table.reload(keep=False)
        self.legend.hide()

    def _choose(self, row: ResultRow | None) -> None:
        """The legend is that of the chosen line."""
        parts, found = legend_of(row) if row is not None else (), self.found
        has_axis = any(column.kind == "axis" for column in self.table.shown_columns())
        has_share = has_axis and found is not None and row is not None and row.share is not None
        dot = f"lần này, khoảng tin cậy {found.level} %" if found and has_share else ""
        self.legend.show_parts(parts, dot, found.before if dot and found and row and row.before else "")
        self.legend.setVisible(bool(parts or dot))

    def _open(self, row: ResultRow) -> None:
        page = OPEN_ANSWERS if row.question.kind is Kind.TEXT else EVIDENCE
        self._workplace.open(page, self.bar.survey.value, question=row.question.id)

    def _open_score(self) -> None:
        if self.found is None or self._group is None:
            return
        body = ScoreBody(self.found, self._group, self._workplace.desk.account.may(Right.CHANGE_LAW))
        sheet = SideSheet(self._workplace.surface, "Chỉ số và điểm", self.found.label, body)

        def go(page: str, uid: str, question: str) -> None:
            sheet.go()
            self._workplace.open(page, uid or self.bar.survey.value, **({"question": question} if question else {}))

        body.wanted.connect(go)
        sheet.rise()
