"""The grounds on which reception is refused, chosen by the day of the visit; which of them ask for a written notice."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.rules import ANSWER, ANSWERED_AT_THE_DESK
from desktop_app.core import words
from desktop_app.core.law.rulebook import Confidence
from desktop_app.core.resources import resource
from desktop_app.office.matter_kinds import Kind

FIELDS = ("refusal_ground", "notice_number", "notice_on")
"""What an entry says of a refusal; of another handling none of it is kept."""


@dataclass(frozen=True, kw_only=True)
class Ground:
    """One ground as the law had it from `from_on` to `to_on`; `code` is what a visit keeps.

    `notice` says whether a written notice is asked; `limit` is the dated rule of its deadline, empty when none is.
    """

    code: str
    title: str
    wording: str
    citation: str
    short_citation: str
    kinds: tuple[Kind, ...]
    notice: bool
    limit: str
    confidence: Confidence
    from_on: date
    to_on: date | None
    note: str

    def binds_on(self, on: date) -> bool:
        """Whether the ground is law on the day."""
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)

    def doubt(self, kind: Kind | None) -> str:
        """What is odd about the ground for a visit of that kind; nothing when it fits or the kind is a mixed one."""
        if not self.kinds or kind in (None, Kind.SEVERAL, Kind.OTHER, *self.kinds):
            return ""
        meant = ", ".join(each.value.lower() for each in self.kinds)
        return f"Căn cứ này nói về {meant}. Kiểm tra lại loại hoặc căn cứ. Vẫn lưu được."

    @property
    def told(self) -> str:
        """Where it stands, whether a notice is asked, how sure that is; for the line under the field."""
        asked = "Phải ra thông báo bằng văn bản." if self.notice else "Giải thích trực tiếp, không phải ra thông báo."
        sure = "" if self.confidence.checked else f"{self.confidence.value}."
        return " ".join(part for part in (f"{self.citation}.", asked, sure, self.note) if part)


def load_grounds(path: Path) -> tuple[Ground, ...]:
    """Every version of every ground, in the order of the articles."""
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(_ground({**entry, **version}) for entry in read["ground"] for version in entry["versions"])


def _ground(facts: Mapping[str, Any]) -> Ground:
    return Ground(
        code=facts["code"],
        title=facts["title"],
        wording=facts["wording"],
        citation=f"{facts['article']} {facts['instrument']}",
        short_citation=f"{facts['article']} {facts['in_short']}",
        kinds=tuple(Kind[name] for name in facts.get("kinds", ())),
        notice=facts["notice"],
        limit=facts.get("limit", ""),
        confidence=Confidence[facts["confidence"].upper()],
        from_on=facts["from"],
        to_on=facts.get("to"),
        note=facts.get("note", ""),
    )


@cache
def _shipped() -> tuple[Ground, ...]:
    return load_grounds(resource("legal", "refusal", "grounds.toml"))


def grounds_on(on: date) -> tuple[Ground, ...]:
    """The grounds that are law on the day."""
    return tuple(ground for ground in _shipped() if ground.binds_on(on))


def ground_of(code: str, on: date) -> Ground | None:
    """The ground of a visit of that day; None when it has none, or none that was law then."""
    return next((ground for ground in grounds_on(on) if ground.code == code), None)


def asks_notice(handling: Handling, code: str, on: date) -> bool:
    """Whether a visit of that day, handled so, must be followed by a written notice."""
    ground = ground_of(code, on) if handling is Handling.REFUSE else None
    return ground is not None and ground.notice


def limit_of(handling: Handling, code: str, on: date) -> str:
    """The dated rule by which the citizen must have an answer: the notice of a refusal has one of its own."""
    ground = ground_of(code, on) if handling is Handling.REFUSE else None
    return ground.limit if ground is not None and ground.notice and ground.limit else ANSWER


def settled_on(handling: Handling, code: str, received_on: date, notice_on: date | None) -> date | None:
    """The day on which the handling itself answers the citizen: at the desk, or by the notice; None for no answer."""
    if handling in ANSWERED_AT_THE_DESK:
        return received_on
    if handling is not Handling.REFUSE or not code:
        return None
    return notice_on if asks_notice(handling, code, received_on) else received_on


def without_refusal(values: Mapping[str, Any]) -> dict[str, Any]:
    """The same values; what belongs to a refusal is empty where nothing was refused."""
    if values.get("handling") is Handling.REFUSE:
        return dict(values)
    return {**values, "refusal_ground": "", "notice_number": "", "notice_on": None}


def refusal_problems(values: Mapping[str, Any]) -> dict[str, str]:
    """What is missing or contradicts itself in a refusal: a sentence for each field.

    Of a day before the first ground that the program has none can be asked for.
    """
    if values.get("handling") is not Handling.REFUSE:
        return {}
    found: dict[str, str] = {}
    code, on = values.get("refusal_ground") or "", values["received_on"]
    if not code and grounds_on(on):
        found["refusal_ground"] = "Chưa chọn căn cứ từ chối. Chọn một căn cứ trong danh sách."
    elif code and ground_of(code, on) is None:
        known = _codes(grounds_on(on))
        instead = f"Chọn lại trong các căn cứ {known}." if known else "Để trống căn cứ."
        found["refusal_ground"] = f"Ngày {words.day(on)} chưa có căn cứ này. {instead}"
    number, notice_on = values.get("notice_number") or "", values.get("notice_on")
    if number and notice_on is None:
        found["notice_on"] = "Đã có số thông báo, chưa có ngày. Ghi ngày của thông báo."
    if notice_on is not None and not number:
        found["notice_number"] = "Đã có ngày thông báo, chưa có số. Ghi số của thông báo."
    if notice_on is not None and notice_on < on:
        found["notice_on"] = "Ngày thông báo trước ngày tiếp. Kiểm tra lại hai ngày."
    return found


def _codes(grounds: Iterable[Ground]) -> str:
    return ", ".join(ground.code for ground in grounds)
