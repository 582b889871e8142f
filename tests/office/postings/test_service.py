"""Copies are put up, broken off, put up again, taken down; each in one transaction, and taken back as a whole."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from db import index
from db.journal import story
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.postings.check import check
from desktop_app.office.postings.entry import MinutesEntry
from desktop_app.office.postings.models import POSTING_KIND, MinutesKind
from desktop_app.office.postings.rules import Hanging
from desktop_app.office.postings.service import CopyKey, PostingService
from desktop_app.office.postings.verbs import Begin, Correct, End, WithdrawGap
from desktop_app.office.rights import Role
from tests.office.postings.makers import at, key_of, posted, seen, text_of

BY = "Hoàng Thị Lan"


@pytest.fixture
def service(desk: Desk) -> PostingService:
    return PostingService(desk)


def test_a_copy_from_putting_up_to_taking_down(desk: Desk, service: PostingService) -> None:
    view = posted(desk)
    key = service.begin(view.copies[0].uid, 1, at(10, 15), BY)
    key = service.look_over(key.uid, key.rev, date(2026, 11, 2))
    service.end(key.uid, key.rev, at(11, 16), "Vi Văn Páo")
    copy = seen(desk, view.uid).copies[0]
    assert (copy.count.hanging, copy.count.days, copy.count.is_enough) == (Hanging.DONE, 32, True)
    assert (copy.started_at, copy.started_by, copy.ended_by) == (at(10, 15), BY, "Vi Văn Páo")
    assert copy.checked_on == date(2026, 11, 2)
    assert seen(desk, view.uid).copies[1].count.hanging is Hanging.WAITING


def test_a_break_begins_the_count_anew_and_keeps_why_and_who(desk: Desk, service: PostingService) -> None:
    view = posted(desk)
    key = service.begin(view.copies[0].uid, 1, at(10, 15), BY)
    service.interrupt(key.uid, key.rev, at(10, 20), "Mưa bão làm rách")
    assert seen(desk, view.uid).copies[0].count.hanging is Hanging.BROKEN
    service.resume(key.uid, key.rev, at(10, 22), "Lò Thị Mai")
    copy = seen(desk, view.uid).copies[0]
    assert (copy.count.since_on, copy.count.earliest_on) == (date(2026, 10, 22), date(2026, 11, 22))
    assert copy.count.hanging is Hanging.RIPE
    assert [(gap.reason, gap.resumed_by) for gap in copy.gaps] == [("Mưa bão làm rách", "Lò Thị Mai")]


REFUSED = {
    "put up in the future": ("on", "chưa đến", lambda s, k: s.begin(k.uid, k.rev, at(11, 24), BY)),
    "end before start": ("on", "không sau lần ghi trước", lambda s, k: s.end(*_begun(s, k), at(10, 14), BY, "Sai")),
    "broken off before it was put up": (
        "on", "không sau lần ghi trước", lambda s, k: s.interrupt(*_begun(s, k), at(10, 14), "Gió"),
    ),
    "put up again before the break": (
        "on", "không sau lúc gián đoạn", lambda s, k: s.resume(*_broken(s, k), at(10, 19), BY),
    ),
    "looked over in the future": ("on", "sau hôm nay", lambda s, k: s.look_over(*_begun(s, k), date(2026, 11, 24))),
    "looked over before it hung": ("on", "trước ngày", lambda s, k: s.look_over(*_begun(s, k), date(2026, 10, 14))),
    "taken down too early without a reason": (
        "reason", "mới được 5/30 ngày liên tục", lambda s, k: s.end(*_begun(s, k), at(10, 20), BY),
    ),
}  # fmt: skip

OUT_OF_TURN = {
    "put up twice": ("đã niêm yết 15/10/2026, 08:00", lambda s, k: s.begin(*_begun(s, k), at(10, 16), BY)),
    "taken down before it hung": ("chưa niêm yết", lambda s, k: s.end(k.uid, k.rev, at(10, 16), BY)),
    "broken off twice": ("đang gián đoạn sẵn", lambda s, k: s.interrupt(*_broken(s, k), at(10, 25), "Gió")),
    "put up again without a break": ("không gián đoạn", lambda s, k: s.resume(*_begun(s, k), at(10, 16), BY)),
    "looked over while broken off": ("đang gián đoạn", lambda s, k: s.look_over(*_broken(s, k), date(2026, 10, 25))),
    "taken down twice": ("đã gỡ 20/11/2026", lambda s, k: s.end(*_ended(s, k), at(11, 21), BY)),
    "minutes before it hung": ("chưa niêm yết", lambda s, k: s.write_minutes(k.uid, MinutesKind.BEGIN, MINUTES)),
    "minutes before it came down": (
        "chưa gỡ", lambda s, k: s.write_minutes(_begun(s, k)[0], MinutesKind.END, MINUTES),
    ),
}  # fmt: skip

MINUTES = MinutesEntry(began_at=at(11, 20, 9), writer=BY, witness="Bàn Thị Sen", pages=4)


def _begun(service: PostingService, key: CopyKey) -> tuple[str, int]:
    begun = service.begin(key.uid, key.rev, at(10, 15), BY)
    return begun.uid, begun.rev


def _broken(service: PostingService, key: CopyKey) -> tuple[str, int]:
    uid, rev = _begun(service, key)
    broken = service.interrupt(uid, rev, at(10, 20), "Gió")
    return broken.uid, broken.rev


def _ended(service: PostingService, key: CopyKey) -> tuple[str, int]:
    uid, rev = _begun(service, key)
    ended = service.end(uid, rev, at(11, 20), BY)
    return ended.uid, ended.rev


@pytest.mark.parametrize("name", REFUSED)
def test_days_that_cannot_be_are_refused_with_a_sentence(desk: Desk, service: PostingService, name: str) -> None:
    field, said, does = REFUSED[name]
    view = posted(desk)
    with pytest.raises(InvalidInput) as refused:
        does(service, key_of(view.copies[0]))
    assert list(refused.value.problems) == [field]
    assert said in refused.value.problems[field]
    assert seen(desk, view.uid).copies[0].ended_at is None


@pytest.mark.parametrize("name", OUT_OF_TURN)
def test_verbs_out_of_turn_are_refused_with_a_sentence(desk: Desk, service: PostingService, name: str) -> None:
    said, does = OUT_OF_TURN[name]
    with pytest.raises(UserError, match=said):
        does(service, key_of(posted(desk).copies[0]))


def test_taken_down_early_with_a_reason_is_kept_and_short(desk: Desk, service: PostingService) -> None:
    view = posted(desk)
    key = service.begin(view.copies[0].uid, 1, at(10, 15), BY)
    service.end(key.uid, key.rev, at(10, 25), BY, "Sửa chữa trụ sở")
    copy = seen(desk, view.uid).copies[0]
    assert (copy.count.hanging, copy.count.days, copy.count.is_enough) == (Hanging.SHORT, 10, False)
    with desk.db.reading() as session:
        assert story(session, [copy.uid])[-1].reason == "Sửa chữa trụ sở"


def test_several_copies_are_put_up_together_or_not_at_all(desk: Desk, service: PostingService) -> None:
    view = posted(desk)
    second = service.begin(view.copies[1].uid, 1, at(10, 15), BY)
    with pytest.raises(UserError, match="Thôn Đoài đã niêm yết"):
        service.together((key_of(view.copies[0]), second), Begin(at(10, 16), BY))
    assert seen(desk, view.uid).copies[0].started_at is None
    key = service.begin(view.copies[0].uid, 1, at(10, 15), BY)
    service.together((key, second), End(at(11, 16), BY))
    assert {copy.count.hanging for copy in seen(desk, view.uid).copies} == {Hanging.DONE}


def correct(service: PostingService, key: tuple[str, int], began: datetime | None, ended: datetime | None) -> CopyKey:
    return service.together((CopyKey(*key),), Correct(began, BY, ended, BY if ended else "", "Ghi nhầm ngày"))[0]


def test_wrong_days_are_put_right_with_a_reason(desk: Desk, service: PostingService) -> None:
    view = posted(desk)
    uid, rev = _ended(service, key_of(view.copies[0]))
    key = correct(service, (uid, rev), at(10, 18), at(11, 15))
    copy = seen(desk, view.uid).copies[0]
    assert (copy.started_at, copy.ended_at, copy.count.hanging) == (at(10, 18), at(11, 15), Hanging.SHORT)
    key = correct(service, (key.uid, key.rev), at(10, 18), None)
    assert seen(desk, view.uid).copies[0].count.hanging is Hanging.RIPE
    correct(service, (key.uid, key.rev), None, None)
    copy = seen(desk, view.uid).copies[0]
    assert (copy.started_at, copy.started_by, copy.checked_on) == (None, "", None)
    with desk.db.reading() as session:
        assert story(session, [uid])[-1].reason == "Ghi nhầm ngày"


@pytest.mark.parametrize(
    ("began", "ended", "field"),
    [
        (at(11, 24), None, "began_on"),
        (at(10, 15), at(11, 24), "ended_on"),
        (at(10, 20), None, "began_on"),
        (at(10, 15), at(10, 20), "ended_on"),
        (None, at(11, 20), "began_on"),
        (None, None, "began_on"),
    ],
)
def test_right_days_must_not_contradict_each_other_or_a_break(
    desk: Desk, service: PostingService, began: datetime | None, ended: datetime | None, field: str
) -> None:
    view = posted(desk)
    key = _broken(service, key_of(view.copies[0]))
    with pytest.raises(InvalidInput) as refused:
        correct(service, key, began, ended)
    assert list(refused.value.problems) == [field]
    assert seen(desk, view.uid).copies[0].started_at == at(10, 15)


def test_a_break_noted_by_mistake_no_longer_counts(desk: Desk, service: PostingService) -> None:
    view = posted(desk)
    key = CopyKey(*_broken(service, key_of(view.copies[0])))
    service.together((key,), WithdrawGap("Nhầm nơi"))
    copy = seen(desk, view.uid).copies[0]
    assert (copy.gaps, copy.count.hanging) == ((), Hanging.RIPE)
    with pytest.raises(UserError, match="không có lần gián đoạn nào"):
        service.together((key,), WithdrawGap("Nhầm nơi"))
    service.undo()
    assert seen(desk, view.uid).copies[0].count.hanging is Hanging.BROKEN


def test_minutes_are_kept_and_corrected_in_place(desk: Desk, service: PostingService) -> None:
    view = posted(desk)
    uid, _ = _ended(service, key_of(view.copies[0]))
    service.write_minutes(uid, MinutesKind.END, MINUTES)
    service.write_minutes(uid, MinutesKind.END, replace(MINUTES, number="31/BB-UBND", opinions="Không có"))
    copy = seen(desk, view.uid).copies[0]
    kept = copy.minutes_of(MinutesKind.END)
    assert kept
    assert (kept.number, kept.witness, kept.opinions, kept.pages) == ("31/BB-UBND", "Bàn Thị Sen", "Không có", 4)
    assert copy.minutes_of(MinutesKind.BEGIN) is None
    assert len(copy.minutes) == 1


def test_minutes_that_end_before_they_begin_are_refused(desk: Desk, service: PostingService) -> None:
    uid, _ = _ended(service, key_of(posted(desk).copies[0]))
    with pytest.raises(InvalidInput, match="Giờ xong không sau giờ bắt đầu"):
        service.write_minutes(uid, MinutesKind.END, replace(MINUTES, finished_at=at(11, 20, 9)))


def test_a_signed_notice_gets_its_number_and_is_found_by_it(desk: Desk, service: PostingService) -> None:
    view = posted(desk)
    with pytest.raises(InvalidInput, match="sau hôm nay"):
        service.number_notice(view.uid, view.rev, "58/TB-UBND", date(2026, 11, 24))
    service.number_notice(view.uid, view.rev, "58/TB-UBND", date(2026, 10, 14))
    after = seen(desk, view.uid)
    assert (after.notice_number, after.notice_on) == ("58/TB-UBND", date(2026, 10, 14))
    with desk.db.reading() as session:
        for asked in ("58/TB-UBND", view.copies[1].serial, "van hoa doai", "du toan quy"):
            assert index.find(session.connection(), asked, kind=POSTING_KIND), asked


def test_a_voided_notice_keeps_its_number_and_only_comes_down(desk: Desk, service: PostingService) -> None:
    view = posted(desk)
    key = service.begin(view.copies[0].uid, 1, at(10, 15), BY)
    with pytest.raises(InvalidInput, match="Chưa ghi lý do"):
        service.void(view.uid, view.rev, "  ")
    service.void(view.uid, view.rev, "Văn bản bị thu hồi")
    with pytest.raises(UserError, match="đã bỏ nên không niêm yết được"):
        service.begin(view.copies[1].uid, 1, at(10, 16), BY)
    service.end(key.uid, key.rev, at(10, 20), BY)
    assert seen(desk, view.uid).void_reason == "Văn bản bị thu hồi"
    assert posted(desk).label == "2/2026"
    found = check(desk, text_of(view))
    assert (found.matches, found.posting_uid) == (False, view.uid)
    assert "đã bỏ ngày 23/11/2026" in found.sentence


def test_a_copy_that_was_changed_meanwhile_is_not_written_over(desk: Desk, service: PostingService) -> None:
    view = posted(desk)
    service.begin(view.copies[0].uid, 1, at(10, 15), BY)
    with pytest.raises(UserError, match="vừa được người khác sửa"):
        service.look_over(view.copies[0].uid, 1, date(2026, 11, 1))


def test_the_last_save_is_taken_back_for_all_its_copies(desk: Desk, service: PostingService) -> None:
    view = posted(desk)
    service.together([key_of(copy) for copy in view.copies], Begin(at(10, 15), BY))
    assert service.undo() == "Đã trả bản niêm yết về như trước lần lưu cuối."
    assert [copy.started_at for copy in seen(desk, view.uid).copies] == [None, None]
    with pytest.raises(UserError, match="đã được hoàn tác rồi"):
        service.undo()


def test_a_break_that_was_taken_back_never_was(desk: Desk, service: PostingService) -> None:
    view = posted(desk)
    _broken(service, key_of(view.copies[0]))
    service.undo()
    copy = seen(desk, view.uid).copies[0]
    assert (copy.gaps, copy.count.hanging) == ((), Hanging.RIPE)


def test_putting_up_again_is_taken_back_to_the_break(desk: Desk, service: PostingService) -> None:
    view = posted(desk)
    uid, rev = _broken(service, key_of(view.copies[0]))
    service.resume(uid, rev, at(10, 22), BY)
    service.undo()
    copy = seen(desk, view.uid).copies[0]
    assert copy.count.hanging is Hanging.BROKEN
    assert copy.gaps[0].resumed_by == ""


def test_a_notice_just_made_is_taken_back_and_keeps_its_number(desk: Desk, service: PostingService) -> None:
    view = posted(desk)
    assert service.undo() == "Đã bỏ thông báo niêm yết số 1/2026 vừa lập; số được giữ lại."
    assert seen(desk, view.uid).voided_on == date(2026, 11, 23)


def test_nothing_is_taken_back_after_ten_minutes_nor_minutes(
    desk: Desk, service: PostingService, clock: FixedClock
) -> None:
    uid, _ = _ended(service, key_of(posted(desk).copies[0]))
    service.write_minutes(uid, MinutesKind.END, MINUTES)
    with pytest.raises(UserError, match="Mở lại biên bản để sửa"):
        service.undo()
    clock.move_by(timedelta(minutes=11))
    with pytest.raises(UserError, match="Không có lần lưu nào"):
        service.undo()


def test_who_may_only_read_does_nothing_with_copies(desk: Desk) -> None:
    view = posted(desk)
    reader = Desk(**{**vars(desk), "account": replace(desk.account, role=Role.VIEWER)})
    with pytest.raises(NotAllowed, match="không có quyền ghi và sửa sổ"):
        PostingService(reader).begin(view.copies[0].uid, 1, at(10, 15), BY)
    with pytest.raises(NotAllowed):
        PostingService(reader).undo()
