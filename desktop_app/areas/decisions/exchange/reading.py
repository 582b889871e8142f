"""From a row of a workbook to a decision: what was decided, how the vote went, what came of it; pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from desktop_app.areas.decisions.entry import DecisionEntry, problems_of
from desktop_app.areas.decisions.exchange.declared import FAILED, LACKED, PASSED
from desktop_app.areas.decisions.fields import DECISION_FORM
from desktop_app.areas.decisions.law import kind_of
from desktop_app.areas.decisions.rules import Figures, NoVoteRule, VoteRule, rule_of, verdict
from desktop_app.areas.decisions.states import Form, Item, Kind, Proposer, Scope, Way
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.office.exchange.struck import Struck, without_struck
from desktop_app.office.exchange.telling import Hint

COUNTS = ("households", "present", "handed_out", "returned", "invalid", "yes", "no", "other")
_DAYS = (("voted_on", "Ngày biểu quyết"), ("sent_on", "Ngày gửi"), ("recognised_on", "Ngày công nhận"))
_LATER = ("voted_on", "sent_on", "recognised_on", "finished_on", "result", *COUNTS)
_CHECKED = {entry.name: entry for entry in DECISION_FORM}
_RECOGNISED = frozenset({Kind.ELECTION, Kind.RELEASE, Kind.BOARDS})


@dataclass(frozen=True, kw_only=True)
class DecisionRow:
    """A decision as a workbook tells it; `counts` are those of its vote, empty where none are told."""

    entry: DecisionEntry
    kind: Kind
    form: Form = Form.MEETING
    way: Way | None = None
    voted_on: date | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    result: str = ""
    document_number: str = ""
    sent_on: date | None = None
    recognised_on: date | None = None
    recognised_number: str = ""
    finished_on: date | None = None
    struck: Struck | None = None

    @property
    def needs_recognition(self) -> bool:
        """Whether somebody has to recognise what was decided."""
        return self.kind in _RECOGNISED


def decision_row(values: Mapping[str, Any], today: date, *, old: bool) -> tuple[DecisionRow | None, list[Hint]]:
    """The decision of a row, or why it is none."""
    note, struck, marked = without_struck(str(values.get("note") or ""), today, "việc")
    kept, hints = _entry({**values, "note": note}, today)
    hints += marked
    if kept is None:
        return None, hints
    kind = kind_of(kept.item, kept.scope, is_release=kept.is_release)
    hints += _days(values, kept.proposed_on, today)
    if not old and any(values.get(key) is not None for key in _LATER):
        told = next(key for key in _LATER if values.get(key) is not None)
        hints.append(Hint(told, "Kết quả chỉ nhập khi chọn Nhập sổ cũ. Bỏ trống, hoặc nhập lại và chọn Nhập sổ cũ."))
    counts = {key: int(values[key]) for key in COUNTS if values.get(key) is not None}
    row = DecisionRow(
        entry=kept,
        kind=kind,
        form=_chosen(Form, values.get("form")) or Form.MEETING,
        way=_chosen(Way, values.get("way")),
        voted_on=values.get("voted_on"),
        counts=counts,
        result=values.get("result") or "",
        document_number=values.get("document_number") or "",
        sent_on=values.get("sent_on"),
        recognised_on=values.get("recognised_on"),
        recognised_number=values.get("recognised_number") or "",
        finished_on=values.get("finished_on"),
        struck=struck,
    )
    row, more = _counted(row)
    hints += [*more, *_after(row)]
    return (None if any(hint.refused for hint in hints) else row), hints


def _entry(values: Mapping[str, Any], today: date) -> tuple[DecisionEntry | None, list[Hint]]:
    hints, kept = list[Hint](), dict[str, Any]()
    scope = _chosen(Scope, values.get("scope")) or Scope.HAMLET
    usual = Proposer.CHAIR if scope is Scope.COMMUNE else Proposer.HEAD
    raw: dict[str, Any] = {
        **{key: values.get(key) for key in ("hamlet", "title", "content", "proposer_name", "note")},
        "content": values.get("content") or values.get("title"),
        "proposed_on": values.get("proposed_on"),
        "item": _chosen(Item, values.get("item")),
        "scope": scope,
        "proposer": _chosen(Proposer, values.get("proposer")) or usual,
        "is_release": values.get("is_release") or False,
    }
    for name, value in raw.items():
        try:
            kept[name] = _CHECKED[name].read(value, today)
        except ValueError as error:
            hints.append(Hint(name, str(error)))
            kept[name] = None
    if kept["item"] is Item.BQ3:
        hints.append(Hint("item", "Hương ước, quy ước nhập ở bảng của nó. Chuyển dòng sang bảng đó."))
    hints = hints or [Hint(name, said) for name, said in problems_of(kept).items()]
    if hints:
        return None, hints
    kept["is_release"] = bool(kept["is_release"]) and kept["item"] is Item.BQ4
    return DecisionEntry(**kept), hints


def _chosen(kind: Any, value: object) -> Any:
    """The member whose words stand in the cell; None for an empty one."""
    return next((member for member in kind if member.value == value), None)


def _days(values: Mapping[str, Any], proposed_on: date, today: date) -> Iterator[Hint]:
    before, called = proposed_on, "Ngày đề xuất"
    for key, label in (*_DAYS, ("finished_on", "Ngày xong")):
        on = values.get(key)
        if on is None:
            continue
        if on > today:
            yield Hint(key, f"{label} sau hôm nay. Kiểm tra lại ngày.")
        elif on < before:
            yield Hint(key, f"{label} trước {words.inside(called)} {words.day(before)}. Kiểm tra lại hai ngày.")
        before, called = on, label


def _counted(row: DecisionRow) -> tuple[DecisionRow, list[Hint]]:
    """The row with the result that follows from its counts, and what is wrong with them."""
    if not row.counts:
        return row, []
    if row.kind in (Kind.COMMUNE_WORKS, Kind.ELECTION):
        return row, [
            Hint("yes", "Việc này không ghi số phiếu trong bảng. Ghi Kết quả, số phiếu ghi ở trang Kiểm phiếu.")
        ]
    wanted = {"voted_on": row.voted_on, "households": row.counts.get("households"), "yes": row.counts.get("yes")}
    missing = [key for key, value in wanted.items() if value is None]
    if row.result != LACKED and missing:
        return row, [Hint(missing[0], "Có số phiếu mà thiếu ngày, tổng số hộ hoặc số tán thành. Ghi đủ ba mục này.")]
    hints = list(_disagreeing(row.counts))
    if hints or row.voted_on is None:
        return row, hints
    rule = _rule(row)
    if rule is None:
        return row, [] if row.result else [Hint("result", "Ngày này chưa có quy định để tính. Ghi Kết quả.")]
    try:
        found = verdict(rule, figures_of(row))
    except InvalidInput as error:
        columns = {"voted": "yes"}
        return row, [Hint(columns.get(key, key), said) for key, said in error.problems.items()]
    result = LACKED if not found.has_quorum else PASSED if found.passed else FAILED
    if row.result and row.result != result:
        said = f"Theo số phiếu thì {words.inside(result)}: {found.lines[-1]} Kiểm tra lại số phiếu hoặc Kết quả."
        return row, [Hint("result", said)]
    return _with_result(row, result), []


def figures_of(row: DecisionRow) -> Figures:
    """The counts as the rule sees them."""
    counts = row.counts
    present = counts.get("present") if row.form is Form.MEETING else counts.get("returned")
    return Figures(
        counts.get("households", 0),
        present,
        counts.get("yes", 0),
        counts.get("no", 0),
        counts.get("other", 0),
        row.form,
    )


def _rule(row: DecisionRow) -> VoteRule | None:
    try:
        return rule_of(row.entry.item, row.entry.scope, row.voted_on or row.entry.proposed_on)
    except NoVoteRule:
        return None


def _with_result(row: DecisionRow, result: str) -> DecisionRow:
    return replace(row, result=result)


def _disagreeing(counts: Mapping[str, int]) -> Iterator[Hint]:
    """Totals that do not agree with each other."""
    out, back, bad = (counts.get(key) for key in ("handed_out", "returned", "invalid"))
    said = sum(counts.get(key, 0) for key in ("yes", "no", "other"))
    if out is not None and back is not None and back > out:
        yield Hint("returned", f"Thu về {words.number(back)} phiếu, nhiều hơn số phát ra. Đếm lại phiếu.")
    if back is not None and said and said + (bad or 0) != back:
        yield Hint(
            "returned",
            f"Thu về {words.number(back)} phiếu mà tán thành, không tán thành, ý kiến khác và không hợp lệ cộng lại "
            f"{words.number(said + (bad or 0))}. Sửa cho khớp.",
        )


def _after(row: DecisionRow) -> Iterator[Hint]:
    if row.sent_on and row.result != PASSED:
        yield Hint("sent_on", "Có Ngày gửi mà chưa thông qua. Ghi Kết quả là Thông qua, hoặc bỏ Ngày gửi.")
    if row.result and row.voted_on is None:
        yield Hint("voted_on", "Có Kết quả mà chưa có Ngày biểu quyết. Ghi ngày.")
    if row.recognised_on and not (row.needs_recognition or row.kind is Kind.COMMUNE_WORKS):
        yield Hint("recognised_on", "Việc này không phải công nhận. Bỏ trống Ngày công nhận.")
    if row.recognised_on and not row.sent_on:
        yield Hint("sent_on", "Có Ngày công nhận mà chưa có Ngày gửi. Ghi ngày gửi.")
    if row.finished_on and not row.sent_on:
        yield Hint("finished_on", "Có Ngày xong mà chưa có Ngày gửi. Ghi ngày gửi, hoặc bỏ Ngày xong.")
