"""What can be done with the decision on its page: what comes next as the main button, everything else in a sheet."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt

from desktop_app.areas.decisions.entry import StepEntry
from desktop_app.areas.decisions.fields import STEP_FIELDS_HERE
from desktop_app.areas.decisions.handling.service import HandlingService
from desktop_app.areas.decisions.list_fields import REASON_FORM
from desktop_app.areas.decisions.papers.views import offer_papers
from desktop_app.areas.decisions.record import DecisionRecord
from desktop_app.areas.decisions.states import Kind as DecisionKind
from desktop_app.areas.decisions.states import Outcome, Proposer, State
from desktop_app.areas.decisions.views.file_sheets import FileSheets
from desktop_app.areas.decisions.views.record_follow import follow_acts
from desktop_app.areas.decisions.views.register_verbs import ENTRY, undo_last, void_decision
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.history import history_body
from desktop_app.areas.views.procedure.step_sheet import step_sheet
from desktop_app.areas.views.procedure.steps_list import Act, StepsList
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.core import words
from desktop_app.core.procedure.standing import Offer
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.page import Page
from desktop_app.kit.sheet import SideSheet
from desktop_app.office.kept import Saved
from desktop_app.office.procedure.step_form import step_entry
from desktop_app.office.rights import Right

COUNT, WORK = "decisions.count", "decisions.work"
AnyOffer = Offer[State, Outcome]


class RecordVerbs(QObject):
    """Acts on the record taken last."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(page)
        self._workplace, self._page = workplace, page
        self._account = workplace.desk.account
        self._record: DecisionRecord | None = None
        self.file = FileSheets(workplace, page)
        self._more = Button("Việc khác", icon="ellipsis", key="Ctrl+M")
        self._next = Button("", Kind.MAIN, icon="check")
        self._print = Button("In giấy tờ", icon="printer", key="Ctrl+P")
        self._print.clicked.connect(self.print_papers)
        self._more.clicked.connect(self.show_more)
        self._next.clicked.connect(self.go_on)
        for button in self.buttons():
            button.hide()

    def buttons(self) -> tuple[Button, ...]:
        """At the top right, the main one last."""
        return self._more, self._print, self._next

    def take(self, record: DecisionRecord) -> None:
        """Act on this record from now on."""
        self._record = record
        self._more.show()
        self._print.setVisible(self._account.may(Right.PRINT) and not record.row.is_void)
        offer = self._next_offer(record)
        said = ""
        if self._may_change(record) and self._votes_next(record):
            said = "Kiểm phiếu" if record.open_vote else "Mở biểu quyết"
        elif offer is not None:
            said = offer.step.title
        self._next.setVisible(bool(said))
        if said:
            self._next.say(said)

    def take_keyboard(self) -> None:
        """The keyboard stands on what comes next."""
        (self._next if self._next.isVisible() else self._more).setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Do what comes next: count, open the vote, or take the next step."""
        record = self._taken()
        if self._votes_next(record):
            self.count()
        elif (offer := self._next_offer(record)) is not None:
            self.take_step(offer)

    def count(self) -> None:
        """Go to the counting screen, or open a vote first."""
        record = self._taken()
        vote = record.open_vote
        if vote is None:
            self.file.open_vote(record)
        else:
            self._workplace.open(COUNT, vote.units[0].uid if len(vote.units) == 1 else vote.uid)

    def take_step(self, offer: AnyOffer) -> None:
        """Open the sheet of a step; of one that the law does not offer, with the reason for it asked first."""
        record, service = self._taken(), HandlingService(self._workplace.desk)

        def does(said: Mapping[str, Any]) -> Saved:
            return service.take(record.uid, record.rev, step_entry(StepEntry, offer.step.key, said))

        sheet = step_sheet(
            self._workplace,
            self._page.window(),
            f"Việc {record.label}, {record.row.hamlet}",
            offer,
            does,
            name="decisions.step",
            fields=STEP_FIELDS_HERE,
            start=_start(record, offer.step.key),
        )
        told = f"Đã ghi “{offer.step.title}” cho việc {record.label}."
        sheet.made.connect(lambda _kept: self._workplace.say(told, lambda: undo_last(self._workplace)))
        sheet.rise()

    def show_more(self) -> None:
        """Every step, open or not, and what else can be done."""
        record = self._taken()
        may_change = self._may_change(record)
        forces = self._account.may(Right.FORCE_STEP) and may_change
        about, offers = f"Việc {record.label}", record.offers if may_change else ()
        StepsList(self._page.window(), about, offers, self._acts(record), self.take_step, forces=forces).rise()

    def print_papers(self) -> None:
        """Offer the papers that fit now."""
        if self._record is not None and self._print.isVisible():
            offer_papers(self._workplace, self._record.uid, self._print)

    def edit(self) -> None:
        """Open the decision's entry, to correct it."""
        if self._record is not None and self._may_change(self._record) and not self._record.row.is_owned:
            self._workplace.open(ENTRY, self._record.uid)

    def history(self) -> None:
        """Every change: who, when, why, from what to what."""
        if self._record is not None:
            body = history_body(self._record.happenings)
            SideSheet(self._workplace.surface, "Lịch sử thay đổi", f"Việc {self._record.label}", body).rise()

    def take_back(self) -> None:
        """Take the last step back, with the reason."""
        record, service = self._taken(), HandlingService(self._workplace.desk)
        title = f"Bỏ bước {words.inside(record.done[-1].title)}"
        verb = Button("Bỏ bước này", Kind.DANGER, icon="undo-2", key=SAVE)

        def does(said: Mapping[str, Any]) -> Saved:
            return service.take_back(record.uid, record.rev, said["reason"])

        sheet = verb_sheet(self._workplace, title, f"Việc {record.label}", REASON_FORM, does, verb=verb)
        sheet.made.connect(lambda _kept: self._workplace.say(f"Đã bỏ bước vừa ghi của việc {record.label}."))
        sheet.rise()

    def _acts(self, record: DecisionRecord) -> list[Act]:
        acts: list[Act] = []
        if self._may_change(record):
            acts += self._of_file(record)
            acts += follow_acts(record, self._workplace.open)
            if not record.row.is_owned:
                acts.append(("Sửa việc này", "Nội dung, người đề xuất (F2)", self.edit))
            if record.done:
                last = record.done[-1]
                acts.append(("Bỏ bước vừa ghi", f"{last.title}, ngày {words.day(last.done_on)}", self.take_back))
        acts.append(("Lịch sử thay đổi", "Ai sửa gì, khi nào, vì sao (Ctrl+H)", self.history))
        if self._may_change(record) and not record.row.is_owned:
            void = partial(void_decision, self._workplace, record)
            acts.append(("Bỏ số việc này", "Ghi nhầm, ghi hai lần; số được giữ lại", void))
        return acts

    def _of_file(self, record: DecisionRecord) -> list[Act]:
        file = self.file
        acts: list[Act] = []
        if record.open_vote:
            acts.append(("Kiểm phiếu", "Hai người kiểm độc lập", self.count))
        if record.proposer is Proposer.CITIZENS:
            acts.append(("Ghi hộ đồng thuận", "Họ tên chủ hộ, ngày, cách bày tỏ", partial(file.add_consent, record)))
            if record.consents:
                acts.append(("Bỏ hộ đồng thuận", "Ghi nhầm, hộ rút lại", partial(file.strike_consent, record)))
        acts.append(
            ("Ghi người có vai trò", "Chủ trì, thư ký, Ban kiểm phiếu, Tổ bầu cử", partial(file.add_person, record))
        )
        if record.people:
            acts.append(("Bỏ người có vai trò", "Thay người, ghi nhầm", partial(file.strike_person, record)))
        if record.row.kind in (DecisionKind.ELECTION, DecisionKind.BOARDS):
            acts.append(("Ghi người ứng cử", "Tên trên phiếu bầu", partial(file.add_candidate, record)))
            if record.candidates:
                acts.append(("Bỏ người ứng cử", "Rút tên, ghi nhầm", partial(file.strike_candidate, record)))
        acts.append(("Ghi giấy tờ vào hồ sơ", "Biên bản, nghị quyết, giấy mời", partial(file.add_paper, record)))
        if record.papers:
            acts.append(("Bỏ giấy tờ", "Ghi nhầm, có bản khác thay", partial(file.void_paper, record)))
        return acts

    def _next_offer(self, record: DecisionRecord) -> AnyOffer | None:
        """The step that comes next if the law allows it; where a vote was closed, the one that states its result."""
        if not self._may_change(record):
            return None
        found = {each.step.key: each for each in record.offers if each.is_open}
        stating = next((found[key] for key in ("no_quorum", "voted_down", "passed") if key in found), None)
        return stating or (found.get(record.coming[0].step.key) if record.coming else None)

    def _votes_next(self, record: DecisionRecord) -> bool:
        """Whether the vote comes next: not while something is still to be done before its day."""
        day, today = record.votes_from, self._workplace.desk.clock.today()
        is_ahead = day is not None and today < day
        return record.awaits_vote and not (is_ahead and self._next_offer(record) is not None)

    def _may_change(self, record: DecisionRecord) -> bool:
        return self._account.may(Right.RECORD) and not record.row.is_void

    def _taken(self) -> DecisionRecord:
        if self._record is None:
            raise LookupError("no decision was taken")
        return self._record


def _start(record: DecisionRecord, key: str) -> dict[str, object]:
    """An election is called for the day that was decided."""
    decided = [step for step in record.done if step.key == "decide_election"]
    if key == "call_meeting" and decided and record.row.state is State.PREPARING:
        return {"until_on": decided[-1].until_on}
    return {}
