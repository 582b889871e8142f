"""The office's boards: entered, changed, closed and put in order; the usual ones are proposed to an office without."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Service
from desktop_app.office.hamlets import hamlet_rows
from desktop_app.office.kept import refuse_changed
from desktop_app.office.models import Hamlet
from desktop_app.office.postings.entry import PlaceEntry
from desktop_app.office.postings.models import PlaceKind, PostingPlace
from desktop_app.office.postings.queries import all_places, places_on
from desktop_app.office.postings.shown import PlaceView
from desktop_app.office.profile import read_profile
from desktop_app.office.rights import Right, needs


class PlaceService(Service):
    """The places where notices hang."""

    @needs(Right.READ)
    def all(self, on: date | None = None) -> tuple[PlaceView, ...]:
        """Every place in its order, closed ones too; only those used on the day when one is given."""
        with self.desk.db.reading() as session:
            return all_places(session) if on is None else places_on(session, on)

    @needs(Right.READ)
    def proposed(self) -> tuple[PlaceEntry, ...]:
        """The usual places of an office that has none yet: its head office and a culture house for every hamlet."""
        with self.desk.db.reading() as session:
            return _proposed(session, self.desk.clock.today())

    @needs(Right.RECORD)
    def add_proposed(self) -> int:
        """Enter the usual places; how many there were to enter."""
        with self.desk.db.writing(self.holder.uid) as session:
            entries = _proposed(session, self.desk.clock.today())
            for position, entry in enumerate(entries, start=1):
                session.add(PostingPlace(**asdict(entry), position=position))
            return len(entries)

    @needs(Right.RECORD)
    def add(self, entry: PlaceEntry) -> str:
        """Enter a place after the others; its uid."""
        with self.desk.db.writing(self.holder.uid) as session:
            _check(session, "", entry)
            last = max((place.position for place in all_places(session)), default=0)
            place = PostingPlace(**asdict(entry), position=last + 1)
            session.add(place)
            session.flush()
            return place.uid

    @needs(Right.RECORD)
    def change(self, uid: str, rev: int, entry: PlaceEntry) -> None:
        """Correct a place; copies that were printed keep the name on the print."""
        with self.desk.db.writing(self.holder.uid) as session:
            place = _place(session, uid, rev)
            _check(session, uid, entry, place.hamlet_id)
            for name, value in asdict(entry).items():
                setattr(place, name, value)

    @needs(Right.RECORD)
    def close(self, uid: str, rev: int, to_on: date, reason: str) -> None:
        """Use a place until the end of the day and no longer; what hangs there stays to be taken down."""
        with self.desk.db.writing(self.holder.uid, reason) as session:
            place = _place(session, uid, rev)
            _check_days(place.from_on, to_on)
            place.to_on = to_on

    @needs(Right.RECORD)
    def reorder(self, uids: Sequence[str]) -> None:
        """Put the places in this order, in which copies are numbered; those left out follow."""
        with self.desk.db.writing(self.holder.uid) as session:
            rows = session.scalars(select(PostingPlace).order_by(PostingPlace.position, PostingPlace.id)).all()
            named = {uid: at for at, uid in enumerate(uids)}
            ordered = sorted(rows, key=lambda place: named.get(place.uid, len(named)))
            for position, place in enumerate(ordered, start=1):
                if place.position != position:
                    place.position = position


def ended_hamlets(session: Session, today: date) -> dict[int, date]:
    """The hamlets that are no more, by local key, with their last day."""
    gone = select(Hamlet.id, Hamlet.to_on).where(Hamlet.to_on.is_not(None), Hamlet.to_on < today)
    return {key: on for key, on in session.execute(gone) if on}


def _proposed(session: Session, today: date) -> tuple[PlaceEntry, ...]:
    if all_places(session):
        return ()
    unit = read_profile(session).name
    head = PlaceEntry(kind=PlaceKind.HEADQUARTERS, name=f"Trụ sở HĐND, UBND {unit}".strip())
    houses = (
        PlaceEntry(
            kind=PlaceKind.CULTURE_HOUSE,
            name=f"Nhà văn hóa {words.inside(hamlet.full_name)}",
            hamlet_id=hamlet.id,
            keeper=hamlet.head,
        )
        for hamlet in hamlet_rows(session, today)
    )
    return (head, *houses)


def _place(session: Session, uid: str, rev: int) -> PostingPlace:
    place = session.scalars(select(PostingPlace).where(PostingPlace.uid == uid)).one_or_none()
    if place is None:
        raise UserError("Không còn thấy nơi niêm yết này. Mở lại danh sách để xem.")
    refuse_changed(place.rev, rev, "Nơi niêm yết này")
    return place


def _check(session: Session, uid: str, entry: PlaceEntry, hamlet_before: int | None = None) -> None:
    _check_days(entry.from_on, entry.to_on)
    others = (place for place in all_places(session) if place.uid != uid and place.to_on is None)
    if entry.to_on is None and fold(entry.name) in {fold(place.name) for place in others}:
        raise InvalidInput({"name": f"Đã có {entry.name} trong danh sách. Gõ tên khác, hoặc sửa dòng đã có."})
    if entry.hamlet_id is None or entry.hamlet_id == hamlet_before:
        return
    hamlet = session.get(Hamlet, entry.hamlet_id)
    if hamlet is None:
        raise InvalidInput({"hamlet": "Không còn thôn, tổ dân phố này. Chọn lại trong danh sách."})
    if hamlet.to_on and (entry.to_on is None or hamlet.to_on < entry.to_on):
        ended = words.day(hamlet.to_on)
        raise InvalidInput({"hamlet": f"{hamlet.full_name} đã kết thúc ngày {ended}. Chọn thôn đang có."})


def _check_days(from_on: date | None, to_on: date | None) -> None:
    if from_on and to_on and to_on < from_on:
        raise InvalidInput({"to_on": f"Ngày này trước ngày bắt đầu dùng {words.day(from_on)}. Gõ ngày sau đó."})
