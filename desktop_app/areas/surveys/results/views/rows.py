"""The rows of the table of results: each question, its choices where several may be chosen, its groups."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.areas.surveys.forms.form import Kind, Measure, Question
from desktop_app.areas.surveys.results.dividing import dividing_questions
from desktop_app.areas.surveys.results.figures import Part as Group
from desktop_app.areas.surveys.results.figures import QuestionResult, Results, Share
from desktop_app.areas.surveys.results.rules import decimal, share_of
from desktop_app.areas.surveys.results.sentences import interval_words, percent, share_words
from desktop_app.areas.surveys.results.tally import valid_codes
from desktop_app.core import words
from desktop_app.core.fields import Align, Column
from desktop_app.kit.answer_bars import Interval, Part, StackedBar
from desktop_app.kit.cells import Cell
from desktop_app.kit.theme import Step

COLUMNS = (
    Column(name="number", heading="", width=46, align=Align.RIGHT),
    Column(name="text", heading="Câu hỏi"),
    Column(name="valid", heading="Trả lời", width=76, kind="number"),
    Column(name="bar", heading="Phân bố câu trả lời, %", width=410),
    Column(name="share", heading="Tích cực", width=104),
    Column(name="axis", heading="Tích cực, từ 0 đến 100 %", width=230, kind="axis"),
)
GIVES_WAY = ("axis", "number")
INDENT = 22

_STEPS = {
    1: (Step.BEST,),
    2: (Step.WORST, Step.BEST),
    3: (Step.WORST, Step.MIDDLE, Step.BEST),
    4: (Step.WORST, Step.BAD, Step.GOOD, Step.BEST),
    5: tuple(Step),
}


@dataclass(frozen=True)
class ResultRow:
    """One line; `question` is the one it is about, `legend` are the parts of its bar with those of nobody."""

    uid: str
    question: Question
    number: str
    text: str
    valid: int | None
    few: bool
    bar: tuple[Part, ...] = ()
    said: str = ""
    share: Share | None = None
    before: Share | None = None
    note: str = ""
    indent: int = 0
    group: str = ""

    @property
    def is_of_all(self) -> bool:
        """Whether it is the line of the question itself."""
        return not self.indent


def rows_of(found: Results) -> list[ResultRow]:
    """Every line in the order of the paper, the groups under their question; who answered comes last."""
    rows, about = list[ResultRow](), {question.id for question in dividing_questions(found.form)}
    about |= {question.id for question in found.form.asked if question.is_personal}
    for result in sorted(found.whole.questions, key=lambda each: each.question.id in about):
        rows.append(_row(result, found.few))
        rows += _choices(result, found)
        if len(found.parts) > 1 and result.question.id != found.breakdown.question:
            rows += [_of_group(part, part[result.question.id], found.few) for part in found.parts if _has(part, result)]
    return rows


def cell_of(row: ResultRow, column: Column) -> Cell:
    """One cell; what cannot be drawn is told in words over the rest of the line."""
    match column.name:
        case "number":
            return Cell(text=row.number, quiet=True)
        case "text":
            return Cell(text=row.text, strong=row.question.is_overall and row.is_of_all, indent=row.indent)
        case "valid":
            told = "" if row.valid is None else words.number(row.valid)
            return Cell(text=told, second="ít phiếu" if row.few and row.valid else "", quiet=True)
        case "bar":
            if row.bar:
                return Cell(text=row.said, figure=StackedBar(row.bar, row.few))
            return Cell(text=row.note, quiet=True, across=("bar", "axis"))
        case "share" if row.share is not None and row.bar:
            return Cell(text=_short(row.share, row.few), second=interval_words(row.share), strong=True)
        case "axis" if row.share is not None and row.bar:
            before = float(row.before.percent) if row.before else None
            interval = Interval(float(row.share.percent), row.share.low, row.share.high, before)
            return Cell(text=_axis_words(row), figure=interval)
    return Cell(across=("bar", "axis")) if not row.bar else Cell()


def legend_of(row: ResultRow) -> Sequence[Part]:
    """What the parts of the row's bar mean, from the worst to the best."""
    return row.bar if row.question.kind is Kind.ONE else ()


def in_order(question: Question) -> list[tuple[int, Step]]:
    """The valid codes from the worst to the best, each with its step; where none is better, in the paper's order."""
    codes = list(valid_codes(question))
    if question.flag_on:
        return [(code, Step.WORST if code in question.flag_on else Step.MIDDLE) for code in codes]
    if question.measure is Measure.NONE or len(codes) > len(Step):
        return [(code, (Step.GOOD, Step.MIDDLE)[at % 2]) for at, code in enumerate(codes)]
    best_first = question.measure is not Measure.SCORED and codes[0] in question.positive
    codes.sort(
        key=lambda code: (question.scores.get(code, 0.0), code in question.positive, -code if best_first else code)
    )
    return list(zip(codes, _STEPS[len(codes)], strict=True))


def _row(result: QuestionResult, few: int) -> ResultRow:
    question = result.question
    return ResultRow(
        uid=question.id,
        question=question,
        number=question.number,
        text=question.called,
        valid=result.valid if not result.withheld or result.asked else None,
        few=result.valid < few,
        bar=_bar(result),
        said=_said(result, few),
        share=result.positive,
        before=result.comparison.before if result.comparison else None,
        note=_note(result),
    )


def _of_group(part: Group, result: QuestionResult, few: int) -> ResultRow:
    row = _row(result, few)
    return ResultRow(
        uid=f"{row.uid}/{part.key}",
        question=row.question,
        number="",
        text=part.label,
        valid=row.valid,
        few=row.few,
        bar=row.bar,
        said=row.said,
        share=row.share,
        note=row.note,
        indent=INDENT,
        group=part.key,
    )


def _has(part: Group, result: QuestionResult) -> bool:
    return any(each.question.id == result.question.id for each in part.questions)


def _choices(result: QuestionResult, found: Results) -> Iterator[ResultRow]:
    """A line for each choice of several: how many of those who answered chose it."""
    if result.question.kind is not Kind.MANY or not result.valid:
        return
    for cell in result.cells:
        share = share_of(cell.count, result.valid, found.level)
        assert share is not None
        yield ResultRow(
            uid=f"{result.question.id}:{cell.codes[0]}",
            question=result.question,
            number="",
            text=cell.label,
            valid=cell.count,
            few=result.valid < found.few,
            bar=(Part(float(share.percent), cell.label, Step.GOOD),),
            said=f"{cell.label}: {share_words(share, found.few)} có trả lời câu này",
            share=share,
            indent=INDENT,
        )


def _bar(result: QuestionResult) -> tuple[Part, ...]:
    if result.question.kind is not Kind.ONE or not result.cells or not result.valid:
        return ()
    order = in_order(result.question)
    place = {code: at for at, (code, _) in enumerate(order)}
    parts = list[Part]()
    for cell in sorted(result.cells, key=lambda each: min(place[code] for code in each.codes)):
        steps = sorted(place[code] for code in cell.codes)
        step = order[steps[len(steps) // 2]][1]
        parts.append(Part(100 * cell.count / result.valid, cell.label, step, len(cell.codes) > 1))
    return tuple(parts)


def _said(result: QuestionResult, few: int) -> str:
    shares = ((cell.label, share_of(cell.count, result.valid)) for cell in result.cells)
    return "; ".join(f"{label}: {share_words(share, few)}" for label, share in shares if share)


def _note(result: QuestionResult) -> str:
    """What is told in the place of a bar."""
    if result.withheld and not result.cells:
        return result.withheld
    if not result.asked:
        return "Không ai phải trả lời câu này."
    if not result.valid:
        return "Chưa có câu trả lời hợp lệ."
    if result.question.kind is Kind.MANY:
        return result.withheld or "Chọn được nhiều ô; tính trên số người trả lời câu này."
    if result.question.kind is Kind.TEXT:
        return f"{words.number(result.valid)} ý kiến ghi thêm. Enter để đọc và phân loại."
    if result.numbers is None:
        return f"{words.number(result.valid)} câu trả lời."
    told = [f"Trung bình {decimal(result.numbers.mean)}"]
    if result.numbers.middle is not None and result.numbers.least is not None and result.numbers.most is not None:
        told.append(f"trung vị {decimal(result.numbers.middle)}")
        told.append(f"từ {decimal(result.numbers.least)} đến {decimal(result.numbers.most)}")
    return f"{', '.join(told)}."


def _short(share: Share, few: bool) -> str:
    return f"{words.number(share.count)}/{words.number(share.base)}" if few else f"{percent(share)} %"


def _axis_words(row: ResultRow) -> str:
    assert row.share is not None
    before = f", lần trước {percent(row.before)} %" if row.before else ""
    return f"{_short(row.share, row.few)}, khoảng {interval_words(row.share)} %{before}"
