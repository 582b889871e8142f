"""The side bar: groups and the pages of the open one; where the window is narrow, a rail of icons above words."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from desktop_app.kit.controls import ElidedLabel, Label
from desktop_app.kit.measure import Room
from desktop_app.kit.paint import hairline
from desktop_app.kit.theme import Token, Type, px
from desktop_app.shell.brand import Mark
from desktop_app.shell.nav_item import Form, NavItem
from desktop_app.shell.navigation import HELP, TODAY, Group, Navigation

WIDE, RAIL = 208, 88


class SideBar(QWidget):
    """Tells the key of the page that was chosen."""

    chosen = Signal(str)

    def __init__(self, navigation: Navigation, office: str) -> None:
        """`office` is the name at the top; on the rail it stands in the top line instead."""
        super().__init__()
        self._navigation = navigation
        self._office = office
        self._page = TODAY.key
        self._counts: Mapping[str, int] = {}
        self._room = Room.WIDE
        self._low = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 1, 0)
        self._column.setSpacing(0)
        self._content: QWidget | None = None
        self._bind_keys()
        self._draw()

    def show_page(self, page: str) -> None:
        """Mark the page that is on screen and open its group."""
        if page != self._page:
            self._page = page
            self._draw()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many things are late, due soon or wait, by the page where they are dealt with."""
        self._counts = counts
        for item in self._items():
            item.set_count(counts.get(item.key, 0))

    def fit(self, room: Room, low: bool) -> None:
        """Become wide or a rail, as the window has room."""
        if (room, low) != (self._room, self._low):
            self._room, self._low = room, low
            self._draw()

    def take_keyboard(self) -> None:
        """Put the keyboard on the item of the present page."""
        for item in self._items():
            if item.isChecked():
                item.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the hairline at the right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Token.SIDE.colour)
        hairline(painter, self.width() - 1, 0, self.width() - 1, self.height(), Token.LINE.colour)

    @property
    def _is_rail(self) -> bool:
        return self._room is not Room.WIDE

    def _items(self) -> Iterator[NavItem]:
        if self._content is not None:
            found: list[NavItem] = list(self._content.findChildren(NavItem))
            yield from found

    def _draw(self) -> None:
        """Make all items anew; there are few."""
        had_keyboard = any(item.hasFocus() for item in self._items())
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self.setFixedWidth(px(RAIL if self._is_rail else WIDE))
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(0)
        if not (self._is_rail and self._low):
            column.addWidget(self._brand())
        column.addWidget(self._list(), 1)
        side = px(5) if self._is_rail else px(8)
        foot = QVBoxLayout()
        foot.setContentsMargins(side, px(4), side, 0)
        if not (self._is_rail and self._low):
            foot.addWidget(self._item(HELP.key, HELP.title, "circle-question-mark", self._form(Form.GROUP)))
        column.addLayout(foot)
        self._column.addWidget(self._content)
        self._content.show()
        if had_keyboard:
            self.take_keyboard()

    def _list(self) -> QScrollArea:
        """The groups; they scroll by themselves where the window is very low."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        side = px(5) if self._is_rail else px(8)
        column.setContentsMargins(side, px(6), side, 0)
        column.setSpacing(px(2))
        for group in self._navigation.groups:
            self._add_group(column, group)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        holder.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        return area

    def _add_group(self, column: QVBoxLayout, group: Group) -> None:
        is_here = any(page.key == self._page for page in group.pages)
        name = group.short if self._is_rail else group.name
        item = self._item(group.first.key, name, group.icon, self._form(Form.GROUP))
        lists = bool(group.shown_pages) and not self._is_rail
        item.has_pages = lists and not group.is_page
        item.is_open = lists and is_here
        item.setChecked(is_here and (not lists or (group.is_page and group.listed(self._page) == group.first)))
        column.addWidget(item)
        item.set_count(self._counts.get(item.key, 0))
        if item.is_open:
            for page in group.shown_pages:
                below = self._item(page.key, page.title, "", Form.PAGE)
                below.setChecked(page == group.listed(self._page))
                column.addWidget(below)

    def _item(self, key: str, words: str, icon: str, form: Form) -> NavItem:
        item = NavItem(key, words, icon, form)
        item.clicked.connect(lambda: self._choose(item))
        item.steered.connect(lambda key: self._steer(item, key))
        item.setChecked(key == self._page)
        item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if item.isChecked() else Qt.FocusPolicy.ClickFocus)
        return item

    def _steer(self, item: NavItem, key: int) -> None:
        """Up and down go from item to item; Right shows the pages of a group on the rail."""
        items = list(self._items())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            items[(items.index(item) + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)
        elif key == Qt.Key.Key_Right and self._is_rail:
            self._show_menu(item)

    def _choose(self, item: NavItem) -> None:
        item.setChecked(item.key == self._page)
        self.chosen.emit(item.key)

    def _form(self, wide: Form) -> Form:
        if not self._is_rail:
            return wide
        return Form.LOW_RAIL if self._low else Form.RAIL

    def _show_menu(self, item: NavItem) -> None:
        """The pages of a group, beside its item on the rail."""
        group = self._navigation.group_of(item.key)
        if group is None or not group.all_pages:
            return
        menu = QMenu(self)
        for page in group.all_pages:
            menu.addAction(page.title).triggered.connect(lambda _=False, key=page.key: self.chosen.emit(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(item.mapToGlobal(QPoint(item.width(), 0)))

    def _brand(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        if self._is_rail:
            row.setContentsMargins(0, px(9), 0, px(4))
            row.addWidget(Mark(32), 0, Qt.AlignmentFlag.AlignHCenter)
            return holder
        row.setContentsMargins(px(14), px(9), px(8), px(4))
        row.setSpacing(px(10))
        row.addWidget(Mark(30))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("Sổ Dân Chủ", Type.HINT, colour=Token.INK_2))
        words.addWidget(ElidedLabel(self._office, Type.STRONG))
        row.addLayout(words, 1)
        return holder

    def _bind_keys(self) -> None:
        """Ctrl+1 to Ctrl+9, then Ctrl+0, in the order of the groups."""
        for place, group in enumerate(self._navigation.groups[:10], start=1):
            key = QShortcut(QKeySequence(f"Ctrl+{place % 10}"), self)
            key.activated.connect(lambda page=group.first.key: self.chosen.emit(page))
