"""What happens to hamlets on a day: merged, split, renamed, ended, counted anew. The old one ends the day before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.text.fold import fold
from desktop_app.office.hamlet_days import (
    Counted,
    counted_on,
    counts_of,
    is_between,
    links_of,
    predecessors,
)
from desktop_app.office.hamlet_models import Change, HamletCount, HamletSuccessor
from desktop_app.office.hamlets import HamletFacts, hamlet_rows
from desktop_app.office.models import Hamlet

DAY = timedelta(days=1)


def hamlet_of(session: Session, uid: str) -> Hamlet:
    """The hamlet; UserError when there is none."""
    hamlet = session.scalars(select(Hamlet).where(Hamlet.uid == uid)).one_or_none()
    if hamlet is None:
        raise UserError("Không còn thôn, tổ dân phố này trong sổ. Mở lại danh sách để xem.")
    return hamlet


def follow(
    session: Session, uids: Sequence[str], new: Sequence[HamletFacts], change: Change, on: date, document: str
) -> tuple[str, ...]:
    """Let the new hamlets take the place of the old ones from the day; the uids of the new ones, in their order.

    A single new one of which no number is said has all households and people of the old ones.
    """
    if len(set(uids)) != len(uids):
        raise InvalidInput({"": "Một nơi được chọn hai lần. Chọn lại các nơi khác nhau."})
    old = [_ended_by(session, uid, on) for uid in uids]
    _check_names(session, new, on, {each.id for each in old})
    if len(new) == 1:
        new = [_summed(session, old, new[0], on)]
    for each in old:
        each.to_on = on - DAY
    made = [Hamlet(**asdict(replace(facts, from_on=on, to_on=None))) for facts in new]
    session.add_all(made)
    session.flush()
    for before in old:
        for after in made:
            session.add(
                HamletSuccessor(before_id=before.id, after_id=after.id, change=change, on=on, document=document)
            )
    session.flush()
    return tuple(each.uid for each in made)


def take_back(session: Session, hamlet: Hamlet) -> None:
    """Undo the change that made the hamlet: the old ones go on, all that it made has no day any more."""
    links = predecessors(session, hamlet.id)
    if not links:
        raise UserError(f"{hamlet.full_name} không do sáp nhập, chia tách hay đổi tên mà có. Không có gì để bỏ.")
    old = [session.get_one(Hamlet, each.before_id) for each in links]
    new = [
        session.get_one(Hamlet, each.after_id) for each in links_of(session, old[0].id) if each.before_id == old[0].id
    ]
    for each in new:
        if each.to_on is not None:
            raise UserError(f"{each.full_name} đã thay đổi tiếp hoặc đã ngừng dùng. Bỏ việc sau cùng trước.")
    others = session.scalars(select(Hamlet).where(Hamlet.to_on.is_(None), Hamlet.id.not_in([each.id for each in new])))
    taken = {fold(other.full_name) for other in others}
    for each in old:
        check_free(HamletFacts(kind=each.kind, name=each.name), taken)
        each.to_on = None
    for each in new:
        each.to_on = links[0].on - DAY


def hamlets_named(session: Session, typed: Mapping[str, str], on: date) -> tuple[str, ...]:
    """The uids of the hamlets of the day before that were typed into fields, empty ones left out."""
    there = {fold(row.full_name): row.uid for row in hamlet_rows(session, on - DAY)}
    problems = {
        field: f"Ngày {words.day(on - DAY)} không có {name}. Chọn một nơi từ gợi ý."
        for field, name in typed.items()
        if name and fold(name) not in there
    }
    if problems:
        raise InvalidInput(problems)
    return tuple(there[fold(name)] for name in typed.values() if name)


def _summed(session: Session, old: Sequence[Hamlet], facts: HamletFacts, on: date) -> HamletFacts:
    counts = [counted_on(each, on - DAY) for each in counts_of(session, [each.id for each in old]).values()]
    households = facts.households or sum(each.households for each in counts)
    return replace(facts, households=households, people=facts.people or sum(each.people for each in counts))


def _ended_by(session: Session, uid: str, on: date) -> Hamlet:
    hamlet = hamlet_of(session, uid)
    if hamlet.to_on is not None:
        ended = f"{hamlet.full_name} đã ngừng dùng, còn đến hết ngày {words.day(hamlet.to_on)}."
        raise InvalidInput({"on": f"{ended} Chọn nơi đang còn."})
    if hamlet.from_on is not None and on <= hamlet.from_on:
        raise InvalidInput({"on": f"{hamlet.full_name} có từ ngày {words.day(hamlet.from_on)}. Gõ ngày sau đó."})
    return hamlet


def _check_names(session: Session, new: Sequence[HamletFacts], on: date, ending: set[int]) -> None:
    others = session.scalars(select(Hamlet).where(Hamlet.id.not_in(ending)))
    taken = {fold(other.full_name) for other in others if other.to_on is None or other.to_on >= on}
    for facts in new:
        if not facts.name.strip():
            raise InvalidInput({"name": "Chưa có tên của nơi mới. Gõ tên theo văn bản."})
        check_free(facts, taken)
        taken.add(fold(facts.full_name))


def check_free(facts: HamletFacts, taken: Iterable[str]) -> None:
    """Refuse a name that another hamlet has; `taken` are full names, folded."""
    if fold(facts.full_name) in taken:
        raise InvalidInput({"name": f"Đã có {facts.full_name} trong danh sách. Gõ tên khác, hoặc sửa dòng đã có."})


def correct(session: Session, hamlet: Hamlet, facts: HamletFacts, today: date) -> None:
    """Write what is said of the hamlet now; the numbers it had before hold for the days before today."""
    check_days(facts.from_on, facts.to_on)
    if facts.to_on is None:
        others = session.scalars(select(Hamlet).where(Hamlet.to_on.is_(None), Hamlet.id != hamlet.id))
        check_free(facts, {fold(other.full_name) for other in others})
    _check_tied(session, hamlet, facts)
    if facts.to_on != hamlet.to_on:
        _check_not_last(session, hamlet, facts.to_on)
    for name, value in asdict(facts).items():
        if name not in ("households", "people"):
            setattr(hamlet, name, value)
    _recount(session, hamlet, Counted(None, facts.households, facts.people), today)


def end(session: Session, hamlet: Hamlet, to_on: date) -> None:
    """Let the hamlet end with the day without another in its place."""
    check_days(hamlet.from_on, to_on)
    _check_tied(session, hamlet, HamletFacts(kind="", name="", from_on=hamlet.from_on, to_on=to_on))
    _check_not_last(session, hamlet, to_on)
    hamlet.to_on = to_on


def check_days(from_on: date | None, to_on: date | None) -> None:
    """Refuse a span that ends before it begins."""
    if from_on and to_on and to_on < from_on:
        raise InvalidInput({"to_on": f"Ngày này trước ngày thành lập {words.day(from_on)}. Gõ ngày sau đó."})


def _check_tied(session: Session, hamlet: Hamlet, facts: HamletFacts) -> None:
    """Days on which one hamlet took the place of another belong to both, so that no day is left without either."""
    links = links_of(session, hamlet.id)
    for name, wanted, is_old in (("from_on", facts.from_on, False), ("to_on", facts.to_on, True)):
        tied = [each for each in links if (each.before_id == hamlet.id) is is_old]
        if tied and wanted != getattr(hamlet, name):
            said = f"{tied[0].change.value} từ ngày {words.day(tied[0].on)}"
            raise InvalidInput(
                {name: f"Ngày này đi theo việc {words.inside(said)}, không sửa riêng được. Giữ ngày cũ."}
            )


def _check_not_last(session: Session, hamlet: Hamlet, to_on: date | None) -> None:
    others = session.scalars(select(Hamlet).where(Hamlet.id != hamlet.id))
    if to_on and not any(is_between(other.from_on, to_on + DAY, other.to_on) for other in others):
        said = f"{hamlet.full_name} là nơi cuối cùng còn trong danh sách."
        raise InvalidInput({"to_on": f"{said} Ghi nơi thay nó bằng Sáp nhập, Chia tách hoặc Đổi tên."})


def _recount(session: Session, hamlet: Hamlet, new: Counted, today: date) -> None:
    """The number of a hamlet without any, of one ended or of one entered today was meant for all its days."""
    held = counted_on(counts_of(session, [hamlet.id])[hamlet.id], None)
    if (held.households, held.people) == (new.households, new.people):
        return
    is_old = hamlet.created_at.date() < today and is_between(hamlet.from_on, today - DAY, hamlet.to_on)
    was_counted = held.households not in (0, new.households) or held.people not in (0, new.people)
    count_from(session, hamlet, replace(new, from_on=today if is_old and was_counted else held.from_on))


def count_from(session: Session, hamlet: Hamlet, new: Counted) -> None:
    """Let the number hold from its day on; a number of that very day is corrected, older ones stay."""
    if new.from_on is None or new.from_on == hamlet.from_on:
        _put(hamlet, new)
        return
    if not is_between(hamlet.from_on, new.from_on, hamlet.to_on):
        raise InvalidInput({"from_on": f"{hamlet.full_name} {span_of(hamlet)}. Gõ ngày trong khoảng đó."})
    same_day = select(HamletCount).where(HamletCount.hamlet_id == hamlet.id, HamletCount.from_on == new.from_on)
    row = session.scalars(same_day).one_or_none()
    if row is None:
        row = HamletCount(hamlet_id=hamlet.id, from_on=new.from_on, households=new.households, people=new.people)
        session.add(row)
    _put(row, new)


def _put(row: Hamlet | HamletCount, new: Counted) -> None:
    row.households, row.people = new.households, new.people


def span_of(hamlet: Hamlet | HamletFacts) -> str:
    """From when to when the hamlet is there, in words."""
    since = f"có từ ngày {words.day(hamlet.from_on)}" if hamlet.from_on else "có từ trước"
    return f"{since}, đến hết ngày {words.day(hamlet.to_on)}" if hamlet.to_on else since
