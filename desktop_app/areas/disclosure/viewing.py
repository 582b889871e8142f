"""Looks at many records of disclosure at once: a few queries however many they are."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure import filing, rules
from desktop_app.areas.disclosure.catalogue import Item, read_catalogue
from desktop_app.areas.disclosure.models import Disclosure, DisclosureForm, Form, HamletNotice, RadioSlot
from desktop_app.areas.disclosure.shown import DisclosureView, FormView, HeadView, SlotView
from desktop_app.core.law.deadline import Deadline, Law
from desktop_app.office.hamlets import hamlet_rows
from desktop_app.office.postings.models import MinutesKind
from desktop_app.office.postings.queries import PostingView, postings_of
from desktop_app.office.postings.rules import Hanging

Child = TypeVar("Child", DisclosureForm, RadioSlot, HamletNotice)
STEP = 500
_COPIED = tuple(
    name for name in DisclosureView.__dataclass_fields__ if name in Disclosure.__table__.columns and name != "rev"
)


class Viewer:
    """Tells of records as they stand on `today`."""

    def __init__(self, session: Session, law: Law, today: date, soon_until: date) -> None:
        self._session, self._law, self._today, self._soon = session, law, today, soon_until
        self._catalogue = read_catalogue(session)
        self._hamlets = {row.id: row for row in hamlet_rows(session)}

    def views(self, rows: Sequence[Disclosure]) -> list[DisclosureView]:
        """The records as they stand, in the given order."""
        keys = [row.id for row in rows]
        forms = self._children(DisclosureForm, keys)
        slots, heads = self._children(RadioSlot, keys), self._children(HamletNotice, keys)
        postings = postings_of(self._session, [row.uid for row in rows], self._today)
        linked = self._linked(rows)
        return [
            self._view(
                row,
                forms.get(row.id, []),
                slots.get(row.id, []),
                heads.get(row.id, []),
                postings.get(row.uid, ()),
                linked,
            )
            for row in rows
        ]

    def _children(self, kind: type[Child], keys: Sequence[int]) -> dict[int, list[Child]]:
        found: dict[int, list[Child]] = {}
        for at in range(0, len(keys), STEP):
            some = select(kind).where(kind.disclosure_id.in_(keys[at : at + STEP])).order_by(kind.id)
            for child in self._session.scalars(some):
                found.setdefault(child.disclosure_id, []).append(child)
        return found

    def _linked(self, rows: Sequence[Disclosure]) -> Mapping[str, tuple[str, str]]:
        """Uid and label of what each record follows ("<" before its uid) and of what follows it (">" before it)."""
        found: dict[str, tuple[str, str]] = {}
        before = {row.replaces_uid: row.uid for row in rows if row.replaces_uid}
        uids = [row.uid for row in rows]
        for at in range(0, max(len(before), len(uids)), STEP):
            asked = select(Disclosure.uid, Disclosure.number, Disclosure.year, Disclosure.replaces_uid)
            for uid, number, year, _ in self._session.execute(
                asked.where(Disclosure.uid.in_(list(before)[at : at + STEP]))
            ):
                found[f"<{before[uid]}"] = (uid, f"{number}/{year}")
            later = asked.where(Disclosure.replaces_uid.in_(uids[at : at + STEP]), Disclosure.voided_on.is_(None))
            for uid, number, year, replaced in self._session.execute(later.order_by(Disclosure.id)):
                found[f">{replaced}"] = (uid, f"{number}/{year}")
        return found

    def _view(
        self,
        row: Disclosure,
        forms: Sequence[DisclosureForm],
        slots: Sequence[RadioSlot],
        heads: Sequence[HamletNotice],
        postings: Sequence[PostingView],
        linked: Mapping[str, tuple[str, str]],
    ) -> DisclosureView:
        item = self._catalogue.of(row.item_code, row.trigger_on)
        read = [slot for slot in slots if slot.voided_on is None]
        sent = [notice for notice in heads if notice.voided_on is None]
        hung = [posting for posting in postings if posting.voided_on is None]
        shown = tuple(
            self._form(row, form, read, sent, hung) for form in forms if form.is_mandatory or not form.left_out_reason
        )
        return DisclosureView(
            **{name: getattr(row, name) for name in _COPIED if name != "disclosed_on"},
            rev=row.rev + sum(form.rev for form in forms) + sum(s.rev for s in slots) + sum(h.rev for h in heads),
            entry=item,
            deadline=self._deadline(row, item),
            disclosed_on=min((view.since_on for view in shown if view.since_on), default=None),
            replaces=linked.get(f"<{row.uid}", ("", ""))[1],
            replaced_by_uid=linked.get(f">{row.uid}", ("", ""))[0],
            replaced_by=linked.get(f">{row.uid}", ("", ""))[1],
            form_views=tuple(sorted(shown, key=lambda view: list(Form).index(view.form))),
            slots=tuple(self._slots(read)),
            heads=tuple(self._heads(sent)),
            hamlets=self._hamlets_on(row.trigger_on),
            postings=tuple(postings),
            standing=self._standing(row, item, shown),
        )

    def _standing(self, row: Disclosure, item: Item | None, shown: Sequence[FormView]) -> rules.Standing:
        chosen = [
            rules.FormFacts(view.form, view.is_mandatory, view.since_on, view.missing, view.is_running)
            for view in shown
            if not view.is_left_out
        ]
        due_on = None if row.is_backfilled else row.due_on
        permanent = item.is_permanent if item else False
        return rules.standing(
            chosen, due_on, self._today, self._soon, is_permanent=permanent, is_void=row.voided_on is not None
        )

    def _deadline(self, row: Disclosure, item: Item | None) -> Deadline | None:
        return filing.deadline_of(self._law, item, row.trigger_on, row.rule_key, row.change) if item else None

    def _form(
        self,
        row: Disclosure,
        form: DisclosureForm,
        slots: Sequence[RadioSlot],
        heads: Sequence[HamletNotice],
        postings: Sequence[PostingView],
    ) -> FormView:
        if form.form is Form.POSTED:
            since_on, missing = _hung_since(postings), rules.posting_missing(_boards(postings))
        elif form.form is Form.RADIO:
            days = [slot.read_on for slot in slots]
            since_on, missing = min(days, default=None), self._radio_missing(row, days)
        elif form.form is Form.HAMLET_HEAD:
            acknowledged = sum(notice.acknowledged_on is not None for notice in heads)
            missing = rules.heads_missing(self._hamlets_on(row.trigger_on), len(heads), acknowledged)
            since_on = min((notice.sent_on for notice in heads), default=None)
        else:
            since_on, missing = form.from_on, rules.other_missing(form.form, form.from_on)
        return FormView(
            form=form.form,
            is_mandatory=form.is_mandatory,
            left_out_reason=form.left_out_reason,
            since_on=None if form.left_out_reason else since_on,
            to_on=form.to_on,
            address=form.address,
            who=form.who,
            note=form.note,
            missing=() if form.left_out_reason else missing,
            is_running=form.form is Form.POSTED
            and any(board.hanging is Hanging.RUNNING for board in _boards(postings)),
        )

    def _radio_missing(self, row: Disclosure, days: Sequence[date]) -> tuple[str, ...]:
        rule = filing.rule_on(self._law, rules.RADIO, row.trigger_on)
        return rules.radio_missing(days, rule.value if rule else 1)

    def _hamlets_on(self, on: date) -> int:
        return sum(hamlet.is_there(on) for hamlet in self._hamlets.values())

    def _slots(self, slots: Sequence[RadioSlot]) -> list[SlotView]:
        ordered = sorted(slots, key=lambda slot: (slot.read_on, slot.read_at is None, slot.read_at, slot.id))
        names = SlotView.__dataclass_fields__
        return [SlotView(**{name: getattr(slot, name) for name in names}) for slot in ordered]

    def _heads(self, heads: Sequence[HamletNotice]) -> list[HeadView]:
        names = [name for name in HeadView.__dataclass_fields__ if name != "hamlet"]
        return [
            HeadView(
                hamlet=self._hamlets[notice.hamlet_id].full_name, **{name: getattr(notice, name) for name in names}
            )
            for notice in heads
        ]


def _hung_since(postings: Sequence[PostingView]) -> date | None:
    started = [copy.started_at for posting in postings for copy in posting.copies if copy.started_at]
    return min(started).date() if started else None


def _boards(postings: Sequence[PostingView]) -> list[rules.Board]:
    """The copies of the last notice: an earlier one was replaced by it."""
    return [
        rules.Board(
            place=copy.place_name,
            hanging=copy.count.hanging,
            has_begin_minutes=copy.minutes_of(MinutesKind.BEGIN) is not None,
            has_end_minutes=copy.minutes_of(MinutesKind.END) is not None,
        )
        for posting in postings[-1:]
        for copy in posting.copies
    ]
