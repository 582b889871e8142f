"""What the page of a convention says: where it stands, the eight parts of its way, what comes next; pure."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop_app.areas.conventions.facts import Voted
from desktop_app.areas.conventions.record import ConventionRecord, LimitShown
from desktop_app.areas.conventions.record_beside import PaperShown, PaperState
from desktop_app.areas.conventions.states import State
from desktop_app.areas.conventions.way import NEXT, PARTS, part_of
from desktop_app.core import words

_BEGINS: tuple[tuple[str, ...], ...] = (
    *((), ("set_team",), ("post_draft",), ("sum_up", "voted_down", "revise"), ("call_meeting",)),
    *(("adopt",), ("submit",), ("recognise", "hand_over")),
)
"""The steps with which each part of the way begins; the first begins with the proposal."""

CONSULTING = 3
SUSPENDED = (State.SUSPENDED, State.PARTLY_SUSPENDED)


class Does(Enum):
    """What the main button of the page does; the value is its words where no step gives them."""

    STEP = ""
    PAPER = "Thêm giấy còn thiếu"
    TEAM = "Ghi Tổ soạn thảo"
    SIGNERS = "Ghi người ký"
    TEXT = "Soạn văn bản"
    VOTE = "Mở việc biểu quyết"
    REPORT = "Xử lý phản ánh"
    REVIEW = "Ghi rà soát năm nay"
    AMEND = "Sửa đổi, thay thế"
    NEWER = "Mở bản mới"
    MORE = "Xem việc làm được"


@dataclass(frozen=True)
class Next:
    """The next thing to do: a step where `key` names one; `why` says why the step that leads on is not open yet."""

    does: Does
    key: str = ""
    words: str = ""
    why: str = ""


@dataclass(frozen=True)
class Part:
    """One of the eight parts: its words, the line below, and whether it is done, now or to come."""

    number: int
    words: str
    below: str
    is_done: bool
    is_now: bool


def next_thing(record: ConventionRecord) -> Next | None:
    """What has to be done next; None of a text that has ended or was struck out."""
    if record.voided_on or record.outcome:
        return None
    if record.state not in NEXT:
        return _of_one_in_force(record)
    key = _leading(record)
    offer = record.offer(key)
    if offer is None:
        return Next(Does.MORE)
    if offer.is_open:
        return Next(Does.STEP, key, offer.step.title)
    return Next(_mends(record, key), key, "", offer.why_not)


def missing(record: ConventionRecord) -> tuple[PaperShown, ...]:
    """The papers without which the next step is not open."""
    return tuple(paper for paper in record.papers if paper.state is PaperState.MISSING)


def lacked(record: ConventionRecord, key: str) -> PaperShown | None:
    """The first paper without which the step may not be taken; None where it lacks none."""
    offer = record.offer(key)
    wanted = offer.step.papers if offer is not None else ()
    return next((each for each in record.papers if each.key in wanted and each.state is not PaperState.THERE), None)


def state_sentence(record: ConventionRecord) -> str:
    """Where it stands, and how many papers are missing."""
    if record.voided_on:
        return f"Đã bỏ số ngày {words.day(record.voided_on)}: {record.void_reason}"
    if record.outcome:
        return f"{record.outcome.value} ngày {words.day(record.ended_on)}."
    part = part_of(record.state)
    where = f"Đang ở bước {part} trên {len(PARTS)}: {words.inside(record.state.value)}."
    lacking = len(missing(record))
    coming = record.offer(NEXT.get(record.state, ""))
    if lacking and coming:
        where += f" Còn thiếu {lacking} giấy tờ trước khi {words.inside(coming.step.title)}."
    return where


def parts(record: ConventionRecord) -> tuple[Part, ...]:
    """The way in eight parts, each with its day or what the law wants of it."""
    now = part_of(record.state) or len(PARTS)
    over = _is_over(record)
    return tuple(
        Part(
            number,
            title,
            _below(record, number, now),
            is_done=number < now or (over and bool(_began(record, number))),
            is_now=number == now and not over,
        )
        for number, title in enumerate(PARTS, start=1)
    )


def pressing(record: ConventionRecord) -> LimitShown | None:
    """The duty of ours whose last day comes first."""
    owed = [each for each in record.limits if each.running.is_owed]
    return min(owed, key=lambda each: each.running.due_on, default=None)


def conditions(record: ConventionRecord) -> tuple[str, ...]:
    """What the vote of the households needs, with the numbers of this hamlet; nothing once it was adopted."""
    rule = record.vote_rule
    if rule is None or record.outcome or part_of(record.state) > PARTS.index("Họp thông qua") + 1:
        return ()
    passes = f"thông qua khi {rule.threshold.said} tổng số hộ tán thành."
    come = f"Họp hợp lệ khi {rule.attendance.share.said} số hộ dự; " if rule.attendance else ""
    return (come + passes if come else f"T{passes[1:]}",)


def needed(record: ConventionRecord) -> int | None:
    """How many households must agree; None where nobody knows how many there are."""
    return record.vote_rule.threshold.needed(record.households) if record.vote_rule and record.households else None


def _leading(record: ConventionRecord) -> str:
    """The step that leads on from where the text stands."""
    done = {step.key for step in record.done}
    if record.state is State.PROPOSED and "agree" not in done:
        return "agree"
    if record.state is State.CONSULTING and "consult" not in done:
        return "consult"
    if record.state in (State.MEETING, State.BALLOT):
        found = {Voted.FAILED: "voted_down", Voted.LACKED: "no_quorum"}.get(record.facts.voted, "adopt")
        return "adopt" if found == "no_quorum" and record.state is State.BALLOT else found
    if record.state is State.SUBMITTED and (back := record.offer("papers_complete")) and back.is_open:
        return "papers_complete"
    return NEXT[record.state]


def _mends(record: ConventionRecord, key: str) -> Does:
    """What opens the way to a step that is not open yet."""
    facts = record.facts
    if key == "set_team":
        return Does.TEAM
    if key == "post_draft" and not facts.articles:
        return Does.TEXT
    if key in ("adopt", "voted_down", "no_quorum") and record.vote is not None:
        return Does.VOTE
    if lacked(record, key):
        return Does.PAPER
    signed = facts.signed
    all_signed = signed.head and signed.front and signed.households >= facts.signers_needed
    if key in ("submit", "recognise") and not all_signed:
        return Does.SIGNERS
    return Does.MORE


def _of_one_in_force(record: ConventionRecord) -> Next:
    for key in ("answer_report", "spread"):
        offer = record.offer(key)
        if offer is not None and offer.is_open:
            return Next(Does.REPORT) if key == "answer_report" else Next(Does.STEP, key, offer.step.title)
    if record.newer:
        return Next(Does.NEWER)
    if record.state in SUSPENDED:
        return Next(Does.AMEND)
    return Next(Does.REVIEW) if record.review_on and record.review_on <= record.today else Next(Does.AMEND)


def _began(record: ConventionRecord, number: int) -> date | None:
    if number == 1:
        return record.proposed_on
    step = record.last(*_BEGINS[number - 1])
    return step.done_on if step else None


def _is_over(record: ConventionRecord) -> bool:
    """Whether the whole way was gone: what the law wants of a part is no longer of interest."""
    return record.state in (State.IN_FORCE, *SUSPENDED, State.PARTLY_ABOLISHED) or record.outcome is not None


def _below(record: ConventionRecord, number: int, now: int) -> str:
    began = _began(record, number)
    if number < now and number == CONSULTING and began and (summed := record.last("sum_up")):
        return f"{(summed.done_on - began).days} ngày"
    if began and number <= now:
        short = f"{began:%d/%m}" if began.year == record.today.year else words.day(began)
        return f"từ {short}" if number == now and not record.outcome else short
    if number < now or _is_over(record):
        return ""
    if number == PARTS.index("Họp thông qua") + 1:
        return f"{record.vote_rule.threshold.said} số hộ" if record.vote_rule else ""
    return record.amounts.get(number, "")
