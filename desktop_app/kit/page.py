"""The frame of every page: name, one sentence of state, at most three buttons, banner, bar, body and footer."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.kit.buttons import MenuButton
from desktop_app.kit.controls import Badge, Banner, Button, IconButton, Label
from desktop_app.kit.measure import is_low
from desktop_app.kit.theme import Token, Type, px

MARGIN = 24


class Scrolled(QScrollArea):
    """A body that scrolls up and down when it does not fit, and is never squeezed below its own size."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def _make_room(self, _least: int, most: int) -> None:
        """The bar stands in the right margin, so that what scrolls ends on the same edge as what does not."""
        layout = self.widget().layout() if self.widget() is not None else None
        if layout is not None:
            margins = layout.contentsMargins()
            taken = self.verticalScrollBar().sizeHint().width() if most > 0 else 0
            layout.setContentsMargins(margins.left(), margins.top(), max(0, margins.left() - taken), margins.bottom())

    def minimumSizeHint(self) -> QSize:
        """As wide as its content needs, however high."""
        hint = super().minimumSizeHint()
        content = self.widget()
        hint.setWidth(content.minimumSizeHint().width() + px(2) if content is not None else hint.width())
        hint.setHeight(px(80))
        return hint


class _Gap(QWidget):
    """No higher than nothing: the layout's spacing stands before it while its neighbour is shown, else not."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(0)


class _Title(Label):
    """On one line where there is room for it, else on two."""

    def __init__(self, words: str) -> None:
        super().__init__(words, Type.PAGE_TITLE, wrap=True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """All words on one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + px(6), metrics.height())


class Page(QWidget):
    """One page of the program; what does not scroll stays where it is."""

    title_changed = Signal(str)

    can_wait = False
    """Whether it may read what was changed only when it is looked at again, behind another page.

    Never so where a person may be named: a name that is sealed goes from every page at once, seen or not.
    """

    # Names with two underscores: pages are made by subclassing, and must be free in their own names.

    def __init__(self, title: str, sentence: str = "", *, back: Callable[[], None] | None = None) -> None:
        """`back` puts an arrow before the title, which Esc presses too."""
        super().__init__()
        self.__back = back
        self.__title = _Title(title)
        self.__sentence = Label(sentence, colour=Token.INK_2, wrap=True)
        if not sentence:
            self.__sentence.hide()
        self.__siblings = MenuButton("chevron-down", "Các trang khác của nhóm")
        self.__siblings.hide()
        self.__nature = QHBoxLayout()
        self.__buttons = QHBoxLayout()
        self.__banner: Banner | None = None
        self.__outer = QHBoxLayout(self)
        self.__outer.setContentsMargins(0, 0, 0, 0)
        self.__outer.setSpacing(0)
        self.__column = QVBoxLayout()
        self.__column.setSpacing(0)
        self.__outer.addLayout(self.__column, 1)
        self.__column.addLayout(self.__header())
        self.__slots = {name: _slot(self.__column) for name in ("banner", "bar")}
        self.__body = QVBoxLayout()
        self.__column.addLayout(self.__body, 1)
        self.__slots["strip"] = _slot(self.__column)
        self.__slots["strip"].setSpacing(px(8))
        self.__footer = _slot(self.__column, margin=0)

    @property
    def title(self) -> str:
        """The page's name, or the record's number; never a person's name."""
        return self.__title.text()

    def rename(self, title: str) -> None:
        """Give the page another title."""
        self.__title.setText(title)
        self.title_changed.emit(title)

    def say(self, sentence: str) -> None:
        """The state of the work in one sentence with numbers and a full stop."""
        self.__sentence.setText(sentence)
        self.__sentence.setVisible(bool(sentence))

    def arrive(self, entry: Mapping[str, object]) -> None:
        """The page was gone to, with what is known of what to show; also when it was open already."""

    def regions(self) -> list[QWidget]:
        """The parts that F6 goes through, in order: filters, table, pane."""
        return [self]

    def leave(self) -> None:
        """Another page is gone to; what must be kept of this one is kept now."""

    def notice(self, tables: frozenset[str]) -> None:
        """Rows of these tables were changed, here or elsewhere in the program."""

    def set_siblings(self, pages: Sequence[tuple[str, str]], open_page: Callable[[str], None]) -> None:
        """Other pages of the group, as (key, title), in a menu beside the title; none takes the menu away."""
        self.__siblings.setVisible(bool(pages))
        menu = QMenu(self.__siblings)
        for key, title in pages:
            menu.addAction(title).triggered.connect(lambda _=False, key=key: open_page(key))
        self.__siblings.set_menu(menu)

    def set_badges(self, *badges: Badge) -> None:
        """The record's nature, after the title; at most two."""
        _fill(self.__nature, badges)

    def set_buttons(self, *buttons: Button) -> None:
        """At most three, the main one last."""
        _fill(self.__buttons, buttons)

    def set_banner(self, banner: Banner | None) -> None:
        """At most one on a page; it stays until its cause is gone."""
        _fill(self.__slots["banner"], (banner,) if banner else ())
        self.__slots["banner"].setContentsMargins(px(MARGIN), 0, px(MARGIN), px(8) if banner else 0)
        self.__banner = banner
        self.__fit()

    def set_bar(self, bar: QWidget) -> None:
        """The filter bar under the header."""
        _fill(self.__slots["bar"], (bar,))
        self.__slots["bar"].setContentsMargins(px(MARGIN), 0, px(MARGIN), px(10))

    def set_body(self, body: QWidget, *, scrolls: bool = True, margin: int = MARGIN) -> None:
        """What the page is about; a table scrolls by itself and takes the whole width (`scrolls=False, margin=0`)."""
        side = px(margin)
        body.setContentsMargins(0, 0, 0, 0)
        if scrolls:
            holder = QWidget()
            inside = QVBoxLayout(holder)
            inside.setContentsMargins(side, px(2), side, px(16))
            _fill(self.__body, (Scrolled(holder),))
            inside.addWidget(body)  # last: Qt dresses everything in it anew with each parent above it
            inside.addStretch(1)
        else:
            self.__body.setContentsMargins(side, 0, side, 0)
            _fill(self.__body, (body,))

    def set_footer(self, footer: QWidget, *, strip: QWidget | None = None) -> None:
        """The line that stays below while the body scrolls; `strip` stands over it while it is shown."""
        _fill(self.__slots["strip"], (strip, _Gap()) if strip else ())
        _fill(self.__footer, (footer,))

    def set_side(self, panel: QWidget) -> None:
        """A helper panel or reading pane at the right, from the top of the page to its bottom."""
        self.__outer.addWidget(panel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, where there is somewhere to go back to; a page without a field scrolls by its keys."""
        if event.key() == Qt.Key.Key_Escape and self.__back is not None:
            self.__back()
        elif event.key() in _SCROLLING and self.hasFocus() and (area := self.findChild(Scrolled)) is not None:
            area.verticalScrollBar().triggerAction(_SCROLLING[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low, the banner gives up its second sentence."""
        super().resizeEvent(event)
        self.__fit()

    def __fit(self) -> None:
        if self.__banner is not None:
            self.__banner.shorten(is_low(self.window()))

    def __header(self) -> QHBoxLayout:
        header = QHBoxLayout()
        header.setContentsMargins(px(MARGIN), px(14), px(MARGIN), px(10))
        header.setSpacing(px(8))
        words = QVBoxLayout()
        words.setSpacing(px(1))
        first = QHBoxLayout()
        first.setSpacing(px(4))
        if self.__back is not None:
            arrow = IconButton("arrow-left", "Trở lại (Esc)")
            arrow.clicked.connect(self.__back)
            first.addWidget(arrow)
            first.addSpacing(px(4))
        first.addWidget(self.__title)
        first.addWidget(self.__siblings)
        first.addSpacing(px(4))
        self.__nature.setSpacing(px(8))
        first.addLayout(self.__nature)
        first.addStretch(1)
        words.addLayout(first)
        words.addWidget(self.__sentence)
        header.addLayout(words, 1)
        self.__buttons.setSpacing(px(8))
        header.addLayout(self.__buttons)
        return header


_Action = QAbstractSlider.SliderAction
_SCROLLING = {
    Qt.Key.Key_Down: _Action.SliderSingleStepAdd,
    Qt.Key.Key_Up: _Action.SliderSingleStepSub,
    Qt.Key.Key_PageDown: _Action.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _Action.SliderPageStepSub,
    Qt.Key.Key_Home: _Action.SliderToMinimum,
    Qt.Key.Key_End: _Action.SliderToMaximum,
}


def one_above_the_other(*parts: QWidget) -> QWidget:
    """Parts of a bar in one column, each as wide as the page; a hidden one takes no room."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(10))
    for part in parts:
        column.addWidget(part)
    return body


def _slot(column: QVBoxLayout, margin: int = MARGIN) -> QVBoxLayout:
    slot = QVBoxLayout()
    slot.setContentsMargins(px(margin), 0, px(margin), 0)
    column.addLayout(slot)
    return slot


def _fill(layout: QHBoxLayout | QVBoxLayout, widgets: tuple[QWidget, ...]) -> None:
    """Put these widgets into the layout, instead of those that were there."""
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None and old not in widgets:
            old.hide()  # until it is gone its keys would still be heard, beside the same ones of what follows
            old.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)
        if widget.parentWidget() and not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            widget.show()  # the layout itself shows it a turn later, and nothing would stand there meanwhile
