"""The guided classification: from what is said of a petition to the step that the law leads to; pure but for files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop_app.areas.petitions.competence import Proposal, proposal_of, proposals
from desktop_app.areas.petitions.eligibility import Check, Judgement, checks_on, judge
from desktop_app.areas.petitions.entry import StepEntry
from desktop_app.areas.petitions.law import Step, petition_law
from desktop_app.areas.petitions.rules import Facts
from desktop_app.areas.petitions.states import Competent, Eligible
from desktop_app.areas.petitions.time_bar import time_bar_on
from desktop_app.areas.petitions.ways import way_of, ways
from desktop_app.core import words
from desktop_app.core.fields import Choice, Day, Field, Flag, Form, Listed, Section, Text
from desktop_app.core.law.deadline import Law
from desktop_app.office.matter_kinds import Kind, hides_identity

CHECK = "check_"
"""Before the code of a check, in the name of its tick box."""

AGAINST, AGENCY, INSTANCE, KNEW = "against", "to_agency", "instance", "knew_on"
AGENCY_HINT = "Nơi chuyển đơn hoặc hướng dẫn người viết đến."
TWICE = (Kind.COMPLAINT, Kind.DENUNCIATION)
"""What may come a second time, with limits of its own: khiếu nại lần hai, tố cáo tiếp."""
INSTANCES = (("1", "Lần đầu"), ("2", "Lần hai"))


@dataclass(frozen=True, kw_only=True)
class Guided:
    """What follows from what was said: `step` is where it leads, `told` why, line by line."""

    entry: StepEntry
    step: Step
    judgement: Judgement
    proposal: Proposal | None
    told: tuple[str, ...]


def guide_form(on: date) -> Form:
    """The questions in the order of the law; the sheet shows those of the kind that is chosen."""
    fields: list[Field] = [
        Choice(
            name="kind",
            label="Loại đơn",
            required=True,
            options=Kind,
            hint="Tên ghi trên đơn không quyết định; xét nội dung, mục đích và yêu cầu của người viết.",
        )
    ]
    ticks = [Flag(name=f"{CHECK}{check.code}", label=check.title, span=12) for check in every_check(on)]
    competence: list[Field] = [
        Listed(name=AGAINST, label="Đơn về quyết định, hành vi, việc của ai", required=True),
        Text(name=AGENCY, label="Cơ quan có thẩm quyền", hint=AGENCY_HINT),
    ]
    first: list[Field] = [
        Listed(name=INSTANCE, label="Lần giải quyết", span=6),
        Day(name=KNEW, label="Ngày biết quyết định, hành vi", future=False, span=6),
        Day(name="done_on", label="Ngày phân loại", required=True, future=False, span=6),
    ]
    return Form(
        "petitions.classify",
        (
            Section("1. Loại đơn", tuple(fields)),
            Section("2. Điều kiện xử lý: đánh dấu những điều đơn có", tuple(ticks)),
            Section("3. Thẩm quyền", tuple(competence)),
            Section("4. Lần giải quyết, thời hiệu", tuple(first)),
        ),
    )


def every_check(on: date) -> list[Check]:
    """The checks of every kind on the day, each once, in the order of the file."""
    found = dict[str, Check]()
    for kind in Kind:
        for check in checks_on(kind, on):
            found.setdefault(check.code, check)
    return list(found.values())


def shown(kind: Kind, on: date, *, ours: bool) -> dict[str, bool]:
    """Which questions are asked for a petition of this kind."""
    asked = {check.code for check in checks_on(kind, on)}
    ticks = {f"{CHECK}{check.code}": check.code in asked for check in every_check(on)}
    return ticks | {AGENCY: not ours, INSTANCE: kind in TWICE, KNEW: kind is Kind.COMPLAINT}


def usual(kind: Kind, on: date, *, anonymous: bool) -> dict[str, bool]:
    """What is ticked before somebody looks; nobody signed an anonymous petition."""
    nobody = {"named", "signed", "contact"} if anonymous else set()
    return {f"{CHECK}{check.code}": check.usual and check.code not in nobody for check in checks_on(kind, on)}


def offered(kind: Kind, on: date) -> list[tuple[str, str]]:
    """What a petition of this kind may be directed against, as (code, words)."""
    return [(each.code, each.title) for each in proposals(kind, on)]


def guided(said: Mapping[str, Any], facts: Facts, law: Law, province: str) -> Guided:
    """What follows from what was said; `said` are the checked values of the form."""
    kind, on = said["kind"], facts.received_on
    ticked = [name.removeprefix(CHECK) for name, so in said.items() if name.startswith(CHECK) and so]
    judgement, proposal = judge(kind, on, ticked), proposal_of(kind, said[AGAINST], on)
    instance = int(said[INSTANCE] or 1) if kind in TWICE else 1
    knew_on = said[KNEW] if kind is Kind.COMPLAINT else None
    competent = proposal.competent if proposal else Competent.UNKNOWN
    found = replace(
        facts,
        kind=kind,
        eligible=judgement.eligible,
        competent=competent,
        instance=instance,
        time_bar_on=time_bar_on(law, kind, knew_on, instance, is_remote=facts.is_remote),
    )
    entry = StepEntry(
        key="classify",
        done_on=said["done_on"],
        kind=kind,
        eligible=judgement.eligible,
        ineligible_reason=judgement.reason,
        competent=competent,
        competent_reason=said[AGAINST],
        instance=instance,
        knew_on=knew_on,
        to_agency="" if competent is Competent.YES else said[AGENCY],
        recipient_class=proposal.recipient_class if proposal else None,
    )
    step = _leads_to(found, proposal)
    told = tuple(_told(found, judgement, proposal, province))
    if hides_identity(kind) and not hides_identity(facts.kind):
        told = (*told, "Lưu phân loại này thì danh tính người gửi được đưa vào kho mật.")
    return Guided(entry=entry, step=step, judgement=judgement, proposal=proposal, told=told)


def _leads_to(facts: Facts, proposal: Proposal | None) -> Step:
    own = ways().against.get(proposal.code) if proposal and facts.eligible is Eligible.YES else None
    key = own or next(key for key in way_of(facts) if key != "classify")
    return petition_law().law.by_key[key]


def _told(facts: Facts, judgement: Judgement, proposal: Proposal | None, province: str) -> Iterator[str]:
    if judgement.failed:
        yield f"Không đủ điều kiện xử lý: {' '.join(check.wrong for check in judgement.failed)}"
    else:
        yield "Đủ điều kiện xử lý."
    if proposal is not None and proposal.competent is Competent.YES:
        yield f"Thuộc thẩm quyền{_place(proposal)}."
    elif proposal is not None:
        recipient = proposal.recipient_of(province)
        yield f"Không thuộc thẩm quyền{_place(proposal)}{f', nơi có thẩm quyền: {recipient}' if recipient else ''}."
    if facts.time_bar_on is not None and facts.received_on > facts.time_bar_on:
        yield f"Hết thời hiệu khiếu nại từ sau ngày {words.day(facts.time_bar_on)}."
    if facts.kind is Kind.SEVERAL:
        yield "Hướng dẫn người viết tách thành từng đơn theo nội dung, gửi đúng nơi có thẩm quyền."


def _place(proposal: Proposal) -> str:
    """Where it stands that a matter is somebody's, and whether that was held against the text."""
    said = (proposal.article, "" if proposal.confidence.checked else "chưa đối chiếu")
    return f" ({', '.join(part for part in said if part)})"
