"""One convention: its eight parts, what two versions differ in, the papers of its file, what comes next as a button."""

from collections.abc import Mapping

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.conventions import record_words as say
from desktop_app.areas.conventions.record import ConventionRecord, LimitShown, convention_record
from desktop_app.areas.conventions.text.comparing import Comparison, comparison_of
from desktop_app.areas.conventions.text.views.comparison import ComparisonView
from desktop_app.areas.conventions.views.record_cards import Doors, cards_side
from desktop_app.areas.conventions.views.record_verbs import RecordVerbs
from desktop_app.areas.conventions.views.stage_strip import StageStrip
from desktop_app.areas.views import Workplace
from desktop_app.kit.controls import Badge, Card, Label
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.measure import Room, room
from desktop_app.kit.overlay import keyboard_kept
from desktop_app.kit.page import Page
from desktop_app.kit.popover import DeadlinePopover
from desktop_app.kit.theme import State, Token, Type, px

TABLES = frozenset({"convention", "decision", "vote", "posting", "posting_copy", "posting_gap", "hamlet_count"}) | {
    *("convention_step", "convention_limit", "convention_version", "convention_article", "convention_person"),
    *("convention_opinion", "convention_paper", "convention_review", "law_version", "calendar_day"),
}
SIDE = 316
Read = tuple[ConventionRecord, Comparison | None]


class RecordPage(Page):
    """Enter does what comes next, Ctrl+M shows all that may be done, F2 corrects, Ctrl+P prints, Ctrl+H: history."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Hương ước, quy ước", back=workplace.back)
        self._workplace, self._desk = workplace, workplace.desk
        self._uid, self._chosen = "", (0, 0)
        self.record: ConventionRecord | None = None
        self.verbs = RecordVerbs(workplace, self)
        self._body: QBoxLayout | None = None
        self.set_buttons(*self.verbs.buttons())
        for key, does in (
            ("F2", self.verbs.edit),
            ("F5", lambda: self.arrive({})),
            ("Ctrl+H", self.verbs.history),
            ("Ctrl+P", self.verbs.papers.show),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(does)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Show the convention that is asked for."""
        uid = str(entry.get("uid") or self._uid)
        if uid != self._uid:
            self._chosen = (0, 0)
        if uid:
            self._read(uid)
        else:
            said = "Mở một hồ sơ từ Hương ước, quy ước, hoặc bấm Ctrl+K rồi gõ tên thôn."
            self.set_body(EmptyState("landmark", "Chưa chọn hồ sơ nào", said))

    def notice(self, tables: frozenset[str]) -> None:
        """A transaction changed what is shown: read it again."""
        if self._uid and tables & TABLES:
            self._read(self._uid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where the window is narrow."""
        super().resizeEvent(event)
        self._turn()

    def _read(self, uid: str) -> None:
        desk, self._uid, chosen = self._desk, uid, self._chosen

        def work(_progress: object) -> Read:
            record = convention_record(desk, uid)
            return record, comparison_of(desk, uid, *chosen) if len(record.versions) > 1 else None

        self._workplace.jobs.read(work, lambda read: self._show(*read), self._workplace.explain, owner=self)

    def _show(self, record: ConventionRecord, comparison: Comparison | None) -> None:
        self.record = record
        self.rename(record.title)
        self.say(say.state_sentence(record))
        with keyboard_kept(self, self.verbs.take_keyboard, first=self._body is None):
            self.verbs.take(record)
            self._draw(record, comparison)

    def _draw(self, record: ConventionRecord, comparison: Comparison | None) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(StageStrip(say.parts(record)))
        two = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, two)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(px(16))
        self._body.addWidget(self._middle(record, comparison), 1)
        self._body.addWidget(cards_side(record, Doors(self.verbs.paper, self._explain)), 0)
        column.addWidget(two)
        self._turn()
        self.set_body(body)

    def _middle(self, record: ConventionRecord, comparison: Comparison | None) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        if comparison is not None:
            view = ComparisonView()
            view.chosen.connect(self._compare)
            view.show_comparison(comparison)
            column.addWidget(view)
        else:
            column.addWidget(_one_version(record))
        column.addStretch(1)
        return side

    def _compare(self, before: int, after: int) -> None:
        self._chosen = (before, after)
        self._read(self._uid)

    def _explain(self, limit: LimitShown, anchor: QWidget) -> None:
        """The whole arithmetic of a deadline, with its article."""
        if limit.deadline is not None:
            DeadlinePopover(self.window(), limit.deadline).show_under(anchor)

    def _turn(self) -> None:
        if self._body is None or self.record is None:
            return
        narrow = room(self.window()) is Room.TIGHT
        self.verbs.fit(room(self.window()))
        badges = [Badge(State.VOID, "Đã bỏ số")] if self.record.voided_on else []
        self.set_badges(*badges)
        self._body.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        side = self._body.itemAt(1).widget()
        side.setMinimumWidth(0 if narrow else px(SIDE))
        side.setMaximumWidth(16_777_215 if narrow else px(SIDE))


def _one_version(record: ConventionRecord) -> Card:
    """What stands where nothing can be compared yet."""
    card = Card(padding=16, spacing=6)
    newest = record.versions[-1] if record.versions else None
    head = newest.heading if newest else "Chưa có văn bản"
    card.body.addWidget(Label(head, Type.STRONG, wrap=True))
    said = (
        f"Có {newest.articles} điều. Khi có bản thứ hai, chỗ khác nhau giữa hai bản hiện ở đây."
        if newest
        else "Bấm Soạn văn bản để gõ, dán hoặc lấy từ tệp Word."
    )
    card.body.addWidget(Label(said, colour=Token.INK_2, wrap=True))
    if record.why:
        card.body.addWidget(Label(f"Sự cần thiết: {record.why}", colour=Token.INK_2, wrap=True))
    return card
