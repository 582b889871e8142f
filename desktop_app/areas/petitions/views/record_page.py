"""One petition: where it stands by law, what comes next as buttons, who, by when, papers, case."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.areas.petitions import record_words as say
from desktop_app.areas.petitions.record import LimitShown, PetitionRecord, petition_record
from desktop_app.areas.petitions.views.record_cards import Doors, cards_side
from desktop_app.areas.petitions.views.record_verbs import RecordVerbs
from desktop_app.areas.petitions.views.record_way import way_side
from desktop_app.areas.views import Workplace
from desktop_app.kit.controls import Badge, Banner
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.measure import Room, room
from desktop_app.kit.overlay import keyboard_kept
from desktop_app.kit.page import Page, Scrolled
from desktop_app.kit.popover import DeadlinePopover
from desktop_app.kit.theme import State, px
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.rights import Right

KEY = "petitions.record"
TABLES = frozenset({"petition", "petition_step", "petition_person", "petition_limit", "petition_paper"}) | {
    *("case_file", "visit", "law_version", "calendar_day", "hamlet")
}
SIDE = 392
_ICONS = {Kind.DENUNCIATION: "megaphone"}


class RecordPage(Page):
    """Enter does what comes next, Ctrl+M shows everything that may be done, F3 tells why a deadline is on its day."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Hồ sơ đơn", back=workplace.back)
        self._workplace, self._desk = workplace, workplace.desk
        self._uid = ""
        self.record: PetitionRecord | None = None
        self.verbs = RecordVerbs(workplace, self)
        self._body: QBoxLayout | None = None
        self.set_buttons(*self.verbs.buttons())
        for key, does in (
            ("F2", self.verbs.edit),
            ("F5", lambda: self.arrive({})),
            ("Ctrl+H", self.verbs.history),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(does)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Show the petition that is asked for."""
        uid = str(entry.get("uid") or self._uid)
        if uid:
            self._read(uid)
        else:
            said = "Mở một đơn từ Đơn thư, hoặc bấm Ctrl+K rồi gõ số đơn."
            self.set_body(EmptyState("file-text", "Chưa chọn đơn nào", said))

    def notice(self, tables: frozenset[str]) -> None:
        """A transaction changed what is shown: read it again."""
        if self._uid and tables & TABLES:
            self._read(self._uid)

    def leave(self) -> None:
        """What stands above other windows goes with the page."""
        self.verbs.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where the window is narrow."""
        super().resizeEvent(event)
        self._turn()

    def explain(self, limit: LimitShown, anchor: QWidget) -> None:
        """The whole arithmetic of a deadline, with its article."""
        if (deadline := limit.explain()) is not None:
            DeadlinePopover(self.window(), deadline).show_under(anchor)

    def _read(self, uid: str) -> None:
        desk, self._uid = self._desk, uid
        self._workplace.jobs.read(
            lambda _progress: petition_record(desk, uid), self._show, self._workplace.explain, owner=self
        )

    def _show(self, record: PetitionRecord) -> None:
        first = self.record is None or self.record.uid != record.uid
        self.record = record
        self.rename(f"Đơn {record.label}")
        self.say(say.state_sentence(record))
        self.set_banner(_banner(record))
        at = 0 if first else self._scrolled_to()
        with keyboard_kept(self, self.verbs.take_keyboard, first=first):
            self.verbs.take(record)
            self.set_body(self._two_columns(record))
        if at and (area := self.findChild(Scrolled)) is not None:
            area.verticalScrollBar().setValue(at)

    def _two_columns(self, record: PetitionRecord) -> QWidget:
        body = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(px(16))
        self._body.addWidget(way_side(record), 1)
        self._body.addWidget(cards_side(record, self._doors(record)), 0)
        self._turn()
        return body

    def _turn(self) -> None:
        if self._body is None:
            return
        narrow = room(self.window()) is Room.TIGHT
        self.verbs.fit(narrow=narrow)
        if self.record is not None:
            badges = _badges(self.record)
            self.set_badges(*(badges[-1:] if narrow else badges))
        self._body.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        side = self._body.itemAt(1).widget()
        side.setMinimumWidth(0 if narrow else px(SIDE))
        side.setMaximumWidth(16_777_215 if narrow else px(SIDE))

    def _doors(self, record: PetitionRecord) -> Doors:
        account, verbs = self._desk.account, self.verbs
        may_print = account.may(Right.PRINT) and not record.voided_on and not record.hides_content
        may_record = account.may(Right.RECORD) and not record.voided_on
        return Doors(
            explain=self.explain,
            open=self._workplace.open,
            show_paper=partial(verbs.papers.show, record),
            reveal=partial(verbs.denouncer.show, record) if account.may(Right.SEE_DENOUNCER) else None,
            extract=None if record.hides_content else partial(verbs.papers.extract, record),
            national=partial(verbs.national.show, record) if may_record else None,
            papers=partial(verbs.papers.offer, record) if may_print else None,
            file=partial(verbs.papers.file, record) if may_record and not record.hides_content else None,
        )

    def _scrolled_to(self) -> int:
        area = self.findChild(Scrolled)
        return area.verticalScrollBar().value() if area is not None else 0


def _badges(record: PetitionRecord) -> list[Badge]:
    badges = [Badge(State.NONE, record.kind.value, icon=_ICONS.get(record.kind, "file-text"))]
    if record.is_secret:
        badges.append(Badge(State.SECRET, "Có bí mật danh tính"))
    elif record.voided_on:
        badges.append(Badge(State.VOID, "Đã bỏ số"))
    return badges


def _banner(record: PetitionRecord) -> Banner | None:
    if record.is_backfilled:
        said = "Đơn nhập từ sổ cũ, không tính hạn."
        return Banner(State.INFO, said, "Các bước đã làm theo sổ giấy được giữ nguyên.")
    return None
