"""The rules of voting as dated data: who votes on what, in which forms, how many must come and how many must agree."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from desktop_app.areas.decisions.states import Form, Item, Scope
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.law.rulebook import Confidence
from desktop_app.core.resources import resource


class NoVoteRule(UserError):
    """The law does not let this be decided there on that day."""


class Counted(Enum):
    """What is counted: the value is what one of them is called."""

    HOUSEHOLDS = "hộ"
    HAMLETS = "thôn, tổ dân phố"
    PRESENT = "hộ có người dự họp"

    @property
    def whole(self) -> str:
        """What all of them together are called."""
        return f"số {self.value}" if self is Counted.PRESENT else f"tổng số {self.value}"


class Effect(Enum):
    """From when a decision that passed holds."""

    VOTED = "Từ ngày được biểu quyết thông qua"
    RECOGNISED = "Từ ngày có quyết định công nhận"
    SET = "Từ ngày Ủy ban nhân dân xã ấn định"


class Recogniser(Enum):
    """Who recognises a result."""

    OFFICE = "Ủy ban nhân dân cấp xã"
    FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam cấp xã"


class Condition(Enum):
    """When a form of voting is open."""

    CHOSEN = "Do Chủ tịch Ủy ban nhân dân xã chọn"
    NO_QUORUM = "Chỉ sau khi đã họp mà không đủ số hộ dự"
    ONLINE_CHOSEN = "Chỉ khi trên một nửa tổng số hộ đã chọn biểu quyết trực tuyến"


@dataclass(frozen=True)
class Share:
    """A part of a whole that must be reached, or exceeded when it is strict; reckoned in whole numbers only.

    `sign` is how the data write it, for programs that read along.
    """

    numerator: int
    denominator: int
    is_strict: bool
    sign: str = field(default="", compare=False)

    def is_met(self, count: int, whole: int) -> bool:
        """Whether so many are enough; never of an empty whole."""
        if whole <= 0:
            return False
        left, right = count * self.denominator, whole * self.numerator
        return left > right if self.is_strict else left >= right

    def needed(self, whole: int) -> int:
        """The smallest number that is enough."""
        if self.is_strict:
            return whole * self.numerator // self.denominator + 1
        return -(-whole * self.numerator // self.denominator)

    @property
    def said(self) -> str:
        """As it is said: "từ 2/3", "trên 50%"."""
        part = "50%" if (self.numerator, self.denominator) == (1, 2) else f"{self.numerator}/{self.denominator}"
        return f"{'trên' if self.is_strict else 'từ'} {part}"


@dataclass(frozen=True)
class Basis:
    """A share with the place it stands in and how sure that is."""

    share: Share
    article: str
    confidence: Confidence


@dataclass(frozen=True)
class FormRule:
    """A form that the law allows, and when; no condition means always."""

    form: Form
    condition: Condition | None
    article: str
    confidence: Confidence


@dataclass(frozen=True, kw_only=True)
class VoteRule:
    """How a matter is voted on, as the law had it from `from_on` to `to_on`, both included.

    `choice` is "" for the matter itself, "online" for whether to vote online, "procedure" for what those who came
    settle. `attendance` is None where nobody has to come; `each` is what makes one hamlet agree where hamlets count.
    """

    item: Item
    scope: Scope
    choice: str
    voters: str
    forms: tuple[FormRule, ...]
    attendance: Basis | None
    threshold: Share
    counted: Counted
    each: Basis | None
    effect: Effect
    recogniser: Recogniser | None
    recognition_article: str
    article: str
    confidence: Confidence
    note: str
    from_on: date
    to_on: date | None

    def form(self, form: Form) -> FormRule | None:
        """What the law says of that form; None where it may not be used."""
        return next((rule for rule in self.forms if rule.form is form), None)

    def binds_on(self, on: date) -> bool:
        """Whether this is the version of the day."""
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)


_SIGNS = {unicodedata.lookup("GREATER-THAN OR EQUAL TO"): False, ">": True}
"""The signs of the data, and whether each is strict; the first is not in the window's font and never shown there."""


@cache
def vote_rules() -> tuple[VoteRule, ...]:
    """Every version of every rule that is shipped."""
    read = tomllib.loads(resource("legal", "decisions", "votes.toml").read_text(encoding="utf-8"))
    law = read["instrument"]
    return tuple(
        _rule({"voters": read["voters"], "note": read["unread"], **entry, **version}, Item[item], law)
        for entry in read["rule"]
        for version in entry["versions"]
        for item in entry["items"]
    )


def rule_of(item: Item, scope: Scope, on: date, *, choice: str = "") -> VoteRule:
    """The rule by which this is voted on that day; NoVoteRule says why there is none."""
    known = [rule for rule in vote_rules() if (rule.item, rule.scope, rule.choice) == (item, scope, choice)]
    found = next((rule for rule in known if rule.binds_on(on)), None)
    if found:
        return found
    if known:
        first = min(rule.from_on for rule in known)
        raise NoVoteRule(
            f"Ngày {words.day(on)} chưa có quy định về biểu quyết việc này; luật có hiệu lực từ ngày "
            f"{words.day(first)}. Kiểm tra lại ngày."
        )
    raise NoVoteRule(
        f"“{item.value}” không phải việc biểu quyết theo cách này ở phạm vi “{scope.value}”. Hãy chọn phạm vi thôn, "
        "tổ dân phố."
    )


def read_share(text: str) -> Share:
    """A share as the data write it: two thirds or more, "> 1/2"; ValueError for anything else."""
    found = re.fullmatch(r"(\S) (\d+)/(\d+)", text)
    if not found or found[1] not in _SIGNS:
        raise ValueError(text)
    return Share(int(found[2]), int(found[3]), _SIGNS[found[1]], text)


def _rule(facts: Mapping[str, Any], item: Item, law: str) -> VoteRule:
    return VoteRule(
        item=item,
        scope=Scope[facts["scope"]],
        choice=facts.get("choice", ""),
        voters=facts["voters"],
        forms=tuple(_form(form, law) for form in facts["forms"]),
        attendance=_basis(facts, "attendance", law),
        threshold=read_share(facts["threshold"]),
        counted=Counted[facts["denominator"]],
        each=_basis({"each_article": facts["article"], **facts}, "each", law),
        effect=Effect[facts["effect"]],
        recogniser=Recogniser[facts["recogniser"]] if facts["recogniser"] else None,
        recognition_article=_cited(facts["recognition_article"], law),
        article=_cited(facts["article"], law),
        confidence=Confidence[facts["confidence"].upper()],
        note=facts["note"],
        from_on=facts["from"],
        to_on=facts.get("to"),
    )


def _basis(facts: Mapping[str, Any], name: str, law: str) -> Basis | None:
    if name not in facts:
        return None
    confidence = Confidence[facts[f"{name}_confidence"].upper()]
    return Basis(read_share(facts[name]), _cited(facts[f"{name}_article"], law), confidence)


def _form(facts: Mapping[str, Any], law: str) -> FormRule:
    condition = Condition[facts["condition"]] if facts["condition"] else None
    return FormRule(
        Form[facts["form"]], condition, _cited(facts["article"], law), Confidence[facts["confidence"].upper()]
    )


def _cited(article: str, law: str) -> str:
    """The place with its instrument, the law where it names none."""
    return article if not article or "Nghị định" in article else f"{article} {law}"
