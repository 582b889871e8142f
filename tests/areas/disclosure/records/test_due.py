"""What Hôm nay, find-anything and a change of law make of the records."""

from datetime import date, datetime

from sqlalchemy import select

from desktop_app.areas import load_areas
from desktop_app.areas.disclosure.boards import BoardService
from desktop_app.areas.disclosure.due import due_items
from desktop_app.areas.disclosure.entry import PostEntry, SlotEntry
from desktop_app.areas.disclosure.hits import disclosure_hits
from desktop_app.areas.disclosure.limits import move, open_deadlines
from desktop_app.areas.disclosure.models import DISCLOSURE_KIND, ChangeKind, Disclosure, Form
from desktop_app.areas.disclosure.queries import DisclosureFilter, DisclosurePages, counts
from desktop_app.areas.disclosure.rules import State
from desktop_app.areas.disclosure.service import DisclosureService
from desktop_app.areas.disclosure.today import disclosure_today
from desktop_app.core.clock import FixedClock
from desktop_app.core.law.deadline import Move
from desktop_app.office.area import DueItem
from desktop_app.office.desk import Desk
from desktop_app.office.finding import find_anything, soon_until
from desktop_app.office.postings.queries import PlaceView
from tests.areas.disclosure.makers_records import MakeEntry, seen


def _due(desk: Desk) -> list[DueItem]:
    return due_items(desk, soon_until(desk))


def test_a_near_deadline_and_a_late_one_are_told_with_what_is_missing(
    desk: Desk, clock: FixedClock, disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    disclosing.register(a_record(forms=(Form.PORTAL,), left_out_reason="Đang sửa bảng tin"))
    assert _due(desk) == []
    clock.move_to(datetime(2026, 11, 27, 8, 0))
    (near,) = _due(desk)
    assert near.title == "Công khai: Danh sách hộ nghèo, hộ cận nghèo năm 2027"
    assert near.detail == "Hồ sơ 1/2026 · CK07 · Còn thiếu địa chỉ trên cổng, trang thông tin"
    assert (near.due_on, near.who) == (date(2026, 11, 30), "Lê Quang Minh")


def test_a_missing_reading_and_a_missing_acknowledgement_are_told(
    desk: Desk, clock: FixedClock, disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    saved = disclosing.register(a_record(forms=(Form.RADIO, Form.HAMLET_HEAD), left_out_reason="Đang sửa bảng tin"))
    saved = disclosing.read_out(saved.uid, saved.rev, [SlotEntry(read_on=date(2026, 11, 23))])
    disclosing.send_to_heads(saved.uid, saved.rev, date(2026, 11, 23), [1])
    told = {item.title.partition(":")[0]: item for item in _due(desk)}
    assert told["Phát thanh tiếp"].due_on == date(2026, 11, 24)
    assert "Còn thiếu 2 trong 3 buổi phát thanh" in told["Phát thanh tiếp"].detail
    clock.move_to(datetime(2026, 11, 30, 8, 0))
    assert "Lấy xác nhận" in {item.title.partition(":")[0] for item in _due(desk)}
    clock.move_to(datetime(2026, 12, 15, 8, 0))
    [waits] = [item for item in _due(desk) if item.title.startswith("Lấy xác nhận")]
    assert waits.due_on == date(2026, 12, 15)  # no law says by when: it is never late


def test_what_is_to_be_done_at_the_boards_opens_the_page_of_postings(
    desk: Desk, disclosing: DisclosureService, a_record: MakeEntry, places: tuple[PlaceView, ...]
) -> None:
    post = PostEntry(from_on=date(2026, 11, 23), to_on=date(2026, 12, 23), places=(places[0].uid,))
    disclosing.register(a_record(posting=post))
    boards = [item for item in _due(desk) if item.page]
    assert [(item.page, item.title.partition(":")[0]) for item in boards] == [("disclosure.postings", "Niêm yết")]


def test_a_copy_that_may_come_down_waits_for_today_and_is_never_late(
    desk: Desk, clock: FixedClock, disclosing: DisclosureService, a_record: MakeEntry, places: tuple[PlaceView, ...]
) -> None:
    post = PostEntry(from_on=date(2026, 11, 23), to_on=date(2026, 12, 23), places=(places[0].uid,))
    saved = disclosing.register(a_record(posting=post))
    copy = seen(desk, saved.uid).postings[0].copies[0]
    BoardService(desk).begin(copy.uid, copy.rev, desk.clock.now(), "Hoàng Thị Lan")
    for on in (date(2026, 12, 24), date(2026, 12, 30)):
        clock.move_to(datetime(on.year, on.month, on.day, 8, 0))
        [down] = [item for item in _due(desk) if item.title.startswith("Gỡ, lập biên bản")]
        assert down.due_on == on
        assert ("được gỡ từ 24/12/2026" in down.detail) is (on > date(2026, 12, 24))


def test_a_record_learns_its_first_day_from_the_board(
    desk: Desk, disclosing: DisclosureService, a_record: MakeEntry, places: tuple[PlaceView, ...]
) -> None:
    post = PostEntry(from_on=date(2026, 11, 23), to_on=date(2026, 12, 23), places=(places[0].uid,))
    saved = disclosing.register(a_record(posting=post))
    copy = seen(desk, saved.uid).postings[0].copies[0]
    BoardService(desk).begin(copy.uid, copy.rev, desk.clock.now(), "Hoàng Thị Lan")
    with desk.db.reading() as session:
        assert session.scalars(select(Disclosure.disclosed_on)).one() == date(2026, 11, 23)
        assert open_deadlines(session) == []


def test_a_void_record_and_one_of_an_old_book_raise_nothing(
    desk: Desk, clock: FixedClock, disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    disclosing.register(a_record(is_backfilled=True))
    saved = disclosing.register(a_record())
    disclosing.void(saved.uid, saved.rev, "Đăng nhầm")
    clock.move_to(datetime(2026, 12, 20, 8, 0))
    assert _due(desk) == []


def test_the_card_of_the_day_counts_the_year(
    desk: Desk, clock: FixedClock, disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    disclosing.register(a_record())
    disclosing.register(a_record(trigger_on=date(2026, 10, 1), document_on=None))
    card = disclosure_today(desk)
    assert card.figures == ((2, "hồ sơ"), (0, "đang công khai"), (1, "quá hạn"))


def test_records_are_found_by_words_and_numbers(desk: Desk, disclosing: DisclosureService, a_record: MakeEntry) -> None:
    disclosing.register(a_record())
    hits = find_anything(desk, load_areas(), "ho ngheo")
    assert [(hit.kind, hit.title, hit.area) for hit in hits] == [
        ("Hồ sơ công khai", "Danh sách hộ nghèo, hộ cận nghèo năm 2027", "disclosure")
    ]
    with desk.db.reading() as session:
        assert disclosure_hits(desk, session, []) == []
    assert DISCLOSURE_KIND == 6


def test_an_open_deadline_moves_with_the_law(desk: Desk, disclosing: DisclosureService, a_record: MakeEntry) -> None:
    saved = disclosing.register(a_record())
    with desk.db.writing(desk.account.uid, "Nghỉ bù") as session:
        (open_one,) = open_deadlines(session)
        assert (open_one.uid, open_one.rule_key, open_one.start_on) == (saved.uid, "disclosure.due", date(2026, 11, 20))
        move(session, [Move(open_one, date(2026, 12, 1))], date(2026, 11, 23))
    assert seen(desk, saved.uid).due_on == date(2026, 12, 1)


def test_the_list_is_read_by_key_and_counted(desk: Desk, disclosing: DisclosureService, a_record: MakeEntry) -> None:
    for _ in range(5):
        disclosing.register(a_record())
    disclosing.register(a_record(item_code="CK02.3", forms=(Form.POSTED, Form.PORTAL)))
    for sort in ("number", "trigger_on", "item", "due"):
        for descending in (True, False):
            pages = DisclosurePages(desk, DisclosureFilter(), sort, descending)
            read, last = list[int](), None
            while found := pages.after(last, 2):
                read += [view.number for view in found]
                last = found[-1]
            assert sorted(read) == [1, 2, 3, 4, 5, 6], sort
    assert [view.number for view in DisclosurePages(desk, DisclosureFilter(item_code="CK02")).after(None, 9)] == [6]
    waiting = DisclosurePages(desk, DisclosureFilter(state=State.WAITING))
    assert waiting.count() == 6
    assert [view.number for view in waiting.after(waiting.after(None, 2)[-1], 2)] == [4, 3]
    assert counts(desk, DisclosureFilter()).of(State.WAITING) == 6


def test_a_record_that_was_replaced_waits_for_nothing(
    desk: Desk, clock: FixedClock, disclosing: DisclosureService, a_record: MakeEntry
) -> None:
    first = disclosing.register(a_record(forms=(Form.PORTAL,), left_out_reason="Đang sửa bảng tin"))
    clock.move_to(datetime(2026, 12, 20, 8, 0))
    assert [item.uid for item in _due(desk)] == [first.uid]
    again = a_record(
        trigger_on=date(2026, 12, 18), change=ChangeKind.CHANGED, replaces_uid=first.uid, change_reason="Thêm hai hộ"
    )
    disclosing.register(again)
    assert first.uid not in [item.uid for item in _due(desk)]
