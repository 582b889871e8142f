"""How the board of a question is measured and painted; every size follows the office's text size."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from desktop_app.areas.surveys.keying.asked import Asked, Tile
from desktop_app.kit import icons
from desktop_app.kit.lettering import lay_out, write
from desktop_app.kit.paint import frame
from desktop_app.kit.theme import State, Token, Type, factor, font, px

SIDE, TOP, GAP = 28, 16, 9
LOW_TILE, HIGH_TILE, KEY = 42, 61, 40
SMALL_TILE, TWO_COLUMNS_FROM = 36, 9
HINT_ROW = 29
_KEY_GAP, _LINES = 16, 12


@dataclass(frozen=True)
class Placed:
    """Where each part of a board of this width and height stands; `bottom` is where the last one ends."""

    head: QRectF
    text: QRectF
    said: QRectF
    box: QRectF
    tiles: tuple[QRectF, ...]
    hints: tuple[QRectF, ...]
    bottom: float


def placed(asked: Asked, width: float, height: float) -> Placed:
    """The parts from top to bottom; tiles take the height that is left, and never less than they need."""
    inside, left = max(px(160), width - 2 * px(SIDE)), float(px(SIDE))
    head = QRectF(left, px(TOP), inside, _high(Type.STRONG))
    text = QRectF(left, head.bottom() + px(8), inside, _tall(asked.text, Type.QUESTION, inside))
    told = _tall(asked.said or asked.stands or " ", Type.LABEL, inside - px(20))
    said = QRectF(left, text.bottom() + px(6), inside, max(told, px(18)))
    box = QRectF(left, said.bottom() + px(6), inside, _box_height(asked))
    top = box.bottom() + (px(GAP) if asked.typed is not None else 0)
    hints = _hint_boxes(asked.hints, left, inside)
    below = (hints[-1].bottom() if hints else 0) + px(GAP) + px(TOP)
    tiles = _tile_boxes(asked.tiles, left, top, inside, height - top - below)
    end = tiles[-1].bottom() if tiles else top
    moved = tuple(hint.translated(0, end + px(GAP)) for hint in hints)
    return Placed(head, text, said, box, tiles, moved, (moved[-1].bottom() if moved else end) + px(TOP))


def paint_board(painter: QPainter, asked: Asked, at: Placed) -> None:
    """Head, question, what is said, what is typed, choices, keys."""
    if asked.is_wrong:
        frame(painter, at.text.adjusted(-px(8), -px(4), px(8), px(4)), radius=6, fill=State.OVERDUE.background)
    _paint_head(painter, asked, at.head)
    write_lines(painter, asked.text, Type.QUESTION, at.text, Token.INK)
    if asked.said:
        state = State.OVERDUE if asked.is_wrong else State.INFO
        size = px(14)
        icons.draw(painter, state.icon, state.text, QRectF(at.said.left(), at.said.top() + px(2), size, size))
        write_lines(painter, asked.said, Type.LABEL, at.said.adjusted(px(20), 0, 0, 0), state)
    elif asked.stands:
        write_lines(painter, asked.stands, Type.LABEL, at.said, State.ACTIVE)
    if asked.typed is not None:
        _paint_box(painter, asked, at.box)
    is_small = len(asked.tiles) >= TWO_COLUMNS_FROM
    for tile, box in zip(asked.tiles, at.tiles, strict=True):
        paint_tile(painter, tile, box, is_small=is_small)
    for (key, words), box in zip(asked.hints, at.hints, strict=True):
        _paint_hint(painter, key, words, box)


def paint_tile(painter: QPainter, tile: Tile, box: QRectF, *, is_small: bool = False) -> None:
    """A choice: its key as on the keypad, its words; chosen ones in accent with a tick."""
    chosen = tile.is_chosen
    fill, border = (Token.SELECTED, Token.ACCENT) if chosen else (Token.PAGE, Token.LINE_2)
    frame(painter, box, radius=6, fill=fill.colour, border=border.colour, width=2 if chosen else 1)
    side = min(float(px(KEY)), box.height() - px(8), float(px(28 if is_small else KEY)))
    cap = QRectF(box.left() + px(10), box.center().y() - side / 2, side, side)
    behind, edge = (Token.ACCENT, Token.ACCENT) if chosen else (Token.SUB, Token.EDGE)
    frame(painter, cap, radius=5, fill=behind.colour, border=edge.colour)
    painter.setFont(font(_key_role(side, tile.key)))
    painter.setPen((Token.PAGE if chosen else Token.INK).colour)
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, tile.key)
    role = (Type.STRONG if chosen else Type.BODY) if is_small else Type.SHEET_TITLE if chosen else Type.ANSWER
    ink = Token.ACCENT_DARK if chosen else Token.INK
    room = box.adjusted(side + px(26), 0, -px(44 if chosen else 14), 0)
    write_lines(painter, tile.label, role, _middle(room, _tall(tile.label, role, room.width())), ink)
    if chosen:
        mark = QRectF(box.right() - px(38), box.center().y() - px(11), px(22), px(22))
        icons.draw(painter, "check", Token.ACCENT_DARK.colour, mark)


def write_lines(painter: QPainter, words: str, role: Type, box: QRectF, colour: Token | State) -> None:
    """Words in as many lines as they need."""
    ink = colour.colour if isinstance(colour, Token) else colour.text
    write(painter, box, _lines(words, role, box.width(), factor()), font(role), ink)


def _paint_head(painter: QPainter, asked: Asked, box: QRectF) -> None:
    painter.setFont(font(Type.BLOCK_TITLE))
    painter.setPen(Token.ACCENT.colour)
    painter.drawText(box, _LEFT, asked.head)
    used = painter.fontMetrics().horizontalAdvance(asked.head) + px(10)
    room = box.adjusted(used, 0, 0, 0)
    shown = lay_out(asked.about, font(Type.BODY), room.width(), 1).lines[0]
    painter.setFont(font(Type.BODY))
    painter.setPen(Token.INK_2.colour)
    painter.drawText(room, _LEFT, shown)


def _paint_box(painter: QPainter, asked: Asked, box: QRectF) -> None:
    frame(painter, box, radius=6, fill=Token.PAGE.colour, border=Token.ACCENT.colour, width=2)
    painter.setFont(font(Type.FIGURE))
    painter.setPen(Token.INK.colour)
    painter.drawText(box.adjusted(px(16), 0, -px(16), 0), _LEFT, asked.typed or "")


def _paint_hint(painter: QPainter, key: str, words: str, box: QRectF) -> None:
    painter.setFont(font(Type.HINT))
    wide = _cap_width(key)
    cap = QRectF(box.left(), box.top(), wide, px(22))
    frame(painter, cap, radius=4, fill=Token.SUB.colour, border=Token.LINE_2.colour)
    painter.setPen(Token.INK_2.colour)
    if key == "↑":
        icons.draw(painter, "arrow-up", Token.INK_2.colour, cap.adjusted(px(4), px(4), -px(4), -px(4)))
    else:
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
    painter.drawText(QRectF(cap.right() + px(6), box.top(), box.width(), px(22)), _LEFT, words)


def _tile_boxes(tiles: Sequence[Tile], left: float, top: float, width: float, room: float) -> tuple[QRectF, ...]:
    """One column; two where there are many choices, read down the first one."""
    if not tiles:
        return ()
    columns = 2 if len(tiles) >= TWO_COLUMNS_FROM else 1
    rows = -(-len(tiles) // columns)
    wide = (width - px(GAP) * (columns - 1)) / columns
    role, least = (Type.SHEET_TITLE, LOW_TILE) if columns == 1 else (Type.STRONG, SMALL_TILE)
    high = max(float(px(least)), min(float(px(HIGH_TILE)), (room - px(GAP) * (rows - 1)) / rows))
    taken = px(KEY + 70 if columns == 1 else 98)
    heights = [max(high, _tall(tile.label, role, wide - taken) + px(12)) for tile in tiles]
    if max(heights) * rows + px(GAP) * (rows - 1) <= max(room, max(heights)):
        heights = [max(heights)] * len(tiles)
    for row in range(rows):
        level = [place for place in (row, row + rows) if place < len(tiles)]
        for place in level:
            heights[place] = max(heights[each] for each in level)
    boxes = list[QRectF]()
    for column in range(columns):
        at = top
        for place in range(column * rows, min((column + 1) * rows, len(tiles))):
            boxes.append(QRectF(left + column * (wide + px(GAP)), at, wide, heights[place]))
            at += heights[place] + px(GAP)
    return tuple(boxes)


def _box_height(asked: Asked) -> float:
    """What is typed stands large where it is the answer itself, smaller where tiles need the room."""
    if asked.typed is None:
        return 0.0
    return float(px(HIGH_TILE if not asked.tiles else LOW_TILE))


def _key_role(side: float, key: str) -> Type:
    if side < px(30):
        return Type.STRONG
    return Type.QUESTION if len(key) == 1 and side >= px(36) else Type.SHEET_TITLE


def _hint_boxes(hints: Sequence[tuple[str, str]], left: float, width: float) -> tuple[QRectF, ...]:
    """As many in a row as fit, from the top of nothing."""
    boxes, x, y = list[QRectF](), left, 0.0
    metrics = QFontMetricsF(font(Type.HINT))
    for key, words in hints:
        wide = _cap_width(key) + px(6) + metrics.horizontalAdvance(words)
        if x > left and x + wide > left + width:
            x, y = left, y + px(HINT_ROW)
        boxes.append(QRectF(x, y, wide, px(22)))
        x += wide + px(_KEY_GAP)
    return tuple(boxes)


def _cap_width(key: str) -> float:
    return max(float(px(22)), QFontMetricsF(font(Type.HINT)).horizontalAdvance(key) + px(12))


def _middle(box: QRectF, high: float) -> QRectF:
    return QRectF(box.left(), box.center().y() - high / 2, box.width(), high)


def _high(role: Type) -> float:
    return QFontMetricsF(font(role)).height()


def _tall(words: str, role: Type, width: float) -> float:
    return _high(role) * len(_lines(words, role, width, factor()))


@lru_cache(maxsize=500)
def _lines(words: str, role: Type, width: float, _text_size: float) -> tuple[str, ...]:
    """The same words are measured and painted at every key."""
    return lay_out(words, font(role), width, _LINES).lines


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
