"""The place "Văn bản" of a convention's record: what differs from the version before, else the text itself."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.conventions.text.comparing import Comparison, comparison_of
from desktop_app.areas.conventions.text.editing import TextShown, read_text
from desktop_app.areas.conventions.text.printing import difference_document
from desktop_app.areas.conventions.text.views.comparison import ComparisonView
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.papers import PaperViews
from desktop_app.kit.controls import Button, Card, Label
from desktop_app.kit.theme import Token, Type, px
from desktop_app.office.rights import Right

EDITOR = "conventions.text"


class TextPlace(QWidget):
    """`show_text` reads and shows; choosing other versions reads again."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._uid = workplace, ""
        self.edit = Button("Soạn văn bản", icon="pencil")
        self.edit.clicked.connect(lambda: workplace.open(EDITOR, self._uid))
        self.print = Button("In bản so sánh", icon="printer")
        self.print.clicked.connect(self._print)
        self.print.hide()
        self.edit.setVisible(workplace.desk.account.may(Right.RECORD))
        self.view: ComparisonView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(10))
        self._body: QWidget | None = None
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(self.print)
        row.addWidget(self.edit)
        self._column.addLayout(row)

    def show_text(self, uid: str, before: int = 0, after: int = 0) -> None:
        """Show the text of this convention, against the versions of these numbers where they are named."""
        self._uid = uid
        desk = self._workplace.desk

        def work(_progress: object) -> Comparison | TextShown:
            shown = read_text(desk, uid)
            return comparison_of(desk, uid, before, after) if len(shown.versions) > 1 else shown

        self._workplace.jobs.read(work, self._show, self._workplace.explain, owner=self)

    def _show(self, found: Comparison | TextShown) -> None:
        is_compared = isinstance(found, Comparison)
        self.print.setVisible(is_compared and self._workplace.desk.account.may(Right.PRINT))
        if isinstance(found, TextShown):
            self.view = None
            self._put(_whole(found))
            return
        if self.view is None:
            self.view = ComparisonView()
            self.view.chosen.connect(lambda before, after: self.show_text(self._uid, before, after))
            self._put(self.view)
        self.view.show_comparison(found)

    def _put(self, body: QWidget) -> None:
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.deleteLater()
        self._body = body
        self._column.insertWidget(0, body)

    def _print(self) -> None:
        if self.view is not None and self.view.comparison is not None:
            comparison, desk = self.view.comparison, self._workplace.desk
            make = partial(difference_document, desk, comparison)
            PaperViews(self._workplace).show("Bản so sánh", "ban-so-sanh-huong-uoc", make)


def _whole(shown: TextShown) -> QWidget:
    card = Card()
    card.body.addWidget(Label(shown.source.heading if shown.source else "Chưa có văn bản", Type.BLOCK_TITLE))
    said = shown.text or "Bấm Soạn văn bản để gõ, dán toàn văn hoặc nhập từ Word."
    card.body.addWidget(Label(said, colour=None if shown.text else Token.INK_2, wrap=True))
    return card
