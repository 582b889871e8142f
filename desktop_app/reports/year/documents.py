"""The year at a glance as a paper with its charts: one content for PDF, Word and Excel."""

from collections.abc import Iterator
from datetime import datetime

from desktop_app.areas.surveys.results.rules import decimal
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.bars import Bar, Bars, Tone
from desktop_app.core.paper.document import Block as PaperBlock
from desktop_app.core.paper.document import Cell, Document, Heading, Paragraph, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import Figure, plain
from desktop_app.core.paper.wording import Wording
from desktop_app.office.desk import Service
from desktop_app.office.papers import top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of
from desktop_app.reports.year.lines import Look
from desktop_app.reports.year.shown import Asked, Block, Month, Piece, Told, YearView
from desktop_app.reports.year.words import index_words, share_words

TITLE, WORDING = "Nhìn cả năm", "nhin-ca-nam"
TONES = {
    Look.LATE: Tone.WORST,
    Look.SOON: Tone.BAD,
    Look.ACTIVE: Tone.ONE,
    Look.WAITING: Tone.FOUR,
    Look.DONE: Tone.THREE,
}
_NUMBERS = ("I", "II", "III", "IV", "V", "VI", "VII")
_TITLE_MM, _FIGURE_MM, _NAME_MM, _MONTHS = 84.0, 27.0, 21.0, 12
_SURVEY_MM = (50.0, 14.0, 16.0, 85.0)
_SIZE, _BODY = 10.0, 12.0
_RIGHT = Align.RIGHT


class YearPapers(Service):
    """The year to print or to keep."""

    @needs(Right.PRINT)
    def paper(self, year: YearView) -> Document:
        """What the page shows."""
        with self.desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, WORDING)
        mark = top_mark(self.desk.is_practice)
        return year_document(wording, year, profile, self.desk.clock.now(), mark)


def year_document(wording: Wording, year: YearView, profile: Profile, made_at: datetime, mark: str) -> Document:
    """The paper: to be looked at, so that it has neither letterhead nor signature."""
    values = {"co_quan": profile.name, "nam": str(year.year), "ky": year.days, "so_voi": year.last_days}
    return Document(
        subject=f"{TITLE} {year.year}",
        made_at=made_at,
        title=wording.say("ten", values),
        abstract=(wording.say("trich_yeu", values),),
        blocks=(*_blocks(year), Paragraph(content=wording.fill("cach_dem", values), smaller_by=2, first_line=False)),
        size=_BODY,
        top_mark=mark,
    )


def _blocks(year: YearView) -> Iterator[PaperBlock]:
    numbers = iter(_NUMBERS)
    for block in year.blocks:
        called = f"{next(numbers)}. {block.title}"
        if block.empty:
            yield Heading(called)
            yield Paragraph(content=plain(f"{block.empty}, {year.days}."))
            continue
        yield _figures(called, block, year)
        if block.key == "reception" and year.months:
            yield from _by_month(year.months)
        elif any(piece.count for piece in block.pieces):
            yield _bar(block.chart, block.pieces)
    if year.surveys:
        yield _surveys(f"{next(numbers)}. Khảo sát sự hài lòng", year)


def _figures(called: str, block: Block, year: YearView) -> Table:
    return Table(
        columns=(TableColumn(_TITLE_MM), *(TableColumn(_FIGURE_MM, _RIGHT) for _ in year.heads)),
        head=single_head((called, *year.heads)),
        rows=tuple(_row(told) for told in block.told),
        size=_SIZE,
    )


def _row(told: Told) -> tuple[Cell, ...]:
    last: Cell = _number(told.last) if told.last is not None else ""
    return f"{'- ' if told.inside else ''}{told.title}", _number(told.value), last, told.change


def _by_month(months: tuple[Month, ...]) -> Iterator[PaperBlock]:
    """Visits by mode as bars of one base; then the three figures of each month."""
    base = max(sum(piece.count for piece in month.pieces) for month in months) or 1
    first = months[0]
    yield Bars(
        title="Lượt tiếp theo tháng",
        parts=tuple(piece.words for piece in first.pieces),
        tones=tuple(TONES[piece.look] for piece in first.pieces),
        bars=tuple(
            Bar(f"Tháng {month.number}", tuple(piece.count for piece in month.pieces), base) for month in months
        ),
        counted=True,
    )
    wide = (sum((_TITLE_MM, *[_FIGURE_MM] * 3)) - _NAME_MM) / _MONTHS
    by_number = {month.number: month for month in months}
    yield Table(
        columns=(TableColumn(_NAME_MM), *(TableColumn(wide, _RIGHT) for _ in range(_MONTHS))),
        head=single_head(("Tháng", *(str(number) for number in range(1, _MONTHS + 1)))),
        rows=tuple(_month_row(at, line.title, by_number) for at, line in enumerate(first.told)),
        size=_SIZE,
    )


def _month_row(at: int, title: str, months: dict[int, Month]) -> tuple[Cell, ...]:
    numbers = range(1, _MONTHS + 1)
    return title, *(_number(months[each].told[at].value) if each in months else "" for each in numbers)


def _bar(title: str, pieces: tuple[Piece, ...]) -> Bars:
    counts = tuple(piece.count for piece in pieces)
    return Bars(
        title=title,
        parts=tuple(piece.words for piece in pieces),
        tones=tuple(TONES[piece.look] for piece in pieces),
        bars=(Bar(title, counts, sum(counts)),),
        counted=True,
    )


def _surveys(called: str, year: YearView) -> Table:
    aligns = (Align.LEFT, _RIGHT, _RIGHT, Align.LEFT)
    return Table(
        columns=tuple(TableColumn(wide, align) for wide, align in zip(_SURVEY_MM, aligns, strict=True)),
        head=single_head((called, "Phiếu", "Chỉ số", "Tích cực, % (khoảng tin cậy)")),
        rows=tuple(_survey_row(asked) for asked in year.surveys),
        size=_SIZE,
    )


def _survey_row(asked: Asked) -> tuple[Cell, ...]:
    index: Cell = Figure(decimal(asked.index), round(float(asked.index), 1)) if asked.index is not None else "-"
    return asked.label, _number(asked.forms), index, share_words(asked) or index_words(asked)


def _number(value: int) -> Figure:
    return Figure(words.number(value), value)
