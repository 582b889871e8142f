"""How rules and days are written in the lists and panes of "Quy định và ngày nghỉ"."""

from collections.abc import Sequence

from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.law.calendar import CalendarDay
from desktop_app.core.law.deadline import Move
from desktop_app.core.law.rulebook import Confidence, Rule
from desktop_app.kit.cells import Cell
from desktop_app.kit.reading_pane import Reading, Words
from desktop_app.kit.theme import State
from desktop_app.kit.timeline import Step
from desktop_app.office.law_history import Happening
from desktop_app.office.law_service import DayRow, RuleRow, Year
from desktop_app.office.models import DayKind as OfficeSays
from desktop_app.shell.system.law_month import MonthPicture

RULE_COLUMNS = (
    Column(name="title", heading="Quy định", sort="title"),
    Column(name="amount", heading="Mức", width=130),
    Column(name="span", heading="Áp dụng", width=128, sort="from_on"),
    Column(name="known", heading="Đối chiếu", width=150, kind="badge", sort="known"),
)

DAY_COLUMNS = (
    Column(name="on", heading="Ngày", width=110, kind="day", sort="on"),
    Column(name="kind", heading="Ngày này", width=152, sort="kind"),
    Column(name="why", heading="Lý do"),
    Column(name="source", heading="Nguồn", width=150, kind="badge", sort="source"),
)

CHECKED, UNCHECKED, OWN, DRAFT = "Đã đối chiếu", "Chưa đối chiếu", "Cơ quan nhập", "Bản nháp"
LAPSED = "Đã hết hiệu lực"
GENERAL, BY_OFFICE, SENT_HERE = "Lịch chung", "Cơ quan đặt", "Được gửi đến"
_SHOWN_MOVES = 40


def known_words(rule: Rule) -> str:
    """How sure a rule is, in two words."""
    if rule.confidence is Confidence.OFFICE:
        return SENT_HERE if rule.came_from else OWN
    if rule.confidence is Confidence.DRAFT:
        return DRAFT
    return CHECKED if rule.confidence.checked else UNCHECKED


def known_state(rule: Rule) -> State:
    """The colour and icon of `known_words`."""
    return {
        OWN: State.INFO,
        SENT_HERE: State.INFO,
        CHECKED: State.DONE,
        UNCHECKED: State.UNCHECKED,
        DRAFT: State.UNCHECKED,
    }[known_words(rule)]


def rule_cell(row: RuleRow, column: Column) -> Cell:
    """One cell of the list of rules; a version that no longer holds is grey."""
    rule, past = row.rule, not row.is_now
    if column.name == "title":
        return Cell(text=rule.title, second=rule.citation, strong=row.is_now, quiet=past)
    if column.name == "amount":
        return Cell(text=rule.amount, quiet=past)
    if column.name == "span":
        return Cell(text=f"từ {words.day(rule.from_on)}", second=_until(rule), quiet=past)
    if row.has_lapsed:
        return Cell(text=LAPSED, state=State.WARNING)
    return Cell(text=known_words(rule), state=known_state(rule))


def day_cell(row: DayRow, column: Column) -> Cell:
    """One cell of the list of days."""
    day = row.day
    if column.name == "on":
        return Cell(text=words.day(day.on), second=words.WEEKDAYS[day.on.weekday()])
    if column.name == "kind":
        return Cell(text=day.kind.value, strong=row.is_own)
    if column.name == "why":
        return Cell(text=reason_of(day), second=day.document)
    if row.is_own:
        return Cell(text=SENT_HERE if day.came_from else BY_OFFICE, state=State.INFO)
    return Cell(text=GENERAL, quiet=True)


def reason_of(day: CalendarDay) -> str:
    """Why a day is special, as a sentence part that begins with a capital."""
    said = day.why.partition(": ")[2] or day.why
    return said[:1].upper() + said[1:]


def rule_text(row: RuleRow) -> str:
    """What a rule is filtered by."""
    rule = row.rule
    return f"{rule.title} {rule.amount} {rule.citation} {rule.note} {rule.document} {row.subject.value}"


def day_text(row: DayRow) -> str:
    """What a day is filtered by."""
    day = row.day
    return f"{words.long_day(day.on)} {day.kind.value} {day.why} {day.document}"


def rule_reading(row: RuleRow, versions: Sequence[Rule], happened: Sequence[Happening]) -> Reading:
    """A rule with all its versions and what the office did to it."""
    rule = row.rule
    pairs: list[tuple[str, list[Words]]] = [
        ("Mức", [Words(rule.amount, strong=True)]),
        ("Áp dụng", [Words(f"từ {words.day(rule.from_on)} {_until(rule)}")]),
        ("Căn cứ", [Words(rule.citation)]),
        (
            "Đối chiếu",
            [Words("Nơi gửi nhập theo văn bản" if known_words(rule) == SENT_HERE else rule.confidence.value)],
        ),
    ]
    pairs += [(label, [Words(text)]) for label, text in _more(rule) if text]
    others = [Words(_version_words(other)) for other in reversed(versions) if other.from_on != rule.from_on]
    if others:
        pairs.append(("Mức khác", others))
    return Reading(
        title=rule.title,
        when=row.subject.value,
        pairs=pairs,
        badge=(State.WARNING, LAPSED) if row.has_lapsed else (known_state(rule), known_words(rule)),
        steps=steps(happened),
    )


def day_reading(row: DayRow, year: Year, happened: Sequence[Happening]) -> Reading:
    """A day in its month, what the national list says of it, and what the office did to it."""
    day = row.day
    pairs = [("Ngày này", [Words(day.kind.value, strong=True)]), ("Lý do", [Words(reason_of(day))])]
    if day.document:
        pairs.append(("Văn bản", [Words(day.document)]))
    if day.came_from:
        pairs.append(("Nguồn", [Words(day.came_from)]))
    if row.is_own:
        usual = "ngày làm việc" if row.usual.working else row.usual.why
        pairs.append(("Lịch chung", [Words(usual[:1].upper() + usual[1:])]))
    counted = "Tính vào thời hạn ngày làm việc." if day.working else "Không tính vào thời hạn ngày làm việc."
    pairs.append(("Thời hạn", [Words(counted)]))
    return Reading(
        title=words.long_day(day.on),
        when=f"{SENT_HERE if day.came_from else BY_OFFICE}, thay lịch chung"
        if row.is_own
        else "Theo lịch chung cả nước",
        notice=MonthPicture(day.on, {other.day.on: other.day for other in year.days}),
        pairs=pairs,
        steps=steps(happened),
    )


def day_values(row: DayRow | None) -> dict[str, str]:
    """What the form for a day begins with: what the office wrote before, or the opposite of the national list."""
    if row is None:
        return {}
    day = row.day
    if row.is_own:
        kind = OfficeSays.WORKED if day.working else OfficeSays.OFF
        return {"on": words.day(day.on), "kind": kind.value, "reason": reason_of(day), "document": day.document}
    kind = OfficeSays.OFF if day.working else OfficeSays.WORKED
    return {"on": words.day(day.on), "kind": kind.value}


def steps(happened: Sequence[Happening]) -> list[Step]:
    """The office's corrections for the timeline."""
    return [
        Step(entry.what, f"Lý do: {entry.reason}. {entry.by}".strip(), words.day(entry.at.date())) for entry in happened
    ]


def rules_sentence(rows: Sequence[RuleRow]) -> str:
    """The state of the rules that hold today."""
    now = [row for row in rows if row.is_now]
    unchecked = sum(not row.rule.confidence.checked for row in now)
    own = sum(row.is_own for row in now)
    entered = f", {words.number(own)} do cơ quan nhập" if own else ""
    lapsed = sum(row.has_lapsed for row in rows)
    ended = f" {words.number(lapsed)} quy định đã hết hiệu lực, chưa có mức mới." if lapsed else ""
    return (
        f"{words.number(len(now))} quy định đang áp dụng, "
        f"{words.number(unchecked)} chưa đối chiếu với văn bản{entered}.{ended}"
    )


def year_sentence(year: Year) -> str:
    """How many days of the year are off or made up."""
    off = sum(not row.day.working and row.day.on.weekday() < 5 for row in year.days)
    worked = sum(row.day.working and row.day.on.weekday() >= 5 for row in year.days)
    own = sum(row.is_own for row in year.days)
    entered = f", {words.number(own)} ngày do cơ quan đặt" if own else ""
    return f"Năm {year.year}: nghỉ {off} ngày từ thứ Hai đến thứ Sáu, làm bù {worked} ngày{entered}."


def moves_sentence(moves: Sequence[Move]) -> str:
    """What a change does to the deadlines that are running."""
    if not moves:
        return "Không hạn đang chạy nào thay đổi."
    return f"{words.number(len(moves))} hạn đang chạy sẽ dời khi lưu."


def moves_left_out(moves: Sequence[Move]) -> str:
    """What is said of the moves that are not listed one by one."""
    return f"và {words.number(len(moves) - _SHOWN_MOVES)} hạn khác" if len(moves) > _SHOWN_MOVES else ""


def moves_listed(moves: Sequence[Move]) -> Sequence[Move]:
    """The moves that are listed one by one, the earliest new day first."""
    return moves[:_SHOWN_MOVES]


def _until(rule: Rule) -> str:
    return f"đến {words.day(rule.to_on)}" if rule.to_on else "đến nay"


def _more(rule: Rule) -> list[tuple[str, str]]:
    return [("Ghi chú", rule.note), ("Văn bản", rule.document), ("Lý do", rule.reason), ("Nguồn", rule.came_from)]


def _version_words(rule: Rule) -> str:
    return f"{rule.amount}, từ {words.day(rule.from_on)} {_until(rule)}"
