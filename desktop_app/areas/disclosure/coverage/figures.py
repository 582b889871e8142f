"""What the report to the People's Council says in numbers (Luật 10/2022/QH15 Điều 14 khoản 3)."""

from dataclasses import dataclass
from datetime import date

from desktop_app.areas.disclosure.models import Form


@dataclass(frozen=True)
class LeftOut:
    """A mandatory form that was not carried out for a document, and why."""

    item_code: str
    title: str
    form: Form
    reason: str


@dataclass(frozen=True, kw_only=True)
class ItemFigures:
    """One item with its parts: documents whose trigger lies in the span.

    Each document counts once in `on_time`, `late`, `running_out` (not disclosed yet, its limit not past) or `unlimited`
    (disclosed, or not yet, without a limit known). `hanging` is how many of them hang on a board now.
    """

    item_code: str
    clause: str
    short: str
    documents: int = 0
    on_time: int = 0
    late: int = 0
    running_out: int = 0
    unlimited: int = 0
    hanging: int = 0
    nothing_months: tuple[tuple[int, int], ...] = ()
    nothing_reasons: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RequestFigures:
    """Requests received in the span: how many were answered in time, answered late, are open, are open and late."""

    received: int = 0
    on_time: int = 0
    late: int = 0
    open: int = 0
    overdue: int = 0


@dataclass(frozen=True, kw_only=True)
class CouncilFigures:
    """The figures of a span of days; `whole` is the sum of the items.

    `session`, `session_on` and `number` are of the kept report, empty where none is kept.
    """

    from_on: date
    to_on: date
    items: tuple[ItemFigures, ...]
    whole: ItemFigures
    left_out: tuple[LeftOut, ...]
    requests: RequestFigures
    uid: str = ""
    session: str = ""
    session_on: date | None = None
    number: str = ""
    note: str = ""
