"""What can be done with a batch: begun, brought back, keyed, settled, looked at, closed, printed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from desktop_app.areas.surveys.field.service import BatchService
from desktop_app.areas.surveys.printing.views.survey_papers import SurveyPapers
from desktop_app.areas.surveys.record import BatchRow, SurveyRecord
from desktop_app.areas.surveys.states import Pass
from desktop_app.areas.surveys.views.batch_sheets import BatchSheets
from desktop_app.areas.surveys.views.words_of_survey import batch_about
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.procedure.steps_list import Act, StepsList
from desktop_app.core import words
from desktop_app.kit.controls import Button
from desktop_app.kit.page import Page
from desktop_app.office.rights import Right

KEYING, SETTLING, CHECKS = "surveys.keying", "surveys.settling", "surveys.checks"


class BatchVerbs(QObject):
    """Acts on the batch chosen last, in the survey taken last."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(page)
        self._workplace, self._page = workplace, page
        account = workplace.desk.account
        self._may_record, self._may_key = account.may(Right.RECORD), account.may(Right.KEY_FORMS)
        self.sheets, self.papers = BatchSheets(workplace, page), SurveyPapers(workplace, page)
        self._record: SurveyRecord | None = None
        self.chosen: BatchRow | None = None
        self._begin = self._button("Lập lô", "Ctrl+N", self.begin)
        self._back = self._button("Ghi thu về", "F7", self.bring_back)
        self._key = self._button("Nhập phiếu", "F8", self.key)

    def buttons(self) -> tuple[Button, ...]:
        """Above the table of batches."""
        return self._begin, self._back, self._key

    def take(self, record: SurveyRecord) -> None:
        """Act on this survey's batches from now on."""
        self._record = record
        self.choose(self.chosen)

    def choose(self, batch: BatchRow | None) -> None:
        """Act on this batch from now on; on none where there is none."""
        known = self._record.batches if self._record else ()
        self.chosen = next((each for each in known if batch is not None and each.uid == batch.uid), None)
        takes = self._record is not None and self._record.row.is_open
        is_open = takes and self.chosen is not None and self.chosen.is_open
        self._begin.setVisible(takes and self._may_record and bool(known))
        self._back.setVisible(is_open and self._may_record)
        self._key.setVisible(is_open and self._may_key)

    def next_for(self, batch: BatchRow) -> tuple[str, Callable[[], None]] | None:
        """What comes next for an open batch, as a button says it."""
        named = words.inside(batch.label)
        if batch.counts.returned is None and self._may_record:
            return f"Ghi thu về {named}", self.bring_back
        if batch.to_settle and not batch.counts.to_key and not batch.to_rekey and self._may_key:
            return f"Đối chiếu {named}", partial(self._go, SETTLING)
        if not batch.missing and self._may_record:
            return f"Đóng {named}", self.close
        return (f"Nhập phiếu {named}", self.key) if self._may_key else None

    def begin(self) -> None:
        """Ask who goes where with how many forms."""
        if self._record is not None and self._record.row.is_open:
            self.sheets.begin(self._record)

    def bring_back(self) -> None:
        """Ask how many forms came back."""
        if self.chosen is not None and self.chosen.is_open:
            self.sheets.bring_back(self.chosen)

    def key(self) -> None:
        """Go to the keying of the batch: into its first entries, or where these are done to what is offered there."""
        batch = self.chosen
        if batch is not None:
            is_keyed = batch.counts.to_key is not None and batch.counts.to_key <= 0
            self._workplace.open(KEYING, batch.uid if is_keyed else f"{batch.uid}.{Pass.FIRST.name}")

    def close(self) -> None:
        """Close the batch; what does not agree is told with its numbers."""
        if (batch := self.chosen) is not None:
            service = BatchService(self._workplace.desk)
            self._workplace.jobs.write(
                lambda _progress: service.close(batch.uid, batch.rev),
                lambda _: self._workplace.say(f"Đã đóng {words.inside(batch.label)}."),
                self._workplace.explain,
                owner=self._page,
            )

    def show(self) -> None:
        """Everything that may be done with the chosen batch."""
        if self.chosen is not None and (acts := self.acts(self.chosen)):
            about = batch_about(self.chosen)
            StepsList(self._page.window(), about, (), acts, lambda _offer: None, forces=False).rise()

    def acts(self, batch: BatchRow) -> list[Act]:
        """The same as a list, each with what it is for."""
        if batch.voided_on or self._record is None or self._record.row.is_void:
            return []
        papers = self.papers_of(batch)
        return [*self._steps(self._record, batch), *papers] if self._record.row.is_open else papers

    def papers_of(self, batch: BatchRow) -> list[Act]:
        """What can be printed of the batch."""
        label = f"{self._record.row.label} {batch.label}" if self._record else batch.label
        return [] if batch.voided_on else self.papers.of_batch(batch.uid, label, is_open=batch.is_open)

    def _steps(self, record: SurveyRecord, batch: BatchRow) -> list[Act]:
        found: list[Act] = []
        if batch.is_open and self._may_key:
            found.append(("Nhập phiếu", "Vào trang Nhập phiếu với lô này (F8)", self.key))
        if batch.to_settle and self._may_key:
            said = f"{words.number(batch.to_settle)} phiếu hai lượt khác nhau, mở giấy ra xem"
            found.append(("Đối chiếu hai lượt nhập", said, partial(self._go, SETTLING)))
        return [*found, *self._of_record(record, batch)] if self._may_record else found

    def _of_record(self, record: SurveyRecord, batch: BatchRow) -> list[Act]:
        sheets = self.sheets
        found: list[Act] = []
        if batch.is_open:
            found.append(("Ghi thu về", "Số phiếu phát ra, thu về, loại (F7)", self.bring_back))
        looked = "Phiếu giống nhau, trả lời một màu, nhập quá nhanh"
        found.append(("Kiểm tra lô phiếu", looked, partial(self._go, CHECKS)))
        if batch.is_open:
            found.append(("Đóng lô", " ".join(batch.missing) or "Các số đã khớp", self.close))
            found.append(("Sửa lô", "Người thu, nơi thu, tỷ lệ nhập lại", partial(sheets.correct, batch)))
        elif batch.is_numbered and not record.row.is_anonymous:
            found.append(("Mở lại lô", "Nhập thêm hoặc sửa phiếu, kèm lý do", partial(sheets.reopen, batch)))
        void = "Phiếu không tính vào kết quả, số không dùng lại"
        found.append(("Hủy lô", void, partial(sheets.void, batch)))
        return found

    def _go(self, page: str) -> None:
        if self.chosen is not None:
            self._workplace.open(page, self.chosen.uid)

    def _button(self, said: str, key: str, does: Callable[[], None]) -> Button:
        button = Button(said, key=key)
        button.clicked.connect(lambda: does())
        button.hide()
        return button
