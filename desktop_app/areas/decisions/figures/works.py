"""Works that the people paid for: one for each with an entry of its account in the span, and what these come to."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.row import hamlet_of
from desktop_app.areas.decisions.states import Item, Money, Scope
from desktop_app.areas.decisions.works.models import WorkEntry
from desktop_app.areas.decisions.works.queries import account_of
from desktop_app.areas.decisions.works.told import sums_sentence
from desktop_app.core import words
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Dimension, Head, Source, Span
from desktop_app.office.figures.tokens import token, worded

UNITS = {
    Money.STATE: "đồng Nhà nước hỗ trợ",
    Money.PEOPLE: "đồng Nhân dân đóng góp",
    Money.OTHER: "đồng từ nguồn khác",
    Money.LABOUR: "ngày công",
    Money.SPENT: "đồng đã chi",
}


def _works(desk: Desk, span: Span) -> Select[Any]:
    """Struck entries count nowhere; of a work of several years only what came and went in the span does."""
    return (
        select(Decision.id, Decision.uid, func.max(WorkEntry.on).label("on"), token(Decision.item).label("item"))
        .add_columns(token(Decision.scope).label("scope"), *(_sum(kind).label(kind.name) for kind in Money))
        .join(Decision, Decision.id == WorkEntry.decision_id)
        .where(WorkEntry.on.between(span.from_on, span.to_on), WorkEntry.struck_on.is_(None))
        .where(Decision.voided_on.is_(None))
        .group_by(Decision.id)
    )


def _sum(kind: Money) -> Any:
    return func.coalesce(func.sum(WorkEntry.amount).filter(WorkEntry.kind == kind), 0)


def _tell(desk: Desk, session: Session, uids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    found = dict[str, Sequence[str]]()
    for each in session.scalars(select(Decision).where(Decision.uid.in_(uids))):
        account = account_of(session, each.id)
        given = f"{sums_sentence(account.sums)} Ngày công: {words.number(account.sums.labour_days)}."
        found[each.uid] = (each.label, hamlet_of(each), each.item.value, each.title, words.day(account.last_on), given)
    return found


WORKS = Source(
    key="decisions.works",
    noun="công trình, khoản đóng góp",
    page="decisions.work",
    heads=(
        Head("Số việc", 18),
        Head("Thôn, tổ dân phố", 36),
        Head("Loại việc", 40),
        Head("Công trình, nội dung", 70),
        Head("Khoản cuối ngày", 24),
        Head("Thu, chi từ đầu đến nay", 64),
    ),
    relation=_works,
    tell=_tell,
    dimensions={"item": Dimension("Loại việc", worded(Item)), "scope": Dimension("Phạm vi", worded(Scope))},
    measures={kind.name: unit for kind, unit in UNITS.items()},
)
