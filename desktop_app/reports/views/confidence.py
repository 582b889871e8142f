"""How sure the layout of a form is: a badge that tells by which circular it is and what was not checked."""

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

from desktop_app.kit.badges import BADGE_HEIGHT, badge_width, draw_badge
from desktop_app.kit.buttons import Pressable
from desktop_app.kit.controls import KeyHint, Label
from desktop_app.kit.floating import Floating
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.reports.forms import ReportForm

WIDTH = 420
NOT_CHECKED = (
    "Thứ tự cột, tên cột và công thức chưa được so với bản chính thức của thông tư đang có hiệu lực. "
    "Hãy so với mẫu mà cơ quan cấp trên yêu cầu."
)
_CIRCULAR = re.compile(r"Thông tư (\d+/\d{4})/[^\s;,.]+")


class ConfidenceBadge(Pressable):
    """Pressed, it opens what stands behind the word."""

    def __init__(self) -> None:
        super().__init__(radius=4)
        self._form: ReportForm | None = None
        self._state, self._words = State.UNCHECKED, ""
        self.clicked.connect(self.explain)
        self.hide()

    def show_form(self, form: ReportForm) -> None:
        """Tell of this edition."""
        self._form = form
        self._state = State.DONE if form.confidence.checked else State.UNCHECKED
        self.lengthen()
        self.show()

    def lengthen(self) -> None:
        """Say by which circular the layout is."""
        if self._form is not None:
            self._say(badge_words(self._form))

    def shorten(self) -> None:
        """Say only the state, for want of room."""
        if self._form is not None:
            self._say("Đã đối chiếu" if self._form.confidence.checked else "Chưa đối chiếu")

    def explain(self) -> None:
        """Open what is known of the layout."""
        if self._form is not None:
            LayoutPopover(self, self._form).rise()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(badge_width(self._words), px(BADGE_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The badge."""
        draw_badge(QPainter(self), QRectF(self.rect()), self._state, self._words)

    def _say(self, words: str) -> None:
        self._words = words
        self.setText(words)
        self.setAccessibleName(f"{words}. Enter để xem căn cứ của mẫu")
        self.updateGeometry()
        self.update()


class LayoutPopover(Floating):
    """Which circular the layout follows, and what nobody compared with the official text."""

    def __init__(self, badge: ConfidenceBadge, form: ReportForm) -> None:
        """Made hidden."""
        super().__init__(badge.window())
        self._badge = badge
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.setSpacing(px(6))
        self.body.addWidget(Label(f"Căn cứ của mẫu {form.number or form.title}", Type.BLOCK_TITLE, wrap=True))
        for title, words in told_of(form):
            self.body.addWidget(Label(title, Type.LABEL))
            self.body.addWidget(Label(words, colour=Token.INK, wrap=True))
        self.body.addWidget(KeyHint("Esc"))

    def rise(self) -> None:
        """Show it under the badge, with the keyboard."""
        self.place_under(self._badge, width=px(WIDTH))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the keyboard back."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._badge.setFocus(Qt.FocusReason.PopupFocusReason)
            self.deleteLater()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: object) -> None:
        """Whoever works elsewhere has read it."""
        self.hide()


def told_of(form: ReportForm) -> list[tuple[str, str]]:
    """What is told of the layout, each with its heading."""
    told = [("Văn bản", form.citation or "Chưa ghi văn bản ban hành mẫu.")]
    if form.came_from:
        told.append(("Nguồn", form.came_from))
    told.append(("Mức tin cậy", form.confidence.value))
    if not form.confidence.checked:
        told.append(("Trước khi gửi", NOT_CHECKED))
    if form.basis:
        told.append(("Kỳ và hạn gửi", form.basis))
    return told


def badge_words(form: ReportForm) -> str:
    """The circulars without their letters: "Theo TT 01/2024, chưa đối chiếu TT 06/2025"."""
    short = _CIRCULAR.sub(r"TT \1", form.citation).replace(";", ",")
    return short or form.confidence.value
