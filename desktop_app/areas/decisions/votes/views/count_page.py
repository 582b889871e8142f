"""Counting by keyboard alone: one key a ballot, two counters who do not see each other, then one result."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.areas.decisions.votes.agreeing import LABELS
from desktop_app.areas.decisions.votes.entry import COUNTERS
from desktop_app.areas.decisions.votes.queries import CountView, UnitView, VoteView
from desktop_app.areas.decisions.votes.reading import CountRecord, count_begun, count_record
from desktop_app.areas.decisions.votes.views.comparing import ComparingBody
from desktop_app.areas.decisions.votes.views.count_papers import CountPapers
from desktop_app.areas.decisions.votes.views.count_verbs import CountVerbs
from desktop_app.areas.decisions.votes.views.counting import TYPED, CountingBody, can_use_keys
from desktop_app.areas.decisions.votes.views.standing import StandingBody, needs_present
from desktop_app.areas.views import FormDraft, Workplace
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.kit.buttons import Kind
from desktop_app.kit.controls import Banner, Button
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.footer import Footer
from desktop_app.kit.page import Page
from desktop_app.kit.theme import State

KEY = "decisions.count"
NAME = "counted_by"
TABLES = frozenset({"vote", "vote_unit", "vote_unit_count", "decision"})
Body = StandingBody | CountingBody | ComparingBody
_HINTS = (("1–9", "một phiếu"), ("0", "không hợp lệ"), ("Backspace", "bỏ phiếu vừa đếm"))


class CountPage(Page):
    """F7 and F8 begin the first and the second count, Ctrl+S ends what stands on the page, Esc goes back."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Kiểm phiếu", back=self._leave_count)
        self._workplace, self._desk = workplace, workplace.desk
        self.verbs, self.papers = CountVerbs(workplace, self), CountPapers(workplace, self)
        self._uid, self.counter, self.name = "", 0, ""
        self.record: CountRecord | None = None
        self.body: Body | None = None
        QShortcut(QKeySequence("F5"), self).activated.connect(self.read)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Show the place, or the first place of the vote, that is asked for."""
        self._uid, self.counter = str(entry.get("uid") or self._uid), 0
        if self._uid:
            self.read()
        else:
            said = "Mở việc ở Dân bàn, quyết định rồi chọn Kiểm phiếu."
            self.set_body(EmptyState("landmark", "Chưa chọn lần biểu quyết nào", said))

    def notice(self, tables: frozenset[str]) -> None:
        """A transaction changed what is shown; who is counting is not disturbed."""
        if self._uid and not self.counter and tables & TABLES:
            self.read()

    def count(self, counter: int) -> None:
        """Begin or go on with one of the two counts, under the name that is typed."""
        if not isinstance(self.body, StandingBody) or (form := self.body.counter) is None:
            return
        try:
            name = str(form.form.checked(form.raw(), self._today)["counted_by"])
        except InvalidInput as error:
            form.show_problems(error.problems)
            return
        desk, uid = self._desk, self.record.unit.uid if self.record else ""
        self._workplace.jobs.read(
            lambda _progress: count_begun(desk, uid, counter),
            lambda own: self._begin(counter, name, own),
            self._workplace.explain,
            owner=self,
        )

    @property
    def _today(self) -> date:
        return self._desk.clock.today()

    def read(self) -> None:
        """Show what stands now."""
        desk, uid, self.counter = self._desk, self._uid, 0
        self._workplace.jobs.read(
            lambda _progress: count_record(desk, uid), self._show, self._workplace.explain, owner=self
        )

    def _show(self, record: CountRecord) -> None:
        self.record, vote, unit = record, record.vote, record.unit
        self.rename(f"Kiểm phiếu việc {record.label}")
        self.set_banner(None)
        self.set_buttons(self.papers.button(record))
        if vote.is_open and unit.both_done and not unit.is_settled:
            comparing = ComparingBody(unit, self._today)
            self.say(f"{unit.name}. {comparing.sentence}")
            buttons = [self._again(counter, Kind.ORDINARY) for counter in COUNTERS]
            self._put(comparing, *buttons, _main("Thống nhất", self.verbs.settle))
            return
        suggested = "" if unit.counts else self._desk.account.name
        standing = StandingBody(vote, unit, self._today, suggested, self._choose)
        self.say(f"{record.title}. {vote.form.value}, {unit.name}.")
        self._put(standing, *self._standing_buttons(vote, unit))

    def _standing_buttons(self, vote: VoteView, unit: UnitView) -> list[Button]:
        if not vote.is_open:
            return []
        if self._today < vote.from_on:
            first = f"Biểu quyết từ {words.long_day(vote.from_on)}."
            self.set_banner(Banner(State.INFO, first, "Đến ngày đó mới ghi số hộ dự và kiểm phiếu."))
            return []
        if needs_present(vote, unit):
            return [_main("Ghi số hộ dự", self.verbs.say_present)]
        done = {each.counter for each in unit.counts if each.is_done}
        waits = next((counter for counter in COUNTERS if counter not in done), 0)
        kinds = {counter: Kind.MAIN if counter == waits else Kind.ORDINARY for counter in COUNTERS}
        buttons = [] if unit.is_settled else [self._again(counter, kind) for counter, kind in kinds.items()]
        if vote.verdict is not None:
            buttons.append(_main("Chốt kết quả", self.verbs.close))
        return buttons

    def _begin(self, counter: int, name: str, own: CountView | None) -> None:
        kept = self.draft(counter).load()
        self._show_counting(counter, name, kept or _typed(own), typed=bool(kept.get(TYPED) or own))

    def _show_counting(self, counter: int, name: str, kept: Mapping[str, str], *, typed: bool) -> None:
        assert self.record is not None
        self.counter, self.name = counter, name
        unit = self.record.unit
        self.set_banner(None)
        self.set_buttons()
        counting = CountingBody(unit.counting, {**_handed_out(unit), **kept}, self._today, typed=typed)
        counting.edited.connect(self._keep)
        self.say(f"Lượt {counter}, {name}, {unit.name}. {counting.sentence}")
        buttons = [_main("Xong lượt đếm", self.verbs.finish)]
        if can_use_keys(unit.counting) and not typed:
            other = Button("Gõ tổng số", key="F9")
            other.clicked.connect(lambda: self._show_counting(counter, name, counting.as_typed(), typed=True))
            buttons.insert(0, other)
        self._put(counting, *buttons, hints=() if counting.is_typed else _HINTS)

    def _keep(self, kept: Mapping[str, str]) -> None:
        """Every key is kept at once: a machine that stops has counted all ballots but the one in the hand."""
        assert self.record is not None
        place, counter = self.draft(self.counter), self.counter
        values = {**kept, NAME: self.name}
        self._workplace.jobs.write(lambda _progress: place.save(values), failed=self._workplace.explain, owner=self)
        if isinstance(self.body, CountingBody):
            self.say(f"Lượt {counter}, {self.name}, {self.record.unit.name}. {self.body.sentence}")

    def _choose(self, uid: str) -> None:
        self._uid = uid
        self.read()

    def _again(self, counter: int, kind: Kind) -> Button:
        button = Button(f"Đếm lượt {counter}", kind, key="F7" if counter == 1 else "F8")
        button.clicked.connect(lambda: self._count_or_recount(counter))
        return button

    def _count_or_recount(self, counter: int) -> None:
        if isinstance(self.body, ComparingBody) and self.record is not None:
            name = next(each.counted_by for each in self.record.unit.counts if each.counter == counter)
            self._show_counting(counter, name, {}, typed=False)
        else:
            self.count(counter)

    def _put(self, body: Body, *buttons: Button, hints: Sequence[tuple[str, str]] = ()) -> None:
        self.body = body
        self.set_body(body)
        footer = Footer(*buttons, hints=hints)
        self.set_footer(footer)
        footer.setVisible(bool(buttons))
        body.take_keyboard()
        focused = self.window().focusWidget()
        if focused is None or not body.isAncestorOf(focused):
            # Nothing is to be typed: the keyboard waits on what comes next, or on the page, so that Esc leads back.
            (buttons[-1] if buttons else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self, counter: int) -> FormDraft:
        """Where a counter's unfinished count is kept, after every key."""
        return FormDraft(self._desk, f"{KEY}{counter}.{self.record.unit.uid if self.record else ''}")

    def _leave_count(self) -> None:
        """From a count to the place, from there to the page before; what was counted stays."""
        if self.counter:
            self.read()
        else:
            self._workplace.back()


def _main(says: str, does: Callable[[], None]) -> Button:
    button = Button(says, Kind.MAIN, key="Ctrl+S")
    button.clicked.connect(does)
    return button


def _typed(own: CountView | None) -> dict[str, str]:
    """An earlier count of the same counter, as its fields show it."""
    if own is None or own.totals is None:
        return {}
    totals = own.totals
    ballots = {name: str(value) for name in LABELS if (value := getattr(totals, name)) is not None}
    return {**ballots, **{uid: str(count) for uid, count in totals.votes.items()}}


def _handed_out(unit: UnitView) -> dict[str, str]:
    """What the list of stubs says, for the counter to begin with."""
    if not unit.handed_out:
        return {}
    return {"handed_out": str(unit.handed_out), "not_returned": str(unit.handed_out - unit.returned)}
