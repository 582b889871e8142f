"""What the year at a glance counts, as data: each line one figure of a source, each chart parts of one source; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from desktop_app.areas.petitions.states import Outcome
from desktop_app.office.figures.source import NO, YES, Pick

VISITS, CASES, SESSIONS = "reception.visits", "reception.cases", "reception.sessions"
PETITIONS, SETTLEMENTS = "petitions.petitions", "petitions.settlements"
DOCUMENTS, NOTHING = "disclosure.documents", "disclosure.nothing_arose"
MATTERS = "decisions.matters"
PEOPLE = "people"


class Look(Enum):
    """How pressing a part of a chart is; screen and paper have a colour for each."""

    LATE = "late"
    SOON = "to be looked at"
    ACTIVE = "under way"
    WAITING = "waiting"
    DONE = "done"


def pick(source: str, measure: str = "", **where: str | tuple[str, ...]) -> Pick:
    """What a line counts: of each dimension the tokens that are let in."""
    tests = ((name, frozenset((let,) if isinstance(let, str) else let)) for name, let in sorted(where.items()))
    return Pick(source, tuple(tests), measure)


@dataclass(frozen=True)
class Line:
    """One figure; one that lies `inside` the figure above it is set in."""

    key: str
    title: str
    noun: str
    pick: Pick
    inside: bool = False


@dataclass(frozen=True)
class Slice:
    """One part of a chart: its words, how it looks, what it counts."""

    words: str
    look: Look
    pick: Pick


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the page: figures with a chart of slices that leave nothing out; `page` is the register's own."""

    key: str
    title: str
    page: str
    button: str
    lines: tuple[Line, ...]
    empty: str
    chart: str = ""
    slices: tuple[Slice, ...] = ()

    @property
    def picks(self) -> Iterator[Pick]:
        """All that has to be counted for it."""
        yield from (line.pick for line in self.lines)
        yield from (part.pick for part in self.slices)


MODES = (
    Slice("Tiếp thường xuyên", Look.DONE, pick(VISITS, mode="REGULAR")),
    Slice("Người đứng đầu tiếp", Look.ACTIVE, pick(VISITS, mode="BY_HEAD")),
    Slice("Ủy quyền tiếp", Look.WAITING, pick(VISITS, mode="BY_DELEGATE")),
)
"""The visits of a month, by whose reception it was."""

MONTH_LINES = (
    Line("visits", "Lượt", "lượt", pick(VISITS)),
    Line("people", "Người", "người", pick(VISITS, PEOPLE)),
    Line("cases", "Vụ việc", "vụ việc", pick(CASES)),
)
"""What is told of each month: three figures that are never mixed up."""

RECEPTION = Part(
    key="reception",
    title="Tiếp công dân",
    page="reception.register",
    button="Mở sổ tiếp công dân",
    lines=(
        Line("visits", "Lượt tiếp", "lượt", pick(VISITS)),
        Line("regular", "Tiếp thường xuyên", "lượt", pick(VISITS, mode="REGULAR"), inside=True),
        Line("head", "Người đứng đầu tiếp", "lượt", pick(VISITS, mode="BY_HEAD"), inside=True),
        Line("delegate", "Ủy quyền tiếp", "lượt", pick(VISITS, mode="BY_DELEGATE"), inside=True),
        Line("people", "Người được tiếp", "người", pick(VISITS, PEOPLE)),
        Line("cases", "Vụ việc", "vụ việc", pick(CASES)),
        Line("groups", "Đoàn đông người", "đoàn", pick(VISITS, is_group=YES)),
        Line("sessions", "Kỳ tiếp của lãnh đạo đã tổ chức", "kỳ", pick(SESSIONS)),
        Line("empty", "Không có công dân đến", "kỳ", pick(SESSIONS, had_citizens=NO), inside=True),
    ),
    empty="Chưa có lượt tiếp và kỳ tiếp nào",
)

_ENDED = tuple(outcome.name for outcome in Outcome)
PETITION = Part(
    key="petitions",
    title="Đơn thư",
    page="petitions.register",
    button="Mở sổ đơn thư",
    lines=(
        Line("all", "Đơn phải xử lý", "đơn", pick(PETITIONS)),
        Line("carried", "Kỳ trước chuyển sang", "đơn", pick(PETITIONS, origin="CARRIED"), inside=True),
        Line("new", "Tiếp nhận trong kỳ", "đơn", pick(PETITIONS, origin="NEW"), inside=True),
        Line("complaints", "Đơn khiếu nại", "đơn", pick(PETITIONS, kind="COMPLAINT")),
        Line("denunciations", "Đơn tố cáo", "đơn", pick(PETITIONS, kind="DENUNCIATION")),
        Line("suggestions", "Đơn kiến nghị, phản ánh", "đơn", pick(PETITIONS, kind="SUGGESTION")),
        Line("in_time", "Giải quyết đúng hạn", "đơn", pick(SETTLEMENTS, timing="ON_TIME")),
        Line("late", "Giải quyết quá hạn", "đơn", pick(SETTLEMENTS, timing="LATE")),
    ),
    empty="Chưa có đơn nào phải xử lý",
    chart="Đơn theo tình trạng đến cuối kỳ",
    slices=(
        Slice("Quá hạn giải quyết", Look.LATE, pick(PETITIONS, direction="NONE", handled=YES, overdue=YES)),
        Slice("Chưa xử lý", Look.WAITING, pick(PETITIONS, direction="NONE", handled=NO)),
        Slice("Đang giải quyết", Look.ACTIVE, pick(PETITIONS, direction="NONE", handled=YES, overdue=NO)),
        Slice("Đã kết thúc", Look.DONE, pick(PETITIONS, direction=_ENDED)),
    ),
)

DISCLOSURE = Part(
    key="disclosure",
    title="Công khai thông tin",
    page="disclosure.coverage",
    button="Mở danh mục công khai",
    lines=(
        Line("documents", "Văn bản, nội dung phải công khai", "văn bản", pick(DOCUMENTS)),
        Line("in_time", "Công khai đúng hạn", "văn bản", pick(DOCUMENTS, timeliness="ON_TIME"), inside=True),
        Line("late", "Chậm hạn", "văn bản", pick(DOCUMENTS, timeliness="LATE"), inside=True),
        Line("nothing", "Lượt báo không phát sinh", "lượt", pick(NOTHING)),
    ),
    empty="Chưa có văn bản nào phải công khai",
    chart="Văn bản theo thời hạn công khai",
    slices=(
        Slice("Chậm hạn", Look.LATE, pick(DOCUMENTS, timeliness="LATE")),
        Slice("Còn hạn, chưa công khai", Look.ACTIVE, pick(DOCUMENTS, timeliness="NOT_YET")),
        Slice("Đúng hạn", Look.DONE, pick(DOCUMENTS, timeliness="ON_TIME")),
        Slice("Không tính hạn", Look.WAITING, pick(DOCUMENTS, timeliness="NO_RULE")),
    ),
)

DECISION = Part(
    key="decisions",
    title="Nhân dân bàn và quyết định",
    page="decisions.register",
    button="Mở sổ việc dân bàn",
    lines=(
        Line("matters", "Việc đã biểu quyết", "việc", pick(MATTERS)),
        Line("passed", "Được thông qua", "việc", pick(MATTERS, passed=YES), inside=True),
        Line("refused", "Không được thông qua", "việc", pick(MATTERS, passed=NO), inside=True),
        Line("unknown", "Chưa xác định", "việc", pick(MATTERS, passed="UNKNOWN"), inside=True),
    ),
    empty="Chưa có việc nào được biểu quyết",
    chart="Việc theo kết quả biểu quyết",
    slices=(
        Slice("Được thông qua", Look.DONE, pick(MATTERS, passed=YES)),
        Slice("Không được thông qua", Look.WAITING, pick(MATTERS, passed=NO)),
        Slice("Chưa xác định", Look.SOON, pick(MATTERS, passed="UNKNOWN")),
    ),
)

COUNTED = (RECEPTION, PETITION, DISCLOSURE, DECISION)
