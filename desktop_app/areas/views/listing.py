"""What a page of a register says of itself once; `list_page.ListPage` does the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from desktop_app.core.fields import Column
from desktop_app.core.pages import Pages
from desktop_app.core.periods import Span
from desktop_app.kit.filter_bar import Filters
from desktop_app.kit.table_head import Sort

Wanted = TypeVar("Wanted")
Record = TypeVar("Record")
Read = TypeVar("Read", covariant=True)


@dataclass(frozen=True, kw_only=True)
class Listing:
    """The names, columns and sentences of one list."""

    key: str
    """The page's key, under which this machine remembers filter, widths and pane."""
    title: str
    noun: str
    """What a row is called below the table."""
    columns: Sequence[Column]
    narrow: Sequence[str]
    """The columns that a narrow window shows."""
    gives_way: Sequence[str]
    """The columns that leave, in this order, before the widest becomes too narrow to read."""
    sort: Sort
    tables: frozenset[str]
    """The list is read again once rows of these tables were changed."""

    look_for: str
    """In the empty text filter."""
    choose: str
    """In the pane, while nothing is chosen."""
    alone: str
    """In the banner, over a record that the filter leaves out."""
    go_on: str = "Làm tiếp"
    """On the main button where a record is read in a sheet, for want of room."""
    every: str = "Xem tất cả"
    """On the button that ends that."""
    nothing: tuple[str, str, str]
    """In place of the rows when the filter leaves none: icon, what is missing, what to do."""
    beginning: tuple[str, str, str]
    """The same before there ever was a row: where rows come from, and what to press."""
    enter: str = "mở"
    """What Enter does with a row, told below the table."""

    file: str = ""
    """What the saved list is called, of nobody's name; a page without one offers no menu of files."""
    whole: str = ""
    """In the saved list, where no period is chosen."""
    span: Span | None = None
    """The period that is shown at first, for a list that has one."""
    toggles: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Only(Generic[Wanted]):
    """Rows shown instead of those of the filter, the sentence that says so, and what of it the bar can show."""

    wanted: Wanted
    sentence: str
    filters: Filters | None = None


@dataclass(frozen=True)
class Counted:
    """How many rows there are, the state of the work in one sentence, and what the bar says beside its filters."""

    rows: int
    sentence: str
    beside: str = ""
    is_new: bool = False
    """Nothing was ever entered, whatever the filter."""


class ListSource(Protocol[Wanted, Read]):
    """Where a list is read. `wanted` and `alone` are asked on the window's thread, all else on a worker's too."""

    def wanted(self, chosen: Filters) -> Wanted:
        """The filter of the bar as the queries take it."""

    def alone(self, uid: str) -> Wanted:
        """The filter that leaves this record only."""

    def pages(self, wanted: Wanted, sort: Sort) -> Pages[Any]:
        """The rows in an order; each has a `uid`."""

    def count(self, wanted: Wanted, chosen: Filters) -> Counted:
        """What is said of the rows; `chosen` is the bar as it stood, which `wanted` need not come from."""

    def read(self, uid: str) -> Read:
        """All that the pane shows of a record and that its verbs need; UserError when it is gone."""
