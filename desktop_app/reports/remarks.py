"""What is pointed out beside a figure: whether it agrees, changed much, is missing or was changed afterwards; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from desktop_app.reports.figures import CarriedOver, FigureLine, ReportFigures
from desktop_app.reports.forms import ReportForm
from desktop_app.reports.indicators.definition import Style
from desktop_app.reports.indicators.formulas import Checked
from desktop_app.reports.papers.telling import named, relation
from desktop_app.reports.written import written

MUCH_PERCENT, MUCH = 50, 5
"""A figure rose or fell much when it changed by this share of the one before and by at least so many."""


class Remark(Enum):
    """The word beside a figure, the more pressing first."""

    MISSING = "Chưa nhập"
    BROKEN = "Lệch"
    UNLIKE = "Xem lại"
    CHANGED = "Sổ đã đổi"
    CORRECTED = "Đã đính chính"
    ROSE = "Tăng mạnh"
    FELL = "Giảm mạnh"
    EXPLAINED = "đã giải thích"
    AGREES = "khớp"


@dataclass(frozen=True)
class Said:
    """A remark: its words, and the sentences that explain it."""

    remark: Remark
    words: str
    why: tuple[str, ...] = ()


def said_of(figures: ReportFigures, line: FigureLine) -> Said:
    """What is said of one figure."""
    broken = [each for each in figures.broken if line.key in _named(each)]
    carried = [each for each in figures.carried if not each.holds and each.carried.this == line.key]
    form = figures.form
    why = (*(broken_words(form, each) for each in broken), *(carried_words(form, each) for each in carried))
    if line.indicator.asked and line.value is None:
        return Said(Remark.MISSING, Remark.MISSING.value, ("Số này không có trong sổ, phải nhập tay kèm nguồn.",))
    if wrong := [each for each in broken if not each.check.warns]:
        return Said(Remark.BROKEN, f"Lệch {written(abs(wrong[0].left - wrong[0].right))}", why)
    if carried:
        return Said(Remark.BROKEN, f"Lệch {written(abs(carried[0].this - carried[0].last))}", why)
    return Said(remark := _calm(line, bool(broken)), remark.value, why)


def _calm(line: FigureLine, is_unlike: bool) -> Remark:
    if line.corrections:
        return Remark.CORRECTED
    if line.differs:
        return Remark.CHANGED
    jump = jump_of(line)
    if line.explanation and (jump or is_unlike):
        return Remark.EXPLAINED
    if is_unlike:
        return Remark.UNLIKE
    return jump or Remark.AGREES


def jump_of(line: FigureLine) -> Remark | None:
    """Whether the figure rose or fell much against the period before."""
    if line.value is None or not line.last or line.indicator.style is Style.PERCENT:
        return None
    change = line.value - line.last
    if abs(change) < MUCH or abs(change) * 100 < MUCH_PERCENT * line.last:
        return None
    return Remark.ROSE if change > 0 else Remark.FELL


def unexplained(figures: ReportFigures) -> tuple[FigureLine, ...]:
    """The figures that rose or fell much and that nobody explained yet."""
    return tuple(line for line in figures.lines if jump_of(line) and not line.explanation)


def column_words(form: ReportForm, key: str) -> str:
    """A figure in a sentence: "cột 13", and of one that stands in no column its title."""
    told = named(form, key)
    return f"cột {key}" if told == key else told


def broken_words(form: ReportForm, each: Checked) -> str:
    """What does not hold, with both sides: "6 = 8 + 9: bên trái 4, bên phải 5."."""
    told = f"{relation(form, each.check)}: bên trái {written(each.left)}, bên phải {written(each.right)}."
    return f"{told} {each.check.says}".strip()


def carried_words(form: ReportForm, each: CarriedOver) -> str:
    """What was left over does not equal what was begun with."""
    this, last = column_words(form, each.carried.this), column_words(form, each.carried.last)
    told = f"{this} của kỳ này là {written(each.this)}, nhưng {last} của kỳ trước là {written(each.last)}."
    return f"{told[:1].upper()}{told[1:]}"


def summed_up(figures: ReportFigures) -> tuple[bool, str]:
    """Whether every relation holds, and one line that says how many do and what is still to be explained."""
    made = [each for each in figures.checked if not each.check.warns]
    hold = sum(each.holds for each in made) + sum(each.holds for each in figures.carried)
    whole = len(made) + len(figures.carried)
    is_whole = hold == whole
    return is_whole and not figures.unknown, " ".join(_sentences(figures, hold, whole))


def _sentences(figures: ReportFigures, hold: int, whole: int) -> Iterator[str]:
    if whole:
        yield f"{hold} trên {whole} phép cộng chéo khớp."
    if figures.unknown:
        yield f"{len(figures.unknown)} số chưa nhập."
    if figures.differing:
        yield f"{len(figures.differing)} số trong sổ đã đổi sau khi chốt."
    if jumps := len(unexplained(figures)):
        yield f"{jumps} số tăng, giảm mạnh cần giải thích."


def is_nothing(figures: ReportFigures) -> bool:
    """Whether every figure that is known is 0."""
    return not any(line.value for line in figures.lines)


def _named(each: Checked) -> tuple[str, ...]:
    """The figures beside which a broken relation is told: the whole, and where that is a sum itself, its terms."""
    return tuple(term.key for term in each.check.left) or each.check.keys


def difference(line: FigureLine) -> Decimal:
    """What the registers give more than what is reported, where they give anything."""
    return (line.live or Decimal(0)) - (line.value or Decimal(0))
