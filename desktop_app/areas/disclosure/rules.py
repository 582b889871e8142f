"""Where a record of disclosure stands and what it still lacks; pure: no clock, no database, no files."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from desktop_app.areas.disclosure.models import Form
from desktop_app.core import words
from desktop_app.core.law.rulebook import Rule
from desktop_app.office.postings.models import PlaceKind
from desktop_app.office.postings.rules import Hanging, last_day

POSTING = "disclosure.posting"
RADIO = "disclosure.radio"
CORRECTION = "information.correct"
FOUND_WRONG = "Ngày phát hiện thông tin sai"


class State(Enum):
    """What is said of a record in a list."""

    WAITING = "Chưa công khai"
    SOON = "Sắp đến hạn"
    LATE = "Quá hạn"
    RUNNING = "Đang công khai"
    LACKING = "Còn thiếu"
    """Everything has begun and nothing only needs its days to pass, yet something is missing."""
    DONE = "Đã đủ"
    PERMANENT = "Thường xuyên"
    VOID = "Đã hủy"


@dataclass(frozen=True)
class FormFacts:
    """How one chosen form stands: since when it was carried out, and what it still lacks, in words.

    `is_running` says that it goes on by itself until its days have passed.
    """

    form: Form
    is_mandatory: bool = False
    since_on: date | None = None
    missing: tuple[str, ...] = ()
    is_running: bool = False


@dataclass(frozen=True)
class Standing:
    """The state of a record with all it lacks.

    `complete_on` is the day on which the last of the forms that the law asks for began, None while one waits: it is
    held against the deadline, and `disclosed_late_days` counts the days after it, 0 when in time.
    """

    state: State
    missing: tuple[str, ...] = ()
    disclosed_late_days: int = 0
    complete_on: date | None = None

    @property
    def sentence(self) -> str:
        """What is missing: "Còn thiếu biên bản gỡ và 1 trong 3 buổi phát thanh"; nothing when it is all there."""
        return f"Còn thiếu {joined(self.missing)}" if self.missing else ""


def standing(
    forms: Sequence[FormFacts],
    due_on: date | None,
    today: date,
    soon_until: date,
    *,
    is_permanent: bool = False,
    is_void: bool = False,
) -> Standing:
    """The state by the forms that were chosen; one that was left out with a reason is not among them.

    A record is disclosed when every mandatory form has begun, and is all done when no form lacks anything.
    """
    if is_void:
        return Standing(State.VOID)
    missing = tuple(said for form in forms for said in form.missing)
    asked = [form for form in forms if form.is_mandatory] or list(forms)
    waiting = [form for form in asked if form.since_on is None]
    begun = [form.since_on for form in forms if form.since_on]
    complete_on = max((form.since_on for form in asked if form.since_on), default=None) if not waiting else None
    late = max(0, (complete_on - due_on).days) if complete_on and due_on else 0
    if waiting or not asked:
        stands = State.RUNNING if begun else State.WAITING
        if due_on and due_on <= soon_until:
            stands = State.LATE if due_on < today else State.SOON
        return Standing(stands, missing, late)
    if is_permanent:
        return Standing(State.PERMANENT, missing, late, complete_on)
    runs = any(form.is_running for form in forms)
    return Standing((State.RUNNING if runs else State.LACKING) if missing else State.DONE, missing, late, complete_on)


@dataclass(frozen=True)
class Board:
    """One copy on its board, and whether the minutes of putting up and taking down were written."""

    place: str
    hanging: Hanging
    has_begin_minutes: bool = False
    has_end_minutes: bool = False


_BOARD_LACKS = {
    Hanging.WAITING: "việc niêm yết",
    Hanging.RUNNING: "ngày niêm yết",
    Hanging.BROKEN: "việc niêm yết lại sau gián đoạn",
    Hanging.SHORT: "việc niêm yết lại vì gỡ sớm",
    Hanging.REMOVED: "việc niêm yết lại vì đã gỡ",
    Hanging.RIPE: "việc gỡ niêm yết",
}
_HUNG = frozenset(Hanging) - {Hanging.WAITING}
_TAKEN_DOWN = frozenset({Hanging.DONE, Hanging.SHORT, Hanging.REMOVED})


def posting_missing(boards: Sequence[Board]) -> tuple[str, ...]:
    """What the copies of a notice still lack, those with the same lack counted together."""
    if not boards:
        return ("thông báo niêm yết",)
    lacks = Counter(_BOARD_LACKS[board.hanging] for board in boards if board.hanging in _BOARD_LACKS)
    lacks += Counter("biên bản niêm yết" for board in boards if board.hanging in _HUNG and not board.has_begin_minutes)
    lacks += Counter("biên bản gỡ" for board in boards if board.hanging in _TAKEN_DOWN and not board.has_end_minutes)
    return tuple(f"{lack} tại {times} nơi" if len(boards) > 1 else lack for lack, times in lacks.items())


def longest_run(days: Iterable[date]) -> int:
    """How many days follow each other without a gap, at most."""
    best, run, before = 0, 0, None
    for on in sorted(set(days)):
        run = run + 1 if before and on - before == timedelta(days=1) else 1
        best, before = max(best, run), on
    return best


def radio_missing(days: Iterable[date], required: int) -> tuple[str, ...]:
    """The readings that are missing until so many days follow each other."""
    read = longest_run(days)
    return (f"{required - read} trong {required} buổi phát thanh",) if read < required else ()


def heads_missing(hamlets: int, sent: int, acknowledged: int) -> tuple[str, ...]:
    """The hamlets whose heads were sent nothing, and those whose heads did not acknowledge it."""
    lacks = [f"việc gửi {words.number(hamlets - sent)} thôn, tổ dân phố"] if sent < hamlets else []
    lacks += [f"xác nhận của {words.number(sent - acknowledged)} thôn, tổ dân phố"] if acknowledged < sent else []
    return tuple(lacks or (["việc gửi Trưởng thôn, Tổ trưởng tổ dân phố"] if not sent else []))


_NOT_BEGUN = {
    Form.PORTAL: "địa chỉ trên cổng, trang thông tin",
    Form.WRITTEN: "văn bản gửi đến công dân",
    Form.DIALOGUE: "hội nghị trao đổi, đối thoại",
    Form.RECEPTION: "việc công khai khi tiếp công dân, họp báo",
    Form.UNIONS: "thông báo đến tổ chức, đoàn thể",
    Form.SOCIAL: "bài trên mạng xã hội",
    Form.OTHER: "hình thức khác",
}


def other_missing(form: Form, since_on: date | None) -> tuple[str, ...]:
    """What any other form lacks: to be carried out."""
    return () if since_on else (_NOT_BEGUN[form],)


def joined(parts: Sequence[str]) -> str:
    """ "a, b và c"."""
    return f"{', '.join(parts[:-1])} và {parts[-1]}" if len(parts) > 1 else "".join(parts)


def asked_places(is_permanent: bool) -> tuple[PlaceKind, ...]:
    """The kinds of place that must have the notice (Điều 13 khoản 2): the head office only when it hangs always."""
    if is_permanent:
        return (PlaceKind.HEADQUARTERS,)
    return PlaceKind.HEADQUARTERS, PlaceKind.CULTURE_HOUSE, PlaceKind.COMMUNITY_POINT


def period_problem(from_on: date, to_on: date, rule: Rule | None) -> str:
    """Why a notice must not hang for these days; "" when it may, or when no rule of its day is known."""
    if to_on < from_on:
        return "Ngày cuối niêm yết trước ngày đầu. Kiểm tra lại hai ngày."
    if rule is None or (to_on - from_on).days >= rule.value:
        return ""
    least = words.day(last_day(from_on, rule.value))
    return (
        f"Phải niêm yết ít nhất {rule.value} ngày liên tục, đến hết {least} ({rule.citation}). "
        "Đổi ngày cuối, hoặc ghi lý do niêm yết ngắn hơn theo luật chuyên ngành."
    )
