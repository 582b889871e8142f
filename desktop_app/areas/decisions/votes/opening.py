"""A vote is opened: in a form that the law allows, with its units, their households of that day, and its choices."""

from collections import Counter
from datetime import date, timedelta

from sqlalchemy.orm import Session

from desktop_app.areas.decisions.guards import CALLS
from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.states import Choice, Form, Kind, Scope, Way
from desktop_app.areas.decisions.votes.clusters import units_of_clusters
from desktop_app.areas.decisions.votes.entry import ChoiceEntry, UnitEntry, VoteEntry
from desktop_app.areas.decisions.votes.kept import choices_of
from desktop_app.areas.decisions.votes.models import Vote, VoteChoice, VoteUnit
from desktop_app.areas.decisions.votes.result import lacks_people
from desktop_app.areas.decisions.votes.rules import Condition, Figures, rule_of, verdict
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.office.hamlet_days import households_on
from desktop_app.office.hamlets import hamlet_name, hamlet_rows
from desktop_app.office.procedure.keeping import counting

USUAL = tuple(ChoiceEntry(kind=kind, label=kind.value) for kind in (Choice.YES, Choice.NO, Choice.OTHER))
NOBODY = ChoiceEntry(kind=Choice.NO, label="Không bầu người nào")
LONGEST = timedelta(days=366)


def new_vote(session: Session, decision: Decision, entry: VoteEntry, today: date) -> Vote:
    """The vote with its units, inside the caller's transaction; InvalidInput for what cannot be so."""
    to_on = _last_day(entry)
    refuse_wrong(entry, to_on)
    _refuse_before_call(decision, entry)
    _settle_choices(decision, entry)
    vote = Vote(
        ordinal=1 + max((each.ordinal for each in decision.votes), default=0),
        form=entry.form,
        way=(entry.way or Way.HANDS) if entry.form is Form.MEETING else None,
        from_on=entry.from_on,
        to_on=to_on,
        chose_online=entry.chose_online,
    )
    put_words(vote, entry)
    vote.units = _units(session, decision, entry)
    decision.votes.append(vote)
    return vote


def put_words(vote: Vote, entry: VoteEntry) -> None:
    """Where, when and about which papers; what may be put right while the vote is open."""
    vote.begins_at, vote.ends_at, vote.place = entry.begins_at, entry.ends_at, entry.place.strip()
    vote.documents, vote.opinions = entry.documents.strip(), entry.opinions.strip()


def why_not_in(decision: Decision, entry: VoteEntry) -> str:
    """Why the law does not let the matter be voted on in this form now; "" when it does."""
    rule = rule_of(decision.item, decision.scope, entry.from_on)
    allowed = rule.form(entry.form)
    if allowed is None:
        return f"Luật không cho {entry.form.value.lower()} với việc này (theo {rule.article}). Hãy chọn hình thức khác."
    if allowed.condition is Condition.NO_QUORUM and not _met_in_vain(decision):
        return (
            f"Chỉ phát phiếu sau khi đã họp mà không đủ số hộ dự (theo {allowed.article}). Hãy ghi cuộc họp và số hộ "
            "dự trước."
        )
    if allowed.condition is Condition.ONLINE_CHOSEN:
        return ""  # told by the number of households that chose it, which is a field of the form
    return ""


def refuse_wrong(entry: VoteEntry, to_on: date) -> None:
    """InvalidInput for days that cannot be."""
    if to_on < entry.from_on:
        raise InvalidInput({"to_on": "Ngày cuối trước ngày đầu. Hãy đổi lại hai ngày."})
    if to_on - entry.from_on > LONGEST:
        raise InvalidInput({"to_on": "Thời gian biểu quyết dài quá một năm. Hãy xem lại ngày cuối."})
    if entry.form is Form.ONLINE and entry.chose_online is None:
        raise InvalidInput({"chose_online": "Chưa ghi số hộ đã chọn biểu quyết trực tuyến. Gõ số hộ."})


def _refuse_before_call(decision: Decision, entry: VoteEntry) -> None:
    """InvalidInput for a vote before the day that was announced: no step could ever state its result."""
    called = [step.until_on for step in counting(decision.steps) if step.key in CALLS and step.until_on]
    if called and entry.from_on < called[-1]:
        day = words.day(called[-1])
        raise InvalidInput({"from_on": f"Đã báo biểu quyết từ ngày {day}. Chọn ngày đó, hoặc báo lại ngày khác trước."})


def refuse_too_few_online(decision: Decision, entry: VoteEntry, households: int) -> None:
    """InvalidInput unless more than half of all households chose to vote online."""
    if entry.form is not Form.ONLINE:
        return
    rule = rule_of(decision.item, decision.scope, entry.from_on, choice="online")
    found = verdict(rule, Figures(households, None, entry.chose_online or 0, form=Form.ONLINE))
    if not found.passed:
        raise InvalidInput({"chose_online": f"Chưa đủ số hộ chọn biểu quyết trực tuyến: {found.lines[-2]}"})


def _last_day(entry: VoteEntry) -> date:
    if entry.to_on is None and entry.form is Form.BALLOT:
        raise InvalidInput({"to_on": "Chưa ghi ngày cuối gửi lại phiếu. Gõ ngày theo kế hoạch phát phiếu."})
    last = max((unit.held_on for unit in entry.units if unit.held_on), default=entry.from_on)
    return max(entry.from_on, last) if entry.form is Form.MEETING or entry.to_on is None else entry.to_on


def _met_in_vain(decision: Decision) -> bool:
    held = [vote for vote in decision.votes if vote.form is Form.MEETING and vote.closed_on and not vote.voided_on]
    return any(lacks_people(decision, vote) for vote in held)


def _units(session: Session, decision: Decision, entry: VoteEntry) -> list[VoteUnit]:
    by_clusters = units_of_clusters(session, decision, entry) if entry.clusters.strip() else ()
    units = entry.units or by_clusters or _whole(session, decision, entry)
    if not units:
        raise InvalidInput({"units": "Chưa có thôn, tổ dân phố nào để biểu quyết. Thêm ở trang Thôn, tổ dân phố."})
    twice = [key for key, n in Counter((each.hamlet_id, each.cluster.strip()) for each in units).items() if n > 1]
    if twice:
        name = hamlet_name(session, twice[0][0])
        raise InvalidInput({"units": f"{name} có hai nơi biểu quyết cùng tên. Đặt tên khác nhau cho từng cụm dân cư."})
    rows = [_unit(session, each, place, entry.from_on) for place, each in enumerate(units, start=1)]
    empty = sorted({hamlet_name(session, row.hamlet_id) for row in rows if row.households <= 0})
    if empty:
        day = words.day(entry.from_on)
        raise InvalidInput(
            {"units": f"Chưa có số hộ ngày {day} của {', '.join(empty)}. Nhập số hộ ở trang Thôn, tổ dân phố."}
        )
    refuse_too_few_online(decision, entry, sum(row.households for row in rows))
    return rows


def _whole(session: Session, decision: Decision, entry: VoteEntry) -> tuple[UnitEntry, ...]:
    if decision.scope is Scope.HAMLET:
        return (UnitEntry(hamlet_id=decision.hamlet_id),) if decision.hamlet_id else ()
    return tuple(UnitEntry(hamlet_id=row.id) for row in hamlet_rows(session, entry.from_on))


def _unit(session: Session, entry: UnitEntry, position: int, on: date) -> VoteUnit:
    if entry.households is None and entry.cluster:
        raise InvalidInput({"units": f"Chưa ghi số hộ của {entry.cluster}. Gõ số hộ của từng cụm dân cư."})
    households = entry.households if entry.households is not None else households_on(session, entry.hamlet_id, on)
    return VoteUnit(
        position=position,
        hamlet_id=entry.hamlet_id,
        cluster=entry.cluster.strip(),
        held_on=entry.held_on,
        households=households,
    )


def _settle_choices(decision: Decision, entry: VoteEntry) -> None:
    there = choices_of(decision)
    wanted = entry.choices
    if not wanted and not there:
        wanted = () if decision.kind in (Kind.ELECTION, Kind.BOARDS) else USUAL
        if not wanted:
            raise InvalidInput({"choices": "Chưa có người ứng cử nào. Ghi danh sách người ứng cử trước khi bầu."})
    if not wanted and decision.kind is Kind.ELECTION and all(each.kind is Choice.CANDIDATE for each in there):
        wanted = (NOBODY,)
    last = max((choice.position for choice in decision.choices), default=0)
    known = {choice.label for choice in there}
    for choice in wanted:
        if choice.label not in known:
            last += 1
            decision.choices.append(VoteChoice(position=last, kind=choice.kind, label=choice.label))
