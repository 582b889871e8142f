"""What must be disclosed: the shipped items by the day of the record, and the office's own over them."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.further_models import CatalogueItem
from desktop_app.areas.disclosure.models import Form
from desktop_app.core import words
from desktop_app.core.law.rulebook import Confidence
from desktop_app.core.resources import resource

DUE = "disclosure.due"
ISSUED = "Ngày ban hành văn bản"


@dataclass(frozen=True)
class Limit:
    """A limit of an item: the dated rule and the event that starts it."""

    rule_key: str
    trigger: str


@dataclass(frozen=True, kw_only=True)
class Item:
    """One version of one item; it binds from `from_on` to the end of `to_on`.

    `forms` are the mandatory ones (Điều 13). A permanent item hangs always at the head office only. `has_names` says
    that its documents usually hold lists of persons. `months` are those in which the law itself makes it due each year.
    `source` is "file", or the uid of the office's own version.
    """

    code: str
    short: str
    title: str
    citation: str
    forms: tuple[Form, ...]
    limits: tuple[Limit, ...]
    confidence: Confidence
    from_on: date
    to_on: date | None = None
    is_permanent: bool = False
    has_names: bool = False
    months: tuple[int, ...] = ()
    note: str = ""
    source: str = "file"
    document: str = ""
    reason: str = ""

    @property
    def main_code(self) -> str:
        """The item it is a part of, itself when it is a whole one: "CK02" of "CK02.3"."""
        return self.code.partition(".")[0]

    @property
    def is_part(self) -> bool:
        """Whether it is a part of another item."""
        return "." in self.code

    @property
    def is_own(self) -> bool:
        """Whether the office entered this version."""
        return self.source != "file"

    def binds_on(self, on: date) -> bool:
        """Whether this is the version of the day."""
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)


class Catalogue:
    """All items of one office."""

    def __init__(self, shipped: Iterable[Item], own: Iterable[Item] = ()) -> None:
        """`own` are the office's versions, the last one on top of the others and of the shipped ones."""
        self._items = (*reversed(tuple(own)), *shipped)

    @property
    def first_on(self) -> date:
        """The first day on which the law asks for anything."""
        return min(item.from_on for item in self._items if not item.is_own)

    def on(self, day: date) -> tuple[Item, ...]:
        """Every item of the day, whole ones and parts, by code."""
        found: dict[str, Item] = {}
        for item in self._items:
            if item.binds_on(day):
                found.setdefault(item.code, item)
        return tuple(found[code] for code in sorted(found, key=place_of))

    def single_on(self, day: date) -> tuple[Item, ...]:
        """What is disclosed one by one on the day: the parts, and the items that have none."""
        items = self.on(day)
        parted = {item.main_code for item in items if item.is_part}
        return tuple(item for item in items if item.is_part or item.code not in parted)

    def of(self, code: str, day: date) -> Item | None:
        """The item of that code on the day; None when there is none."""
        return next((item for item in self._items if item.code == code and item.binds_on(day)), None)

    def versions(self) -> tuple[Item, ...]:
        """Every version of every item, by code, the newest first, of two from the same day the one that holds first."""
        newest = sorted(self._items, key=lambda item: item.from_on, reverse=True)
        return tuple(sorted(newest, key=lambda item: place_of(item.code)))

    def why_nothing(self, day: date) -> str:
        """Why nothing has to be disclosed on the day; no words when something has."""
        if day >= self.first_on:
            return ""
        return (
            f"Ngày {words.day(day)} chưa có nội dung nào phải công khai: Luật Thực hiện dân chủ ở cơ sở "
            f"10/2022/QH15 có hiệu lực từ ngày {words.day(self.first_on)}. Kiểm tra lại ngày."
        )


def place_of(code: str) -> tuple[int, ...]:
    """Where a code stands among the others: CK14.2 before CK14.10."""
    return tuple(int(number) for number in re.findall(r"\d+", code))


def load_items(path: Path) -> tuple[Item, ...]:
    """Every version of every shipped item, in the order of the law."""
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        _item(read["instrument"], {**entry, **version}) for entry in read["item"] for version in entry["versions"]
    )


@cache
def shipped_items() -> tuple[Item, ...]:
    """What the program brings."""
    return load_items(resource("legal", "disclosure", "catalogue.toml"))


def read_catalogue(session: Session) -> Catalogue:
    """The catalogue as this office knows it."""
    rows = session.scalars(
        select(CatalogueItem).where(CatalogueItem.is_withdrawn.is_(False)).order_by(CatalogueItem.id)
    )
    shipped = Catalogue(shipped_items())
    return Catalogue(shipped_items(), [_own(row, shipped.of(row.code, row.from_on)) for row in rows])


def forms_of(text: str) -> tuple[Form, ...]:
    """Forms by their names joined by ";"."""
    return tuple(Form[name] for name in text.split(";") if name)


def _item(instrument: str, facts: Mapping[str, Any]) -> Item:
    limits = facts.get("limits") or [{"rule": DUE, "trigger": ISSUED}]
    return Item(
        code=facts["code"],
        short=facts["short"],
        title=facts["title"],
        citation=f"Điều 11 khoản {facts['clause']} {instrument}",
        forms=tuple(Form[name] for name in facts["forms"]),
        limits=tuple(Limit(limit["rule"], limit["trigger"]) for limit in limits),
        confidence=Confidence[facts["confidence"].upper()],
        from_on=facts["from"],
        to_on=facts.get("to"),
        is_permanent=facts.get("permanent", False),
        has_names=facts.get("names", False),
        months=tuple(facts.get("months", ())),
        note=facts.get("note", ""),
    )


def _own(row: CatalogueItem, shipped: Item | None) -> Item:
    """The office's version; of a shipped item that keeps its usual limit, the further limits stay too."""
    limits = (Limit(row.rule_key, ISSUED),) if row.rule_key else ()
    own = Item(
        code=row.code,
        short=row.title,
        title=row.title,
        citation=row.citation,
        forms=forms_of(row.forms),
        limits=limits,
        confidence=Confidence.OFFICE,
        from_on=row.from_on,
        to_on=row.to_on,
        is_permanent=row.is_permanent,
        has_names=row.has_names,
        source=row.uid,
        document=row.document,
        reason=row.reason,
    )
    if shipped is None:
        return own
    kept = shipped.limits if shipped.limits[0].rule_key == row.rule_key else limits
    short = shipped.short if row.title == shipped.title else row.title
    return replace(own, short=short, limits=kept, months=shipped.months)
