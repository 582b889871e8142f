"""Rows of disclosure as they stand in the register, made directly, for the tests of the matrix."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.coverage.service import CoverageService
from desktop_app.areas.disclosure.further_models import DisclosurePlan, PlanLine
from desktop_app.areas.disclosure.models import Disclosure, DisclosureForm, Form, HamletNotice, RadioSlot
from desktop_app.core.clock import VIETNAM
from desktop_app.office.desk import Desk
from desktop_app.office.models import Hamlet
from desktop_app.office.postings.entry import NewPosting
from desktop_app.office.postings.making import put_up
from desktop_app.office.postings.models import (
    MinutesKind,
    PlaceKind,
    Posting,
    PostingCopy,
    PostingMinutes,
    PostingPlace,
)

OFFICE, HOUSE, MARKET = "Trụ sở HĐND, UBND xã", "Nhà văn hóa Thôn Đoài", "Chợ Yên Hạ"
KINDS = {OFFICE: PlaceKind.HEADQUARTERS, HOUSE: PlaceKind.CULTURE_HOUSE, MARKET: PlaceKind.COMMUNITY_POINT}
ALL = (OFFICE, HOUSE, MARKET)


def day(month: int, of_month: int, year: int = 2026) -> date:
    return date(year, month, of_month)


def add_places(desk: Desk) -> None:
    """Three boards, one of each kind."""
    with desk.db.writing(desk.account.uid) as session:
        for position, (name, kind) in enumerate(KINDS.items()):
            session.add(PostingPlace(kind=kind, name=name, position=position))


def add_record(
    desk: Desk,
    item_code: str,
    trigger_on: date,
    *,
    forms: Sequence[Form] = (Form.POSTED, Form.PORTAL),
    begun: Sequence[Form] | None = None,
    left_out: dict[Form, str] | None = None,
    **given: Any,
) -> str:
    """A record with its chosen forms, those that are named carried out on its trigger day."""
    usual: dict[str, Any] = {
        "title": f"Văn bản của {item_code}",
        "document_number": "112/BC-UBND",
        "document_on": trigger_on,
        "rule_key": "disclosure.due",
    }
    carried = forms if begun is None else begun
    with desk.db.writing(desk.account.uid) as session:
        numbers = select(Disclosure.number).where(Disclosure.year == trigger_on.year)
        number = max(session.scalars(numbers), default=0) + 1
        row = Disclosure(
            year=trigger_on.year, number=number, item_code=item_code, trigger_on=trigger_on, **(usual | given)
        )
        session.add(row)
        session.flush()
        for form in forms:
            reason = (left_out or {}).get(form, "")
            on = trigger_on if form in carried and form is not Form.POSTED and not reason else None
            if on and form is Form.HAMLET_HEAD:
                _tell_hamlets(session, row, on)
            session.add(
                DisclosureForm(disclosure_id=row.id, form=form, is_mandatory=True, left_out_reason=reason, from_on=on)
            )
        return str(row.uid)


def add_posting(
    desk: Desk,
    owner_uid: str,
    from_on: date,
    *,
    ended_on: date | None = None,
    places: Sequence[str] = ALL,
    required_days: int = 30,
    minutes: bool = True,
    checked_on: date | None = None,
) -> str:
    """A notice that was put up on its first day at each place, and taken down again where `ended_on` says so."""
    with desk.db.writing(desk.account.uid) as session:
        known = {place.name: place.uid for place in session.scalars(select(PostingPlace))}
        owner = session.scalars(select(Disclosure).where(Disclosure.uid == owner_uid)).one_or_none()
        posting = put_up(
            session,
            desk,
            NewPosting(
                area="disclosure",
                owner_uid=owner_uid,
                item_code=owner.item_code if owner else "DM",
                title=owner.title if owner else "Danh mục",
                from_on=from_on,
                places=tuple(known[name] for name in places),
                required_days=required_days,
            ),
        )
        for copy in _copies(session, posting):
            copy.started_at = at(from_on)
            copy.started_by = "Hoàng Thị Lan"
            copy.checked_on = checked_on
            _add_minutes(session, copy, MinutesKind.BEGIN, from_on)
            if ended_on:
                copy.ended_at = at(ended_on)
                if minutes:
                    _add_minutes(session, copy, MinutesKind.END, ended_on)
        if owner is not None and (owner.disclosed_on is None or owner.disclosed_on > from_on):
            owner.disclosed_on = from_on
        return str(posting.uid)


def add_radio(desk: Desk, uid: str, *days: date) -> None:
    with desk.db.writing(desk.account.uid) as session:
        row = session.scalars(select(Disclosure).where(Disclosure.uid == uid)).one()
        session.add_all(RadioSlot(disclosure_id=row.id, read_on=on) for on in days)


def add_plan(desk: Desk, year: int, *lines: tuple[str, str]) -> None:
    """A plan with lines of item and months ("1;7")."""
    with desk.db.writing(desk.account.uid) as session:
        plan = DisclosurePlan(year=year)
        session.add(plan)
        session.flush()
        for position, (item_code, months) in enumerate(lines):
            content = f"Nội dung của {item_code}"
            session.add(
                PlanLine(plan_id=plan.id, position=position, item_code=item_code, content=content, months=months)
            )


def at(on: date) -> datetime:
    return datetime.combine(on, time(8, 0), VIETNAM).astimezone(UTC)


def _copies(session: Session, posting: Posting) -> Sequence[PostingCopy]:
    return session.scalars(select(PostingCopy).where(PostingCopy.posting_id == posting.id)).all()


def _add_minutes(session: Session, copy: PostingCopy, kind: MinutesKind, on: date) -> None:
    session.add(PostingMinutes(copy_id=copy.id, kind=kind, began_at=at(on), writer="Hoàng Thị Lan"))


def _tell_hamlets(session: Session, row: Disclosure, on: date) -> None:
    for hamlet in session.scalars(select(Hamlet)):
        session.add(HamletNotice(disclosure_id=row.id, hamlet_id=hamlet.id, sent_on=on, acknowledged_on=on))


def fill_year(desk: Desk) -> None:
    """A year of which the matrix shows every state, as it looks on 23/11/2026."""
    add_places(desk)
    hung = (
        ("CK01", 1, 9), ("CK01", 7, 6), ("CK02.2", 1, 7), ("CK02.3", 4, 10), ("CK02.3", 7, 9), ("CK02.4", 3, 5),
        ("CK02.3", 10, 6), ("CK03.1", 1, 14), ("CK03.2", 5, 11), ("CK03.3", 8, 4), ("CK05", 2, 3), ("CK05", 7, 20),
        ("CK06", 3, 9), ("CK06", 9, 8), ("CK12", 1, 5), ("CK10", 4, 2), ("CK10", 10, 2),
    )  # fmt: skip
    for code, month, of_month in hung:
        on = day(month, of_month)
        uid = add_record(desk, code, on, due_on=date.fromordinal(on.toordinal() + 7))
        add_posting(desk, uid, on, ended_on=date.fromordinal(on.toordinal() + 31))
    for code, on in (("CK01", day(11, 11)), ("CK09", day(11, 18)), ("CK11", day(11, 14)), ("CK03.5", day(10, 26))):
        add_posting(desk, add_record(desk, code, on, due_on=date.fromordinal(on.toordinal() + 7)), on)
    for code, on, seen in (("CK04", day(1, 5), day(11, 5)), ("CK13", day(1, 6), day(11, 20))):
        uid = add_record(desk, code, on)
        add_posting(desk, uid, on, places=(OFFICE,), required_days=0, checked_on=seen)
    late = add_record(
        desk,
        "CK07",
        day(11, 2),
        forms=(Form.POSTED, Form.PORTAL, Form.RADIO, Form.HAMLET_HEAD),
        begun=(Form.PORTAL, Form.HAMLET_HEAD),
        title="Danh sách hộ nghèo, cận nghèo rà soát năm 2026",
        due_on=day(11, 9),
    )
    add_posting(desk, late, day(10, 20), ended_on=day(11, 20), minutes=False)
    add_radio(desk, late, day(11, 3), day(11, 4))
    add_record(desk, "CK05", day(11, 18), begun=(), due_on=day(11, 25), title="Kết quả thu Quỹ phòng, chống thiên tai")
    add_plan(desk, 2026, ("CK12", "1;12"), ("CK14", "2"), ("CK06", "12"), ("CK08", "8"))
    service = CoverageService(desk)
    for code, month in (("CK01", 4), ("CK06", 10), ("CK08", 10), ("CK14", 2), ("CK14", 5), ("CK14", 8), ("CK14", 10)):
        service.state_nothing(code, 2026, month, "Không có văn bản mới")
