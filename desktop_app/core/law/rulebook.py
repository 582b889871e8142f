"""Dated legal rules: every number the law sets, with its article, its days and how sure we are of it."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import Any

from desktop_app.core import words
from desktop_app.core.errors import UserError


class Unit(Enum):
    """What a rule counts; the value is the word that follows the number on screen and on paper."""

    WORKING_DAYS = "ngày làm việc"
    CALENDAR_DAYS = "ngày"
    DAYS_A_WEEK = "ngày mỗi tuần"
    DAYS_A_MONTH = "ngày mỗi tháng"
    HOURS = "giờ"
    MINUTES = "phút"
    SECONDS = "giây"
    TIMES = "lần"
    PEOPLE = "người"
    COLUMNS = "cột"
    CHARACTERS = "ký tự"
    DAY_OF_MONTH = "hằng tháng"
    DAY_OF_YEAR = "hằng năm"
    MONTHS = "tháng"
    PERCENT = "% số hộ"
    HOUSEHOLDS = "hộ"
    POINTS = "điểm"
    FORMS = "phiếu"
    QUESTIONS = "câu"
    OF_HUNDRED = "%"
    WAY = "cách"


class Confidence(Enum):
    """How a rule is known; the value is shown to the official."""

    TEXT = "Đã đối chiếu văn bản"
    OFFICE = "Cơ quan nhập theo văn bản"
    SCAN = "Theo bản chụp, chưa đối chiếu bản ký"
    SECONDARY = "Theo tài liệu dẫn lại, chưa đối chiếu văn bản"
    DERIVED = "Suy ra từ văn bản, chưa đối chiếu"
    UNCHECKED = "Chưa đối chiếu văn bản đang có hiệu lực"
    DRAFT = "Bản nháp do chương trình đề xuất, chưa có văn bản"

    @property
    def checked(self) -> bool:
        """Whether somebody has held the number against the article itself."""
        return self in (Confidence.TEXT, Confidence.OFFICE)


class NoRule(UserError):
    """The law in the program does not reach back to the day that was asked about."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One version of one rule; it binds from `from_on` to `to_on`, both included, without end when `to_on` is None.

    `source` is "file" for a shipped version, else the uid of the office's own, which then has a document and a reason;
    `came_from` says who sent that one, when the office did not enter it itself.
    `adds_to` is the rule on top of which the days of this one come: what is extended. Its number may be set from
    `least` to `most`.
    """

    key: str
    title: str
    value: int
    unit: Unit
    from_on: date
    to_on: date | None = None
    citation: str
    confidence: Confidence
    note: str = ""
    adds_to: str = ""
    least: int = 1
    most: int = 9999
    source: str = "file"
    document: str = ""
    reason: str = ""
    came_from: str = ""

    def binds_on(self, on: date) -> bool:
        """Whether this is the version of the day."""
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)

    @property
    def amount(self) -> str:
        """The number with its unit: "10 ngày làm việc"; "cách 2" of several; a day of the year is kept as 1118."""
        if self.unit is Unit.DAY_OF_YEAR:
            return f"{self.value % 100:02d}/{self.value // 100:02d} {self.unit.value}"
        if self.unit is Unit.WAY:
            return f"{self.unit.value} {self.value}"
        return f"{words.number(self.value)} {self.unit.value}"


class Rulebook:
    """All rules of one office; each key has exactly one version for every day since its first."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """ValueError names the key and the day where two versions overlap or none binds: a fault in the data."""
        by_key = dict[str, list[Rule]]()
        for rule in rules:
            by_key.setdefault(rule.key, []).append(rule)
        self._versions = {key: _without_gaps(versions) for key, versions in sorted(by_key.items())}

    def keys(self) -> tuple[str, ...]:
        """Every key, in alphabetical order."""
        return tuple(self._versions)

    def versions(self, key: str) -> tuple[Rule, ...]:
        """Every version of a rule, the oldest first; KeyError for a key that does not exist."""
        return self._versions[key]

    def at(self, key: str, on: date) -> Rule:
        """The one version that binds on the day of the record; NoRule when the day is before the first version."""
        versions = self.versions(key)
        for rule in reversed(versions):
            if rule.binds_on(on):
                return rule
        side = f"sau ngày {words.day(versions[-1].to_on)}" if on > versions[0].from_on else f"trước {_first(versions)}"
        raise NoRule(
            f"Chưa có quy định “{versions[0].title}” cho ngày {words.day(on)} ({side}). "
            "Kiểm tra lại ngày, hoặc nhờ người quản trị thêm ở trang Quy định và ngày nghỉ."
        )

    def find(self, key: str, on: date) -> Rule | None:
        """The version of the day; None for a day that the law in the program does not reach."""
        try:
            return self.at(key, on)
        except NoRule:
            return None

    def amended(self, corrections: Iterable[Rule]) -> "Rulebook":
        """A rulebook in which each correction, in turn, replaces for its days whatever was there before."""
        versions = {key: list(known) for key, known in self._versions.items()}
        for correction in corrections:
            known = versions.get(correction.key, [])
            versions[correction.key] = sorted(
                [*(part for rule in known for part in _outside(rule, correction)), correction],
                key=lambda rule: rule.from_on,
            )
        return Rulebook(rule for known in versions.values() for rule in known)


def load_rules(folder: Path) -> list[Rule]:
    """Every rule of the files *.toml of a folder, one file an instrument; ValueError names the file that is wrong."""
    rules = list[Rule]()
    for path in sorted(folder.glob("*.toml")):
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        try:
            rules += (
                _rule(read["instrument"], entry, version) for entry in read["rule"] for version in entry["versions"]
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path.name}: {error!r}") from error
    return rules


def _rule(instrument: str, entry: Mapping[str, Any], version: Mapping[str, Any]) -> Rule:
    facts = {"instrument": instrument, **entry, **version}
    return Rule(
        key=facts["key"],
        title=facts["title"],
        value=facts["value"],
        unit=Unit[facts["unit"].upper()],
        from_on=facts["from"],
        to_on=facts.get("to"),
        citation=f"{facts['article']} {facts['instrument']}".strip(),
        confidence=Confidence[facts["confidence"].upper()],
        note=facts.get("note", ""),
        adds_to=facts.get("adds_to", ""),
        least=facts.get("least", 1),
        most=facts.get("most", 9999),
    )


def _first(versions: tuple[Rule, ...]) -> str:
    return f"ngày {words.day(versions[0].from_on)}"


def _without_gaps(versions: list[Rule]) -> tuple[Rule, ...]:
    ordered = sorted(versions, key=lambda rule: rule.from_on)
    for earlier, later in pairwise(ordered):
        if earlier.to_on is None or earlier.to_on >= later.from_on:
            raise ValueError(f"{later.key}: two versions bind on {later.from_on}")
        if earlier.to_on + timedelta(days=1) != later.from_on:
            raise ValueError(f"{later.key}: no version binds after {earlier.to_on}")
    for rule in ordered:
        if rule.to_on and rule.to_on < rule.from_on:
            raise ValueError(f"{rule.key}: ends on {rule.to_on} before it begins on {rule.from_on}")
    return tuple(ordered)


def _outside(rule: Rule, correction: Rule) -> list[Rule]:
    """What is left of a version when another one takes its own days out of it."""
    before = correction.to_on is not None and correction.to_on < rule.from_on
    after = rule.to_on is not None and rule.to_on < correction.from_on
    if before or after:
        return [rule]
    left = list[Rule]()
    if rule.from_on < correction.from_on:
        left.append(replace(rule, to_on=correction.from_on - timedelta(days=1)))
    if correction.to_on and (rule.to_on is None or rule.to_on > correction.to_on):
        left.append(replace(rule, from_on=correction.to_on + timedelta(days=1)))
    return left
