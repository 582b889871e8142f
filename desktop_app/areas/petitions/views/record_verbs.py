"""What can be done with the petition on its page: the next steps as buttons, everything else in a sheet."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import zip_longest
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.areas.petitions import record_words as say
from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.national.views.entering import NationalEntry
from desktop_app.areas.petitions.papers.declared import EXTRACT
from desktop_app.areas.petitions.papers.fitting import papers_for
from desktop_app.areas.petitions.papers.views import offer_petition_papers, show_petition_paper
from desktop_app.areas.petitions.record import PetitionRecord
from desktop_app.areas.petitions.record_beside import PaperShown
from desktop_app.areas.petitions.rules import Offer
from desktop_app.areas.petitions.views.denouncer import Denouncer
from desktop_app.areas.petitions.views.record_scans import open_scan
from desktop_app.areas.petitions.views.step_sheets import SAVE, StepSheets
from desktop_app.areas.petitions.views.steps_list import Act, StepsList
from desktop_app.areas.petitions.ways import ways
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.history import history_body
from desktop_app.areas.views.identity import REASON
from desktop_app.core import words
from desktop_app.core.fields import Form, Section
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.page import Page
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.rights import Right

ENTRY = "petitions.entry"
BESIDE = 1
REASON_FORM = Form("petitions.reason", (Section("", (REASON,)),))


class RecordVerbs(QObject):
    """Acts on the record taken last."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(page)
        self._workplace, self._page = workplace, page
        self._account = workplace.desk.account
        self._record: PetitionRecord | None = None
        self.sheets = StepSheets(workplace, page)
        self._denouncer = Denouncer(workplace, page)
        self._national = NationalEntry(workplace, page, self._denouncer)
        self._national.entered.connect(lambda: self._take_step("national"))
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
        StepsList(self._page.window(), record, offers, acts, take, forces=forces).rise()

    def edit(self) -> None:
        """Open the petition's entry, to correct it."""
        if self._record is not None and self._may_change(self._record):
            self._workplace.open(ENTRY, self._record.uid)

    def history(self) -> None:
        """Every change: who, when, why, from what to what."""
        if (record := self._record) is not None:
            body = history_body(record.happenings)
            SideSheet(self._page.window(), "Lịch sử thay đổi", f"Đơn {record.label}", body).rise()

    def take_back(self) -> None:
        """Take the last step back, with a reason."""
        record, service = self._taken(), HandlingService(self._workplace.desk)
        last = record.done[-1]
        sheet = self._reason_sheet(
            f"Bỏ bước {words.inside(last.title)}",
            lambda said: service.take_back(record.uid, record.rev, said["reason"]),
            Button("Bỏ bước này", Kind.DANGER, icon="undo-2", key=SAVE),
        )
        sheet.made.connect(lambda kept: self._workplace.say(f"Đã bỏ bước vừa ghi của đơn {kept.label}."))
        sheet.rise()

    def reveal(self) -> None:
        """Ask for the reason, journal the look, then show who the denouncer is."""
        self._denouncer.show(self._taken())

    def national(self) -> None:
        """Show the palette from which the national database is filled in."""
        self._national.show(self._taken())

    def leave(self) -> None:
        """Nothing of the petition stays above other windows."""
        self._national.close()

    def show_paper(self, paper: PaperShown) -> None:
        """Open a scan, or the paper of a step."""
        if paper.stored_as or paper.vault_uid:
            open_scan(self._workplace, self._page.window(), paper)
        elif paper.key and self._account.may(Right.PRINT):
            show_petition_paper(self._workplace, paper.key, self._taken().uid)

    def offer_papers(self, anchor: QWidget) -> None:
        """Every paper that fits the petition now, to be chosen."""
        record = self._taken()
        offer_petition_papers(self._workplace, record.uid, papers_for(record), anchor)

    def extract(self) -> None:
        """The petition without who wrote it, beside the original."""
        show_petition_paper(self._workplace, EXTRACT, self._taken().uid)

    def _acts(self, record: PetitionRecord) -> list[Act]:
        acts: list[Act] = []
        if self._may_change(record):
            acts.append(("Sửa đơn", "Nguồn, người gửi, nội dung (F2)", self.edit))
            if record.done:
                last = record.done[-1]
                acts.append(("Bỏ bước vừa ghi", f"{last.title}, ngày {words.day(last.done_on)}", self.take_back))
        acts.append(("Lịch sử thay đổi", "Ai sửa gì, khi nào, vì sao (Ctrl+H)", self.history))
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

    def _reason_sheet(
        self, title: str, does: Callable[[Mapping[str, Any]], object], verb: Button, notice: QWidget | None = None
    ) -> VerbSheet:
        record = self._taken()
        return VerbSheet(
            self._page.window(),
            title,
            f"Đơn {record.label}, {words.inside(record.kind.value)}",
            REASON_FORM,
            does,
            verb=verb,
            jobs=self._workplace.jobs,
            today=self._workplace.desk.clock.today(),
            notice=notice,
        )

    def _may_change(self, record: PetitionRecord) -> bool:
        return self._account.may(Right.RECORD) and record.voided_on is None

    def _taken(self) -> PetitionRecord:
        if self._record is None:
            raise LookupError("no petition was taken")
        return self._record
