"""Votes that were closed and ended in the span; a matter that was voted on twice counts twice."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop_app.areas.decisions.figures.counted import agreed, closed_in, households, present
from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.row import hamlet_of
from desktop_app.areas.decisions.states import Form, Item, Scope
from desktop_app.areas.decisions.votes.models import Vote
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Dimension, Head, Source, Span
from desktop_app.office.figures.tokens import token, worded


def _votes(desk: Desk, span: Span) -> Select[Any]:
    return (
        select(Vote.id, Vote.uid, Vote.to_on.label("on"), Decision.uid.label("opens"))
        .add_columns(
            token(Vote.form).label("form"),
            token(Decision.item).label("item"),
            token(Decision.scope).label("scope"),
            households(Vote.id).label("households"),
            present(Vote.id).label("present"),
            agreed(Vote.id).label("yes"),
        )
        .join(Decision, Decision.id == Vote.decision_id)
        .where(closed_in(span))
    )


def _tell(desk: Desk, session: Session, uids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    counted = (households(Vote.id), present(Vote.id), agreed(Vote.id))
    query = select(Vote, Decision, *counted).join(Decision, Decision.id == Vote.decision_id)
    found = dict[str, Sequence[str]]()
    for vote, decision, *figures in session.execute(query.where(Vote.uid.in_(uids))):
        of_matter = (decision.label, words.day(vote.to_on), hamlet_of(decision), decision.title, vote.form.value)
        found[vote.uid] = (*of_matter, *map(words.number, figures))
    return found


VOTES = Source(
    key="decisions.votes",
    noun="lần biểu quyết",
    page="decisions.record",
    heads=(
        Head("Số việc", 18),
        Head("Ngày biểu quyết", 22),
        Head("Thôn, tổ dân phố", 36),
        Head("Nội dung", 72),
        Head("Hình thức", 36),
        Head("Tổng số hộ", 20, Align.RIGHT),
        Head("Số hộ tham gia", 24, Align.RIGHT),
        Head("Số hộ tán thành", 24, Align.RIGHT),
    ),
    relation=_votes,
    tell=_tell,
    dimensions={
        "form": Dimension("Hình thức biểu quyết", worded(Form)),
        "item": Dimension("Loại việc", worded(Item)),
        "scope": Dimension("Phạm vi", worded(Scope)),
    },
    measures={"households": "hộ", "present": "hộ tham gia", "yes": "hộ tán thành"},
)
