"""The parts of the year that areas reckon themselves: items of disclosure, hương ước by hamlet, surveys."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop_app.areas.conventions.law import ENDED
from desktop_app.areas.conventions.queries import ConventionFilter, ConventionPages, hamlets_without
from desktop_app.areas.conventions.row import ARRANGED, ConventionRow
from desktop_app.areas.conventions.states import State
from desktop_app.areas.conventions.way import UNDER_WAY
from desktop_app.areas.disclosure.coverage.grid import Grid, Row
from desktop_app.areas.disclosure.coverage.rules import CellState
from desktop_app.areas.disclosure.coverage.service import CoverageService
from desktop_app.areas.surveys.results.figures import Breakdown, Results, Where
from desktop_app.areas.surveys.results.sentences import headline
from desktop_app.areas.surveys.results.service import ResultsService, Round
from desktop_app.core import words
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Head, Span
from desktop_app.reports.year.lines import Look
from desktop_app.reports.year.shown import Asked, Block, Elsewhere, Named, NamedRow, Piece, Told

COVERAGE, RECORD, REGISTER = "disclosure.coverage", "conventions.record", "conventions.register"
HEADS = (
    Head("Thôn, tổ dân phố", 45),
    Head("Hồ sơ", 25),
    Head("Tình trạng", 55),
    Head("Công nhận ngày", 30),
)
NO_TEXT = "Thôn, tổ dân phố chưa có hương ước"
MOST = 5_000
"""More texts than any commune's hamlets ever have."""


def with_items(desk: Desk, block: Block, span: Span) -> Block:
    """Disclosure with how many of the catalogue's items are covered."""
    service = CoverageService(desk)
    now, before = service.grid(span.from_on.year), service.grid(span.from_on.year - 1)
    opens = Elsewhere(COVERAGE)
    every, every_last = len(now.rows), len(before.rows)
    told = (
        Told("Nội dung trong danh mục", "nội dung", every, every_last, opens),
        Told("Có văn bản hoặc báo không phát sinh", "nội dung", _covered(now), _covered(before), opens, inside=True),
        Told("Đang thiếu hoặc quá hạn", "nội dung", _late(now), None, opens, inside=True),
    )
    is_empty = now.is_empty and before.is_empty
    return replace(block, told=(*told, *block.told), empty=block.empty if is_empty else "")


def convention_block(desk: Desk, span: Span, last: Span) -> Block:
    """What every hamlet of today has; only what was recognised goes by the year."""
    texts = [row for row in ConventionPages(desk, ConventionFilter()).after(None, MOST) if not row.is_void]
    best = dict[str, ConventionRow]()
    for row in sorted((row for row in texts if row.state not in ENDED), key=_weight):
        best[row.hamlet] = row
    without = tuple(
        NamedRow(each.uid, (each.hamlet, "", "Chưa có hương ước", ""), REGISTER) for each in hamlets_without(desk)
    )
    groups = {look: tuple(map(_named, (row for row in best.values() if _look(row) is look))) for look in _LOOKS}
    groups[Look.WAITING] = without
    pieces = tuple(Piece(said, look, len(groups[look]), Named(HEADS, groups[look])) for look, said in _LOOKS.items())
    told = (
        *(Told(_LINES[each.look], "thôn, tổ dân phố", each.count, None, each.opens) for each in pieces),
        _recognised(texts, span, last),
    )
    return Block(
        key="conventions",
        title="Hương ước, quy ước",
        page=REGISTER,
        button="Mở sổ hương ước",
        told=told,
        chart="Tình trạng hương ước hiện nay",
        pieces=pieces,
        empty="" if best or without else "Chưa có thôn, tổ dân phố nào trong danh sách",
        note="Đếm theo thôn, tổ dân phố của hôm nay, không theo năm đã chọn.",
    )


def surveys_of(desk: Desk, year: int) -> tuple[Asked, ...]:
    """The surveys of the year that have forms, in the order of the year."""
    service = ResultsService(desk)
    rounds = [each for each in reversed(service.rounds()) if each.year == year and each.has_forms]
    return tuple(_asked(each, service.look([each.uid], Breakdown(), Where())) for each in rounds)


def _covered(grid: Grid) -> int:
    return sum(any(cell.records or cell.stated for cell in row.cells) for row in grid.rows)


def _late(grid: Grid) -> int:
    return sum(_is_late(row) for row in grid.rows)


def _is_late(row: Row) -> bool:
    return any(cell.state is CellState.LATE for cell in row.cells)


_LOOKS = {
    Look.DONE: "Đang thực hiện",
    Look.ACTIVE: "Đang xây dựng",
    Look.SOON: "Tạm ngừng",
    Look.WAITING: "Chưa có",
}
_LINES = {
    Look.DONE: "Thôn, tổ dân phố có hương ước đang thực hiện",
    Look.ACTIVE: "Thôn, tổ dân phố đang xây dựng",
    Look.SOON: "Thôn, tổ dân phố có hương ước tạm ngừng",
    Look.WAITING: NO_TEXT,
}


def _look(row: ConventionRow) -> Look:
    if row.state is State.SUSPENDED:
        return Look.SOON
    return Look.ACTIVE if row.state in UNDER_WAY else Look.DONE


def _weight(row: ConventionRow) -> tuple[int, int, int]:
    """What holds outweighs what is being made, and that what rests; of two alike the later one is told."""
    return (Look.SOON, Look.ACTIVE, Look.DONE).index(_look(row)), row.year, row.number


def _named(row: ConventionRow) -> NamedRow:
    stands = f"{row.stands}. {ARRANGED}" if row.is_arranged else row.stands
    return NamedRow(row.uid, (row.hamlet, row.label, stands, words.day(row.recognised_on)), RECORD, row.uid)


def _recognised(texts: Sequence[ConventionRow], span: Span, last: Span) -> Told:
    def among(days: Span) -> Iterator[ConventionRow]:
        return (row for row in texts if row.recognised_on and days.from_on <= row.recognised_on <= days.to_on)

    rows = tuple(map(_named, among(span)))
    before = sum(1 for _ in among(last))
    return Told("Hương ước, quy ước được công nhận trong kỳ", "bản", len(rows), before, Named(HEADS, rows))


def _asked(each: Round, found: Results) -> Asked:
    part, overall = found.whole, headline(found.whole)
    positive, compared = (overall.positive, overall.comparison) if overall else (None, None)
    withheld = (part.index.withheld if part.index else "") or (overall.withheld if overall else "")
    return Asked(
        uid=each.uid,
        label=each.label,
        title=each.title,
        forms=part.forms,
        index=part.index.index if part.index else None,
        share=positive.percent if positive else None,
        low=positive.low if positive else 0.0,
        high=positive.high if positive else 0.0,
        base=positive.base if positive else 0,
        is_few=positive is not None and positive.base < found.few,
        before=compared.before.percent if compared else None,
        before_label=found.before if compared else "",
        verdict=compared.verdict.value if compared else "",
        withheld=withheld,
    )
