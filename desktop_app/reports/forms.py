"""The forms of reports as data: one file for each edition, shipped in resources/forms/bao-cao or sent to the office."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from desktop_app.core.law.rulebook import Confidence
from desktop_app.core.resources import resource
from desktop_app.reports.indicators.definition import Indicator
from desktop_app.reports.indicators.formulas import Check, read_check
from desktop_app.reports.indicators.reading import each_of, read_indicator
from desktop_app.reports.models import PeriodKind

FOLDER = ("forms", "bao-cao")
DEMOCRACY = "democracy"
"""The form of the yearly report on democracy at the grassroots."""


@dataclass(frozen=True)
class Column:
    """A numbered column: the heads above it from the outermost on, its own, and its width among the others."""

    key: str
    heads: tuple[str, ...]
    heading: str
    width: float = 1.0
    upright: bool = True


@dataclass(frozen=True)
class Carried:
    """The figure `this` must equal what `last` came to in the period before."""

    this: str
    last: str


@dataclass(frozen=True, kw_only=True)
class ReportForm:
    """One edition of one form, for periods that end from `from_on` to `to_on` (None: still).

    `label` is what is printed beside the title, `confidence` how sure the layout is. A form of columns has `columns`;
    one of words has its sections in `content`. `year_starts` and `due_month_day` are month * 100 + day, 0 for none.
    `note` names the rule by which the remark is written; with `note_below` it is a line under the table, not a column.
    One that was sent says by whom (`came_from`); of two that begin on one day the one `taken` later holds.
    """

    key: str
    edition: str
    number: str
    title: str
    order: int
    label: str
    citation: str
    confidence: Confidence
    from_on: date
    to_on: date | None
    period: PeriodKind
    year_starts: int
    due_month_day: int
    basis: str
    indicators: tuple[Indicator, ...]
    columns: tuple[Column, ...] = ()
    checks: tuple[Check, ...] = ()
    carried: tuple[Carried, ...] = ()
    note: str = ""
    note_below: bool = False
    content: Mapping[str, Any] = field(default_factory=dict, compare=False)
    came_from: str = ""
    taken: int = 0

    def indicator(self, key: str) -> Indicator:
        """One of its indicators; KeyError where there is none of that name."""
        return self._by_key[key]

    @cached_property
    def tells_year(self) -> bool:
        """Whether some of its figures are counted from the beginning of the year."""
        return any(indicator.from_year for indicator in self.indicators)

    def has(self, key: str) -> bool:
        """Whether it has an indicator of that name."""
        return key in self._by_key

    @cached_property
    def _by_key(self) -> dict[str, Indicator]:
        return {indicator.key: indicator for indicator in self.indicators}


@cache
def load_forms() -> tuple[ReportForm, ...]:
    """Every edition that is shipped, in the order in which an office knows them."""
    return in_order(read_form(path) for path in sorted(resource(*FOLDER).glob("*.toml")))


def in_order(forms: Iterable[ReportForm]) -> tuple[ReportForm, ...]:
    """The forms in the order in which an office knows them, the editions of one by their days."""
    return tuple(sorted(forms, key=lambda form: (form.order, form.key, form.from_on, form.taken)))


def form_on(key: str, on: date, forms: Sequence[ReportForm] | None = None) -> ReportForm:
    """The edition for a period that ends on the day: the one in force, else the nearest; KeyError for no such form."""
    editions = [form for form in (load_forms() if forms is None else forms) if form.key == key]
    if not editions:
        raise KeyError(key)
    begun = [form for form in editions if form.from_on <= on]
    if begun:
        return max(begun, key=lambda form: (form.from_on, form.taken))
    return min(editions, key=lambda form: (form.from_on, -form.taken))


def edition(key: str, name: str, on: date, forms: Sequence[ReportForm] | None = None) -> ReportForm:
    """The edition by which a report was frozen; one that the office has no more gives that of the day."""
    known = load_forms() if forms is None else forms
    found = (form for form in known if form.key == key and form.edition == name)
    return next(found, None) or form_on(key, on, known)


def read_form(path: Path) -> ReportForm:
    """The form of one file; ValueError or KeyError name a fault in the data."""
    return form_of_text(path.read_text(encoding="utf-8"))


def form_of_text(text: str) -> ReportForm:
    """The form of a file's text; ValueError or KeyError name a fault in the data."""
    data: dict[str, Any] = tomllib.loads(text)
    base = data.get("base", {})
    entries = [*each_of(data.get("indicator", [])), *data.get("column", [])]
    form = ReportForm(
        key=data["key"],
        edition=data["edition"],
        number=data.get("number", ""),
        title=data["title"],
        order=data.get("order", 99),
        label=data.get("label", ""),
        citation=data.get("citation", ""),
        confidence=Confidence[data["confidence"].upper()],
        from_on=data["from"],
        to_on=data.get("to"),
        period=PeriodKind[data.get("period", "INSPECTORATE")],
        year_starts=data.get("year_starts", 0),
        due_month_day=data.get("due_month_day", 0),
        basis=data.get("basis", ""),
        indicators=tuple(read_indicator(entry, base) for entry in entries),
        columns=tuple(_column(entry) for entry in data.get("column", [])),
        checks=tuple(_checks(data.get("check", []))),
        carried=tuple(Carried(str(entry["this"]), str(entry["last"])) for entry in data.get("carried", [])),
        note=data.get("note", ""),
        note_below=data.get("note_below", False),
        content={name: data[name] for name in data.get("content", [])},
    )
    _refuse_faults(form)
    return form


def _column(entry: Mapping[str, Any]) -> Column:
    return Column(
        str(entry["key"]),
        tuple(entry.get("heads", ())),
        entry.get("heading", entry["title"]),
        entry.get("width", 1.0),
        entry.get("upright", True),
    )


def _checks(entries: Sequence[Mapping[str, Any]]) -> Iterator[Check]:
    for entry in entries:
        yield from read_check(entry["rule"], warns=entry.get("warns", False), says=entry.get("says", ""))


def _refuse_faults(form: ReportForm) -> None:
    keys = [indicator.key for indicator in form.indicators]
    if len(set(keys)) != len(keys):
        raise ValueError(f"{form.key}: an indicator stands twice")
    named = [key for check in form.checks for key in check.keys]
    named += [key for each in form.carried for key in (each.this, each.last)]
    named += [key for each in form.indicators for key in each.operands]
    if unknown := set(named) - set(keys):
        raise ValueError(f"{form.key}: unknown indicators {sorted(unknown)}")
    sound = set[str]()
    for indicator in form.indicators:
        _refuse_circles(form, indicator, (), sound)


def _refuse_circles(form: ReportForm, indicator: Indicator, above: tuple[str, ...], sound: set[str]) -> None:
    """Those that were found `sound` are not followed again: the ways through sums of sums are more than can be gone."""
    if indicator.key in above:
        raise ValueError(f"{form.key}: {' > '.join((*above, indicator.key))} leads back to itself")
    if indicator.key not in sound:
        for key in indicator.operands:
            _refuse_circles(form, form.indicator(key), (*above, indicator.key), sound)
        sound.add(indicator.key)
