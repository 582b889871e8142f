"""What can be done with the petition on its page: the next steps as buttons, everything else in a sheet."""

from functools import partial
from itertools import zip_longest

from PySide6.QtCore import QObject, Qt

from desktop_app.areas.petitions import record_words as say
from desktop_app.areas.petitions.national.views.entering import NationalEntry
from desktop_app.areas.petitions.record import PetitionRecord
from desktop_app.areas.petitions.rules import Offer
from desktop_app.areas.petitions.views.denouncer import Denouncer
from desktop_app.areas.petitions.views.record_changes import RecordChanges, part_of
from desktop_app.areas.petitions.views.record_papers import RecordPapers
from desktop_app.areas.petitions.views.step_sheets import StepSheets
from desktop_app.areas.petitions.ways import ways
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.procedure.steps_list import Act, StepsList
from desktop_app.core import words
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.page import Page
from desktop_app.office.rights import Right

BESIDE = 1


class RecordVerbs(QObject):
    """Acts on the record taken last."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(page)
        self._workplace, self._page = workplace, page
        self._account = workplace.desk.account
        self._record: PetitionRecord | None = None
        self.sheets = StepSheets(workplace, page)
        self.papers, self.changes = RecordPapers(workplace, page), RecordChanges(workplace, page)
        self.denouncer = Denouncer(workplace, page)
        self.national = NationalEntry(workplace, page, self.denouncer)
        self.national.entered.connect(lambda: self._take_step("national"))
        self._more = Button("Việc khác", icon="ellipsis", key="Ctrl+M")
        self._beside = Button("")
        self._next = Button("", Kind.MAIN, icon="check")
        self._more.clicked.connect(self.show_more)
        self._beside.clicked.connect(lambda: self._press(1))
        self._next.clicked.connect(lambda: self._press(0))
        for button in self.buttons():
            button.hide()

    def buttons(self) -> tuple[Button, ...]:
        """At the top right, the main one last."""
        return self._more, self._beside, self._next

    def take(self, record: PetitionRecord) -> None:
        """Act on this record from now on."""
        self._record = record
        self._more.show()
        for button, offer in zip_longest((self._next, self._beside), self.next_offers()):
            button.setVisible(offer is not None)
            if offer is not None:
                button.say(say.short_title(offer.step.key))

    def fit(self, *, narrow: bool) -> None:
        """Where the window is narrow, only what comes next has a button; the rest is under the other one."""
        self._beside.setVisible(not narrow and len(self.next_offers()) > 1)

    def take_keyboard(self) -> None:
        """The keyboard stands on what comes next."""
        (self._next if self._next.isVisible() else self._more).setFocus(Qt.FocusReason.OtherFocusReason)

    def next_offers(self) -> list[Offer]:
        """The step that comes next by law, if it may be taken, then what may be done in its place."""
        record = self._record
        if record is None or not record.coming or not self._may_change(record):
            return []
        first = record.coming[0].step.key
        keys = (first, *ways().beside.get(first, ()))
        found = {each.step.key: each for each in record.offers if each.is_open}
        return [found[key] for key in keys if key in found][: 1 + BESIDE]

    def show_more(self) -> None:
        """Every step, open or not, and what else can be done."""
        record = self._taken()
        forces = self._account.may(Right.FORCE_STEP) and self._may_change(record)
        offers = record.offers if self._may_change(record) else ()
        acts, take = self._acts(record), partial(self.sheets.take, record)
        about = f"Đơn {record.label}"
        StepsList(self._page.window(), about, offers, acts, take, forces=forces).rise()

    def edit(self) -> None:
        """Open the petition's entry, to correct it."""
        if self._record is not None and self._may_change(self._record):
            self.changes.edit(self._record)

    def history(self) -> None:
        """Every change: who, when, why, from what to what."""
        if self._record is not None:
            self.changes.history(self._record)

    def leave(self) -> None:
        """Nothing of the petition stays above other windows."""
        self.national.close()

    def _acts(self, record: PetitionRecord) -> list[Act]:
        acts: list[Act] = []
        if self._may_change(record):
            acts.append(("Sửa đơn", "Nguồn, người gửi, nội dung (F2)", self.edit))
            if record.done:
                last, back = record.done[-1], partial(self.changes.take_back, record)
                acts.append(("Bỏ bước vừa ghi", f"{last.title}, ngày {words.day(last.done_on)}", back))
            if not record.hides_content:
                said = "Thêm bản quét, ghi giấy tờ đã nhận, bỏ giấy tờ"
                acts.append(("Giấy tờ kèm đơn", said, partial(self.papers.file, record)))
            if part := part_of(record):
                acts.append((part, "Gắn, ghép nhầm; đơn có hạn riêng", partial(self.changes.part, record, part)))
        acts.append(("Lịch sử thay đổi", "Ai sửa gì, khi nào, vì sao (Ctrl+H)", self.history))
        if self._may_change(record):
            acts.append(("Bỏ số đơn này", "Ghi nhầm, ghi hai lần; số được giữ lại", partial(self.changes.void, record)))
        return acts

    def _take_step(self, key: str) -> None:
        record = self._taken()
        offer = next((each for each in record.offers if each.step.key == key), None)
        if offer is not None:
            self.sheets.take(record, offer)

    def _press(self, at: int) -> None:
        offered = self.next_offers()
        if at < len(offered):
            self.sheets.take(self._taken(), offered[at])

    def _may_change(self, record: PetitionRecord) -> bool:
        return self._account.may(Right.RECORD) and record.voided_on is None

    def _taken(self) -> PetitionRecord:
        if self._record is None:
            raise LookupError("no petition was taken")
        return self._record
