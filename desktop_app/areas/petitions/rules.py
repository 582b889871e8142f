"""What the law makes of a petition's steps: where it stands, what may be done next, why something may not; pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.areas.petitions.law import PetitionLaw, Step
from desktop_app.areas.petitions.states import Competent, Eligible, ForwarderKind, Outcome, Source, State
from desktop_app.core import words
from desktop_app.office.matter_kinds import Kind

HIDDEN_NAME = "Người tố cáo (đã ẩn)"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the law asks to know of a petition, whatever was done with it.

    `time_bar_on` is the last day on which it could be lodged, None where nobody said when the act became known;
    `most_extensions` how often its settlement may be extended by what is known of its complexity.
    """

    received_on: date
    kind: Kind
    source: Source = Source.IN_PERSON
    forwarder: ForwarderKind = ForwarderKind.NONE
    instance: int = 1
    eligible: Eligible = Eligible.UNKNOWN
    competent: Competent = Competent.UNKNOWN
    is_remote: bool = False
    is_upper_office: bool = False
    transferred_before: bool = False
    time_bar_on: date | None = None
    most_extensions: int = 0


@dataclass(frozen=True, kw_only=True)
class Done:
    """A step that was taken: when, and by force where the law did not offer it; `until_on` as the step asked for it."""

    key: str
    on: date
    until_on: date | None = None
    is_forced: bool = False


@dataclass(frozen=True)
class Standing:
    """Where a petition stands after its steps."""

    state: State = State.NEW
    outcome: Outcome | None = None
    ended_on: date | None = None


@dataclass(frozen=True)
class Offer:
    """One step, and why it may not be taken; `why_not` is empty when the law allows it."""

    step: Step
    why_not: str

    @property
    def is_open(self) -> bool:
        """Whether the law allows it."""
        return not self.why_not


@dataclass(frozen=True)
class _Case:
    """Everything a guard may look at; `due_on` is the last day of the settlement while it runs."""

    facts: Facts
    done: Sequence[Done]
    on: date
    due_on: date | None

    def has(self, *keys: str) -> bool:
        return any(each.key in keys for each in self.done)


_STOPPING = ("suspend_complaint", "continue_complaint", "stop_complaint", "withdraw_complaint")

_GUARDS: Mapping[str, Callable[[_Case], str]] = {
    "eligible": lambda case: _unless(
        case.facts.eligible is Eligible.YES, "Đơn chưa được phân loại là đủ điều kiện xử lý."
    ),
    "not_eligible": lambda case: _unless(
        case.facts.eligible is Eligible.NO, "Chỉ lưu đơn đã phân loại là không đủ điều kiện xử lý."
    ),
    "competent": lambda case: _unless(
        case.facts.competent is Competent.YES, "Đơn chưa được phân loại là thuộc thẩm quyền của cơ quan."
    ),
    "not_competent": lambda case: _unless(
        case.facts.competent is Competent.NO, "Chỉ làm với đơn đã phân loại là không thuộc thẩm quyền."
    ),
    "may_be_competent": lambda case: _unless(case.facts.competent is not Competent.NO, "Đơn không thuộc thẩm quyền."),
    "first_instance": lambda case: _unless(
        case.facts.instance == 1, "Đơn lần hai thuộc thẩm quyền của cấp trên, không thụ lý như đơn lần đầu."
    ),
    "second_instance": lambda case: _unless(case.facts.instance == 2, "Chỉ làm với đơn lần hai."),
    "upper_office": lambda case: _unless(
        case.facts.is_upper_office, "Chủ tịch UBND cấp xã không giải quyết lần hai; hướng dẫn gửi cấp trên trực tiếp."
    ),
    "forwarded": lambda case: _unless(
        case.facts.source is Source.FORWARDED, "Chỉ làm với đơn do cơ quan khác chuyển đến."
    ),
    "forwarded_by_elected": lambda case: _unless(
        case.facts.source is Source.FORWARDED and case.facts.forwarder is ForwarderKind.ELECTED,
        "Chỉ làm với đơn do cơ quan dân cử hoặc Ban tiếp công dân chuyển đến.",
    ),
    "in_person": lambda case: _unless(
        case.facts.source is Source.IN_PERSON, "Chỉ làm khi người gửi đến trực tiếp; đơn gửi bằng cách khác thì chuyển."
    ),
    "in_time": lambda case: _unless(
        case.facts.time_bar_on is None or case.facts.received_on <= case.facts.time_bar_on,
        f"Hết thời hiệu khiếu nại từ sau ngày {words.day(case.facts.time_bar_on or date.max)}.",
    ),
    "not_transferred_before": lambda case: _unless(
        not case.facts.transferred_before and not case.has("transfer_denunciation"),
        "Tố cáo cùng nội dung chỉ chuyển một lần, đơn này đã được chuyển trước đó.",
    ),
    "before_due": lambda case: _unless(
        case.due_on is not None and case.on <= case.due_on,
        "Đã hết hạn giải quyết. Kéo dài, gia hạn phải quyết định trước khi hết hạn.",
    ),
    "extension_left": lambda case: _extension_left(case),
    "demanded": lambda case: _unless(case.has("demanded"), "Chỉ làm sau khi cấp trên yêu cầu."),
    "decided": lambda case: _unless(case.has("decide", "conclude"), "Đơn chưa có quyết định giải quyết."),
    "sent_away": lambda case: _unless(
        case.has("transfer", "transfer_denunciation", "transfer_crime", "guide", "return_to_sender", "urge"),
        "Chỉ làm với đơn đã chuyển, trả hoặc hướng dẫn đến cơ quan khác.",
    ),
    "suspended_or_stopped": lambda case: _unless(
        case.has(*_STOPPING), "Chưa có quyết định tạm đình chỉ, đình chỉ hoặc tiếp tục."
    ),
}


def holds(guards: Iterable[str], facts: Facts) -> bool:
    """Whether all these guards hold for a petition with nothing done yet."""
    return not any(_GUARDS[name](_Case(facts, (), facts.received_on, None)) for name in guards)


def standing(law: PetitionLaw, done: Sequence[Done]) -> Standing:
    """Where the petition stands after these steps, in their order."""
    now = Standing()
    for each in done:
        step = law.by_key[each.key]
        if step.to is State.ENDED:
            now = Standing(State.ENDED, step.outcome, each.on)
        elif step.to is not None:
            now = Standing(step.to)
    return now


def offers(law: PetitionLaw, facts: Facts, done: Sequence[Done], on: date, due_on: date | None = None) -> list[Offer]:
    """Every step for petitions of this kind, each with why it may not be taken on that day.

    `due_on` is the last day of the settlement while it runs.
    """
    state = standing(law, done).state
    case = _Case(facts, done, on, due_on)
    return [Offer(step, _why_not(step, state, case)) for step in law.steps if step.is_for(facts.kind)]


def why_not(
    law: PetitionLaw, key: str, facts: Facts, done: Sequence[Done], on: date, due_on: date | None = None
) -> str:
    """Why the step may not be taken on that day; "" when the law allows it."""
    step = law.by_key[key]
    if not step.is_for(facts.kind):
        return f"Bước này không dành cho đơn loại {facts.kind.value.lower()}."
    return _why_not(step, standing(law, done).state, _Case(facts, done, on, due_on))


def _why_not(step: Step, state: State, case: _Case) -> str:
    if case.done and case.on < case.done[-1].on:
        return f"Bước trước làm ngày {words.day(case.done[-1].on)}, bước này không thể làm trước ngày đó."
    if case.on < case.facts.received_on:
        return "Ngày làm trước ngày đơn đến."
    if step.version(case.on) is None:
        return _not_law(step, case.on)
    if state not in step.from_states:
        return f"Đơn đang ở bước “{state.value}”."
    if step.times is not None and sum(each.key == step.key for each in case.done) >= step.times:
        return f"Bước này chỉ làm {words.number(step.times)} lần, đã làm rồi."
    return next((said for name in step.needs if (said := _GUARDS[name](case))), "")


def _not_law(step: Step, on: date) -> str:
    later = [version for version in step.versions if version.from_on > on]
    if later:
        first = min(later, key=lambda version: version.from_on)
        return f"Bước này có từ ngày {words.day(first.from_on)} ({first.article})."
    return "Quy định của ngày này không còn bước này."


def _extension_left(case: _Case) -> str:
    taken = sum(each.key == "extend_denunciation" for each in case.done)
    return _unless(
        taken < case.facts.most_extensions,
        f"Đã gia hạn {words.number(taken)} lần, mức phức tạp của vụ việc không cho gia hạn thêm.",
    )


def _unless(holds_true: bool, sentence: str) -> str:
    return "" if holds_true else sentence
