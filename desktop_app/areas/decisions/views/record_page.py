"""One decision: where it stands by law, what comes next as the main button, votes with their arithmetic, people."""

from collections.abc import Mapping

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.areas.decisions.record import DecisionRecord, LimitShown, decision_record
from desktop_app.areas.decisions.views import words_of_record as say
from desktop_app.areas.decisions.views.record_cards import cards_side
from desktop_app.areas.decisions.views.record_verbs import RecordVerbs
from desktop_app.areas.decisions.views.record_way import way_side
from desktop_app.areas.views import Workplace
from desktop_app.kit.controls import Badge, Banner
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.measure import Room, room
from desktop_app.kit.overlay import keyboard_kept
from desktop_app.kit.page import Page
from desktop_app.kit.popover import DeadlinePopover
from desktop_app.kit.theme import State, px

TABLES = frozenset({"decision", "decision_step", "decision_limit", "decision_consent", "decision_person"}) | {
    *("decision_paper", "vote", "vote_unit", "vote_choice", "vote_unit_count", "law_version", "calendar_day"),
    *("hamlet", "hamlet_count", "posting", "posting_copy", "decision_work_plan", "decision_work_entry"),
}
SIDE = 392


class RecordPage(Page):
    """Enter does what comes next, Ctrl+M shows everything that may be done, Ctrl+H what happened."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Hồ sơ việc dân bàn", back=workplace.back)
        self._workplace, self._desk = workplace, workplace.desk
        self._uid = ""
        self.record: DecisionRecord | None = None
        self.verbs = RecordVerbs(workplace, self)
        self._body: QBoxLayout | None = None
        self.set_buttons(*self.verbs.buttons())
        for key, does in (
            ("F2", self.verbs.edit),
            ("F5", lambda: self.arrive({})),
            ("Ctrl+H", self.verbs.history),
            ("Ctrl+P", self.verbs.print_papers),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(does)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Show the decision that is asked for."""
        uid = str(entry.get("uid") or self._uid)
        if uid:
            self._read(uid)
        else:
            said = "Mở một việc từ Dân bàn, quyết định, hoặc bấm Ctrl+K rồi gõ tên việc."
            self.set_body(EmptyState("users", "Chưa chọn việc nào", said))

    def notice(self, tables: frozenset[str]) -> None:
        """A transaction changed what is shown: read it again."""
        if self._uid and tables & TABLES:
            self._read(self._uid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where the window is narrow."""
        super().resizeEvent(event)
        self._turn()

    def explain(self, limit: LimitShown, anchor: QWidget) -> None:
        """The whole arithmetic of a deadline, with its article."""
        if limit.deadline is not None:
            DeadlinePopover(self.window(), limit.deadline).show_under(anchor)

    def _read(self, uid: str) -> None:
        desk, self._uid = self._desk, uid
        self._workplace.jobs.read(
            lambda _progress: decision_record(desk, uid), self._show, self._workplace.explain, owner=self
        )

    def _show(self, record: DecisionRecord) -> None:
        first = self.record is None or self.record.uid != record.uid
        self.record = record
        self.rename(f"Việc {record.label}: {record.row.title}")
        self.say(say.state_sentence(record))
        self.set_badges(*((Badge(State.VOID, "Đã bỏ số"),) if record.row.is_void else ()))
        self.set_banner(_banner(record))
        with keyboard_kept(self, self.verbs.take_keyboard, first=first):
            self.verbs.take(record)
            self.set_body(self._two_columns(record))

    def _two_columns(self, record: DecisionRecord) -> QWidget:
        body = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(px(16))
        self._body.addWidget(way_side(record), 1)
        self._body.addWidget(cards_side(record, self.explain, self._workplace.open), 0)
        self._turn()
        return body

    def _turn(self) -> None:
        if self._body is None:
            return
        narrow = room(self.window()) is Room.TIGHT
        self._body.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        side = self._body.itemAt(1).widget()
        side.setMinimumWidth(0 if narrow else px(SIDE))
        side.setMaximumWidth(16_777_215 if narrow else px(SIDE))


def _banner(record: DecisionRecord) -> Banner | None:
    if record.is_backfilled:
        return Banner(State.INFO, "Việc nhập từ sổ cũ, không tính hạn.", "Các bước đã làm được giữ nguyên.")
    if record.row.is_owned:
        return Banner(State.INFO, "Đây là cuộc biểu quyết của một bản hương ước, quy ước.", "Các bước khác ở hồ sơ đó.")
    if lacks := say.lacking(record):
        return Banner(State.WARNING, "Chưa làm được bước tiếp theo.", lacks)
    return None
