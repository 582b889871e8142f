"""Tables in the papers of a decision: the count, hamlets, candidates, households that support an initiative."""

from desktop_app.areas.decisions.papers.facts import CountFacts, DecisionFacts
from desktop_app.areas.decisions.states import Choice, Form, Way
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Block, Cell, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import bold
from desktop_app.core.paper.official import short_day
from desktop_app.office.form_papers.values import percent, two_digits

_EMPTY_ROWS = 3


def drawn(facts: DecisionFacts) -> dict[str, tuple[Block, ...]]:
    """Each by the name of its place in the table of papers."""
    tables = {
        "kiem_phieu": _count(facts),
        "cac_thon": _hamlets(facts),
        "ung_cu": _candidates(facts),
        "dong_thuan": _consents(facts),
    }
    return {name: (table,) for name, table in tables.items()}


def _count(facts: DecisionFacts) -> Table:
    vote = facts.vote
    count = vote.count if vote else CountFacts(households=facts.households)
    form = vote.form if vote else Form.MEETING
    by_hands = bool(vote and vote.way is Way.HANDS)
    kind = words.inside(facts.hamlet.kind) or "thôn"
    rows: list[tuple[str, int | None, bool]] = [(f"Tổng số hộ gia đình trong {kind}", count.households, False)]
    if form is Form.MEETING:
        rows.append(("Số đại diện hộ gia đình có mặt", count.present, True))
    if count.has_quorum:
        rows += [] if by_hands else _papers(count)
        rows += _choices(count, "Số hộ" if by_hands else "Số phiếu")
    return Table(
        columns=(
            TableColumn(14, Align.CENTRE),
            TableColumn(77),
            TableColumn(26, Align.CENTRE),
            TableColumn(48, Align.CENTRE),
        ),
        head=single_head(("STT", "Nội dung", "Số lượng", "Tỷ lệ trên tổng số hộ")),
        rows=tuple(_row(at, *row, count.households) for at, row in enumerate(rows, start=1)),
        size=12,
    )


def _papers(count: CountFacts) -> list[tuple[str, int | None, bool]]:
    return [
        ("Số phiếu phát ra", count.handed_out, False),
        ("Số phiếu thu về", count.returned, False),
        ("Số phiếu hợp lệ", count.valid, False),
        ("Số phiếu không hợp lệ", count.invalid, False),
    ]


def _choices(count: CountFacts, unit: str) -> list[tuple[str, int | None, bool]]:
    if count.candidates:
        return [(f"{unit} bầu ông (bà) {each.label}", each.votes, True) for each in count.candidates]
    return [
        (f"{unit} tán thành", count.votes(Choice.YES), True),
        (f"{unit} không tán thành", count.votes(Choice.NO), True),
        (f"{unit} có ý kiến khác", count.votes(Choice.OTHER), True),
    ]


def _row(at: int, label: str, number: int | None, is_part: bool, whole: int | None) -> tuple[Cell, ...]:
    part = percent(number, whole) if is_part and number is not None and whole else ""
    if label.endswith(" tán thành") and "không" not in label:
        return (str(at), bold(label), bold(two_digits(number)), bold(part))
    return (str(at), label, two_digits(number), part)


def _hamlets(facts: DecisionFacts) -> Table:
    units = facts.vote.units if facts.vote else ()
    heads = ("STT", "Thôn, tổ dân phố", "Tổng số hộ", "Tán thành", "Tỷ lệ", "Cần đạt", "Kết quả")
    centre = Align.CENTRE
    return Table(
        columns=(
            TableColumn(12, centre),
            TableColumn(50),
            *(TableColumn(wide, centre) for wide in (21, 21, 18, 18, 25)),
        ),
        head=single_head(heads),
        rows=tuple(
            (
                str(at),
                unit.hamlet.full_name,
                two_digits(unit.count.households),
                two_digits(unit.count.votes(Choice.YES)),
                percent(unit.count.votes(Choice.YES) or 0, unit.count.households or 0),
                two_digits(unit.count.needed),
                {True: "Tán thành", False: "Không đạt", None: "Chưa có"}[unit.count.passed],
            )
            for at, unit in enumerate(units, start=1)
        ),
    )


def _candidates(facts: DecisionFacts) -> Table:
    rows = [(each.label, short_day(each.born_on), each.about) for each in facts.candidates] or [
        ("", "", "")
    ] * _EMPTY_ROWS
    return Table(
        columns=(TableColumn(12, Align.CENTRE), TableColumn(50), TableColumn(28, Align.CENTRE), TableColumn(75)),
        head=single_head(("STT", "Họ và tên", "Ngày sinh", "Nghề nghiệp, công việc hiện nay")),
        rows=tuple((str(at), *row) for at, row in enumerate(rows, start=1)),
    )


def _consents(facts: DecisionFacts) -> Table:
    rows = [
        (each.household, each.address, short_day(each.given_on), each.way if each.is_valid else "Đã hết giá trị", "")
        for each in facts.consents
    ] or [("",) * 5] * _EMPTY_ROWS
    widths = (44, 41, 22, 26, 20)
    return Table(
        columns=(TableColumn(12, Align.CENTRE), *map(TableColumn, widths)),
        head=single_head(("STT", "Chủ hộ", "Địa chỉ", "Ngày đồng thuận", "Cách thể hiện", "Ký tên")),
        rows=tuple((str(at), *row) for at, row in enumerate(rows, start=1)),
        size=11.5,
    )
