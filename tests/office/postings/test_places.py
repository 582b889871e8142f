"""The office's boards, in an order of their own, with hamlets that end."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.postings.entry import NewPosting, PlaceEntry
from desktop_app.office.postings.models import PlaceKind
from desktop_app.office.postings.places import PlaceService, ended_hamlets
from desktop_app.office.postings.service import PostingService
from desktop_app.office.rights import Role

TODAY = date(2026, 11, 23)
POINT = PlaceEntry(kind=PlaceKind.COMMUNITY_POINT, name="Bảng tin chợ Cầu Gạo", keeper="Vi Văn Páo")


@pytest.fixture
def service(desk: Desk) -> PlaceService:
    return PlaceService(desk)


def test_an_office_without_places_is_proposed_its_head_office_and_a_house_per_hamlet(
    service: PlaceService,
) -> None:
    assert service.add_proposed() == 5
    names = [place.name for place in service.all(TODAY)]
    assert names[:2] == ["Trụ sở HĐND, UBND xã Yên Hạ", "Nhà văn hóa thôn Đoài"]
    assert [place.hamlet for place in service.all()][1:] == [
        "Thôn Đoài",
        "Thôn Trung",
        "Thôn Cầu Gạo",
        "Bản Khuổi Luông",
    ]
    assert (service.proposed(), service.add_proposed()) == ((), 0)


def test_a_hamlet_that_ended_is_not_proposed_and_not_taken(desk: Desk, service: PlaceService) -> None:
    hamlets = HamletService(desk)
    gone = hamlets.all()[1]
    hamlets.close(gone.uid, date(2026, 6, 30), "Sáp nhập")
    assert len(service.proposed()) == 4
    with pytest.raises(InvalidInput, match="Thôn Trung đã kết thúc ngày 30/06/2026"):
        service.add(replace(POINT, hamlet_id=gone.id))
    service.add(replace(POINT, hamlet_id=gone.id, to_on=date(2026, 6, 1)))
    with desk.db.reading() as session:
        assert ended_hamlets(session, TODAY) == {gone.id: date(2026, 6, 30)}


def test_a_place_of_a_hamlet_that_ends_later_can_still_be_corrected(desk: Desk, service: PlaceService) -> None:
    service.add_proposed()
    hamlets = HamletService(desk)
    hamlets.close(hamlets.all()[0].uid, date(2026, 6, 30), "Sáp nhập")
    place = service.all()[1]
    entry = PlaceEntry(kind=place.kind, name="Nhà văn hóa cũ thôn Đoài", hamlet_id=place.hamlet_id)
    service.change(place.uid, place.rev, entry)
    assert service.all()[1].name == "Nhà văn hóa cũ thôn Đoài"


def test_a_place_is_added_last_moved_and_closed_with_its_day(service: PlaceService) -> None:
    service.add_proposed()
    uid = service.add(POINT)
    assert service.all()[-1].uid == uid
    service.reorder([uid])
    first = service.all()[0]
    assert (first.uid, first.position, first.keeper) == (uid, 1, "Vi Văn Páo")
    service.close(uid, first.rev, date(2026, 11, 30), "Dời chợ")
    assert uid in [place.uid for place in service.all(date(2026, 11, 30))]
    assert uid not in [place.uid for place in service.all(date(2026, 12, 1))]
    assert uid in [place.uid for place in service.all()]


def test_names_days_and_old_pictures_are_refused_with_a_sentence(service: PlaceService) -> None:
    uid = service.add(POINT)
    with pytest.raises(InvalidInput, match="Đã có bảng tin chợ cầu gạo trong danh sách"):
        service.add(replace(POINT, name="bảng tin chợ cầu gạo"))
    with pytest.raises(InvalidInput, match="trước ngày bắt đầu dùng"):
        service.add(replace(POINT, name="Khác", from_on=TODAY, to_on=date(2026, 11, 1)))
    service.change(uid, 1, replace(POINT, keeper="Lò Thị Mai"))
    with pytest.raises(UserError, match="vừa được người khác sửa"):
        service.change(uid, 1, POINT)


def test_a_notice_takes_only_places_that_are_used_on_its_day(desk: Desk, service: PlaceService) -> None:
    uid = service.add(replace(POINT, to_on=date(2026, 10, 31)))
    new = NewPosting(area="disclosure", owner_uid="a", item_code="CK01", title="Kế hoạch", from_on=TODAY, places=(uid,))
    posting = PostingService(desk)
    for places, said in (
        ((), "Chưa chọn nơi niêm yết"),
        ((uid,), "không dùng vào ngày 23/11/2026"),
        (("gone",), "không còn trong danh sách"),
    ):
        with pytest.raises(InvalidInput, match=said):
            posting.post(replace(new, places=places))
    for code in ("CKĐ1", "ck01", "CK/1", ""):
        with pytest.raises(InvalidInput, match="không in được vào mã vuông"):
            posting.post(replace(new, item_code=code, places=(uid,), from_on=date(2026, 10, 1)))
    with pytest.raises(InvalidInput, match="chọn hai lần"):
        posting.post(replace(new, places=(uid, uid), from_on=date(2026, 10, 1)))
    assert posting.post(replace(new, from_on=date(2026, 10, 1))).number == 1


def test_who_may_only_read_changes_no_place(desk: Desk) -> None:
    reader = Desk(**{**vars(desk), "account": replace(desk.account, role=Role.VIEWER)})
    with pytest.raises(NotAllowed):
        PlaceService(reader).add(POINT)
    assert PlaceService(reader).all() == ()
