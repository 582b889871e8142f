"""What an area of work declares about itself; side bar, search, journal, rights and commands are drawn from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from db.verify import Book
from desktop_app.office.exchange.declaration import Exchange
from desktop_app.office.exchanged import Exchanged
from desktop_app.office.practice_task import PracticeTask
from desktop_app.office.rights import Member, Right

if TYPE_CHECKING:
    from desktop_app.core.paper.wording import Wording
    from desktop_app.office.desk import Desk
    from desktop_app.office.profile import Profile


@dataclass(frozen=True)
class PageEntry:
    """A page in the side bar; `view` is "module:callable" so that Qt is imported only when the page is opened.

    `draft` names the form whose unfinished draft the page opens again; a record's own draft ends in a dot and its uid.
    `on_today` puts a button on "Hôm nay" that begins a record here. `office` names a kind of office (`OfficeKind`)
    where it is not for all, `never` one without it. One with an `icon` is a side bar item, `short` on the rail.
    """

    key: str
    title: str
    view: str
    help: str = ""
    right: str = "READ"
    in_side_bar: bool = True
    draft: str = ""
    on_today: bool = False
    office: str = ""
    icon: str = ""
    short: str = ""
    never: str = ""

    def is_for(self, holder: Member) -> bool:
        """Whether the account may open it."""
        return holder.may(Right[self.right]) and self.office in ("", holder.office) and self.never != holder.office


@dataclass(frozen=True)
class Hit:
    """One row that find-anything shows; `area` is filled in by whoever asked it, `page` named if not the area's own."""

    kind: str
    icon: str
    title: str
    detail: str
    trailing: str
    uid: str
    area: str = ""
    page: str = ""


class Standing(Enum):
    """How pressing a share of the records is, in the order in which a bar shows them."""

    LATE = "late"
    SOON = "soon"
    ACTIVE = "active"
    WAITING = "waiting"


@dataclass(frozen=True)
class BarPart:
    """So many records of a card's page stand like this; `opens` is what the page is told to list only these."""

    label: str
    count: int
    standing: Standing
    opens: str


@dataclass(frozen=True)
class TodayCard:
    """What an area says of the day on "Hôm nay": figures that carry their nouns, and the page behind them.

    A `bar` by standing takes the figures' place, `total` says how many there are ("12 vụ"); what is empty is left out.
    """

    title: str
    sentence: str
    figures: tuple[tuple[int, str], ...]
    page: str
    button: str
    bar: tuple[BarPart, ...] = ()
    total: str = ""


@dataclass(frozen=True)
class DueItem:
    """One line of "Hôm nay": a thing with a deadline, the record it opens, and the page if not the area's own.

    `note` says what is particular about the deadline. That a change of law or of days off moved it is noted by itself
    where `uid` is that of the row whose day was moved.
    """

    uid: str
    area: str
    title: str
    detail: str
    due_on: date
    who: str
    page: str = ""
    note: str = ""


class WaitingGroup(Enum):
    """Whom or what a thing without a deadline of ours waits for; the value is the heading on "Hôm nay"."""

    CITIZEN = "Chờ công dân"
    NATIONAL = "Chưa nhập cơ sở dữ liệu quốc gia"
    HEAD = "Chờ lãnh đạo xem xét"


@dataclass(frozen=True)
class WaitingItem:
    """A thing without a deadline of ours that must not be forgotten, and since when; it opens like a `DueItem`."""

    uid: str
    area: str
    title: str
    detail: str
    since_on: date
    group: WaitingGroup
    page: str = ""


class ArgumentKind(Enum):
    """What an argument is read as; the value stands for it in the usage line."""

    TEXT = "CHỮ"
    DAY = "NGÀY"
    NUMBER = "SỐ"
    FILE = "TỆP"
    FOLDER = "THƯ_MỤC"


@dataclass(frozen=True)
class Argument:
    """One argument of a command: an option when its name begins with --; `many` takes all words without one."""

    name: str
    help: str
    required: bool = True
    default: str | None = None
    choices: tuple[str, ...] = ()
    flag: bool = False
    kind: ArgumentKind = ArgumentKind.TEXT
    many: bool = False

    @property
    def key(self) -> str:
        """The name under which a command finds the value: "--calendar-days" is `calendar_days`."""
        return self.name.removeprefix("--").replace("-", "_")


@dataclass(frozen=True)
class Command:
    """Work of an area without a window; `run` is "module:callable"(desk, arguments) -> printable result.

    One that opens no office gets the present day in the desk's place.
    """

    verb: str
    noun: str
    help: str
    arguments: tuple[Argument, ...]
    run: str
    right: str = "READ"
    in_office: bool = True


@dataclass(frozen=True)
class TopFact:
    """What an area tells above all pages: how it stands, the page of a click, how many things wait there (`count`)."""

    name: str
    words: str
    standing: Standing | None
    icon: str
    page: str
    count: int = 0


@dataclass(frozen=True)
class RecordNote:
    """What somebody outside says of a record, told above its page; `page` and `uid` are where it is answered."""

    sentence: str
    detail: str
    page: str
    uid: str


@dataclass(frozen=True)
class Outcome:
    """What a command has to say: words for a person, values for a program, the days it speaks of.

    `failure` is one sentence when the work was done and what it found is not well.
    """

    text: str
    data: Mapping[str, Any] = field(default_factory=dict)
    from_on: date | None = None
    to_on: date | None = None
    failure: str = ""


@dataclass(frozen=True)
class Area:
    """One area of work, declared once; callables are "module:name" texts that are imported when first needed.

    `models` is the module of tables and RECORDS; `finds` gives for each index kind the `Hits`; `due` a `Due`, `waiting`
    a `Waiting`, `today` a `Today`; `limits` deadlines that follow a change of law; `seals` what is hidden with a
    denunciation; `demo` makes practice data; `books` numbered registers to be checked; `opens` is the page of one of
    its records; `papers` gives for each wording the `SamplePaper`; `exchanges` are registers that come from workbooks
    and go out to them; `sources` what reports may count, `readings` figures that no rows add up to; `exchanged` tables
    that go into packages; `upper_name` and `upper_icon` are what the side bar of an upper office begins with; `top` a
    `Top` for the line above all pages, `notes` what is said of a record from outside (`Notes`); `tasks` its part of the
    round in a practice office.
    """

    key: str
    name: str
    icon: str
    models: str
    pages: tuple[PageEntry, ...] = ()
    finds: Mapping[int, str] = field(default_factory=dict)
    due: str = ""
    waiting: str = ""
    today: str = ""
    limits: str = ""
    seals: str = ""
    commands: tuple[Command, ...] = ()
    demo: str = ""
    books: tuple[Book, ...] = ()
    opens: str = ""
    papers: Mapping[str, str] = field(default_factory=dict)
    exchanges: tuple[Exchange, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)
    exchanged: tuple[Exchanged, ...] = ()
    upper_name: str = ""
    upper_icon: str = ""
    top: str = ""
    notes: str = ""
    tasks: tuple[PracticeTask, ...] = ()


Hits = Callable[["Desk", Session, Sequence[int]], Sequence[Hit]]
"""The hits for these local keys of one kind of record, newest first; never with what the account may not read."""

Due = Callable[["Desk", date], Sequence[DueItem]]
"""What falls due on or before the day."""

Waiting = Callable[["Desk"], Sequence[WaitingItem]]
"""What waits for somebody else, or for a step that no law gives a day."""

Today = Callable[["Desk"], TodayCard]
"""What the area says of the day."""

Top = Callable[["Desk"], TopFact | None]
"""What stands in the line above all pages; None where there is nothing to tell."""

Notes = Callable[["Desk", str], Sequence[RecordNote]]
"""What is said of the record of that name, or of the report of that address, and waits for an answer."""

SamplePaper = Callable[["Profile", "Wording", datetime], bytes]
"""A paper in this wording with invented values, as PDF."""

Run = Callable[["Desk", Mapping[str, Any]], Outcome] | Callable[[date, Mapping[str, Any]], Outcome]
"""A command's work with its arguments by key: text, a day, a number, a path or several, or whether a flag was given."""
