"""A believable year of petitions, planned before anything is written: which day, from whom, what is done with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from desktop_app.areas.petitions.entry import PetitionEntry, Signer, StepEntry
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.states import Competent, Eligible, ForwarderKind, RecipientClass, Result, Source
from desktop_app.core.law.calendar import ONE_DAY, WorkCalendar
from desktop_app.office.matter_kinds import Kind, SubjectField

FULL_YEAR = 420
"""So many rows of the practice office ask for every petition there is; fewer ask for fewer."""

PAPERS = {
    "ask_more": "GYC-UBND",
    "guide_split": "HD-UBND",
    "return_to_sender": "PTĐ-UBND",
    "urge": "CV-UBND",
    "accept_complaint": "TB-UBND",
    "not_accept_complaint": "TB-UBND",
    "guide": "HD-UBND",
    "accept_denunciation": "QĐ-UBND",
    "not_accept_denunciation": "TB-UBND",
    "transfer_denunciation": "PC-UBND",
    "transfer_crime": "PC-UBND",
    "notify_acceptance": "TB-UBND",
    "transfer": "PC-UBND",
    "answer": "CV-UBND",
    "dialogue_notice": "GM-UBND",
    "dialogue": "BB-UBND",
    "decide": "QĐ-UBND",
    "conclude": "KL-UBND",
    "report_forwarder": "BC-UBND",
}
"""What the numbers of the office's papers end in, by step; those of all others end in QĐ-UBND."""

MOST_SPEAKERS = 3


@dataclass
class Planned:
    """One petition to come, and the days on which something is done with it."""

    key: str
    source: Mapping[str, Any]
    received_on: date
    place: int
    visit_uid: str = ""
    person_id: int | None = None
    people: Sequence[Mapping[str, Any]] = ()
    steps: list[tuple[datetime, Mapping[str, Any]]] = field(default_factory=list)

    @property
    def at(self) -> datetime:
        """When it is entered."""
        return datetime.combine(self.received_on, time(9, 20)) + timedelta(minutes=self.place % 60)

    @property
    def kind(self) -> Kind:
        """What it is when it comes in."""
        return Kind[self.source["kind"]]

    def entry(self) -> PetitionEntry:
        """The petition as it is entered at the desk."""
        source, on = self.source, self.received_on
        came, is_forwarded = Source[source["source"]], source["source"] == Source.FORWARDED.name
        who = self.people[0] if self.people else {}
        return PetitionEntry(
            received_on=on,
            content=source["content"],
            request=source["request"],
            kind=self.kind,
            subject=SubjectField[source["subject"]],
            source=came,
            forwarder=source.get("forwarder", ""),
            forwarder_kind=ForwarderKind[source.get("forwarder_kind", "NONE")],
            forwarder_number=f"{100 + 3 * self.place}/CV" if is_forwarded else "",
            forwarder_on=on - 2 * ONE_DAY if is_forwarded else None,
            dated_on=on - ONE_DAY,
            visit_uid=self.visit_uid if came is Source.IN_PERSON else "",
            same_case_uid=self.visit_uid,
            person_id=self.person_id,
            is_anonymous=source.get("anonymous", False),
            signers=source.get("signers", 1),
            is_remote=source.get("remote", False),
            others=tuple(_signer(person) for person in self.people[1:]),
            **who,
        )


def chosen(known: Sequence[Mapping[str, Any]], rows: int) -> list[Mapping[str, Any]]:
    """As many petitions as a practice office of so many rows has, from every part of the list."""
    wanted = min(len(known), max(3, round(len(known) * rows / FULL_YEAR)))
    picked = [known[at * len(known) // wanted] for at in range(wanted)]
    keys = {source["id"] for source in picked}
    return [source for source in picked if source.get("joins", source["id"]) in keys]


def day_for(calendar: WorkCalendar, on: date, not_before: date) -> date:
    """The day itself or the working day before it, unless that is too early; then the next one."""
    earlier = on
    while not calendar.is_working(earlier) and earlier > not_before:
        earlier -= ONE_DAY
    if calendar.is_working(earlier) and earlier >= not_before:
        return earlier
    while not calendar.is_working(on) or on < not_before:
        on += ONE_DAY
    return on


def put_steps(planned: Planned, calendar: WorkCalendar) -> None:
    """Give every step its day, in their order."""
    before = planned.received_on
    for place, step in enumerate(planned.source["steps"]):
        before = day_for(calendar, planned.received_on + timedelta(days=step["after"]), before)
        planned.steps.append((datetime.combine(before, time(14, 0)) + timedelta(minutes=20 * place), step))


def step_entry(
    step: Mapping[str, Any], on: date, until_on: date | None, number: int, handler: str, joined_uid: str
) -> StepEntry:
    """The step as it is taken, with whatever the law's file says that it asks for or offers."""
    law = petition_law().law.by_key[step["key"]]
    named = {*law.asks_on(on), *law.offers_on(on)}
    suffix = PAPERS.get(step["key"], "QĐ-UBND")
    result, sent_to, kind = step.get("result"), step.get("recipient_class"), step.get("kind")
    return StepEntry(
        key=step["key"],
        done_on=on,
        document_number=f"{number}/{suffix}" if "document_number" in named else "",
        document_on=on if "document_on" in named else None,
        to_agency=step.get("to_agency", ""),
        recipient_class=RecipientClass[sent_to] if sent_to else None,
        assigned_to=handler if "assigned_to" in named else "",
        until_on=until_on if "until_on" in named else None,
        ground=step.get("ground", ""),
        tests=tuple(step.get("tests", ())) if "tests" in named else (),
        result=Result[result] if result else None,
        said=step.get("said", ""),
        reason=step.get("reason", ""),
        joined_uid=joined_uid,
        kind=Kind[kind] if kind else None,
        eligible=Eligible[step.get("eligible", "UNKNOWN")],
        ineligible_reason=step.get("ineligible_reason", ""),
        competent=Competent[step.get("competent", "UNKNOWN")],
        instance=step.get("instance", 1),
    )


def _signer(person: Mapping[str, Any]) -> Signer:
    home = person["hamlet"] or person["address"]
    return Signer(
        full_name=person["full_name"],
        paper_number=person["paper_number"],
        address=f"{home[:1].upper()}{home[1:]}",
        is_representative=True,
    )
