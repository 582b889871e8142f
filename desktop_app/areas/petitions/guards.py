"""The conditions that steps and limits name: each says why it does not hold, or nothing; pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.areas.petitions.facts import Done, Facts
from desktop_app.areas.petitions.states import Competent, Eligible, ForwarderKind, Source
from desktop_app.core import words


@dataclass(frozen=True)
class Case:
    """Everything a guard may look at; `due_on` is the last day of the settlement while it runs."""

    facts: Facts
    done: Sequence[Done]
    on: date
    due_on: date | None = None

    def has(self, *keys: str) -> bool:
        """Whether one of these steps was taken."""
        return any(each.key in keys for each in self.done)


def holds(guards: Iterable[str], facts: Facts) -> bool:
    """Whether all these guards hold for a petition with nothing done yet."""
    return not why_not(guards, Case(facts, (), facts.received_on))


def why_not(guards: Iterable[str], case: Case) -> str:
    """What the first guard that does not hold says; "" when all hold."""
    return next((said for name in guards if (said := GUARDS[name](case))), "")


def _when(holds_true: Callable[[Case], bool], sentence: str) -> Callable[[Case], str]:
    return lambda case: "" if holds_true(case) else sentence


def _in_time(case: Case) -> str:
    last = case.facts.time_bar_on
    if last is None or case.facts.received_on <= last:
        return ""
    return f"Hết thời hiệu khiếu nại từ sau ngày {words.day(last)}."


def _extension_left(case: Case) -> str:
    taken = sum(each.key == "extend_denunciation" for each in case.done)
    if taken < case.facts.most_extensions:
        return ""
    return f"Đã gia hạn {words.number(taken)} lần, mức phức tạp của vụ việc không cho gia hạn thêm."


def _was_transferred(case: Case) -> bool:
    """Whether the denunciation was sent on and stayed where it was sent, or another of the same case was."""
    sent = False
    for each in case.done:
        sent = each.key == "transfer_denunciation" or (sent and each.key != "came_back")
    return sent or case.facts.transferred_before


def _is_for_others(case: Case) -> bool:
    """Whether another body has to settle it; a second complaint always goes to the upper office."""
    upwards = case.facts.instance == 2 and not case.facts.is_upper_office
    return case.facts.competent is Competent.NO or upwards


GUARDS: Mapping[str, Callable[[Case], str]] = {
    "eligible": _when(
        lambda case: case.facts.eligible is Eligible.YES, "Đơn chưa được phân loại là đủ điều kiện xử lý."
    ),
    "not_eligible": _when(
        lambda case: case.facts.eligible is Eligible.NO, "Chỉ lưu đơn đã phân loại là không đủ điều kiện xử lý."
    ),
    "competent": _when(
        lambda case: case.facts.competent is Competent.YES,
        "Đơn chưa được phân loại là thuộc thẩm quyền của cơ quan.",
    ),
    "not_competent": _when(
        lambda case: case.facts.competent is Competent.NO,
        "Chỉ làm với đơn đã phân loại là không thuộc thẩm quyền.",
    ),
    "may_be_competent": _when(lambda case: case.facts.competent is not Competent.NO, "Đơn không thuộc thẩm quyền."),
    "for_others": _when(_is_for_others, "Chỉ làm với đơn không thuộc thẩm quyền của cơ quan."),
    "first_instance": _when(
        lambda case: case.facts.instance == 1,
        "Đơn lần hai thuộc thẩm quyền của cấp trên, không thụ lý như đơn lần đầu.",
    ),
    "second_instance": _when(lambda case: case.facts.instance == 2, "Chỉ làm với đơn lần hai."),
    "upper_office": _when(
        lambda case: case.facts.is_upper_office,
        "Chủ tịch UBND cấp xã không giải quyết lần hai; hướng dẫn gửi cấp trên trực tiếp.",
    ),
    "named": _when(
        lambda case: not case.facts.is_anonymous,
        "Tố cáo nặc danh không thụ lý theo thủ tục tố cáo; dùng để thanh tra, kiểm tra hoặc chuyển đi.",
    ),
    "not_secret": _when(
        lambda case: not case.facts.is_secret,
        "Đơn có danh tính trong kho mật không ghép với đơn khác, để giữ bí mật người tố cáo.",
    ),
    "anonymous": _when(lambda case: case.facts.is_anonymous, "Chỉ làm với tố cáo nặc danh."),
    "forwarded": _when(
        lambda case: case.facts.source is Source.FORWARDED, "Chỉ làm với đơn do cơ quan khác chuyển đến."
    ),
    "forwarded_by_elected": _when(
        lambda case: case.facts.source is Source.FORWARDED and case.facts.forwarder is ForwarderKind.ELECTED,
        "Chỉ làm với đơn do cơ quan dân cử hoặc Ban tiếp công dân chuyển đến.",
    ),
    "in_person": _when(
        lambda case: case.facts.source is Source.IN_PERSON,
        "Chỉ làm khi người gửi đến trực tiếp; đơn gửi bằng cách khác thì chuyển.",
    ),
    "in_time": _in_time,
    "not_transferred_before": _when(
        lambda case: not _was_transferred(case),
        "Tố cáo cùng nội dung chỉ chuyển một lần, đơn này đã được chuyển trước đó.",
    ),
    "before_due": _when(
        lambda case: case.due_on is None or case.on <= case.due_on,
        "Đã hết hạn giải quyết. Kéo dài, gia hạn phải quyết định trước khi hết hạn.",
    ),
    "extension_left": _extension_left,
    "demanded": _when(lambda case: case.has("demanded"), "Chỉ làm sau khi cấp trên yêu cầu."),
    "decided": _when(lambda case: case.has("decide", "conclude"), "Đơn chưa có quyết định giải quyết."),
    "sent_away": _when(
        lambda case: case.has(
            *("transfer", "transfer_denunciation", "transfer_crime"),
            *("guide", "guide_denunciation", "return_to_sender", "urge"),
        ),
        "Chỉ làm với đơn đã chuyển, trả hoặc hướng dẫn đến cơ quan khác.",
    ),
    "suspended_or_stopped": _when(
        lambda case: case.has("suspend_complaint", "continue_complaint", "stop_complaint", "withdraw_complaint"),
        "Chưa có quyết định tạm đình chỉ, đình chỉ hoặc tiếp tục.",
    ),
}
