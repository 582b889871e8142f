"""How the pages of decisions speak: where one stands, what it lacks, its limits and its votes."""

from desktop_app.areas.decisions.record import DecisionRecord, LimitShown
from desktop_app.areas.decisions.states import Form, Proposer, State
from desktop_app.areas.decisions.votes.queries import VoteView
from desktop_app.core import words
from desktop_app.kit.theme import State as Look


def state_sentence(record: DecisionRecord) -> str:
    """For whom it is decided, where it stands, what presses."""
    row = record.row
    if row.voided_on:
        return f"Đã bỏ số ngày {words.day(row.voided_on)}: {row.void_reason.rstrip('.')}. Số được giữ lại."
    ended = f", ngày {words.day(record.ended_on)}" if record.ended_on else ""
    about = f"{row.hamlet}, {words.inside(row.kind.value)}. {row.stands}{ended}."
    owed = [each for each in record.limits if each.days_left is not None and each.running.limit.group == "ours"]
    if not owed:
        return about
    first = min(owed, key=lambda each: each.running.due_on)
    return f"{about} {limit_line(first)}."


def limit_line(limit: LimitShown) -> str:
    """What, by when, how many working days are left."""
    return f"{limit.title}: {words.day(limit.running.due_on)}, {left_words(limit)}"


def left_words(limit: LimitShown) -> str:
    """How many working days are left, or since how many it is late; when it was met."""
    if limit.running.met_on:
        is_late = limit.running.met_on > limit.running.due_on
        return f"{'làm muộn' if is_late else 'đã làm'} ngày {words.day(limit.running.met_on)}"
    if limit.days_left is None:
        return "không còn tính"
    if limit.days_left < 0:
        return f"quá {words.number(-limit.days_left)} ngày làm việc"
    return f"còn {words.number(limit.days_left)} ngày làm việc" if limit.days_left else "hôm nay là ngày cuối"


def limit_state(limit: LimitShown) -> Look | None:
    """The colour of a limit."""
    is_late = limit.days_left is not None and limit.days_left < 0
    was_late = limit.running.met_on is not None and limit.running.met_on > limit.running.due_on
    return Look.OVERDUE if is_late or was_late else None


def lacking(record: DecisionRecord) -> str:
    """Why what comes next may not be done yet; "" when it may."""
    if not record.coming or record.row.state is State.ENDED:
        return ""
    if record.awaits_vote:
        return "" if record.open_vote else "Chưa mở biểu quyết. Mở biểu quyết rồi kiểm phiếu, kết quả ghi vào đây."
    open_keys = {offer.step.key for offer in record.offers if offer.is_open}
    if any(each.step.key in open_keys for each in record.coming[:1]):
        return ""
    first = record.coming[0].step.key
    return next((offer.why_not for offer in record.offers if offer.step.key == first), "")


def vote_title(vote: VoteView) -> str:
    """Which vote it is, and when."""
    day = words.day(vote.from_on)
    if vote.form is not Form.MEETING and vote.to_on != vote.from_on:
        day = f"{day} đến {words.day(vote.to_on)}"
    return f"Lần {words.number(vote.ordinal)}, {words.inside(vote.form.value)} {day}"


def consents_sentence(record: DecisionRecord) -> str:
    """How many households support an initiative, of how many, and how many are needed; "" for another matter."""
    if record.proposer is not Proposer.CITIZENS:
        return ""
    facts = record.facts
    if not facts.households:
        return "Chưa có số hộ của thôn nên chưa tính được tỷ lệ. Ghi số hộ ở trang Thôn, tổ dân phố."
    enough = "đủ" if facts.consents >= facts.consents_needed else "chưa đủ"
    return (
        f"{words.number(facts.consents)}/{words.number(facts.households)} hộ đồng thuận còn hiệu lực, "
        f"cần từ {words.number(facts.consents_needed)} hộ: {enough}."
    )
