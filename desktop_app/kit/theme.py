"""Colours, type and measures: the one place where the look of the program is decided.

Every size on screen goes through `px` or `font`, so that the text size chosen by the office (100, 110, 125 %)
multiplies letters and measures alike.
"""

import re
import sys
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QByteArray, QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from desktop_app.core.resources import resource
from desktop_app.kit.contrast import system_uses_high_contrast

TEXT_SIZES = (100, 110, 125)
"""The text sizes an office can choose from, in per cent."""

WINDOWS_FONT = "Segoe UI"
FONT_FILES = ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf")


class Token(Enum):
    """A named colour; nothing on screen has a colour that is not here or in `State`."""

    INK = "#1A2330"
    INK_2 = "#465160"
    INK_3 = "#5A6678"
    ACCENT = "#1A5A96"
    ACCENT_DARK = "#134674"
    ON_ACCENT_2 = "#D3E3F3"
    PAGE = "#FFFFFF"
    SIDE = "#F2F4F7"
    SUB = "#F8F9FB"
    SELECTED = "#E3EDF8"
    NAV_ON = "#DCE7F4"
    HOVER = "#EDF1F6"
    LINE = "#E3E7ED"
    LINE_2 = "#CBD2DC"
    EDGE = "#7F8B9C"
    MARK = "#FFF0B8"
    CARD_FILL = "#F4FAF6"

    @property
    def colour(self) -> QColor:
        """The colour to paint with; the system's own where Windows is set to high contrast."""
        app = QCoreApplication.instance()
        if app is not None and app.property("high_contrast"):
            return QApplication.palette().color(_SYSTEM_ROLES.get(self, QPalette.ColorRole.WindowText))
        return QColor(self.value)


class Step(Enum):
    """How good an answer is, in five steps that colour-blind eyes tell apart; the second is the ink for words on it."""

    WORST = ("#B4532A", "#FFFFFF")
    BAD = ("#E8B08D", "#1A2330")
    MIDDLE = ("#DCE1E8", "#1A2330")
    GOOD = ("#9CC3E6", "#1A2330")
    BEST = ("#1F5F9E", "#FFFFFF")

    @property
    def colour(self) -> QColor:
        """The colour of the step."""
        return QColor(self.value[0])

    @property
    def ink(self) -> QColor:
        """What is written on it."""
        return QColor(self.value[1])


_SYSTEM_ROLES = {
    Token.PAGE: QPalette.ColorRole.Window,
    Token.SIDE: QPalette.ColorRole.Window,
    Token.SUB: QPalette.ColorRole.Window,
    Token.CARD_FILL: QPalette.ColorRole.Window,
    Token.MARK: QPalette.ColorRole.Window,
    Token.HOVER: QPalette.ColorRole.Window,
    Token.SELECTED: QPalette.ColorRole.Window,
    Token.NAV_ON: QPalette.ColorRole.Window,
    Token.ACCENT: QPalette.ColorRole.WindowText,
    Token.ON_ACCENT_2: QPalette.ColorRole.Window,
}


@dataclass(frozen=True)
class StateLook:
    """How a state is drawn: always a word, an icon and a colour together."""

    text: str
    background: str
    border: str
    icon: str


class State(Enum):
    """What a record is in; the word itself is written by whoever shows the state."""

    DONE = StateLook("#17663A", "#E3F3E9", "#A9D5B9", "check")
    ACTIVE = StateLook("#1A5A96", "#E3EDF8", "#A9C6E6", "circle-dot")
    SOON = StateLook("#874A00", "#FDF0D9", "#E9C98D", "clock")
    WARNING = StateLook("#874A00", "#FDF0D9", "#E9C98D", "triangle-alert")
    OVERDUE = StateLook("#A61B1B", "#FCE8E6", "#EDB4AF", "circle-alert")
    NONE = StateLook("#465160", "#EDF0F4", "#CBD2DC", "minus")
    VOID = StateLook("#465160", "#EDF0F4", "#CBD2DC", "ban")
    SECRET = StateLook("#5A3A86", "#EFE9F8", "#C9B8E4", "lock")
    UNCHECKED = StateLook("#465160", "#EDF0F4", "#CBD2DC", "circle-question-mark")
    INFO = StateLook("#1A5A96", "#E3EDF8", "#A9C6E6", "info")

    @property
    def text(self) -> QColor:
        """The colour of the word and the icon."""
        return _plain_or(self.value.text, QPalette.ColorRole.WindowText)

    @property
    def background(self) -> QColor:
        """The colour behind them."""
        return _plain_or(self.value.background, QPalette.ColorRole.Window)

    @property
    def border(self) -> QColor:
        """The colour around them."""
        return _plain_or(self.value.border, QPalette.ColorRole.WindowText)

    @property
    def icon(self) -> str:
        """The name of the icon."""
        return str(self.value.icon)


class Wording(Enum):
    """What became of words between two versions: their colour, and the one behind them."""

    REMOVED = ("#8E1616", "#FBD9D6")
    ADDED = ("#0F5530", "#CDEBD7")

    @property
    def text(self) -> QColor:
        """The colour of the words."""
        return _plain_or(self.value[0], QPalette.ColorRole.WindowText)

    @property
    def background(self) -> QColor:
        """The colour behind them."""
        return _plain_or(self.value[1], QPalette.ColorRole.Window)


class Solid(Enum):
    """The fill of a part of a bar, at least 3:1 on white; words and counts stand beside the bar."""

    LATE = "#A61B1B"
    SOON = "#B9770E"
    ACTIVE = "#2F74B5"
    WAITING = "#7F8B9C"
    DONE = "#17663A"

    @property
    def colour(self) -> QColor:
        """The colour to paint with; in high contrast only the gaps part the bar."""
        return _plain_or(self.value, QPalette.ColorRole.WindowText)


class Type(Enum):
    """A role of text: points at 100 % and weight; nothing is written in a size that is not here."""

    QUESTION = (18.0, 600)
    PAGE_TITLE = (16.0, 600)
    SHEET_TITLE = (14.0, 600)
    ANSWER = (14.0, 400)
    BLOCK_TITLE = (11.5, 600)
    STRONG = (10.0, 600)
    BODY = (10.0, 400)
    LABEL = (9.0, 600)
    HINT = (9.0, 400)
    FIGURE = (20.0, 600)
    TALLY = (36.0, 600)


def factor() -> float:
    """The office's text size as a factor: 1.0, 1.1 or 1.25."""
    app = QCoreApplication.instance()
    percent = app.property("text_percent") if app is not None else None
    return int(percent) / 100 if percent else 1.0


def px(measure: float) -> int:
    """A measure drawn for 100 %, in logical pixels at the office's text size."""
    return round(measure * factor())


def font(role: Type) -> QFont:
    """The font of a role at the office's text size."""
    points, weight = role.value
    made = QFont(QApplication.font())
    made.setPointSizeF(points * factor())
    made.setWeight(QFont.Weight(weight))
    return made


def load_fonts() -> None:
    """Load the bundled window font where the machine lacks the one of Windows: it looks the same everywhere."""
    if _has_windows_font():
        return
    for name in FONT_FILES:
        # By its content: on Windows Qt may not find a file below a user's name with accents.
        if QFontDatabase.addApplicationFontFromData(QByteArray(resource("fonts", name).read_bytes())) < 0:
            raise FileNotFoundError(resource("fonts", name))


def apply(app: QApplication, percent: int = 100) -> None:
    """Dress the program: Fusion as the base, then palette, font and style sheet for this text size."""
    # Without this a style sheet gives every widget its first colours back whenever it gets another parent.
    app.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles, True)
    app.setProperty("text_percent", percent)
    app.setProperty("high_contrast", system_uses_high_contrast())
    app.setStyle(QStyleFactory.create("Fusion"))
    family = QFont(WINDOWS_FONT if _has_windows_font() else "Noto Sans")
    family.setPointSizeF(Type.BODY.value[0] * factor())
    app.setFont(family)
    if not app.property("high_contrast"):
        app.setPalette(_palette())
    app.setStyleSheet(style_sheet(resource("style.qss").read_text(encoding="utf-8")))


def style_sheet(template: str) -> str:
    """The style sheet with `@token` replaced by its colour and `12dp` by pixels at the office's text size."""
    coloured = re.sub(r"@([A-Z0-9_]+)", lambda found: Token[found[1]].colour.name(), template)
    return re.sub(r"\b(\d+)dp\b", lambda found: f"{px(int(found[1]))}px", coloured)


def _palette() -> QPalette:
    roles = QPalette.ColorRole
    colours = {
        roles.Window: Token.PAGE, roles.Base: Token.PAGE, roles.AlternateBase: Token.SUB, roles.Button: Token.PAGE,
        roles.WindowText: Token.INK, roles.Text: Token.INK, roles.ButtonText: Token.INK,
        roles.Highlight: Token.ACCENT, roles.HighlightedText: Token.PAGE, roles.Accent: Token.ACCENT,
        roles.PlaceholderText: Token.INK_3, roles.Link: Token.ACCENT, roles.LinkVisited: Token.ACCENT,
        roles.ToolTipBase: Token.INK, roles.ToolTipText: Token.PAGE, roles.Mid: Token.LINE_2,
    }  # fmt: skip
    palette = QPalette(Token.PAGE.colour)
    for role, token in colours.items():
        palette.setColor(role, token.colour)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, Token.INK_3.colour)
    return palette


def _plain_or(colour: str, role: QPalette.ColorRole) -> QColor:
    app = QCoreApplication.instance()
    if app is not None and app.property("high_contrast"):
        return QApplication.palette().color(role)
    return QColor(colour)


def _has_windows_font() -> bool:
    return sys.platform == "win32" and QFontDatabase.hasFamily(WINDOWS_FONT)
