"""The reports to the People's Council: those that were made, a new one, each printed with today's figures."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.disclosure.coverage.reports import REPORT_FORM, CouncilReports, ReportEntry, ReportRow
from desktop_app.areas.disclosure.coverage.views.files import CoverageFiles
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.kit.controls import Button, Kind, Label, Rule
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import Token, Type, px
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.rights import Right

ABOUT = "Gửi HĐND xã tại kỳ họp thường lệ gần nhất, đồng thời gửi Ủy ban MTTQ Việt Nam xã"


class ReportSheet(SideSheet):
    """The newest session first."""

    def __init__(self, workplace: Workplace, window: QWidget, files: CoverageFiles) -> None:
        self._workplace, self._files = workplace, files
        self._service, self._verbs = CouncilReports(workplace.desk), ReportVerbs(workplace, window, files)
        may = workplace.desk.account.may(Right.RECORD)
        new = Button("Lập báo cáo", Kind.MAIN, icon="plus")
        new.clicked.connect(lambda: self._leave(lambda: self._verbs.ask(self._service.suggested())))
        super().__init__(window, "Báo cáo HĐND về công khai", ABOUT, self._list(), main=new if may else None)

    def _list(self) -> QWidget:
        body = QWidget()
        body.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        rows = self._service.all()
        if not rows:
            column.addWidget(Label("Chưa có báo cáo nào. Bấm Lập báo cáo, nhập kỳ họp và khoảng ngày.", wrap=True))
        for row in rows:
            self._put(column, row)
        return body

    def _put(self, column: QVBoxLayout, row: ReportRow) -> None:
        column.addWidget(Label(row.session, Type.STRONG, wrap=True))
        column.addWidget(Label(_row_words(row), Type.HINT, colour=Token.INK_2, wrap=True))
        line = QHBoxLayout()
        line.setSpacing(px(8))
        account = self._workplace.desk.account
        verbs: list[tuple[str, str, Callable[[], None]]] = []
        if account.may(Right.PRINT):
            verbs += [
                ("Xem và in", "printer", lambda: self._leave(lambda: self._files.show_report(row.uid))),
                ("Xuất Word", "file-down", lambda: self._leave(lambda: self._files.save_report(row.uid))),
            ]
        if account.may(Right.RECORD):
            verbs.append(("Sửa", "pencil", lambda: self._leave(lambda: self._verbs.ask(row, row.uid, row.rev))))
        for said, icon, does in verbs:
            button = Button(said, icon=icon, height=30)
            button.clicked.connect(does)
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(Rule())

    def _leave(self, then: Callable[[], None]) -> None:
        self.go()
        then()


class ReportVerbs:
    """Enters and changes a report in a sheet of its own; outlives the list that it was asked from."""

    def __init__(self, workplace: Workplace, window: QWidget, files: CoverageFiles) -> None:
        self._workplace, self._window, self._files = workplace, window, files
        self._service = CouncilReports(workplace.desk)

    def ask(self, entry: ReportEntry, uid: str = "", rev: int = 0) -> None:
        """Ask for the session and the days, of a new report or of the one of that uid."""
        service = self._service

        def keep(said: Mapping[str, Any]) -> ReportRow:
            return service.keep(ReportEntry(**said), uid, rev)

        sheet = VerbSheet(
            self._window,
            "Sửa báo cáo" if uid else "Lập báo cáo",
            ABOUT,
            REPORT_FORM,
            keep,
            verb=Button("Lưu", Kind.MAIN, key="Ctrl+S"),
            jobs=self._workplace.jobs,
            today=self._workplace.desk.clock.today(),
        )
        sheet.form.load({name: getattr(entry, name) for name in ReportEntry.__dataclass_fields__})
        sheet.made.connect(self._was_kept)
        sheet.rise()

    def _was_kept(self, kept: ReportRow) -> None:
        self._workplace.say(f"Đã lưu báo cáo: {kept.session}.")
        if self._files.may_print:
            self._files.show_report(kept.uid)


def _row_words(row: ReportRow) -> str:
    parts = [
        f"Họp ngày {words.day(row.session_on)}",
        f"số {row.number}" if row.number else "chưa có số",
        f"số liệu {words.day(row.from_on)} - {words.day(row.to_on)}",
        f"gửi HĐND {words.day(row.reported_on)}" if row.reported_on else "chưa gửi HĐND",
        f"gửi UBMTTQ {words.day(row.sent_to_front_on)}" if row.sent_to_front_on else "chưa gửi UBMTTQ",
    ]
    return ", ".join(parts) + "."
