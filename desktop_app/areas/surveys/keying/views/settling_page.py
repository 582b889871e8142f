"""Đối chiếu hai lượt nhập: one difference at a time, decided with the paper in the hand."""

from collections.abc import Mapping

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.surveys.keying.deciding import Deciding, press, write
from desktop_app.areas.surveys.keying.settling import Settling, SettlingService
from desktop_app.areas.surveys.keying.views.deciding_board import DecidingBoard
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.progress import Progress
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.footer import Footer
from desktop_app.kit.page import Page
from desktop_app.kit.theme import px

TITLE = "Đối chiếu hai lượt nhập"
TABLES = frozenset({"survey_second_entry", "survey_batch", "survey"})
_HINTS = (
    ("1, 2", "lấy một lượt"),
    ("Enter", "câu tiếp"),
    ("3–9", "ô trên phiếu giấy"),
    ("0", "gõ theo phiếu giấy"),
    ("/", "lùi"),
)


class SettlingPage(Page):
    """1 and 2 take an entry, another digit or 0 and words what the paper says, Enter goes on, / goes back."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(TITLE, back=workplace.back)
        self._workplace, self._desk = workplace, workplace.desk
        self._service = SettlingService(workplace.desk)
        self._uid = ""
        self.settling: Settling | None = None
        self.now: Deciding | None = None
        self.board: DecidingBoard | None = None
        self._footer = Footer(hints=_HINTS)
        self.set_footer(self._footer)
        QShortcut(QKeySequence("F5"), self).activated.connect(self.read)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Show what waits in the batch that is asked for, else in the first one where anything waits."""
        self._uid = str(entry.get("uid") or "")
        self.read()

    def notice(self, tables: frozenset[str]) -> None:
        """More may wait now; whoever decides a form is not disturbed."""
        if self.now is None and tables & TABLES:
            self.read()

    def read(self) -> None:
        """Show what waits, from the first form on."""
        service, uid = self._service, self._uid

        def work(_progress: Progress) -> Settling | None:
            if uid:
                return service.differences(uid)
            found = [service.differences(each) for each in service.batches()]
            return next((each for each in found if each.forms), found[0] if found else None)

        self._workplace.jobs.read(work, self._show, self._workplace.explain, owner=self)

    def _show(self, settling: Settling | None) -> None:
        self.settling, self.now, self.board = settling, None, None
        if settling is None or not settling.forms:
            self._show_nothing(settling)
            return
        first = settling.forms[0]
        self.now = Deciding(
            form=settling.form, today=self._desk.clock.today(), serial=first.serial, one=first.one, other=first.other
        )
        self.board = DecidingBoard()
        self.board.pressed.connect(self._press)
        self.board.typed.connect(self._write)
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, px(6), 0, 0)
        column.addWidget(self.board)
        self.set_body(room)
        self._footer.show()
        self._put(self.now)

    def _show_nothing(self, settling: Settling | None) -> None:
        own = settling.own if settling else 0
        self.say(f"{settling.survey_label}, {settling.label}." if settling else "")
        if own:
            said = f"Tài khoản này nhập {words.number(own)} phiếu đang chờ. Nhờ người thứ ba cầm phiếu đối chiếu."
            self.set_body(EmptyState("clipboard-list", "Tài khoản này chưa được đối chiếu phiếu nào", said))
        else:
            said = "Hai lượt nhập khác nhau ở phiếu nào thì phiếu đó hiện ra ở đây."
            self.set_body(EmptyState("clipboard-list", "Không có phiếu nào chờ đối chiếu", said))
        self._footer.hide()
        self.setFocus()

    def _press(self, key: str) -> None:
        if self.now is not None:
            self._put(press(self.now, key))

    def _write(self, text: str) -> None:
        if self.now is not None:
            self._put(write(self.now, text))

    def _put(self, now: Deciding) -> None:
        self.now = now
        if now.question is None:
            self._settle(now)
        elif self.board is not None and self.settling is not None:
            left = words.number(len(self.settling.forms))
            self.say(f"{self.settling.survey_label}, {self.settling.label}: còn {left} phiếu. Cầm phiếu giấy để chọn.")
            self.board.show_deciding(now, f"Phiếu {now.serial}")

    def _settle(self, now: Deciding) -> None:
        """All is decided: keep it, and show the next form."""
        assert self.settling is not None
        service, batch = self._service, self.settling.batch_uid
        self._uid = batch
        if self.board is not None:
            self.board.setEnabled(False)
        self._workplace.jobs.write(
            lambda _progress: service.settle(batch, now.serial, now.decided), self._settled, self._failed, owner=self
        )

    def _settled(self, _made: object) -> None:
        if self.now is not None:
            self._workplace.say(f"Đã đối chiếu phiếu {self.now.serial}.")
        self.read()

    def _failed(self, error: BaseException) -> None:
        self._workplace.explain(error)
        self.read()
