"""What can be done with a batch: begun, put right, brought back, keyed, closed, opened again, struck out."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject

from desktop_app.areas.surveys.field.entry import BatchEntry, ReturnEntry
from desktop_app.areas.surveys.field.service import BatchService
from desktop_app.areas.surveys.fields import BATCH_CORRECTION, BATCH_FORM, REASON_FORM, RETURN_FORM
from desktop_app.areas.surveys.kept import Saved
from desktop_app.areas.surveys.record import BatchRow, SurveyRecord
from desktop_app.areas.surveys.states import BatchState
from desktop_app.areas.surveys.views.words_of_survey import series_words
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.hamlets import ask_hamlets
from desktop_app.areas.views.procedure.steps_list import Act, StepsList
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.core import words
from desktop_app.core.fields import Form
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.page import Page
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.rights import Right

KEYING = "surveys.keying"
Does = Callable[[Mapping[str, Any]], Saved]


class BatchVerbs(QObject):
    """Acts on the batch chosen last, in the survey taken last."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(page)
        self._workplace, self._page = workplace, page
        self._service, account = BatchService(workplace.desk), workplace.desk.account
        self._may_record, self._may_key = account.may(Right.RECORD), account.may(Right.KEY_FORMS)
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
        self._begin.setVisible(takes and self._may_record)
        self._back.setVisible(is_open and self._may_record)
        self._key.setVisible(is_open and self._may_key)

    def next_for(self, batch: BatchRow) -> tuple[str, Callable[[], None]] | None:
        """What comes next for an open batch, as a button says it."""
        if not batch.is_open:
            return None
        if batch.counts.returned is None and self._may_record:
            return f"Ghi thu về {words.inside(batch.label)}", self.bring_back
        if not batch.missing and self._may_record:
            return f"Đóng {words.inside(batch.label)}", self.close
        return (f"Nhập phiếu {words.inside(batch.label)}", self.key) if self._may_key else None

    def begin(self) -> None:
        """Ask who goes where with how many forms."""
        record = self._record
        if record is None or not record.row.is_open:
            return
        start = {"rekey": record.rekey, "rekey_share": record.rekey_share or None}
        sheet = self._sheet(
            "Lập lô phiếu",
            record.row.label,
            BATCH_FORM,
            lambda said: self._service.begin(record.uid, _entry(said)),
            "Lập lô",
            start=start,
        )
        sheet.made.connect(
            lambda made: self._workplace.say(f"Đã lập {words.inside(made.label)}. In phiếu ở In giấy tờ.")
        )
        sheet.rise()

    def correct(self) -> None:
        """Put right who collects where."""
        batch = self._taken()
        said = ("hamlet", "place", "collector", "collector_post", "handed_on", "rekey", "rekey_share", "note")
        start = {**{name: getattr(batch, name) for name in said}, "handed_out": batch.counts.handed_out}
        sheet = self._sheet(
            f"Sửa {words.inside(batch.label)}",
            self._about(batch),
            BATCH_CORRECTION,
            lambda said: self._service.correct(batch.uid, batch.rev, _entry({**said, "printed": batch.counts.printed})),
            "Lưu sửa đổi",
            start=start,
        )
        sheet.made.connect(lambda _: self._workplace.say(f"Đã sửa {words.inside(batch.label)}."))
        sheet.rise()

    def bring_back(self) -> None:
        """Ask how many forms came back."""
        batch = self.chosen
        if batch is None or not batch.is_open or not self._may_record:
            return
        counts, today = batch.counts, self._workplace.desk.clock.today()
        start = {
            "handed_out": counts.printed if counts.handed_out is None else counts.handed_out,
            "returned": counts.returned,
            "rejected": counts.rejected,
            "on": batch.returned_on or today,
        }
        sheet = self._sheet(
            "Ghi phiếu thu về",
            self._about(batch),
            RETURN_FORM,
            lambda said: self._service.returned(batch.uid, batch.rev, ReturnEntry(**said)),
            "Ghi thu về",
            start=start,
        )
        sheet.made.connect(lambda _: self._workplace.say(f"Đã ghi phiếu thu về của {words.inside(batch.label)}."))
        sheet.rise()

    def key(self) -> None:
        """Go to the keying of the batch."""
        if self.chosen is not None and self.chosen.is_open and self._may_key:
            self._workplace.open(KEYING, self.chosen.uid)

    def close(self) -> None:
        """Close the batch; what does not agree is told with its numbers."""
        batch, service = self._taken(), self._service
        self._workplace.jobs.write(
            lambda _progress: service.close(batch.uid, batch.rev),
            lambda _: self._workplace.say(f"Đã đóng {words.inside(batch.label)}."),
            self._workplace.explain,
            owner=self._page,
        )

    def reopen(self) -> None:
        """Ask for the reason, then take forms again."""
        batch = self._taken()
        self._reason("Mở lại", batch, lambda said: self._service.reopen(batch.uid, batch.rev, said["reason"]))

    def void(self) -> None:
        """Ask for the reason, then strike the batch out."""
        batch = self._taken()
        self._reason("Hủy", batch, lambda said: self._service.void(batch.uid, batch.rev, said["reason"]), danger=True)

    def show(self) -> None:
        """Everything that may be done with the chosen batch."""
        if self.chosen is not None and (acts := self.acts(self.chosen)):
            about = self._about(self.chosen)
            StepsList(self._page.window(), about, (), acts, lambda _offer: None, forces=False).rise()

    def acts(self, batch: BatchRow) -> list[Act]:
        """The same as a list, each with what it is for."""
        if self._record is None or not self._record.row.is_open or batch.voided_on:
            return []
        found: list[Act] = []
        if batch.is_open and self._may_key:
            found.append(("Nhập phiếu", "Vào trang Nhập phiếu với lô này (F8)", self.key))
        if not self._may_record:
            return found
        if batch.is_open:
            found.append(("Ghi thu về", "Số phiếu phát ra, thu về, loại (F7)", self.bring_back))
            found.append(("Đóng lô", " ".join(batch.missing) or "Các số đã khớp", self.close))
            found.append(("Sửa lô", "Người thu, nơi thu, tỷ lệ nhập lại", self.correct))
        elif batch.state is BatchState.CLOSED and not self._record.row.is_anonymous:
            found.append(("Mở lại lô", "Nhập thêm hoặc sửa phiếu, kèm lý do", self.reopen))
        found.append(("Hủy lô", "Phiếu không tính vào kết quả, số không dùng lại", self.void))
        return found

    def _reason(self, verb: str, batch: BatchRow, does: Does, *, danger: bool = False) -> None:
        title = f"{verb} {words.inside(batch.label)}"
        kind = Kind.DANGER if danger else Kind.MAIN
        sheet = self._sheet(title, self._about(batch), REASON_FORM, does, f"{verb} lô", kind=kind)
        sheet.made.connect(lambda _: self._workplace.say(f"Đã {words.inside(title)}."))
        sheet.rise()

    def _sheet(
        self,
        title: str,
        about: str,
        form: Form,
        does: Does,
        verb: str,
        *,
        start: Mapping[str, object] | None = None,
        kind: Kind = Kind.MAIN,
    ) -> VerbSheet:
        place = self._workplace
        suggest = {"hamlets": ask_hamlets(place, self._page)}
        button = Button(verb, kind, key=SAVE)
        return verb_sheet(place, title, about, form, does, start=start, verb=button, suggest=suggest)

    def _about(self, batch: BatchRow) -> str:
        return ", ".join(filter(None, (batch.label, batch.where, series_words(batch))))

    def _button(self, said: str, key: str, does: Callable[[], None]) -> Button:
        button = Button(said, key=key)
        button.clicked.connect(lambda: does())
        button.hide()
        return button

    def _taken(self) -> BatchRow:
        if self.chosen is None:
            raise LookupError("no batch was chosen")
        return self.chosen


def _entry(said: Mapping[str, Any]) -> BatchEntry:
    return BatchEntry(**{**said, "rekey_share": said["rekey_share"] or 0})
