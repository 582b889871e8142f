"""One question of the report: who answered it, how often each answer was given, the bar, and last time."""

from collections.abc import Iterator, Sequence

from desktop_app.areas.surveys.forms.form import Kind
from desktop_app.areas.surveys.report.tones import tone_of
from desktop_app.areas.surveys.results.figures import Cell, Numbers, QuestionResult, Results
from desktop_app.areas.surveys.results.rules import decimal, share_of
from desktop_app.areas.surveys.results.sentences import begun, compared_words, interval_words, percent, share_words
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.bars import Bar, Bars, Tone
from desktop_app.core.paper.document import Block, Heading, Paragraph, Table, TableColumn
from desktop_app.core.paper.document import Cell as TableCell
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import Figure, plain

_COLUMNS = (
    TableColumn(93),
    TableColumn(24, Align.RIGHT),
    TableColumn(20, Align.RIGHT),
    TableColumn(28, Align.CENTRE),
)
_MOST_PARTS = 6


def question_blocks(result: QuestionResult, found: Results) -> Iterator[Block]:
    """Everything that is told of it; what is withheld is told by the sentence that says why."""
    question = result.question
    number = f"Câu {question.number.rstrip('.')}. " if question.number else ""
    yield Heading(f"{number}{question.label}")
    if result.valid or not result.withheld:
        yield _line(_base(result), keep=bool(result.cells))
    if result.withheld:
        yield _line(result.withheld, keep=bool(result.cells))
    if result.cells:
        yield _table(result, found)
        yield from _bars(result)
    if result.numbers is not None:
        yield _line(_numbers(result.numbers))
    if result.positive is not None:
        share = result.positive
        yield _line(f"Tích cực: {share_words(share, found.few)} (khoảng {interval_words(share)} %).")
    if result.comparison is not None:
        yield _line(begun(compared_words(result.comparison, found.before, found.few)))


def _base(result: QuestionResult) -> str:
    said = [f"n = {words.number(result.valid)} phiếu trả lời hợp lệ"]
    said += [f"{words.number(count)} {why.value.lower()}" for why, count in result.missing.items() if count]
    said += [f"{words.number(result.not_asked)} phiếu không phải trả lời"] if result.not_asked else []
    return f"{'; '.join(said)}."


def _table(result: QuestionResult, found: Results) -> Table:
    return Table(
        columns=_COLUMNS,
        head=single_head(("Trả lời", "Số phiếu", "%", f"Khoảng {found.level} %")),
        rows=tuple(_row(result, each, found) for each in result.cells),
        size=11.5,
        keep_with_next=True,
    )


def _row(result: QuestionResult, cell: Cell, found: Results) -> tuple[TableCell, ...]:
    share = share_of(cell.count, result.valid, found.level)
    code = ", ".join(map(str, cell.codes))
    told = percent(share) if share is not None else ""
    return (
        f"{code}. {cell.label}",
        Figure(words.number(cell.count), cell.count),
        Figure(told, int(told)) if told.isdecimal() else told,
        interval_words(share) if share is not None else "",
    )


def _bars(result: QuestionResult) -> Iterator[Bars]:
    """One bar of all answers; of several choices one for each, as they overlap."""
    question, cells = result.question, result.cells
    title = question.called
    if not result.valid:
        return
    if question.kind is Kind.MANY:
        bars = tuple(Bar(each.label, (each.count,), result.valid) for each in cells if each.count <= result.valid)
        yield Bars(title=title, parts=("Có chọn",), tones=(Tone.ONE,), bars=bars)
    elif len(cells) <= _MOST_PARTS and sum(each.count for each in cells) <= result.valid:
        yield Bars(
            title=title,
            parts=tuple(each.label for each in cells),
            tones=tuple(tone_of(question, each.codes[0], at) for at, each in enumerate(cells)),
            bars=(Bar("", tuple(each.count for each in cells), result.valid),),
        )
    else:
        one = tuple(Bar(each.label, (each.count,), result.valid) for each in cells)
        yield Bars(title=title, parts=("Tỷ lệ",), tones=(Tone.ONE,), bars=one)


def _numbers(numbers: Numbers) -> str:
    said = [f"Trung bình {decimal(numbers.mean)}"]
    if numbers.middle is not None:
        said.append(f"ở giữa {decimal(numbers.middle)}")
    if numbers.least is not None and numbers.most is not None:
        said.append(f"từ {decimal(numbers.least)} đến {decimal(numbers.most)}")
    return f"{', '.join(said)}."


def _line(text: str, *, keep: bool = False) -> Paragraph:
    return Paragraph(content=plain(text), first_line=False, smaller_by=1, keep_with_next=keep)


def lines(texts: Sequence[str]) -> tuple[Paragraph, ...]:
    """Sentences, one under the other."""
    return tuple(Paragraph(content=plain(f"- {text}"), first_line=False) for text in texts)
