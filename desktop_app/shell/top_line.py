"""The line above every page: find-anything, the last backup, who is signed in."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.core.text.names import initials
from desktop_app.kit import icons
from desktop_app.kit.buttons import Pressable
from desktop_app.kit.controls import Avatar, Badge, ElidedLabel, KeyHint, Label, Picture
from desktop_app.kit.measure import Room
from desktop_app.kit.paint import frame, hairline
from desktop_app.kit.theme import State, Token, Type, font, px
from desktop_app.office.area import Standing, TopFact
from desktop_app.office.desk import SignedIn

HEIGHT = 52
LOW_HEIGHT = 42
_STATES = {
    None: State.DONE,
    Standing.LATE: State.OVERDUE,
    Standing.SOON: State.SOON,
    Standing.ACTIVE: State.ACTIVE,
    Standing.WAITING: State.NONE,
}
FIND_WIDTHS = {Room.WIDE: 380, Room.RAIL: 240, Room.TIGHT: 250}


class TopLine(QWidget):
    """Only tells what was asked for; the window does it."""

    find_asked = Signal()
    safety_asked = Signal()
    page_asked = Signal(str)
    lock_asked = Signal()
    password_asked = Signal()
    leave_asked = Signal()

    def __init__(self, account: SignedIn, office: str, practice: bool) -> None:
        """`office` is shown here while the side bar is a rail; a practice office is marked on every page."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), 0, px(20), 0)
        row.setSpacing(px(12))
        self._find = FindButton()
        self._find.clicked.connect(self.find_asked)
        row.addWidget(self._find)
        self._office = ElidedLabel(office, Type.STRONG)
        row.addWidget(self._office)
        if practice:
            row.addWidget(Badge(State.WARNING, "TẬP HUẤN", icon="graduation-cap"))
        row.addStretch(1)
        self.backup = Fact("hard-drive", "Sao lưu")
        self.backup.clicked.connect(self.safety_asked)
        row.addWidget(self.backup)
        self._facts = QHBoxLayout()
        self._facts.setSpacing(px(12))
        row.addLayout(self._facts)
        row.addWidget(_Upright())
        self._account = AccountButton(account)
        self._account.clicked.connect(self._show_menu)
        row.addWidget(self._account)
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self.find_asked)
        self.fit(Room.WIDE, low=False)

    def fit(self, room: Room, low: bool) -> None:
        """Keep short forms where the window is narrow."""
        self.setFixedHeight(px(LOW_HEIGHT if low else HEIGHT))
        self._find.fit(room)
        self._office.setVisible(room is not Room.WIDE)
        self.backup.set_short(low)
        self._low, self._tight = low, room is Room.TIGHT
        self._fit_facts()
        self._account.set_short(room is Room.TIGHT)

    def show_facts(self, facts: Sequence[TopFact]) -> None:
        """Tell these beside the backup; each leads to its page."""
        while (item := self._facts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for told in facts:
            fact = Fact(told.icon, told.name)
            fact.tell(_STATES[told.standing], told.words)
            fact.clicked.connect(lambda _=False, page=told.page: self.page_asked.emit(page))
            self._facts.addWidget(_Upright())
            self._facts.addWidget(fact)
        self._fit_facts()

    def take_keyboard(self) -> None:
        """Put the keyboard on the find button."""
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Token.PAGE.colour)
        hairline(painter, 0, self.height() - 1, self.width(), self.height() - 1, Token.LINE.colour)

    def _fit_facts(self) -> None:
        """One line where the window is low, nothing where it is narrow."""
        for at in range(self._facts.count()):
            item = self._facts.itemAt(at)
            shown = item.widget() if item is not None else None
            if shown is not None:
                shown.setVisible(not self._tight)
            if isinstance(shown, Fact):
                shown.set_short(self._low)

    def _show_menu(self) -> None:
        menu = QMenu(self)
        for icon, words, told in (
            ("lock-keyhole", "Khóa, đổi tài khoản\tCtrl+L", self.lock_asked),
            ("key-round", "Đổi mật khẩu", self.password_asked),
            ("log-out", "Thoát chương trình", self.leave_asked),
        ):
            menu.addAction(icons.icon(icon), words).triggered.connect(told)
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self._account.mapToGlobal(QPoint(self._account.width(), self._account.height() + px(4)))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))


class FindButton(Pressable):
    """Looks like a field and opens find-anything; it never takes letters itself."""

    def __init__(self) -> None:
        super().__init__(radius=6)
        self.setAccessibleName("Tìm mọi thứ")
        self.setToolTip("Tìm mọi thứ (Ctrl+K)")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._short = False
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), 0, px(6), 0)
        row.addStretch(1)
        hint = KeyHint("Ctrl+K")
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(hint)

    def fit(self, room: Room) -> None:
        """Narrower, with fewer words, where the window is."""
        self._short = room is not Room.WIDE
        self.setFixedSize(px(FIND_WIDTHS[room]), px(34))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, lens, words."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        fill = Token.HOVER if self.is_hovered() else Token.PAGE
        frame(painter, box, radius=6, fill=fill.colour, border=Token.LINE_2.colour)
        icons.draw(painter, "search", Token.INK_2.colour, QRectF(px(10), (box.height() - px(16)) / 2, px(16), px(16)))
        painter.setFont(font(Type.BODY))
        painter.setPen(Token.INK_3.colour)
        words = "Tìm mọi thứ" if self._short else "Tìm mọi thứ: tên người, số, nội dung…"
        painter.drawText(box.adjusted(px(36), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)


class Fact(Pressable):
    """Two lines: what, and how it stands; a click opens the page that mends it."""

    def __init__(self, icon: str, what: str) -> None:
        """`what` is the upper line."""
        super().__init__(radius=6)
        self._name = what
        row = QHBoxLayout(self)
        row.setContentsMargins(px(6), px(2), px(6), px(2))
        row.setSpacing(px(8))
        self._icon = icon
        self._picture = Picture(icon, Token.INK_3.colour, 18)
        row.addWidget(self._picture)
        column = QVBoxLayout()
        column.setSpacing(0)
        self._what = Label(what, Type.HINT)
        self._how = Label("", Type.HINT, colour=Token.INK)
        column.addWidget(self._what)
        column.addWidget(self._how)
        row.addLayout(column)
        for label in (self._what, self._how):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, state: State, words: str) -> None:
        """How it stands; the icon takes the state's colour and the words say it."""
        self._how.setText(words)
        self._picture.become(self._icon, state.text)
        self.setAccessibleName(f"{self._name}: {words}")
        self.setToolTip(f"{self._name}: {words}")
        self.updateGeometry()

    def set_short(self, short: bool) -> None:
        """One line where the window is low."""
        self._what.setVisible(not short)

    def sizeHint(self) -> QSize:
        """What its words need."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft field under the mouse."""
        if self.is_hovered():
            frame(QPainter(self), QRectF(self.rect()), radius=6, fill=Token.HOVER.colour)


class AccountButton(Fact):
    """Who is signed in; opens the menu of the account."""

    def __init__(self, account: SignedIn) -> None:
        super().__init__("user", account.name)
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(self._picture, Avatar(initials(account.name)))
            layout.addWidget(Picture("chevron-down", Token.INK_2.colour, 14))
        self._picture.hide()
        self._what.setFont(font(Type.LABEL))
        self._what.paint_in(Token.INK)
        self._how.setText(account.post or account.role.value)
        self._how.paint_in(Token.INK_2)
        self.setAccessibleName(f"Đang dùng: {account.name}")
        self.setToolTip("Khóa, đổi tài khoản, đổi mật khẩu, thoát")

    def set_short(self, short: bool) -> None:
        """Only the two letters where the window is narrow."""
        self._what.setVisible(not short)
        self._how.setVisible(not short)


class _Upright(QWidget):
    """A hairline between two facts."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(1, px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), Token.LINE.colour)
