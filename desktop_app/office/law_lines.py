"""How one item of handed-in law stands beside the law that holds at the office: old words and new ones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from desktop_app.core import words
from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.law.citation import UNCHECKED
from desktop_app.core.law.deadline import Law
from desktop_app.core.law.rulebook import Confidence, Rule, Rulebook
from desktop_app.office.law_entry import DayChange, RuleChange
from desktop_app.office.models import DayKind

LawChange = RuleChange | DayChange


class Standing(Enum):
    """What one item of a bundle does to the law that holds at the office; the value is shown."""

    ADDED = "Thêm mới"
    CHANGED = "Thay đổi"
    SAME = "Đã có, không đổi"


@dataclass(frozen=True)
class BundleLine:
    """One item beside what holds now: its name, the old words (none where nothing was), the new ones, the basis."""

    change: LawChange
    standing: Standing
    title: str
    before: str
    after: str
    basis: str


def line_of(law: Law, change: LawChange) -> BundleLine:
    """The item beside the law that holds."""
    return _rule_line(law.rulebook, change) if isinstance(change, RuleChange) else _day_line(law.calendar, change)


def _rule_line(book: Rulebook, change: RuleChange) -> BundleLine:
    versions = [each for each in book.versions(change.key) if _meets(each, change)]
    newest = book.versions(change.key)[-1]
    new = replace(
        newest,
        value=change.value,
        unit=change.unit,
        from_on=change.from_on,
        to_on=change.to_on,
        confidence=change.confidence or Confidence.OFFICE,
    )
    basis = f"{change.citation} ({change.document})" if change.document not in change.citation else change.citation
    return BundleLine(
        change,
        _rule_standing(versions, change),
        newest.title,
        "; ".join(_said(each) for each in versions),
        _said(new),
        _doubted(basis, change.confidence),
    )


def _rule_standing(versions: Sequence[Rule], change: RuleChange) -> Standing:
    def same(rule: Rule) -> bool:
        facts = (rule.value, rule.unit, rule.from_on, rule.to_on, rule.citation, rule.confidence)
        return facts == (
            change.value, change.unit, change.from_on, change.to_on, change.citation,
            change.confidence or Confidence.OFFICE,
        )  # fmt: skip

    if any(same(rule) for rule in versions):
        return Standing.SAME
    return Standing.CHANGED if versions else Standing.ADDED


def _meets(rule: Rule, change: RuleChange) -> bool:
    """Whether the version holds on any day of the change."""
    begins_in_time = change.to_on is None or rule.from_on <= change.to_on
    return begins_in_time and (rule.to_on is None or rule.to_on >= change.from_on)


def _day_line(calendar: WorkCalendar, change: DayChange) -> BundleLine:
    now = calendar.day(change.on)
    working = change.kind is DayKind.WORKED
    own = calendar.office_days.get(change.on)
    standing = Standing.CHANGED if own or not now.working else Standing.ADDED
    if now.working is working and (own is None or own.reason == change.reason):
        standing = Standing.SAME
    return BundleLine(
        change,
        standing,
        words.long_day(change.on),
        _capital(now.why),
        _capital(f"{'làm việc' if working else 'nghỉ'}: {change.reason}"),
        _doubted(change.document, change.confidence),
    )


def _said(rule: Rule) -> str:
    until = f" đến {words.day(rule.to_on)}" if rule.to_on else ""
    return f"{rule.amount}, từ {words.day(rule.from_on)}{until}"


def _doubted(basis: str, confidence: Confidence | None) -> str:
    return f"{basis} ({UNCHECKED})" if confidence and not confidence.checked else basis


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
