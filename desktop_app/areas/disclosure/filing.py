"""How an entry becomes rows: the record with its deadline, its forms, its notice on the boards."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.catalogue import Item, read_catalogue
from desktop_app.areas.disclosure.entry import DisclosureEntry, PostEntry, limit_meant, words_of
from desktop_app.areas.disclosure.fields import flag_of
from desktop_app.areas.disclosure.kept import children
from desktop_app.areas.disclosure.models import ChangeKind, Disclosure, DisclosureForm, Form, HamletNotice, RadioSlot
from desktop_app.areas.disclosure.rules import POSTING, period_problem
from desktop_app.core.errors import InvalidInput
from desktop_app.core.law.deadline import Deadline, Law, deadline
from desktop_app.core.law.rulebook import NoRule, Rule
from desktop_app.office.desk import Desk
from desktop_app.office.numbers import next_number
from desktop_app.office.postings.entry import NewPosting
from desktop_app.office.postings.making import put_up
from desktop_app.office.postings.models import Posting, PostingCopy

BOOK = "disclosure"
AREA = "disclosure"
SHORTER = "Theo luật chuyên ngành: "


def item_of(session: Session, code: str, on: date) -> Item:
    """The item of the day; InvalidInput when there is none."""
    item = read_catalogue(session).of(code, on)
    if item is None:
        raise InvalidInput({"item": f"Danh mục ngày này không có mã {code}. Chọn nội dung khác, hoặc kiểm tra ngày."})
    return item


def rule_on(law: Law, key: str, on: date) -> Rule | None:
    """The dated rule; None where none is known for the day."""
    try:
        return law.rulebook.at(key, on)
    except NoRule:
        return None


def deadline_of(
    law: Law, item: Item, on: date, rule_key: str = "", change: ChangeKind = ChangeKind.FIRST
) -> Deadline | None:
    """The deadline by the chosen limit, by the rule of that day, with its arithmetic; None where no rule is known."""
    limit = limit_meant(item, rule_key, change)
    rule = rule_on(law, limit.rule_key, on) if limit else None
    return deadline(on, rule, law.calendar) if rule else None


def new_record(session: Session, desk: Desk, entry: DisclosureEntry, number: int | None = None) -> Disclosure:
    """A record with its forms and, where the entry says so, its notice; it gets the next number unless it has one."""
    item = item_of(session, entry.item_code, entry.trigger_on)
    year = entry.trigger_on.year
    row = Disclosure(year=year, number=number or next_number(session, BOOK, year))
    _copy(desk, row, entry, item)
    session.add(row)
    session.flush()
    for form in Form:
        if form in entry.forms or form in item.forms:
            _add_form(session, row, item, form, entry)
    session.flush()
    if entry.posting and Form.POSTED in entry.forms:
        put_on_boards(session, desk, row, item, entry.posting)
    return row


def change_record(session: Session, desk: Desk, row: Disclosure, entry: DisclosureEntry) -> None:
    """Bring the record to what the entry says; its number and year stay, what was carried out stays."""
    if entry.trigger_on.year != row.year:
        sentence = f"Hồ sơ {row.label} thuộc năm {row.year}. Bỏ số này rồi đăng lại với ngày đúng."
        raise InvalidInput({"trigger_on": sentence})
    item = item_of(session, entry.item_code, entry.trigger_on)
    _copy(desk, row, entry, item)
    known = {form.form: form for form in children(session, DisclosureForm, row)}
    begun = _begun(session, row, known)
    for form in Form:
        wanted, asked = form in entry.forms, form in item.forms
        if form not in known:
            if wanted or asked:
                _add_form(session, row, item, form, entry)
            continue
        if not wanted and form in begun and not known[form].left_out_reason:
            raise InvalidInput({flag_of(form): _done_already(form)})
        reason = "" if wanted else entry.left_out_reason or NOT_CHOSEN
        put(known[form], is_mandatory=asked, left_out_reason=reason)


def _done_already(form: Form) -> str:
    return f"Đã thực hiện hình thức “{form.value}” nên không bỏ được. Giữ nguyên hình thức này."


NOT_CHOSEN = "Không chọn"
"""What stands as the reason of a form that the law does not ask for and that is no longer chosen."""


def put_on_boards(session: Session, desk: Desk, row: Disclosure, item: Item, post: PostEntry) -> Posting:
    """Make the notice of the record with a copy for each place; refused when it hangs for less than the law asks."""
    rule = None if item.is_permanent else rule_on(desk.law.now(), POSTING, row.trigger_on)
    days = _days(item, rule, post)
    form = _form_of(session, row, Form.POSTED) or _added(session, row, Form.POSTED)
    note = f"{SHORTER}{post.short_reason.strip()}" if post.short_reason.strip() else form.note
    put(form, left_out_reason="", note=note)
    new = NewPosting(
        area=AREA,
        owner_uid=row.uid,
        item_code=row.item_code,
        title=row.title,
        from_on=post.from_on,
        places=post.places,
        rule_key=rule.key if rule and days else "",
        required_days=days,
        pages=row.pages,
    )
    return put_up(session, desk, new)


def _days(item: Item, rule: Rule | None, post: PostEntry) -> int:
    """For how many days it must hang: as long as it promises, never shorter than the law without a reason."""
    if item.is_permanent:
        return 0
    if post.to_on is None:
        if rule is None:
            raise InvalidInput({"posted_to": "Chưa có quy định của ngày này. Hãy ghi ngày cuối niêm yết."})
        return rule.value
    problem = period_problem(post.from_on, post.to_on, rule)
    if problem and (post.to_on <= post.from_on or not post.short_reason.strip()):
        raise InvalidInput({"posted_to": problem})
    return (post.to_on - post.from_on).days


def strike_postings(session: Session, row: Disclosure, on: date, reason: str) -> None:
    """Void every notice of the record with it."""
    for posting in _postings(session, row):
        put(posting, voided_on=on, void_reason=reason)


def note_first_day(session: Session, row: Disclosure) -> None:
    """Keep the first day on which any form of the record was carried out."""
    put(row, disclosed_on=first_day(session, row))


def first_day(session: Session, row: Disclosure) -> date | None:
    """The first day on which any form was carried out."""
    days = [form.from_on for form in children(session, DisclosureForm, row) if not form.left_out_reason]
    days += [slot.read_on for slot in children(session, RadioSlot, row) if slot.voided_on is None]
    days += [notice.sent_on for notice in children(session, HamletNotice, row) if notice.voided_on is None]
    days += _hung_on(session, row)
    return min((on for on in days if on), default=None)


def _hung_on(session: Session, row: Disclosure) -> list[date]:
    keys = [posting.id for posting in _postings(session, row)]
    hung = select(PostingCopy.started_at).where(PostingCopy.posting_id.in_(keys), PostingCopy.started_at.is_not(None))
    return [at.date() for at in session.scalars(hung) if at]


def _postings(session: Session, row: Disclosure) -> Sequence[Posting]:
    return session.scalars(select(Posting).where(Posting.owner_uid == row.uid, Posting.voided_on.is_(None))).all()


def _begun(session: Session, row: Disclosure, known: dict[Form, DisclosureForm]) -> set[Form]:
    """The forms of which something was carried out already."""
    begun = {form for form, kept in known.items() if kept.from_on}
    begun |= {Form.RADIO} if any(slot.voided_on is None for slot in children(session, RadioSlot, row)) else set()
    begun |= {Form.HAMLET_HEAD} if any(n.voided_on is None for n in children(session, HamletNotice, row)) else set()
    return begun | ({Form.POSTED} if _postings(session, row) else set())


def _copy(desk: Desk, row: Disclosure, entry: DisclosureEntry, item: Item) -> None:
    limit = limit_meant(item, entry.rule_key, entry.change)
    due = deadline_of(desk.law.now(), item, entry.trigger_on, entry.rule_key, entry.change)
    put(
        row,
        **entry.columns(),
        trigger=limit.trigger if limit else "",
        rule_key=limit.rule_key if limit else "",
        due_on=due.due_on if due else None,
    )


def _add_form(session: Session, row: Disclosure, item: Item, form: Form, entry: DisclosureEntry) -> None:
    asked = form in item.forms
    if form not in entry.forms and not entry.left_out_reason.strip():
        raise InvalidInput(
            {"left_out_reason": f"Luật buộc {words_of(form)}. Chọn lại, hoặc ghi lý do không thực hiện."}
        )
    reason = "" if form in entry.forms else entry.left_out_reason.strip()
    session.add(DisclosureForm(disclosure_id=row.id, form=form, is_mandatory=asked, left_out_reason=reason))


def leave_out(session: Session, row: Disclosure, form: Form, reason: str) -> None:
    """Keep why a chosen form is not carried out; InvalidInput once something of it was."""
    known = {kept.form: kept for kept in children(session, DisclosureForm, row)}
    if form in _begun(session, row, known):
        raise InvalidInput({"reason": _done_already(form)})
    if form in known:
        put(known[form], left_out_reason=reason)


def form_to_do(session: Session, row: Disclosure, form: Form) -> DisclosureForm:
    """The form that is now carried out; one that was not chosen is added, one that was left out is taken up."""
    kept = _form_of(session, row, form) or _added(session, row, form)
    put(kept, left_out_reason="")
    return kept


def _form_of(session: Session, row: Disclosure, form: Form) -> DisclosureForm | None:
    return next((kept for kept in children(session, DisclosureForm, row) if kept.form is form), None)


def _added(session: Session, row: Disclosure, form: Form) -> DisclosureForm:
    kept = DisclosureForm(disclosure_id=row.id, form=form, left_out_reason="", note="")
    session.add(kept)
    session.flush()
    return kept


def put(row: object, **values: object) -> None:
    """Set what differs, so that the journal tells of nothing else."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
