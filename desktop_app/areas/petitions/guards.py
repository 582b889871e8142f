"""The conditions that steps and limits name: each says why it does not hold, or nothing; pure."""

from collections.abc import Mapping

from desktop_app.areas.petitions.facts import Facts
from desktop_app.areas.petitions.states import Competent, Eligible, ForwarderKind, Source
from desktop_app.core import words
from desktop_app.core.procedure import standing
from desktop_app.core.procedure.standing import Guard, when

Case = standing.Case[Facts]


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


GUARDS: Mapping[str, Guard[Facts]] = {
    "eligible": when(
        lambda case: case.facts.eligible is Eligible.YES, "Đơn chưa được phân loại là đủ điều kiện xử lý."
    ),
    "not_eligible": when(
        lambda case: case.facts.eligible is Eligible.NO, "Chỉ lưu đơn đã phân loại là không đủ điều kiện xử lý."
    ),
    "competent": when(
        lambda case: case.facts.competent is Competent.YES,
        "Đơn chưa được phân loại là thuộc thẩm quyền của cơ quan.",
    ),
    "not_competent": when(
        lambda case: case.facts.competent is Competent.NO,
        "Chỉ làm với đơn đã phân loại là không thuộc thẩm quyền.",
    ),
    "may_be_competent": when(lambda case: case.facts.competent is not Competent.NO, "Đơn không thuộc thẩm quyền."),
    "for_others": when(_is_for_others, "Chỉ làm với đơn không thuộc thẩm quyền của cơ quan."),
    "first_instance": when(
        lambda case: case.facts.instance == 1,
        "Đơn lần hai thuộc thẩm quyền của cấp trên, không thụ lý như đơn lần đầu.",
    ),
    "second_instance": when(lambda case: case.facts.instance == 2, "Chỉ làm với đơn lần hai."),
    "upper_office": when(
        lambda case: case.facts.is_upper_office,
        "Chủ tịch UBND cấp xã không giải quyết lần hai; hướng dẫn gửi cấp trên trực tiếp.",
    ),
    "named": when(
        lambda case: not case.facts.is_anonymous,
        "Tố cáo nặc danh không thụ lý theo thủ tục tố cáo; dùng để thanh tra, kiểm tra hoặc chuyển đi.",
    ),
    "not_secret": when(
        lambda case: not case.facts.is_secret,
        "Đơn có danh tính trong kho mật không ghép với đơn khác, để giữ bí mật người tố cáo.",
    ),
    "anonymous": when(lambda case: case.facts.is_anonymous, "Chỉ làm với tố cáo nặc danh."),
    "forwarded": when(
        lambda case: case.facts.source is Source.FORWARDED, "Chỉ làm với đơn do cơ quan khác chuyển đến."
    ),
    "forwarded_by_elected": when(
        lambda case: case.facts.source is Source.FORWARDED and case.facts.forwarder is ForwarderKind.ELECTED,
        "Chỉ làm với đơn do cơ quan dân cử hoặc Ban tiếp công dân chuyển đến.",
    ),
    "in_person": when(
        lambda case: case.facts.source is Source.IN_PERSON,
        "Chỉ làm khi người gửi đến trực tiếp; đơn gửi bằng cách khác thì chuyển.",
    ),
    "in_time": _in_time,
    "not_transferred_before": when(
        lambda case: not _was_transferred(case),
        "Tố cáo cùng nội dung chỉ chuyển một lần, đơn này đã được chuyển trước đó.",
    ),
    "before_due": when(
        lambda case: case.due_on is None or case.on <= case.due_on,
        "Đã hết hạn giải quyết. Kéo dài, gia hạn phải quyết định trước khi hết hạn.",
    ),
    "extension_left": _extension_left,
    "demanded": when(lambda case: case.has("demanded"), "Chỉ làm sau khi cấp trên yêu cầu."),
    "decided": when(lambda case: case.has("decide", "conclude"), "Đơn chưa có quyết định giải quyết."),
    "sent_away": when(
        lambda case: case.has(
            *("transfer", "transfer_denunciation", "transfer_crime"),
            *("guide", "guide_denunciation", "return_to_sender", "urge"),
        ),
        "Chỉ làm với đơn đã chuyển, trả hoặc hướng dẫn đến cơ quan khác.",
    ),
    "suspended_or_stopped": when(
        lambda case: case.has("suspend_complaint", "continue_complaint", "stop_complaint", "withdraw_complaint"),
        "Chưa có quyết định tạm đình chỉ, đình chỉ hoặc tiếp tục.",
    ),
}
