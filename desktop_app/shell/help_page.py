"""The help of one screen (F1), and the list of all others; plain files that ship with the program."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTextBrowser, QWidget

from desktop_app.core.manual.book import shipped_book
from desktop_app.kit.controls import Button, Card, Kind, Label
from desktop_app.kit.page import Page
from desktop_app.kit.theme import Type, font, px
from desktop_app.shell.context import Shell
from desktop_app.shell.navigation import CALENDAR, HELP, TODAY
from desktop_app.shell.system import PAGES as OFFICE_PAGES

SIDE = 300
LINE = 760


class HelpPage(Page):
    """One help page; Esc returns to the screen it explains."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("Trợ giúp", back=shell.back)
        self._shell = shell
        self._text = HelpText()
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(24))
        row.addWidget(self._text, 1)
        self._list = self._topics()
        row.addWidget(self._list, 0, Qt.AlignmentFlag.AlignTop)
        self.set_body(body)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Show the help of a screen, or the general one."""
        self.show_topic(str(entry.get("uid") or HELP.help))

    def show_topic(self, topic: str) -> None:
        """Show one file of the help."""
        book = shipped_book()
        page = book.page(topic) or book.pages[0]
        self.rename(f"Trợ giúp: {page.title}")
        self._text.show_markdown(page.text)

    def _topics(self) -> Card:
        card = Card(spacing=2)
        card.setFixedWidth(px(SIDE))
        card.body.addWidget(Label("Các trang trợ giúp", Type.BLOCK_TITLE))
        for topic, title in topics(without=self._not_for_this_account()):
            link = Button(title, Kind.LINK, height=28)
            link.clicked.connect(lambda _=False, topic=topic: self.show_topic(topic))
            card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _not_for_this_account(self) -> frozenset[str]:
        """The help of pages that the account cannot open, and of no page that it can."""
        pages = [*(page for area in self._shell.areas for page in area.pages), *OFFICE_PAGES, CALENDAR, TODAY]
        account = self._shell.desk.account
        mine = {page.help for page in pages if page.is_for(account)}
        return frozenset(page.help for page in pages) - mine


class HelpText(QTextBrowser):
    """Markdown in the theme's letters; as high as its text, the page scrolls it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font(Type.BODY))
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_markdown(self, text: str) -> None:
        """Show a text and give its headings and paragraphs the theme's sizes and distances."""
        self.setMarkdown(text)
        self.document().setIndentWidth(px(18))
        block = self.document().begin()
        while block.isValid():
            _dress(QTextCursor(block), block.blockFormat().headingLevel() > 0)
            block = block.next()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A line is never too long to be read."""
        self.setViewportMargins(0, 0, max(0, self.width() - px(LINE)), 0)
        super().resizeEvent(event)

    def hasHeightForWidth(self) -> bool:
        """The text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the text at this width."""
        document = self.document().clone()
        document.setTextWidth(min(width, px(LINE)))
        high = document.size().height()
        document.deleteLater()
        return int(high) + px(8)

    def sizeHint(self) -> QSize:
        """A comfortable line."""
        return QSize(px(640), self.heightForWidth(px(640)))

    def minimumSizeHint(self) -> QSize:
        """Some words."""
        return QSize(px(240), px(80))


def _dress(cursor: QTextCursor, heading: bool) -> None:
    """Give one paragraph the theme's letters and distances."""
    distance = QTextBlockFormat()
    distance.setTopMargin(px(16 if heading else 5))
    distance.setBottomMargin(px(3))
    distance.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(distance)
    if heading:
        letters = QTextCharFormat()
        letters.setFontPointSize(font(Type.BLOCK_TITLE).pointSizeF())
        letters.setFontWeight(QFont.Weight.DemiBold)
        letters.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(letters)


def topics(without: Collection[str] = ()) -> list[tuple[str, str]]:
    """Every page of the manual but these and its title, in reading order."""
    return [(page.slug, page.title) for page in shipped_book().pages if page.slug not in without]
