"""One copy as its reading pane shows it: its notice, the other copies, what happened to it since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from db.journal import Told
from db.session import Database
from desktop_app.core.errors import UserError
from desktop_app.office.history import Happening, Telling, happenings
from desktop_app.office.postings.models import Posting, PostingCopy, PostingGap, PostingMinutes
from desktop_app.office.postings.queries import posting_views
from desktop_app.office.postings.shown import CopyView, PostingView


@dataclass(frozen=True)
class CopyRecord:
    """A copy with everything around it."""

    copy: CopyView
    posting: PostingView
    happenings: tuple[Happening, ...]


def copy_record(db: Database, uid: str, today: date) -> CopyRecord:
    """The copy as it stands on the day; UserError when it is gone."""
    with db.reading() as session:
        query = select(Posting, PostingCopy).join(PostingCopy, PostingCopy.posting_id == Posting.id)
        found = session.execute(query.where(PostingCopy.uid == uid)).one_or_none()
        if found is None:
            raise UserError("Không còn thấy bản niêm yết này. Đóng trang rồi mở lại danh sách.")
        posting, copy = found
        view = posting_views(session, [posting], today)[0]
        beside = [
            row_uid
            for kind in (PostingGap, PostingMinutes)
            for row_uid in session.scalars(select(kind.uid).where(kind.copy_id == copy.id))
        ]
        told = happenings(session, [posting.uid, copy.uid, *beside], _TELLING)
        return CopyRecord(next(each for each in view.copies if each.uid == uid), view, told)


def _what(changes: Iterable[Told]) -> str:
    """What one piece of work did with the copy, the weightiest first."""
    known = list(changes)
    return next((name for name, did in _WORKS if any(did(change) for change in known)), "Sửa bản niêm yết")


def _added(table: type) -> str:
    return f"add {table.__tablename__}"  # type: ignore[attr-defined]


_INSTANTS = ("started_at", "ended_at")

_WORKS = (
    ("Lập thông báo niêm yết", lambda told: f"{told.action} {told.table}" == _added(Posting)),
    ("Lập biên bản", lambda told: f"{told.action} {told.table}" == _added(PostingMinutes)),
    ("Sửa biên bản", lambda told: told.table == PostingMinutes.__tablename__),
    ("Ghi gián đoạn", lambda told: f"{told.action} {told.table}" == _added(PostingGap)),
    ("Bỏ lần ghi gián đoạn", lambda told: bool(told.new.get("is_withdrawn"))),
    ("Niêm yết lại", lambda told: bool(told.new.get("to_at"))),
    ("Bỏ lần ghi niêm yết lại", lambda told: "to_at" in told.new),
    ("Sửa ngày niêm yết, ngày gỡ", lambda told: any(told.old.get(at) and told.new.get(at) for at in _INSTANTS)),
    ("Gỡ", lambda told: bool(told.new.get("ended_at"))),
    ("Bỏ lần ghi gỡ", lambda told: "ended_at" in told.new),
    ("Bắt đầu niêm yết", lambda told: bool(told.new.get("started_at"))),
    ("Bỏ lần ghi niêm yết", lambda told: "started_at" in told.new),
    ("Đã kiểm tra", lambda told: "checked_on" in told.new),
    ("Ghi số thông báo", lambda told: "notice_number" in told.new),
    ("Bỏ thông báo", lambda told: bool(told.new.get("voided_on"))),
)

_LABELS = {
    "notice_number": "Số thông báo",
    "notice_on": "Ngày thông báo",
    "started_at": "Bắt đầu niêm yết",
    "started_by": "Người niêm yết",
    "ended_at": "Gỡ lúc",
    "ended_by": "Người gỡ",
    "checked_on": "Kiểm tra ngày",
    "to_at": "Niêm yết lại lúc",
    "resumed_by": "Người niêm yết lại",
    "voided_on": "Ngày bỏ",
    "void_reason": "Lý do bỏ",
    "number": "Số biên bản",
    "writer": "Người lập biên bản",
    "witness": "Người chứng kiến",
    "condition": "Hiện trạng văn bản",
    "opinions": "Ý kiến nhận được",
}

_TELLING = Telling(_what, _LABELS, {})
