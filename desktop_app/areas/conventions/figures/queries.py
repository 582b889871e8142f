"""The lines of the annex on opinions: every text on which opinions were received in the span."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app.areas.conventions.models import Convention, ConventionOpinion
from desktop_app.areas.conventions.states import Answer, Channel
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Span
from desktop_app.office.models import Hamlet


@dataclass(frozen=True, kw_only=True)
class ConsultedLine:
    """A draft with the opinions of the span: how they came, from the first to the last day, how they were answered."""

    uid: str
    label: str
    hamlet: str
    title: str
    channels: tuple[Channel, ...]
    from_on: date
    to_on: date
    by_answer: Mapping[Answer, int]

    @property
    def received(self) -> int:
        """All opinions that count."""
        return sum(self.by_answer.values())

    @property
    def taken(self) -> int:
        """Those that were accepted, wholly or in part."""
        return self.by_answer[Answer.TAKEN] + self.by_answer[Answer.PARTLY]

    @property
    def explained(self) -> int:
        """Those that were answered with reasons only."""
        return self.by_answer[Answer.EXPLAINED]


def consulted_lines(desk: Desk, session: Session, span: Span) -> tuple[ConsultedLine, ...]:
    """The drafts in the order of their numbers; what was struck out counts nowhere."""
    opinion = ConventionOpinion
    grouped = (
        select(opinion.convention_id, opinion.channel, opinion.answer, func.count())
        .add_columns(func.min(opinion.received_on), func.max(opinion.received_on))
        .where(opinion.received_on.between(span.from_on, span.to_on), opinion.voided_on.is_(None))
        .group_by(opinion.convention_id, opinion.channel, opinion.answer)
    )
    found = defaultdict[int, list[tuple[Channel, Answer, int, date, date]]](list)
    for key, *told in session.execute(grouped):
        found[key].append((told[0], told[1], told[2], told[3], told[4]))
    query = (
        select(Convention, Hamlet)
        .join(Hamlet, Hamlet.id == Convention.hamlet_id)
        .where(Convention.id.in_(found), Convention.voided_on.is_(None))
        .order_by(Convention.year, Convention.number)
    )
    return tuple(
        ConsultedLine(
            uid=row.uid,
            label=row.label,
            hamlet=hamlet.full_name,
            title=row.title,
            channels=tuple(each for each in Channel if any(each is channel for channel, *_ in found[row.id])),
            from_on=min(first for *_, first, _last in found[row.id]),
            to_on=max(last for *_, last in found[row.id]),
            by_answer={each: sum(n for _, answer, n, *_ in found[row.id] if answer is each) for each in Answer},
        )
        for row, hamlet in session.execute(query)
    )
