"""How a petition's page speaks: the one sentence of where it stands, each step of its way, each deadline."""

from collections.abc import Iterable

from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.outlook import Coming
from desktop_app.areas.petitions.record import LimitShown, PetitionRecord, StepShown
from desktop_app.areas.petitions.states import Competent, Source, State
from desktop_app.areas.petitions.ways import ways
from desktop_app.core import words
from desktop_app.core.law.citation import UNCHECKED, cited, short_citation
from desktop_app.office.matter_kinds import Kind

NATIONAL = "national"
_DAYS = ("hạn ", "mốc ")
"""How the title of a limit begins that names a day and nothing to do."""
NATURAL_SOURCES = {
    Source.IN_PERSON: "Công dân nộp trực tiếp",
    Source.POST: "Đến qua bưu chính",
    Source.HOTLINE: "Tiếp nhận qua đường dây nóng",
    Source.BOX: "Lấy từ hòm thư",
    Source.EMAIL: "Đến qua thư điện tử",
    Source.SOCIAL: "Tiếp nhận qua mạng xã hội",
    Source.QR: "Phản ánh qua mã QR",
}


def state_sentence(record: PetitionRecord) -> str:
    """Kind and field, then where it stands and what presses."""
    about = f"{record.kind.value}, lĩnh vực {words.inside(record.subject.value)}."
    return f"{about} {_stands(record)}"


def _stands(record: PetitionRecord) -> str:
    if record.voided_on:
        return f"Đã bỏ số ngày {words.day(record.voided_on)}: {record.void_reason.rstrip('.')}. Số được giữ lại."
    if not record.coming:
        ended = f" ngày {words.day(record.ended_on)}" if record.ended_on else ""
        outcome = record.outcome.value if record.outcome else record.state.value
        return f"{outcome}{ended}."
    at = len(steps_by_law(record)) + 2
    said = f"Đang ở bước {at} trên {at - 1 + len(record.coming)}"
    if record.state in (State.WAITING, State.SUSPENDED):
        said += f" ({words.inside(record.state.value)})"
    owed = pressing(record)
    return f"{said}, {_owed(owed)}." if owed else f"{said}."


def _owed(limit: LimitShown) -> str:
    what, left = words.inside(limit.title), limit.days_left or 0
    names_a_day = what.startswith(_DAYS)
    if left < 0:
        return f"quá {'' if names_a_day else 'hạn '}{what} {words.number(-left)} ngày làm việc"
    return f"{left_words(limit)} {'đến' if names_a_day else 'để'} {what}"


def content_title(record: PetitionRecord) -> str:
    """What stands over the content."""
    plain = record.kind in (Kind.SEVERAL, Kind.OTHER)
    return f"Nội dung {'đơn' if plain else words.inside(record.kind.value)}"


def steps_by_law(record: PetitionRecord) -> list[StepShown]:
    """The steps of the way; that it was entered elsewhere too is told in its own place."""
    return [step for step in record.done if step.key != NATIONAL]


def pressing(record: PetitionRecord) -> LimitShown | None:
    """The duty of ours that falls due first."""
    owed = [each for each in record.limits if each.days_left is not None and each.running.limit.group == "ours"]
    return min(owed, key=lambda each: each.running.due_on, default=None)


def left_words(limit: LimitShown) -> str:
    """How many working days are left, or since how many it is late."""
    left = limit.days_left or 0
    if left < 0:
        return f"quá {words.number(-left)} ngày làm việc"
    return f"còn {words.number(left)} ngày làm việc" if left else "hôm nay là ngày cuối"


def arithmetic(limit: LimitShown, record: PetitionRecord) -> str:
    """The arithmetic in words, without its result, which stands above it."""
    counted = limit.explain()
    if counted is None:
        return "Ngày do lãnh đạo giao, luật không đặt thời hạn."
    lines = [line for line in counted.lines()[2:-1] if not line.startswith("Theo ")]
    began = f"{_since(limit.running.limit.starts, record)} {words.day(counted.start_on)}"
    pause = "Đang tạm dừng." if limit.running.is_paused else "" if limit.running.pauses else "Chưa tạm dừng."
    return " ".join(filter(None, (f"{began}, cộng {counted.rule.amount}.", *lines, pause)))


def _since(starts: Iterable[str], record: PetitionRecord) -> str:
    title = started_by(starts, record)
    return f"Từ {title}" if title else "Nhận"


def started_by(starts: Iterable[str], record: PetitionRecord) -> str:
    """What starts a limit, in words for the middle of a sentence; "" for the day on which the petition came."""
    keys = {step.key for step in record.done} | {each.step.key for each in record.coming}
    known = [key for key in starts if key in keys]
    return words.inside(petition_law().law.by_key[known[-1]].title) if known else ""


def coming_detail(each: Coming, record: PetitionRecord) -> str:
    """By which limit and article a step to come is bound."""
    version = each.step.version(each.limit.start_on if each.limit else record.received_on)
    rule = each.rule
    if rule is not None and each.limit is not None:
        start = started_by(each.limit.limit.starts, record) or "ngày nhận"
        return cited(f"{rule.amount} từ {start}", _short(rule.citation, record.kind), rule.confidence)
    if version is None or not version.article:
        return f"Luật không đặt thời hạn{'' if version is None else f', {UNCHECKED}'}"
    return cited("", _short(version.article, record.kind), version.confidence)


def coming_day(each: Coming, *, now: bool) -> str:
    """By when; "dự kiến" where it rests on another step's last day."""
    if each.limit is None:
        return ""
    said = "Hạn" if now else "hạn"
    return f"{'dự kiến' if each.is_expected else said} {words.day(each.limit.due_on)}"


def coming_beside(each: Coming) -> str:
    """What an expected day rests on."""
    if each.limit is None or each.after is None:
        return ""
    return f"nếu {words.inside(short_title(each.after.key))} đúng {each.after.on:%d/%m}"


def received_detail(record: PetitionRecord) -> str:
    """By which door it came."""
    if record.source is not Source.FORWARDED:
        return NATURAL_SOURCES[record.source]
    number = f", văn bản số {record.forwarder_number}" if record.forwarder_number else ""
    return f"{record.forwarder or 'Cơ quan khác'} chuyển đến{number}"


def done_title(step: StepShown, record: PetitionRecord) -> str:
    """What was done; the last classification with what it found."""
    last = next((each for each in reversed(record.done) if each.key == "classify"), None)
    if step is not last:
        return step.title
    found = [words.inside(record.kind.value)]
    if record.eligible.name == "NO":
        found.append("không đủ điều kiện")
    elif record.competent is not Competent.UNKNOWN:
        found.append(words.inside(record.competent.value))
    return f"Phân loại: {', '.join(found)}"


def done_detail(step: StepShown) -> str:
    """The article of its day, its document, and that it was forced."""
    number = f"Số {step.document_number}" if step.document_number else ""
    agency = f"Gửi {step.to_agency}" if step.to_agency else ""
    forced = f"{step.forced_by} cho làm dù luật chưa mở: {step.force_reason}" if step.forced_by else ""
    law = cited("", short_citation(step.article), step.confidence) if step.article else ""
    return ". ".join(filter(None, (law, number, agency, forced)))


def _short(citation: str, kind: Kind) -> str:
    """The article of the law that the kind is handled by, without its name."""
    return short_citation(citation).removesuffix(f" {ways().laws[kind].split(',')[0].rsplit(' ', 1)[0]}")


def short_title(key: str) -> str:
    """What a button calls a step."""
    return ways().short.get(key) or petition_law().law.by_key[key].title


RECEIVED_TITLE = "Tiếp nhận, vào sổ"
