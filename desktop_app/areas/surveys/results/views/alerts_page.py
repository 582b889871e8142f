"""Cảnh báo từ phiếu: alarming answers, for the head alone, and what is done about them."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.areas.surveys.results.alerts import Alert, AlertService
from desktop_app.areas.surveys.waiting import alert_count
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.sheets import verb_sheet
from desktop_app.core import words
from desktop_app.core.fields import Column, Form, LongText, Section
from desktop_app.core.pages import Listed
from desktop_app.kit.cells import Cell
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.page import Page
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.theme import State

COLUMNS = (
    Column(name="question", heading="Câu hỏi"),
    Column(name="count", heading="Số phiếu nêu", width=200),
    Column(name="note", heading="Hướng xử lý", width=360),
    Column(name="state", heading="Tình trạng", width=156, kind="badge"),
)
KEYS = {"↑ ↓": "chọn", "Enter": "ghi đã xem xét"}
REVIEW_FORM = Form(
    "surveys.alert_review",
    (
        Section(
            "",
            (
                LongText(
                    name="note",
                    label="Hướng xử lý",
                    required=True,
                    max_length=500,
                    hint="Giao ai kiểm tra, làm gì, đến ngày nào. Không ghi tên người trả lời phiếu.",
                ),
            ),
        ),
    ),
)


class AlertsPage(Page):
    """One line for each question with an alarming answer in a survey."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Cảnh báo từ phiếu khảo sát", back=workplace.back)
        self._workplace, self._service = workplace, AlertService(workplace.desk)
        self._alerts: Sequence[Alert] = ()
        self.table = PagedTable(COLUMNS, self._pages, _cell, noun="cảnh báo", keys=KEYS, gives_way=("note",))
        said = "Không phiếu nào trả lời điều phải cảnh báo, như bị gợi ý trả thêm tiền."
        self.table.set_empty(EmptyState("circle-check", "Không có cảnh báo", said))
        self.set_body(self.table, scrolls=False, margin=0)
        review = Button("Ghi đã xem xét", Kind.MAIN, icon="check")
        review.clicked.connect(lambda: self._review(self.table.row()))
        evidence = Button("Xem phiếu", icon="list")
        evidence.clicked.connect(self._open)
        self.set_buttons(evidence, review)
        self.table.opened.connect(self._review)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read them; the one that is named is chosen."""
        self._read(str(entry.get("uid") or ""))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def notice(self, tables: frozenset[str]) -> None:
        """Forms were keyed, an alert was looked at."""
        if tables & {"survey_response", "survey_sealed_response", "survey_alert_review"}:
            self._read("")

    def regions(self) -> list[QWidget]:
        """The list."""
        return [self.table]

    def _pages(self, _sort: Sort | None) -> Listed[Alert]:
        return Listed(self._alerts)

    def _read(self, chosen: str) -> None:
        def show(alerts: Sequence[Alert]) -> None:
            self._alerts = alerts
            waiting = sum(alert.is_open for alert in alerts)
            self.say(f"{words.number(waiting)} cảnh báo chưa xem xét. Chỉ lãnh đạo thấy trang này.")
            self.table.reload(keep=True)
            self.table.show_total(len(alerts))
            if chosen:
                self.table.choose(chosen)

        self._workplace.jobs.read(lambda _progress: self._service.alerts(), show, self._workplace.explain, owner=self)

    def _open(self) -> None:
        alert: Alert | None = self.table.row()
        if alert is not None:
            self._workplace.open("surveys.evidence", alert.survey_uid, question=alert.question_id)

    def _review(self, alert: Alert | None) -> None:
        if alert is None:
            return

        def does(values: Mapping[str, Any]) -> None:
            self._service.review(alert.survey_uid, alert.question_id, alert.forms, values["note"])

        about = f"{alert.label}, câu {alert.question}: {alert_count(alert)} trả lời “{alert.answer}”"
        sheet = verb_sheet(self._workplace, "Ghi đã xem xét", about, REVIEW_FORM, does, start={"note": alert.note})
        sheet.made.connect(lambda _made: self._workplace.say("Đã ghi hướng xử lý."))
        sheet.rise()


def _cell(alert: Alert, column: Column) -> Cell:
    match column.name:
        case "question":
            return Cell(text=alert.question, second=alert.label, strong=alert.is_open)
        case "count":
            base = f"trên {words.number(alert.base)} câu trả lời" if alert.count is not None else "phiếu khuyết danh"
            return Cell(text=f"{alert_count(alert)}: {alert.answer}", second=base)
        case "note":
            who = f"{words.day(alert.reviewed_on)}, {alert.reviewed_by}" if alert.reviewed_on else ""
            return Cell(text=alert.note or "chưa có", second=who, quiet=not alert.note)
    if alert.is_open:
        return Cell(text="Có phiếu mới" if alert.reviewed else "Chưa xem xét", state=State.WARNING)
    return Cell(text="Đã xem xét", state=State.DONE)
