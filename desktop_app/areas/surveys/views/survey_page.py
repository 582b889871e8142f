"""One survey: its batches with what comes next for each, the log of the field, the draws, what it is about."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.areas.surveys.field.sizes import precision
from desktop_app.areas.surveys.forms.form import Wording
from desktop_app.areas.surveys.record import SurveyRecord, survey_record
from desktop_app.areas.surveys.views import words_of_survey as say
from desktop_app.areas.surveys.views.batches_table import BatchesTable
from desktop_app.areas.surveys.views.rounds_page import LISTING, few
from desktop_app.areas.surveys.views.survey_cards import cards_side
from desktop_app.areas.surveys.views.survey_verbs import SurveyVerbs
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.kit.controls import Badge, Banner
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.measure import Room, room
from desktop_app.kit.overlay import keyboard_kept
from desktop_app.kit.page import Page
from desktop_app.kit.theme import State, px

SIDE = 372


class SurveyPage(Page):
    """The main button does what comes next; Enter on a batch shows all that may be done with it."""

    can_wait = True

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Đợt khảo sát", back=workplace.back)
        self._workplace, self._desk = workplace, workplace.desk
        self._uid = ""
        self.record: SurveyRecord | None = None
        self.verbs = SurveyVerbs(workplace, self)
        self.table = BatchesTable(workplace.memory("surveys.survey.columns"), self.verbs.batches.buttons())
        self.table.chosen.connect(self.verbs.choose)
        self.table.opened.connect(lambda _batch: self.verbs.batches.show())
        self._two: QBoxLayout | None = None
        self.set_buttons(*self.verbs.buttons())
        for key, does in (
            ("F2", self.verbs.edit),
            ("F5", lambda: self.arrive({})),
            ("Ctrl+H", self.verbs.history),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(does)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Show the survey that is asked for."""
        uid = str(entry.get("uid") or self._uid)
        if uid:
            self._read(uid)
        else:
            said = "Mở một đợt từ trang Đợt khảo sát, hoặc bấm Ctrl+K rồi gõ mã phiếu."
            self.set_body(EmptyState("clipboard-list", "Chưa chọn đợt nào", said))

    def notice(self, tables: frozenset[str]) -> None:
        """A transaction changed what is shown: read it again."""
        if self._uid and tables & LISTING.tables:
            self._read(self._uid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where the window is narrow."""
        super().resizeEvent(event)
        self._turn()

    def _read(self, uid: str) -> None:
        desk, self._uid = self._desk, uid
        self._workplace.jobs.read(
            lambda _progress: survey_record(desk, uid), self._show, self._workplace.explain, owner=self
        )

    def _show(self, record: SurveyRecord) -> None:
        first = self.record is None or self.record.uid != record.uid
        self.record = record
        self.rename(record.row.label)
        self.say(say.state_sentence(record))
        badge = say.survey_badge(record.row, self._desk.clock.today(), self._desk.law.calendar)
        draft = (Badge(State.WARNING, Wording.DRAFT.value),) if record.form.wording is Wording.DRAFT else ()
        self.set_badges(Badge(*badge), *draft)
        self.set_banner(_banner(record))
        with keyboard_kept(self, self._take_keyboard, first=first):
            self.verbs.take(record)
            self.table.show_batches(record)
            self._put_side(cards_side(record, self.verbs, few(self._desk), self._precise(record.row.wanted)))

    def _precise(self, wanted: int | None) -> str:
        return precision(self._desk.law.rulebook, self._desk.clock.today(), wanted) if wanted else ""

    def _take_keyboard(self) -> None:
        if self.record is not None and self.record.batches:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.verbs.take_keyboard()

    def _put_side(self, side: QWidget) -> None:
        """The table stays, with its row and the keyboard; what stands beside it is drawn anew."""
        if self._two is None:
            body = QWidget()
            self._two = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
            self._two.setContentsMargins(0, 0, 0, 0)
            self._two.setSpacing(px(16))
            self._two.addWidget(self.table, 1)
            self.set_body(body)
        elif (old := self._two.takeAt(1)) is not None and (before := old.widget()) is not None:
            before.hide()
            before.deleteLater()
        self._two.addWidget(side)
        self._turn()

    def _turn(self) -> None:
        if self._two is None:
            return
        narrow = room(self.window()) is Room.TIGHT
        self._two.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        side = self._two.itemAt(1).widget()
        side.setMinimumWidth(0 if narrow else px(SIDE))
        side.setMaximumWidth(16_777_215 if narrow else px(SIDE))
        self.table.give_way(tight=narrow)
        self.verbs.fit(tight=narrow)


def _banner(record: SurveyRecord) -> Banner | None:
    if record.row.is_void:
        return Banner(State.VOID, "Đợt đã hủy, phiếu không tính vào kết quả.", record.row.void_reason)
    if record.row.is_anonymous and record.row.is_open:
        return Banner(State.INFO, say.ANONYMOUS + ".", "Phiếu của lô được trộn và niêm phong khi đóng lô.")
    if record.asked_before and record.row.is_open:
        first, *others = record.asked_before
        more = f" {words.number(len(others))} thôn khác cũng vậy." if others else ""
        return Banner(State.WARNING, "Có thôn bị hỏi nhiều lần trong năm.", first.sentence + more)
    return None
