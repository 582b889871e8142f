"""Notices that hang, for the tests of papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from desktop_app.areas.disclosure.models import Disclosure, DisclosureForm, Form
from desktop_app.core.clock import VIETNAM
from desktop_app.office.desk import Desk
from desktop_app.office.models import Hamlet
from desktop_app.office.postings.entry import MinutesEntry, NewPosting
from desktop_app.office.postings.making import put_up
from desktop_app.office.postings.models import MinutesKind, PlaceKind, PostingPlace
from desktop_app.office.postings.queries import posting_of
from desktop_app.office.postings.service import PostingService
from desktop_app.office.postings.shown import PostingView

TODAY = date(2026, 11, 23)
TITLE = "Tình hình thực hiện dự toán ngân sách xã quý III năm 2026"
LONG_TITLE = (
    "Kết quả bình xét, danh sách và mức hỗ trợ đối với các hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo, hộ gia đình "
    "người có công với cách mạng được hỗ trợ xóa nhà tạm, nhà dột nát đợt 2 năm 2026 trên địa bàn xã từ nguồn ngân "
    "sách nhà nước và nguồn huy động hợp pháp khác"
)


@dataclass(frozen=True)
class Hung:
    """A notice in the register, read anew each time."""

    desk: Desk
    uid: str

    @property
    def view(self) -> PostingView:
        with self.desk.db.reading() as session:
            view = posting_of(session, self.uid, self.desk.clock.today())
        assert view
        return view

    def begin(self, at: datetime, copy: int = 0) -> None:
        one = self.view.copies[copy]
        PostingService(self.desk).begin(one.uid, one.rev, at, "Lê Thử Nghiệm")

    def end(self, at: datetime, copy: int = 0) -> None:
        one = self.view.copies[copy]
        PostingService(self.desk).end(one.uid, one.rev, at, "Lê Thử Nghiệm", "Đã quyết định")

    def interrupt(self, from_at: datetime, to_at: datetime) -> None:
        service, one = PostingService(self.desk), self.view.copies[0]
        service.interrupt(one.uid, one.rev, from_at, "mưa bão làm bong giấy")
        one = self.view.copies[0]
        service.resume(one.uid, one.rev, to_at, "Lê Thử Nghiệm")

    def write_minutes(self, kind: MinutesKind, began_at: datetime, **more: Any) -> None:
        usual: dict[str, Any] = {
            "began_at": began_at,
            "finished_at": began_at + timedelta(minutes=20),
            "number": "31",
            "writer": "Lê Thử Nghiệm",
            "writer_post": "Công chức Văn phòng",
            "front": "Trần Thị Ví Dụ",
            "front_post": "Ủy viên",
            "witness": "Đặng Minh Họa",
            "witness_post": "Trưởng Ban công tác Mặt trận thôn Đồng Mẫu",
            "pages": 5,
            "condition": "văn bản đầy đủ, rõ chữ, có dấu.",
            "keeper": "Lê Thử Nghiệm",
        }
        PostingService(self.desk).write_minutes(self.view.copies[0].uid, kind, MinutesEntry(**(usual | more)))


def at(day: int, month: int, hour: int = 8, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)


def hung(
    desk: Desk,
    *,
    hamlets: Sequence[str] = ("Đoài", "Trung"),
    title: str = TITLE,
    content: str = "",
    days: int = 30,
    from_on: date = date(2026, 10, 15),
    item: str = "CK02.3",
    **record: Any,
) -> Hung:
    """A notice at the head office, the culture houses of these hamlets and the market; its record is made with it."""
    usual: dict[str, Any] = {
        "document_number": "187/QĐ-UBND",
        "document_on": date(2026, 10, 12),
        "issuer": "Ủy ban nhân dân xã",
        "pages": 4,
    }
    with desk.db.writing(desk.account.uid) as session:
        made = Disclosure(
            year=2026, number=1, item_code=item, title=content or f"Số liệu và thuyết minh: {title}",
            trigger_on=date(2026, 10, 12), **(usual | record),
        )  # fmt: skip
        session.add(made)
        session.flush()
        for form in (Form.POSTED, Form.PORTAL, Form.HAMLET_HEAD):
            session.add(DisclosureForm(disclosure_id=made.id, form=form, is_mandatory=True))
        places = [PostingPlace(kind=PlaceKind.HEADQUARTERS, name="Bảng tin trụ sở HĐND, UBND xã", position=0)]
        for position, name in enumerate(hamlets, start=1):
            home = session.query(Hamlet).filter(Hamlet.name == name).one_or_none()
            if home is None:
                home = Hamlet(kind="Thôn", name=name)
                session.add(home)
                session.flush()
            house = f"Nhà văn hóa Thôn {name}"
            places.append(PostingPlace(kind=PlaceKind.CULTURE_HOUSE, name=house, hamlet_id=home.id, position=position))
        places.append(
            PostingPlace(kind=PlaceKind.COMMUNITY_POINT, name="Điểm sinh hoạt cộng đồng chợ Gạo", position=99)
        )
        session.add_all(places)
        session.flush()
        new = NewPosting(
            area="disclosure", owner_uid=made.uid, item_code=item, title=title, from_on=from_on,
            places=tuple(place.uid for place in places), rule_key="disclosure.posting", required_days=days, pages=4,
        )  # fmt: skip
        uid = put_up(session, desk, new).uid
    return Hung(desk, uid)
