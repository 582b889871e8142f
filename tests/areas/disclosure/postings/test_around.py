"""Postings outside their page: the command that checks a code, find-anything, the history of a copy."""

from datetime import date

from desktop_app.areas import load_areas
from desktop_app.areas.disclosure.postings_commands import check_notice
from desktop_app.office.desk import Desk
from desktop_app.office.finding import find_anything
from desktop_app.office.postings.entry import MinutesEntry
from desktop_app.office.postings.models import MinutesKind
from desktop_app.office.postings.record import copy_record
from desktop_app.office.postings.service import PostingService
from desktop_app.office.postings.verbs import Correct
from tests.office.postings.makers import TODAY, at, posted, text_of

BY = "Hoàng Thị Lan"


def test_the_command_says_that_a_code_matches_or_why_not(desk: Desk) -> None:
    view = posted(desk)
    good = check_notice(desk, {"text": text_of(view)})
    assert (good.failure, good.data["matches"], good.data["posting"]) == ("", True, view.uid)
    assert good.text.startswith("Khớp: phiếu 00000-26-0001-01-")
    bad = check_notice(desk, {"text": text_of(view).replace("CK02.3", "CK02.4")})
    assert (bad.text, bad.data["matches"]) == ("", False)
    assert bad.failure.startswith("Không khớp: phiếu")


def test_the_history_of_a_copy_names_each_piece_of_work(desk: Desk) -> None:
    service, view = PostingService(desk), posted(desk)
    uid = view.copies[0].uid
    key = service.begin(uid, 1, at(10, 15), BY)
    key = service.interrupt(uid, key.rev, at(10, 20), "Mưa bão")
    key = service.resume(uid, key.rev, at(10, 22), BY)
    key = service.look_over(uid, key.rev, date(2026, 11, 20))
    service.undo()
    service.number_notice(view.uid, 1, "58/TB-UBND", date(2026, 10, 14))
    key = service.end(uid, key.rev + 1, at(11, 23), BY)
    [key] = service.together((key,), Correct(at(10, 15), BY, at(11, 23, 9), BY, "Nhầm giờ"))
    service.write_minutes(uid, MinutesKind.END, MinutesEntry(began_at=at(11, 23, 9), writer=BY))
    told = copy_record(desk.db, uid, TODAY).happenings
    assert [(each.what, each.reason) for each in reversed(told)] == [
        ("Lập thông báo niêm yết", ""),
        ("Bắt đầu niêm yết", ""),
        ("Ghi gián đoạn", "Mưa bão"),
        ("Niêm yết lại", ""),
        ("Đã kiểm tra", ""),
        ("Đã kiểm tra", "Hoàn tác ngay sau khi lưu"),
        ("Ghi số thông báo", ""),
        ("Gỡ", ""),
        ("Sửa ngày niêm yết, ngày gỡ", "Nhầm giờ"),
        ("Lập biên bản", ""),
    ]
    assert ("Gỡ lúc", "(không có)", "23/11/2026, 08:00") in told[2].changed


def test_find_anything_finds_a_notice_by_title_place_and_serial(desk: Desk) -> None:
    view = posted(desk)
    for typed in ("du toan quy III", "nha van hoa doai", view.copies[1].serial):
        [hit] = find_anything(desk, load_areas(), typed)
        assert (hit.kind, hit.uid, hit.page, hit.trailing) == ("Niêm yết", view.uid, "disclosure.postings", "1/2026")
        assert hit.detail == "2 nơi, từ 15/10/2026"
