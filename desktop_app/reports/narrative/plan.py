"""What the report of words is made of, as its form says: sections with paragraphs and tables, and annexes; pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from desktop_app.reports.forms import ReportForm
from desktop_app.reports.indicators.definition import FROM_YEAR, Term
from desktop_app.reports.indicators.formulas import Check, read_check, read_terms
from desktop_app.reports.narrative.template import Nodes, figures_of, read_template

FROM_YEAR_HEAD = ("Từ đầu năm",)
"""The head over figures from the beginning of the report's year."""

TITLE = "title"
"""The column of an annex that says what a line is about."""


class Holds(Enum):
    """What stands in a column of an annex; the value names it in the data file."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"


@dataclass(frozen=True)
class Part:
    """A paragraph, or where `table` names a table that table.

    `hint` says what to write where the figures say nothing; `keys` are the figures that the wording tells.
    """

    key: str
    title: str
    wording: Nodes
    hint: str = ""
    table: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The indicators that the wording tells, each once."""
        return tuple(dict.fromkeys(figures_of(self.wording)))


@dataclass(frozen=True)
class SectionPlan:
    """A heading and what stands under it; `level` 2 is a Roman number, 3 an Arabic one below it."""

    key: str
    title: str
    level: int
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class ClauseTable:
    """A table with a line for each clause of the law: a number and a title each, then its figures under `heads`.

    `columns` name the indicators with a star for the line's number, `totals` those of the last line; `over` stands
    above the heads.
    """

    key: str
    caption: str
    over: str
    heads: tuple[str, ...]
    columns: tuple[str, ...]
    totals: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]

    def figures(self, line: str) -> tuple[str, ...]:
        """The indicators of a line."""
        return tuple(column.replace("*", line) for column in self.columns)


@dataclass(frozen=True)
class AnnexColumn:
    """A column of an annex; a number is added up where `sums` is set."""

    key: str
    title: str
    width: float
    holds: Holds = Holds.TEXT
    sums: bool = False


@dataclass(frozen=True)
class AnnexPlan:
    """An annex: of lines (`columns`, those that the registers hold by the name of `reads`), or of `figures`.

    `checks` hold for every line of it; what the columns of `adds_up` come to is told in the text by other figures.
    """

    key: str
    title: str
    columns: tuple[AnnexColumn, ...] = ()
    reads: str = ""
    is_typed: bool = False
    figures: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    note: str = ""
    adds_up: tuple[tuple[str, tuple[Term, ...]], ...] = ()

    @property
    def name(self) -> str:
        """What typed lines of it are kept under."""
        return f"annex.{self.key}"

    def from_year(self, form: ReportForm) -> bool:
        """Whether its figures are told from the beginning of the year too."""
        return bool(self.figures) and all(form.has(f"{key}{FROM_YEAR}") for key in self.figures)

    def column(self, key: str) -> AnnexColumn:
        """One of its columns; KeyError where there is none."""
        return {column.key: column for column in self.columns}[key]


@dataclass(frozen=True)
class Plan:
    """The whole report."""

    sections: tuple[SectionPlan, ...]
    tables: Mapping[str, ClauseTable]
    annexes: tuple[AnnexPlan, ...]

    def part(self, key: str) -> Part:
        """A paragraph; KeyError where there is none."""
        return {part.key: part for section in self.sections for part in section.parts}[key]

    def annex(self, key: str) -> AnnexPlan:
        """An annex; KeyError where there is none."""
        return {annex.key: annex for annex in self.annexes}[key]


def plan_of(form: ReportForm) -> Plan:
    """What a form of words is made of; ValueError or KeyError name a fault in the data."""
    return _plan(form)


@cache
def _plan(form: ReportForm) -> Plan:
    content = form.content
    plan = Plan(
        tuple(_section(entry) for entry in content["section"]),
        {entry["key"]: _table(entry) for entry in content.get("table", ())},
        tuple(_annex(entry) for entry in content.get("annex", ())),
    )
    _refuse_faults(form, plan)
    return plan


def _section(entry: Mapping[str, Any]) -> SectionPlan:
    parts = tuple(
        Part(
            part["key"],
            part.get("title", entry["title"]),
            read_template(part.get("text", "")),
            part.get("hint", ""),
            part.get("table", ""),
        )
        for part in entry.get("part", ())
    )
    return SectionPlan(entry["key"], entry["title"], entry.get("level", 3), parts)


def _table(entry: Mapping[str, Any]) -> ClauseTable:
    lines = tuple((line["key"], line["title"]) for line in entry["line"])
    heads, columns, totals = (tuple(entry[name]) for name in ("heads", "columns", "totals"))
    return ClauseTable(entry["key"], entry["caption"], entry["over"], heads, columns, totals, lines)


def _annex(entry: Mapping[str, Any]) -> AnnexPlan:
    columns = tuple(
        AnnexColumn(
            column["key"],
            column["title"],
            column.get("width", 1.0),
            Holds(column.get("holds", "text")),
            column.get("sums", False),
        )
        for column in entry.get("column", ())
    )
    return AnnexPlan(
        entry["key"],
        entry["title"],
        columns,
        entry.get("reads", ""),
        entry.get("typed", False),
        tuple(entry.get("figures", ())),
        tuple(_checks(entry.get("check", ()))),
        entry.get("note", ""),
        tuple((column, read_terms(terms)) for column, terms in entry.get("adds_up", {}).items()),
    )


def titled_in(annex: AnnexPlan, title: str) -> str:
    """An indicator's title in an annex that says itself whose figures these are."""
    whose, _, what = title.partition(": ")
    return f"{what[:1].upper()}{what[1:]}" if what and whose in annex.title else title


def _checks(entries: Sequence[Mapping[str, Any]]) -> Iterator[Check]:
    for entry in entries:
        yield from read_check(entry["rule"], warns=entry.get("warns", True), says=entry.get("says", ""))


def _refuse_faults(form: ReportForm, plan: Plan) -> None:
    named = [key for section in plan.sections for part in section.parts for key in part.keys]
    named += [key for annex in plan.annexes for key in annex.figures]
    named += [term.key for annex in plan.annexes for _, terms in annex.adds_up for term in terms]
    for table in plan.tables.values():
        named += [*table.totals, *(key for line, _ in table.lines for key in table.figures(line))]
    if unknown := {key for key in named if not form.has(key)}:
        raise ValueError(f"{form.key}: unknown indicators {sorted(unknown)}")
    for annex in plan.annexes:
        keys = {column.key for column in annex.columns}
        needed = {TITLE} if annex.columns else set[str]()
        needed |= {column for column, _ in annex.adds_up}
        if unknown := {*needed, *(key for check in annex.checks for key in check.keys)} - keys:
            raise ValueError(f"{form.key}: annex {annex.key} has no column {sorted(unknown)}")
