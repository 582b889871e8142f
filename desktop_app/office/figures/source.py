"""A source of figures: things of one kind with a day, what each of them is like, and what each amounts to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from desktop_app.core.fields import Align

if TYPE_CHECKING:
    from desktop_app.office.desk import Desk

YES, NO = "YES", "NO"
"""The tokens of a dimension that is so or not."""


@dataclass(frozen=True)
class Span:
    """The days of a report, both counted; `year_from` begins its year where some of its figures are told from there."""

    from_on: date
    to_on: date
    year_from: date | None = None


@dataclass(frozen=True)
class Dimension:
    """What a thing is like in one respect: its title, and the tokens it may have with the words that tell them."""

    title: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Head:
    """A column in which rows are told on screen and on paper."""

    heading: str
    width_mm: float
    align: Align = Align.LEFT


@dataclass(frozen=True, kw_only=True)
class Source:
    """Things that a figure can count; declared in `Area.sources` as "module:NAME".

    `relation` gives for the days one row for each thing that could be counted, with the columns `id`, `uid`, `on` (the
    day by which rows are ordered), one for every dimension (text tokens, or a closed list whose names are they) and one
    for every measure (whole numbers).
    `tell` gives for uids the cells under `heads`, never with what the account may not read. `page` opens a row by its
    uid, or by the column `opens` where a row is a part of the record that the page shows. `measures` are named with
    their nouns: {"people": "người"}; a thing itself is counted as `noun`.
    """

    key: str
    noun: str
    page: str
    heads: tuple[Head, ...]
    relation: "Relation"
    tell: "Tell"
    dimensions: Mapping[str, Dimension] = field(default_factory=dict)
    measures: Mapping[str, str] = field(default_factory=dict)


Relation = Callable[["Desk", Span], Select[Any]]
Tell = Callable[["Desk", Session, Sequence[str]], Mapping[str, Sequence[str]]]


@dataclass(frozen=True)
class Pick:
    """What one figure counts of a source: things like this, each as one or as its measure.

    `where` names for a dimension the tokens that are let in; a dimension that is not named lets in all.
    """

    source: str
    where: tuple[tuple[str, frozenset[str]], ...] = ()
    measure: str = ""


@dataclass(frozen=True)
class Reading:
    """A figure that no rows add up to, such as an index: `read` gives it for the days, None where there is none.

    `page` and what `opens` gives for the days lead to where the figure is explained; declared in `Area.readings`.
    """

    key: str
    page: str
    read: "Read"
    opens: "Opens | None" = None


Read = Callable[["Desk", Session, Span], Any]
Opens = Callable[["Desk", Session, Span], str]
