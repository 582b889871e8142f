"""What can be done with the survey on its page: what comes next as the main button, everything else in a sheet."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt

from desktop_app.areas.surveys.record import BatchRow, SurveyRecord
from desktop_app.areas.surveys.report.views.report_papers import ReportPapers
from desktop_app.areas.surveys.states import SurveyState
from desktop_app.areas.surveys.views.batch_verbs import BatchVerbs
from desktop_app.areas.surveys.views.field_sheets import FieldSheets
from desktop_app.areas.surveys.views.rounds_verbs import ENTRY, INTAKE, RESULTS
from desktop_app.areas.surveys.views.survey_sheets import close_survey, reopen_survey, void_survey
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.history import history_body
from desktop_app.areas.views.procedure.steps_list import Act, StepsList
from desktop_app.core import words
from desktop_app.kit.act_menu import open_menu
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.page import Page
from desktop_app.kit.sheet import SideSheet
from desktop_app.office.rights import Right


class SurveyVerbs(QObject):
    """Acts on the survey taken last."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(page)
        self._workplace, self._page = workplace, page
        self._account = workplace.desk.account
        self._record: SurveyRecord | None = None
        self._does: Callable[[], None] = lambda: None
        self.batches = BatchVerbs(workplace, page)
        self.field = FieldSheets(workplace, page)
        self._more = Button("Việc khác", icon="ellipsis", key="Ctrl+M")
        self._print = Button("In giấy tờ", icon="printer", key="Ctrl+P")
        self._next = Button("", Kind.MAIN, icon="check")
        self._print.clicked.connect(self.print_papers)
        self._more.clicked.connect(self.show_more)
        self._next.clicked.connect(self.go_on)
        for button in self.buttons():
            button.hide()

    def buttons(self) -> tuple[Button, ...]:
        """At the top right, the main one last."""
        return self._more, self._print, self._next

    def take(self, record: SurveyRecord) -> None:
        """Act on this record from now on."""
        self._record = record
        self.batches.take(record)
        self._more.show()
        self._offer_next(record)

    def choose(self, batch: BatchRow | None) -> None:
        """Act on this batch from now on."""
        self.batches.choose(batch)
        if self._record is not None:
            self._offer_next(self._record)

    def fit(self, *, tight: bool) -> None:
        """Where there is little room, papers are found among everything else."""
        prints = self._record is not None and self._account.may(Right.PRINT) and not self._record.row.is_void
        self._print.setVisible(prints and not tight)

    def take_keyboard(self) -> None:
        """The keyboard stands on what comes next."""
        (self._next if self._next.isVisible() else self._more).setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Do what comes next."""
        self._does()

    def show_more(self) -> None:
        """Everything that may be done with the survey."""
        record = self._taken()
        StepsList(
            self._page.window(), record.row.label, (), self._acts(record), lambda _offer: None, forces=False
        ).rise()

    def print_papers(self) -> None:
        """Offer what can be printed of the chosen batch and of the survey."""
        record, batch = self._taken(), self.batches.chosen
        of_batch = self.batches.papers_of(batch) if batch else []
        named = words.inside(batch.label) if batch else ""
        menu = [(f"{said}, {named}…", does) for said, _about, does in of_batch]
        open_menu(self._print, [*menu, *((f"{said}…", does) for said, _about, does in self._papers(record))])

    def edit(self) -> None:
        """Open the survey's entry, to correct it."""
        if self._record is not None and self._may_change(self._record):
            self._workplace.open(ENTRY, self._record.uid)

    def history(self) -> None:
        """Every change: who, when, why, from what to what."""
        if self._record is not None:
            body = history_body(self._record.happenings)
            SideSheet(self._workplace.surface, "Lịch sử thay đổi", self._record.row.label, body).rise()

    def results(self) -> None:
        """Go to what people said."""
        self._workplace.open(RESULTS, self._taken().uid)

    def _offer_next(self, record: SurveyRecord) -> None:
        offered = self._next_for(record)
        self._next.setVisible(offered is not None)
        if offered is not None:
            said, self._does = offered
            self._next.say(said)

    def _next_for(self, record: SurveyRecord) -> tuple[str, Callable[[], None]] | None:
        if record.row.is_void:
            return None
        if not record.row.is_open:
            return "Xem kết quả", self.results
        if record.is_ready and self._may_change(record):
            return "Khóa đợt", partial(close_survey, self._workplace, record, self._page)
        chosen = self.batches.chosen
        batch = chosen if chosen is not None and chosen.is_open else None
        batch = batch or next((each for each in record.batches if each.is_open), None)
        if batch is None:
            return ("Lập lô", self.batches.begin) if self._may_change(record) else None
        offered = self.batches.next_for(batch)
        return None if offered is None else (offered[0], partial(self._do_for, batch, offered[1]))

    def _do_for(self, batch: BatchRow, does: Callable[[], None]) -> None:
        self.batches.choose(batch)
        does()

    def _acts(self, record: SurveyRecord) -> list[Act]:
        acts: list[Act] = [("Xem kết quả", "Tỷ lệ, khoảng tin cậy, điểm", self.results)]
        field, may, place = self.field, self._may_change(record), self._workplace
        close = partial(close_survey, place, record, self._page)
        if may:
            acts += [
                ("Lập lô", "Người thu, nơi thu, số phiếu in (Ctrl+N)", self.batches.begin),
                ("Ghi nhật ký thu phiếu", "Lượt giao dịch và người trả lời trong ngày", partial(field.add_day, record)),
                ("Rút hộ để hỏi", "Từ danh sách hộ của một thôn", partial(field.draw, record)),
                ("Sửa đợt này", "Thời gian, số phiếu cần, nhập lại (F2)", self.edit),
                ("Khóa đợt", "Không nhận thêm phiếu, mọi lô đã đóng", close),
            ]
        if record.row.state is SurveyState.CLOSED and self._account.may(Right.FORCE_STEP):
            acts.append(("Mở khóa đợt", "Lãnh đạo mở, kèm lý do", partial(reopen_survey, place, record)))
        if self._account.may(Right.RECORD):
            said = "Vào từ Excel, cổng khảo sát cũ; ra Excel, SPSS, Stata"
            acts.append(("Nhập, xuất phiếu", said, partial(place.open, INTAKE, record.uid)))
        acts += self._papers(record)
        acts.append(("Lịch sử thay đổi", "Ai sửa gì, khi nào, vì sao (Ctrl+H)", self.history))
        if may:
            void = partial(void_survey, place, record)
            acts.append(("Hủy đợt này", "Mở nhầm; số phiếu đã in không dùng lại", void))
        return acts

    def _papers(self, record: SurveyRecord) -> list[Act]:
        uid, label = record.uid, record.row.label
        return [*ReportPapers(self._workplace).acts([uid], label), *self.batches.papers.of_survey(uid, label)]

    def _may_change(self, record: SurveyRecord) -> bool:
        return self._account.may(Right.RECORD) and record.row.is_open

    def _taken(self) -> SurveyRecord:
        if self._record is None:
            raise LookupError("no survey was taken")
        return self._record
