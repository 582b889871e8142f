"""Where everything stands on a sheet of boxes, in millimetres from the left and top edge of each page.

Only what is asked, the title and the greeting decide it: the office's head has a room of its own, so that boxes stay
where they are when the office changes its name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.platypus import Paragraph as PdfParagraph

from desktop_app.core.errors import UserError
from desktop_app.core.paper.aruco import MARKS
from desktop_app.core.paper.box_sheet import Asked, Box, Option, SheetText
from desktop_app.core.paper.fonts import SERIF, SERIF_BOLD, printable
from desktop_app.core.paper.lines import Line, Typesetter
from desktop_app.core.paper.measures import MM, balanced_lines
from desktop_app.core.paper.pdf_text import markup, paper_style

BOX_MM = 4.5
MARK_MM, MARK_EDGE_MM = 10.0, 10.0
"""A mark in each corner, and how far it is from both edges."""

LEFT, RIGHT = 22.0, 188.0
SIZE, PITCH = 14.5, 17.6
LABEL_AFTER = 7.0
ASK_SIZE = 13.0
GREETING_SIZE = 13.5
TITLE_FIRST, TITLE_PITCH, TITLE_CENTRE = 44.3, 6.2, 92.3
MARKS_A_PAGE = 4
MOST_PAGES = MARKS // MARKS_A_PAGE

_BOXES_LEFT = 28.0
_TITLE_WIDE = 126.0
_GREETING_TOP, _BELOW_TITLE, _BELOW_GREETING = 64.3, 7.6, 2.5
_TOP, _LIMIT = 31.0, 263.0
_LINE = PITCH / MM
_BELOW_HEADING, _MORE_BETWEEN = 3.0, 0.9
_BEFORE_NEXT, _DIGIT = 4.5, 1.7
_WRITING, _FIRST_WRITING = 9.0, 5.5
_SHORT_LINE = 70.0
_MOST_ABREAST = 6


@dataclass(frozen=True)
class _Apart:
    """How far rows of boxes lie under each other, and a question under the last box of the one before it."""

    rows: float
    questions: float


_ROOMY = _Apart(8.3, 5.0)
_CLOSER = (_Apart(7.6, 4.0), _Apart(7.2, 3.4))
"""Taken where they save a sheet of paper for each form."""


@dataclass(frozen=True)
class PlacedOption:
    """An answer: the corner of its box and the lines of its label, the first level with the box."""

    code: int
    x: float
    y: float
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Writing:
    """A dotted line from `x` to `to` at `y`."""

    x: float
    to: float
    y: float


@dataclass(frozen=True)
class PlacedAsked:
    """A question at its place; `bottom` is where its last box or dotted line ends."""

    key: str
    top: float
    heading: tuple[Line, ...]
    options: tuple[PlacedOption, ...]
    ask: str
    writing: tuple[Writing, ...]
    bottom: float

    def lower(self, by: float) -> "PlacedAsked":
        """The same question further down."""
        return replace(
            self,
            top=self.top + by,
            bottom=self.bottom + by,
            options=tuple(replace(option, y=round(option.y + by, 1)) for option in self.options),
            writing=tuple(replace(line, y=line.y + by) for line in self.writing),
        )


@dataclass(frozen=True)
class Layout:
    """The pages of one form; `greeting_top` and `title` belong to the first."""

    title: tuple[str, ...]
    greeting_top: float
    pages: tuple[tuple[PlacedAsked, ...], ...]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """All boxes in the order of the paper."""
        return tuple(
            Box(number, asked.key, option.code, option.x, option.y)
            for number, page in enumerate(self.pages, start=1)
            for asked in page
            for option in asked.options
        )


def lay_out(text: SheetText) -> Layout:
    """The pages of the form; UserError when a question is longer than a page or the form than a scanner can number."""
    title = tuple(balanced_lines(printable(text.abstract), SERIF_BOLD, SIZE, _TITLE_WIDE * MM))
    greeting_top = max(_GREETING_TOP, TITLE_FIRST + len(title) * TITLE_PITCH + _BELOW_TITLE)
    first = greeting_top + _greeting_height(text) + _BELOW_GREETING
    roomy, *closer = (_filled(text.asked, first, apart) for apart in (_ROOMY, *_CLOSER))
    pages = next((each for each in closer if _sheets(each) < _sheets(roomy)), roomy)
    if len(pages) > MOST_PAGES:
        raise UserError(f"Phiếu dài quá {MOST_PAGES} trang. Bớt câu hỏi hoặc rút gọn lời rồi in lại.")
    return Layout(title, greeting_top, tuple(map(_spread, pages)))


def _sheets(pages: Sequence[object]) -> int:
    """Pages are printed on both sides."""
    return -(-len(pages) // 2)


def greeting_part(text: SheetText) -> PdfParagraph:
    """The greeting as it is drawn."""
    return PdfParagraph(markup(text.greeting), paper_style(GREETING_SIZE, justified=True))


def _greeting_height(text: SheetText) -> float:
    return float(greeting_part(text).wrap((RIGHT - LEFT) * MM, _LIMIT * MM)[1]) / MM


def _filled(asked: Sequence[Asked], first: float, apart: _Apart) -> list[list[PlacedAsked]]:
    """As many questions to a page as fit, in their order."""
    setter, at = Typesetter(), first
    pages: list[list[PlacedAsked]] = [[]]
    for each in (_placed(one, apart, setter) for one in asked):
        if at + each.bottom > _LIMIT and (pages[-1] or len(pages) == 1):
            pages.append([])
            at = _TOP
        if at + each.bottom > _LIMIT:
            said = " ".join(segment.text for line in each.heading for segment in line.segments)
            raise UserError(f"Câu “{said[:60]}…” dài quá một trang phiếu. Chia thành nhiều câu hoặc bớt lựa chọn.")
        pages[-1].append(each.lower(at))
        at += each.bottom + apart.questions
    return pages


def _spread(page: Sequence[PlacedAsked]) -> tuple[PlacedAsked, ...]:
    """The questions a little further apart where the page has room."""
    if not page:
        return ()
    more = min(_MORE_BETWEEN, (_LIMIT - page[-1].bottom) / max(len(page) - 1, 1))
    return tuple(each.lower(more * at) for at, each in enumerate(page))


def _placed(asked: Asked, apart: _Apart, setter: Typesetter) -> PlacedAsked:
    """The question as it would stand at the very top of a page."""
    heading = tuple(setter.wrap(asked.heading, (RIGHT - LEFT) * MM, SIZE))
    at = len(heading) * _LINE + _BELOW_HEADING
    options, bottom = _placed_options(asked.options, at, apart, setter)
    at = bottom + apart.rows - BOX_MM if options else at
    writing = tuple(_writing(asked, at, setter))
    last = max([bottom, *(line.y for line in writing)], default=bottom)
    return PlacedAsked(asked.key, 0.0, heading, options, asked.ask, writing, last)


def _writing(asked: Asked, at: float, setter: Typesetter) -> Iterator[Writing]:
    first = _FIRST_WRITING if not asked.options else _BEFORE_NEXT
    said = setter.width(printable(asked.ask), SERIF) * ASK_SIZE / 1000 / MM if asked.ask else 0.0
    left = _BOXES_LEFT if asked.ask else LEFT
    to = left + _SHORT_LINE if asked.is_short else RIGHT
    for line in range(asked.lines):
        begins = left + said + 1.5 if said and not line else left
        yield Writing(begins, to, at + first + line * _WRITING)


def _placed_options(
    options: Sequence[Option], top: float, apart: _Apart, setter: Typesetter
) -> tuple[tuple[PlacedOption, ...], float]:
    """The boxes in rows from `top` on, and where the last row ends."""
    columns = _columns(options, setter)
    placed: list[PlacedOption] = []
    y, bottom = top, top
    for at in range(0, len(options), len(columns)):
        deepest = 0
        for option, x in zip(options[at : at + len(columns)], columns, strict=False):
            room = RIGHT - x - LABEL_AFTER
            lines = tuple(setter.wrap(option.label, room * MM, SIZE)) if len(columns) == 1 else _one(option, setter)
            placed.append(PlacedOption(option.code, round(x, 1), round(y, 1), lines))
            deepest = max(deepest, len(lines) - 1)
        bottom = y + BOX_MM + deepest * _LINE
        y += apart.rows + deepest * _LINE
    return tuple(placed), bottom


def _one(option: Option, setter: Typesetter) -> tuple[Line, ...]:
    return tuple(setter.wrap(option.label, RIGHT * MM, SIZE))


def _columns(options: Sequence[Option], setter: Typesetter) -> list[float]:
    """Where the boxes of a row begin.

    All in one row where they fit, else in three or two columns where that leaves no box alone, else one below the
    other; columns are of one width where that does, else as wide as each needs.
    """
    before = _BEFORE_NEXT + _DIGIT * (max((len(str(option.code)) for option in options), default=1) - 1)
    needs = [LABEL_AFTER + setter.width(printable(o.label), SERIF) * SIZE / 1000 / MM + before for o in options]
    count, wide = len(options), RIGHT - _BOXES_LEFT
    abreast = [count] if 1 < count <= _MOST_ABREAST else []
    for number in [*abreast, *(each for each in (3, 2) if each + 2 <= count)]:
        columns = [max(needs[at::number]) for at in range(number)]
        if max(columns) <= wide / number:
            return [_BOXES_LEFT + at * wide / number for at in range(number)]
        spare = wide + before - sum(columns)
        if spare >= 0:
            gap = spare / number
            return [_BOXES_LEFT + sum(columns[:at]) + at * gap for at in range(number)]
    return [_BOXES_LEFT]
