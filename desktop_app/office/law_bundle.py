"""Law that is handed to the office as a file: dated rules and days off, read with care, planned, taken whole.

An upper office sends such a file down in a signed package, an update of the program may bring one. The text is JSON:
`{"format": "law-1", "rules": [{key, value, unit, from, to?, citation, document, confidence, reason}],
"days": [{on, working, reason, document, confidence}]}`; units and confidences are named as in `resources/legal`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.law.deadline import Law, Move
from desktop_app.core.law.rulebook import Confidence, Rulebook, Unit
from desktop_app.core.package.canonical import NotJson, canonical, parsed_object
from desktop_app.office import law_changes
from desktop_app.office.desk import Desk, Service
from desktop_app.office.law import read_calendar, read_rulebook
from desktop_app.office.law_entry import Change, DayChange, DayWithdrawal, LimitUnit, RuleChange, RuleWithdrawal
from desktop_app.office.law_lines import BundleLine, LawChange, Standing, line_of
from desktop_app.office.models import DayKind, LawVersion
from desktop_app.office.rights import Right, needs

FORMAT = "law-1"
MOST_BYTES = 1 << 20
MOST_ITEMS = 400
_DEPTH = 4
_FIRST, _LAST = date(1990, 1, 1), date(2100, 12, 31)
_LENGTHS = {"key": 60, "citation": 300, "document": 120, "reason": 200}
_BROKEN = "Tệp quy định và ngày nghỉ bị hỏng hoặc không đúng mẫu. Đề nghị nơi gửi lập lại tệp."
_TOO_MANY = "Tệp quy định và ngày nghỉ quá lớn. Đề nghị nơi gửi chia thành nhiều tệp."

E = TypeVar("E", bound=Enum)


@dataclass(frozen=True)
class Bundle:
    """What a file says: versions of rules and days, in its order; nothing of it was compared with the office yet."""

    changes: tuple[LawChange, ...]


@dataclass(frozen=True)
class BundlePlan:
    """What taking a bundle would do: every item with old beside new, and the open deadlines that would move."""

    lines: tuple[BundleLine, ...]
    moves: tuple[Move, ...] = ()

    @property
    def changes(self) -> tuple[LawChange, ...]:
        """The items that are not in force already."""
        return tuple(line.change for line in self.lines if line.standing is not Standing.SAME)


def read_bundle(text: bytes) -> Bundle:
    """The bundle of a file that a stranger may have written; UserError when too big, broken or saying a thing twice."""
    if len(text) > MOST_BYTES:
        raise UserError(_TOO_MANY)
    try:
        values = parsed_object(text, _DEPTH)
        if values["format"] != FORMAT or not values.keys() <= {"format", "rules", "days"}:
            raise ValueError("format")
        rules, days = _listed(values, "rules"), _listed(values, "days")
        changes: tuple[LawChange, ...] = (*map(_rule, rules), *map(_day, days))
    except (NotJson, KeyError, TypeError, ValueError):
        raise UserError(_BROKEN) from None
    if len(changes) > MOST_ITEMS:
        raise UserError(_TOO_MANY)
    named = {(each.key, each.from_on) if isinstance(each, RuleChange) else ("", each.on) for each in changes}
    if not changes or len(named) < len(changes):
        raise UserError(_BROKEN)
    return Bundle(changes)


def written_bundle(changes: Sequence[LawChange]) -> bytes:
    """The file that `read_bundle` takes for these changes."""
    rules = [_rule_facts(each) for each in changes if isinstance(each, RuleChange)]
    days = [_day_facts(each) for each in changes if isinstance(each, DayChange)]
    return canonical({"format": FORMAT, "rules": rules, "days": days})


def plan_in(desk: Desk, session: Session, bundle: Bundle) -> BundlePlan:
    """What taking the bundle would add and change and which deadlines would move; UserError when it cannot be taken."""
    law = Law(read_rulebook(session), read_calendar(session))
    for change in bundle.changes:
        if isinstance(change, RuleChange):
            _check_known(law.rulebook, change)
    plan = BundlePlan(tuple(line_of(law, change) for change in bundle.changes))
    try:
        return replace(plan, moves=tuple(law_changes.moves_of(desk, session, plan.changes)))
    except InvalidInput as refused:
        raise UserError(f"Không nhận được các quy định này: {refused}") from None


@dataclass(frozen=True)
class DayPut:
    """A day that was put into force: the revision of its row then, and what the office had entered before."""

    on: date
    rev: int
    was: DayChange | None


class LawBundleService(Service):
    """Quy định và ngày nghỉ nhận từ nơi khác."""

    @needs(Right.CHANGE_LAW)
    def take_bundle(self, plan: BundlePlan, source: str) -> list[Move]:
        """Put what is new into force, marked as come from `source`, and move open deadlines in the same transaction.

        What came into force meanwhile is left as it is, so that taking a bundle again changes nothing.
        """
        bundle = Bundle(tuple(line.change for line in plan.lines))
        with self.desk.db.writing(self.holder.uid, f"Nhận quy định: {source}") as session:
            return list(take_in(desk=self.desk, session=session, bundle=bundle, source=source).moves)


@dataclass(frozen=True)
class Put:
    """What taking a bundle put into force, so that it can be taken back: uids of rules, days with what was there."""

    moves: tuple[Move, ...] = ()
    rules: tuple[str, ...] = ()
    days: tuple[DayPut, ...] = ()


def take_in(desk: Desk, session: Session, bundle: Bundle, source: str) -> Put:
    """Take a bundle within a piece of work of the caller."""
    changes = plan_in(desk, session, bundle).changes
    before = {each.on: law_changes.day_entered(session, each.on) for each in changes if isinstance(each, DayChange)}
    last = session.scalar(select(func.max(LawVersion.id))) or 0
    moves = law_changes.make(desk, session, [replace(each, came_from=source) for each in changes])
    rules = session.scalars(select(LawVersion.uid).where(LawVersion.id > last).order_by(LawVersion.id))
    days = (DayPut(on, law_changes.day_rev(session, on), was) for on, was in before.items())
    return Put(tuple(moves), tuple(rules), tuple(days))


def take_back(desk: Desk, session: Session, put: Put, reason: str) -> list[Move]:
    """Let what held before hold again, within a piece of work of the caller; UserError where it was changed since."""
    standing = select(LawVersion.uid).where(LawVersion.uid.in_(put.rules), LawVersion.is_withdrawn.is_(False))
    back: list[Change] = [RuleWithdrawal(uid=uid, reason=reason) for uid in session.scalars(standing)]
    for day in put.days:
        if law_changes.day_rev(session, day.on) != day.rev:
            raise UserError(
                f"Ngày {words.day(day.on)} đã sửa lại sau khi nhận nên không bỏ cả gói được. "
                "Mở Quy định và ngày nghỉ để sửa từng ngày."
            )
        back.append(day.was or DayWithdrawal(on=day.on, reason=reason))
    try:
        return law_changes.make(desk, session, back)
    except InvalidInput as refused:
        raise UserError(f"Không bỏ lại được các quy định này: {refused}") from None


def _check_known(book: Rulebook, change: RuleChange) -> None:
    if change.key not in book.keys():  # noqa: SIM118
        raise UserError(
            "Tệp có quy định mà chương trình này chưa biết. Cập nhật chương trình lên bản mới rồi nhận lại tệp."
        )
    newest = book.versions(change.key)[-1]
    limits = set(LimitUnit.__members__)
    if change.unit is not newest.unit and not {change.unit.name, newest.unit.name} <= limits:
        raise UserError(f"Quy định “{newest.title}” trong tệp sai cách tính. Đề nghị nơi gửi sửa lại tệp.")
    if not newest.least <= change.value <= newest.most:
        least, most = words.number(newest.least), words.number(newest.most)
        raise UserError(
            f"Quy định “{newest.title}” trong tệp có mức ngoài khoảng từ {least} đến {most}. "
            "Đề nghị nơi gửi sửa lại tệp."
        )


def _listed(values: Mapping[str, Any], name: str) -> list[Any]:
    found = values.get(name, [])
    if not isinstance(found, list):
        raise ValueError(name)
    return found


def _rule(facts: Mapping[str, Any]) -> RuleChange:
    from_on, to_on = _on(facts["from"]), _on(facts["to"]) if facts.get("to") else None
    if to_on and to_on < from_on:
        raise ValueError("to")
    value = facts["value"]
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("value")
    return RuleChange(
        key=_text(facts, "key"),
        value=value,
        unit=_named(Unit, facts["unit"]),
        from_on=from_on,
        to_on=to_on,
        citation=_text(facts, "citation"),
        document=_text(facts, "document"),
        reason=_text(facts, "reason"),
        confidence=_named(Confidence, facts["confidence"]),
    )


def _day(facts: Mapping[str, Any]) -> DayChange:
    if not isinstance(facts["working"], bool):
        raise ValueError("working")
    return DayChange(
        on=_on(facts["on"]),
        kind=DayKind.WORKED if facts["working"] else DayKind.OFF,
        reason=_text(facts, "reason"),
        document=_text(facts, "document"),
        confidence=_named(Confidence, facts["confidence"]),
    )


def _text(facts: Mapping[str, Any], name: str) -> str:
    value = facts[name]
    if not isinstance(value, str) or not 0 < len(value.strip()) <= _LENGTHS[name] or not value.isprintable():
        raise ValueError(name)
    return value.strip()


def _on(value: Any) -> date:
    on = date.fromisoformat(value)
    if not _FIRST <= on <= _LAST:
        raise ValueError("day")
    return on


def _named(options: type[E], name: Any) -> E:
    return options[name.upper()] if isinstance(name, str) else options[""]


def _rule_facts(change: RuleChange) -> dict[str, Any]:
    to = {"to": change.to_on.isoformat()} if change.to_on else {}
    return to | {
        "key": change.key, "value": change.value, "unit": change.unit.name.lower(),
        "from": change.from_on.isoformat(), "citation": change.citation, "document": change.document,
        "confidence": (change.confidence or Confidence.OFFICE).name.lower(), "reason": change.reason[:200],
    }  # fmt: skip


def _day_facts(change: DayChange) -> dict[str, Any]:
    return {
        "on": change.on.isoformat(), "working": change.kind is DayKind.WORKED, "reason": change.reason,
        "document": change.document, "confidence": (change.confidence or Confidence.OFFICE).name.lower(),
    }  # fmt: skip
