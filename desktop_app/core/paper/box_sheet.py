"""A sheet of boxes to be crossed by hand and read by eye or scanner: what it asks, told once for every form of it."""

from dataclasses import dataclass
from datetime import datetime

from desktop_app.core.paper.document import Letterhead
from desktop_app.core.paper.inline import Inline


@dataclass(frozen=True)
class Option:
    """One answer with a box; its code stands small before the box."""

    code: int
    label: str


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question, never split over two pages.

    `ask` are words before the first dotted line under the boxes. `lines` is how many dotted lines there are to write
    on; `is_short` makes them long enough for a number or a day only.
    """

    key: str
    heading: Inline
    options: tuple[Option, ...] = ()
    ask: str = ""
    lines: int = 0
    is_short: bool = False


@dataclass(frozen=True, kw_only=True)
class SheetText:
    """What all forms of one kind say.

    `code` begins the QR code of each page. `foot` stands at the foot of each page before the serial, `serial_word` and
    `page_word` name the number of the form and of the page ("Trang").
    """

    subject: str
    made_at: datetime
    letterhead: Letterhead
    title: str
    abstract: str
    greeting: Inline
    asked: tuple[Asked, ...]
    turn: str
    thanks: str
    code: str
    foot: str
    serial_word: str
    page_word: str
    top_mark: str = ""


@dataclass(frozen=True)
class Box:
    """Where a box stands: its upper left corner in millimetres from the left and top edge of its page, from 1 on."""

    page: int
    key: str
    code: int
    x: float
    y: float
