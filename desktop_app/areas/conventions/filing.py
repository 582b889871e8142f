"""How an entry becomes a row: its hamlet, its number, and the line of texts that it belongs to."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.conventions.entry import OF_CONVENTION, ConventionEntry
from desktop_app.areas.conventions.kept import convention_of, newer_of
from desktop_app.areas.conventions.law import BINDING, ENDED
from desktop_app.areas.conventions.models import BOOK, Convention
from desktop_app.areas.conventions.states import Kind
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.hamlet_days import became, households_on
from desktop_app.office.hamlets import find_hamlet
from desktop_app.office.models import Hamlet
from desktop_app.office.numbers import next_number


def new_convention(session: Session, desk: Desk, entry: ConventionEntry) -> Convention:
    """A numbered convention; InvalidInput for what cannot be."""
    hamlet = _hamlet(session, entry)
    if _before(session, entry, hamlet) is None:
        _refuse_second(session, entry, hamlet)
    return put_in(session, desk, entry)


def put_in(
    session: Session, desk: Desk, entry: ConventionEntry, number: int | None = None, *, old: bool = False
) -> Convention:
    """A numbered convention, whatever else the hamlet has; `number` is one that was given already, on paper."""
    hamlet = _hamlet(session, entry)
    before = convention_of(session, entry.amends_uid) if entry.amends_uid else None
    convention = Convention(
        year=entry.proposed_on.year,
        number=number or next_number(session, BOOK, entry.proposed_on.year),
        hamlet_id=hamlet.id,
        amends_uid=entry.amends_uid,
        is_backfilled=old,
        recorded_by=desk.account.name,
        **_shown(session, entry, hamlet),
    )
    session.add(convention)
    session.flush()
    convention.line_uid = before.line_uid if before else convention.uid
    return convention


def change_convention(session: Session, convention: Convention, entry: ConventionEntry) -> None:
    """Bring the row to what the entry says; number, year and the text that it changes stay."""
    if entry.proposed_on.year != convention.year:
        sentence = (
            f"Số {convention.label} thuộc sổ năm {convention.year}. Muốn ghi vào sổ năm {entry.proposed_on.year}, "
            "hãy bỏ số này rồi ghi hồ sơ mới."
        )
        raise InvalidInput({"proposed_on": sentence})
    first = min((step.done_on for step in convention.steps if step.taken_back_on is None), default=None)
    if first is not None and entry.proposed_on > first:
        sentence = f"Đã làm bước đầu ngày {words.day(first)}, ngày đề xuất không thể sau ngày đó. Kiểm tra lại ngày."
        raise InvalidInput({"proposed_on": sentence})
    hamlet = _hamlet(session, entry)
    if hamlet.id != convention.hamlet_id and (convention.amends_uid or first is not None):
        raise InvalidInput({"hamlet": "Hồ sơ đã có bước hoặc nối bản cũ nên không đổi thôn. Hãy ghi hồ sơ mới."})
    if (hamlet.id, entry.name) != (convention.hamlet_id, convention.name) and not convention.amends_uid:
        _refuse_second(session, entry, hamlet)
    fill(session, convention, entry)


def fill(session: Session, convention: Convention, entry: ConventionEntry) -> None:
    """Bring the row to what the entry says, whatever was done with it."""
    hamlet = _hamlet(session, entry)
    values = {"hamlet_id": hamlet.id, **_shown(session, entry, hamlet)}
    for name, value in values.items():
        if getattr(convention, name) != value:
            setattr(convention, name, value)


def _shown(session: Session, entry: ConventionEntry, hamlet: Hamlet) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(entry, name) for name in OF_CONVENTION}
    if entry.households is None:
        values["households"] = households_on(session, hamlet.id, entry.proposed_on)
    values["title"] = entry.title or f"{entry.name.value} {hamlet.full_name}"
    return values


def _hamlet(session: Session, entry: ConventionEntry) -> Hamlet:
    hamlet = find_hamlet(session, entry.hamlet, entry.proposed_on)
    if hamlet is None:
        raise InvalidInput({"hamlet": f"Không có thôn nào tên {entry.hamlet}. Chọn thôn trong danh sách."})
    return hamlet


def _before(session: Session, entry: ConventionEntry, hamlet: Hamlet) -> Convention | None:
    """The text that this one is to take the place of; a merged hamlet's new text may follow that of an old one."""
    if not entry.amends_uid:
        return None
    before = convention_of(session, entry.amends_uid)
    if before.state not in BINDING or before.voided_on:
        raise UserError(
            f"{before.title} đang ở bước “{before.state.value}”, không sửa đổi được. "
            "Mở bản đang thực hiện rồi chọn Sửa đổi."
        )
    newer = newer_of(session, before.uid)
    if newer is not None:
        raise UserError(f"Đã có hồ sơ {newer.label} đang sửa đổi {before.title}. Mở hồ sơ đó để làm tiếp.")
    if hamlet.id not in became(session, before.hamlet_id, entry.proposed_on):
        raise InvalidInput({"hamlet": f"{before.title} là của thôn khác. Chọn lại thôn, hoặc ghi hồ sơ ban hành mới."})
    return before


def _refuse_second(session: Session, entry: ConventionEntry, hamlet: Hamlet) -> None:
    """A hamlet has one text of a name; a second one changes or replaces the first."""
    if entry.kind is not Kind.NEW:
        raise InvalidInput({"kind": "Bản sửa đổi, thay thế bắt đầu từ hồ sơ của bản đang thực hiện. Mở hồ sơ đó."})
    query = select(Convention).where(
        Convention.hamlet_id == hamlet.id,
        Convention.name == entry.name,
        Convention.voided_on.is_(None),
        Convention.state.not_in(ENDED),
    )
    there = session.scalars(query).first()
    if there is not None:
        said = f"{hamlet.full_name} đã có {there.title} (số {there.label}). Mở hồ sơ đó để sửa đổi hoặc thay thế."
        raise InvalidInput({"hamlet": said})
