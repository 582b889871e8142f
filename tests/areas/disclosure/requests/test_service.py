"""Requests for information: their limits, what is done with them, who is never named."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.areas import load_areas
from desktop_app.areas.disclosure.entry import DisclosureEntry
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.requests.due import request_due
from desktop_app.areas.disclosure.requests.entry import AnswerEntry, RequestEntry
from desktop_app.areas.disclosure.requests.models import RequestEnd, RequestKind
from desktop_app.areas.disclosure.requests.queries import (
    SORTS,
    RequestFilter,
    RequestPages,
    RequestView,
    counts,
    request_of,
)
from desktop_app.areas.disclosure.requests.rules import Stands, ask_by, limit_of, standing, why_no_limit
from desktop_app.areas.disclosure.requests.service import RequestService
from desktop_app.areas.disclosure.service import DisclosureService
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.finding import find_anything
from desktop_app.office.kept import Saved
from desktop_app.office.law_entry import DayChange
from desktop_app.office.law_service import LawService
from desktop_app.office.models import DayKind

TODAY = date(2026, 11, 23)
SUPPLY, DISPUTE = RequestKind.SUPPLY, RequestKind.DISPUTE
WHO = "Lò Thị Bướm"
ENTRY = RequestEntry(
    kind=DISPUTE,
    received_on=date(2026, 8, 20),
    requester=WHO,
    phone="0100 222 333",
    content="Diện tích thửa 402 trong kế hoạch thu hồi đất ghi sai",
)


def seen(desk: Desk, uid: str) -> RequestView:
    with desk.db.reading() as session:
        return request_of(session, desk, uid)[0]


@pytest.fixture
def service(desk: Desk) -> RequestService:
    return RequestService(desk)


@pytest.fixture
def saved(service: RequestService) -> Saved:
    return service.register(ENTRY)


@pytest.mark.parametrize(
    ("kind", "received", "asked", "replied", "key", "due"),
    [
        (DISPUTE, date(2026, 8, 20), None, None, "information.dispute", date(2026, 9, 4)),
        (DISPUTE, date(2026, 8, 31), None, None, "information.dispute", date(2026, 9, 15)),
        (DISPUTE, date(2026, 8, 20), date(2026, 8, 24), None, "", None),
        (
            DISPUTE,
            date(2026, 8, 20),
            date(2026, 8, 24),
            date(2026, 9, 7),
            "information.after_source",
            date(2026, 9, 10),
        ),
        (DISPUTE, date(2026, 9, 1), None, None, "", None),
        (DISPUTE, date(2026, 9, 3), date(2026, 9, 4), date(2026, 9, 10), "", None),
        (DISPUTE, date(2018, 6, 1), None, None, "", None),
        (SUPPLY, date(2026, 8, 20), None, None, "", None),
    ],
)
def test_the_rule_of_the_requests_own_day_gives_its_limit(
    desk: Desk, kind: RequestKind, received: date, asked: date | None, replied: date | None, key: str, due: date | None
) -> None:
    limit = limit_of(desk.law.now(), kind, received, asked, replied)

    assert (limit.rule.key if limit else "", limit.due_on if limit else None) == (key, due)


@pytest.mark.parametrize(
    ("received", "said"),
    [(date(2026, 8, 31), "chưa có số ngày"), (date(2026, 9, 1), "chưa đối chiếu Luật 01/2026/QH16, cơ quan tự nhập")],
)
def test_without_a_rule_it_is_said_which_law_was_not_compared(received: date, said: str) -> None:
    assert said in why_no_limit(received)


@pytest.mark.parametrize(("received", "by"), [(date(2026, 8, 20), date(2026, 8, 26)), (date(2026, 9, 1), None)])
def test_an_unsure_office_asks_the_source_within_its_own_limit(desk: Desk, received: date, by: date | None) -> None:
    limit = ask_by(desk.law.now(), DISPUTE, received)
    assert (limit.due_on if limit else None) == by
    assert ask_by(desk.law.now(), SUPPLY, received) is None


DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("ended", "voided", "due", "at_source", "stands"),
    [
        (None, None, None, False, Stands.OPEN),
        (None, None, TODAY + 9 * DAY, False, Stands.OPEN),
        (None, None, TODAY + 3 * DAY, False, Stands.SOON),
        (None, None, TODAY, False, Stands.SOON),
        (None, None, TODAY - DAY, False, Stands.LATE),
        (None, None, TODAY - DAY, True, Stands.AT_SOURCE),
        (TODAY, None, TODAY - DAY, False, Stands.ENDED),
        (TODAY, TODAY, None, True, Stands.VOID),
    ],
)
def test_where_a_request_stands(
    ended: date | None, voided: date | None, due: date | None, at_source: bool, stands: Stands
) -> None:
    assert standing(ended, voided, due, TODAY, TODAY + 3 * DAY, is_at_source=at_source) is stands


def test_requests_are_numbered_by_the_year_in_which_they_came(service: RequestService) -> None:
    days = (date(2025, 5, 1), date(2026, 1, 5), date(2026, 2, 5))
    assert [service.register(replace(ENTRY, received_on=on)).label for on in days] == ["1/2025", "1/2026", "2/2026"]


def test_a_dispute_goes_to_its_source_and_back_and_is_put_right(
    desk: Desk, service: RequestService, saved: Saved
) -> None:
    asked = service.ask_source(saved.uid, saved.rev, date(2026, 8, 24))
    assert (seen(desk, saved.uid).state, seen(desk, saved.uid).due_on) == (Stands.AT_SOURCE, None)
    replied = service.source_replied(saved.uid, asked.rev, date(2026, 9, 7))
    assert (seen(desk, saved.uid).state, seen(desk, saved.uid).due_on) == (Stands.LATE, date(2026, 9, 10))
    answer = AnswerEntry(end=RequestEnd.CORRECTED, on=date(2026, 9, 9), answer_number="31/CV", answer="Đã sửa 1.080 m²")
    service.answer(saved.uid, replied.rev, answer)

    view = seen(desk, saved.uid)
    assert (view.state, view.end, view.ended_on) == (Stands.ENDED, RequestEnd.CORRECTED, date(2026, 9, 9))


def test_a_day_of_the_offices_own_stands_only_where_no_rule_is_known(desk: Desk, service: RequestService) -> None:
    late = replace(ENTRY, received_on=date(2026, 11, 2), due_on=date(2026, 11, 25))
    saved = service.register(late)
    assert (seen(desk, saved.uid).due_on, seen(desk, saved.uid).rule_key) == (date(2026, 11, 25), "")
    asked = service.ask_source(saved.uid, saved.rev, TODAY)
    service.source_replied(saved.uid, asked.rev, TODAY)
    assert seen(desk, saved.uid).due_on == date(2026, 11, 25)
    with pytest.raises(InvalidInput, match="đã có quy định"):
        service.register(replace(ENTRY, due_on=date(2026, 9, 30)))
    with pytest.raises(InvalidInput, match="trước ngày nhận"):
        service.register(replace(late, due_on=date(2026, 11, 1)))


def _ended(service: RequestService, saved: Saved, **more: Any) -> Saved:
    return service.answer(saved.uid, saved.rev, AnswerEntry(**{"end": RequestEnd.CONFIRMED, "on": TODAY, **more}))


@pytest.mark.parametrize(
    ("does", "said"),
    [
        (lambda s, of: _ended(s, of, end=RequestEnd.REFUSED), "Từ chối phải nêu lý do"),
        (lambda s, of: _ended(s, of, end=RequestEnd.SUPPLIED), "không hợp với loại yêu cầu"),
        (lambda s, of: _ended(s, of, on=date(2026, 8, 1)), "trước ngày nhận"),
        (lambda s, of: s.ask_source(of.uid, of.rev, date(2026, 8, 1)), "trước ngày nhận"),
        (lambda s, of: s.source_replied(of.uid, of.rev, TODAY), "Chưa ghi ngày hỏi"),
        (lambda s, of: s.withdraw(of.uid, of.rev, date(2026, 8, 1)), "trước ngày nhận"),
        (lambda s, of: s.void(of.uid, of.rev, " "), "Chưa ghi lý do hủy"),
        (lambda s, of: s.void(of.uid, of.rev + 1, "Nhầm"), "vừa được người khác sửa"),
        (lambda s, of: s.void("none", 1, "Nhầm"), "Không còn thấy"),
        (lambda s, of: s.correct(of.uid, of.rev, ENTRY, ""), "Chưa ghi lý do sửa"),
        (
            lambda s, of: s.correct(of.uid, of.rev, replace(ENTRY, received_on=date(2025, 1, 6)), "Nhầm"),
            "thuộc năm 2026",
        ),
        (lambda s, of: s.register(replace(ENTRY, record="77/2026")), "Không có hồ sơ công khai số 77/2026"),
        (lambda s, of: s.register(replace(ENTRY, record="mười hai")), "Gõ số và năm"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_is_kept(
    desk: Desk, service: RequestService, saved: Saved, does: Callable[[RequestService, Saved], Saved], said: str
) -> None:
    before = seen(desk, saved.uid)
    with pytest.raises(UserError, match=said):
        does(service, saved)
    assert seen(desk, saved.uid) == before
    assert RequestPages(desk, RequestFilter()).count() == 1


def test_only_a_dispute_goes_to_a_source_and_an_ended_request_stays_ended(
    service: RequestService, saved: Saved
) -> None:
    supply = service.register(replace(ENTRY, kind=SUPPLY))
    with pytest.raises(UserError, match="Chỉ hỏi"):
        service.ask_source(supply.uid, supply.rev, TODAY)
    done = _ended(service, saved)
    with pytest.raises(UserError, match="đã kết thúc: thông tin đúng"):
        service.withdraw(saved.uid, done.rev, TODAY)
    with pytest.raises(InvalidInput, match="Giữ loại này"):
        service.correct(saved.uid, done.rev, replace(ENTRY, kind=SUPPLY), "Chọn nhầm")


def test_a_void_request_keeps_its_number_and_changes_no_more(desk: Desk, service: RequestService, saved: Saved) -> None:
    void = service.void(saved.uid, saved.rev, "Ghi hai lần")
    assert (seen(desk, saved.uid).state, seen(desk, saved.uid).void_reason) == (Stands.VOID, "Ghi hai lần")
    with pytest.raises(UserError, match="đã hủy"):
        service.withdraw(saved.uid, void.rev, TODAY)
    assert service.register(ENTRY).label == "2/2026"


def test_a_correction_counts_the_limit_anew_and_undo_gives_back_the_last_save(
    desk: Desk, service: RequestService, saved: Saved, clock: FixedClock
) -> None:
    service.correct(saved.uid, saved.rev, replace(ENTRY, received_on=date(2026, 8, 24)), "Nhầm ngày")
    assert seen(desk, saved.uid).due_on == date(2026, 9, 8)
    assert "như trước lần lưu cuối" in service.undo()
    assert (seen(desk, saved.uid).received_on, seen(desk, saved.uid).due_on) == (date(2026, 8, 20), date(2026, 9, 4))
    other = service.register(ENTRY)
    assert service.undo() == "Đã hủy yêu cầu 2/2026 vừa ghi. Số được giữ lại."
    assert seen(desk, other.uid).state is Stands.VOID
    with pytest.raises(UserError, match="đã được hoàn tác"):
        service.undo()


def test_a_request_points_at_a_record_by_its_number(desk: Desk, service: RequestService) -> None:
    entry = DisclosureEntry(
        item_code="CK14", title="Lịch tiếp công dân", trigger_on=TODAY, forms=(Form.PORTAL,), left_out_reason=""
    )
    record = DisclosureService(desk).register(entry)
    saved = service.register(replace(ENTRY, record="1 / 2026"))
    assert (seen(desk, saved.uid).disclosure_uid, seen(desk, saved.uid).record) == (record.uid, "1/2026")


def test_who_asked_is_found_by_name_and_stands_in_no_hit_and_no_line_of_today(
    desk: Desk, service: RequestService, clock: FixedClock
) -> None:
    service.register(replace(ENTRY, received_on=date(2026, 11, 2), due_on=TODAY))
    [hit] = find_anything(desk, load_areas(), "lo thi buom")
    due = request_due(desk, TODAY)

    assert (hit.title, hit.page) == ("Yêu cầu thông tin 1/2026", "disclosure.requests")
    assert [(item.title, item.due_on) for item in due] == [("Trả lời: yêu cầu thông tin 1/2026", TODAY)]
    assert "Bướm" not in f"{hit}{due}"


def test_what_waits_is_told_until_it_is_answered(desk: Desk, service: RequestService, clock: FixedClock) -> None:
    clock.move_to(clock.now().replace(month=8, day=21))
    saved = service.register(ENTRY)
    titles = [item.title for item in request_due(desk, date(2026, 9, 30))]
    assert titles == [
        "Trả lời: yêu cầu thông tin 1/2026",
        "Chưa chắc đúng sai thì hỏi cơ quan tạo ra thông tin: yêu cầu thông tin 1/2026",
    ]
    asked = service.ask_source(saved.uid, saved.rev, date(2026, 8, 21))
    assert request_due(desk, date(2026, 12, 30)) == []
    service.source_replied(saved.uid, asked.rev, date(2026, 8, 21))
    [item] = request_due(desk, date(2026, 12, 30))
    assert (item.title, item.due_on) == (
        "Đính chính sau trả lời của cơ quan khác: yêu cầu thông tin 1/2026",
        date(2026, 8, 25),
    )


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("descending", [True, False])
def test_pages_follow_each_other_in_every_order(
    desk: Desk, service: RequestService, sort: str, descending: bool
) -> None:
    for each in range(5):
        service.register(replace(ENTRY, received_on=date(2026, 8, 20) + timedelta(days=each % 3)))
    pages, found = RequestPages(desk, RequestFilter(), sort, descending), list[RequestView]()
    while rows := pages.after(found[-1] if found else None, 2):
        found += rows
    assert sorted(view.number for view in found) == [1, 2, 3, 4, 5]
    keys = [view.key for view in found]
    assert keys == sorted(keys, reverse=descending)


def test_the_filter_by_state_agrees_with_what_is_said_of_each(desk: Desk, service: RequestService) -> None:
    made = [service.register(replace(ENTRY, received_on=date(2026, 11, 3), due_on=due))
            for due in (None, TODAY, TODAY - DAY, TODAY + 30 * DAY)]  # fmt: skip
    made += [service.register(ENTRY) for _ in range(3)]
    service.ask_source(made[4].uid, made[4].rev, TODAY)
    _ended(service, made[5])
    service.void(made[6].uid, made[6].rev, "Nhầm")
    every = {view.uid: view.state for view in RequestPages(desk, RequestFilter()).after(None, 50)}
    for state in Stands:
        found = RequestPages(desk, RequestFilter(state=state)).after(None, 50)
        assert {view.uid for view in found} == {uid for uid, stands in every.items() if stands is state}
        assert found
        assert counts(desk, RequestFilter(state=state)) == {state: len(found)}
    assert counts(desk, RequestFilter(kind=SUPPLY)) == {}
    assert len(RequestPages(desk, RequestFilter(text="bướm thửa 402")).after(None, 50)) == 7


def test_a_day_off_that_the_office_sets_moves_an_open_dispute(
    desk: Desk, service: RequestService, saved: Saved
) -> None:
    day = DayChange(on=date(2026, 9, 4), kind=DayKind.OFF, reason="Mất điện toàn xã", document="12/TB")
    LawService(desk).make(day)

    assert seen(desk, saved.uid).due_on == date(2026, 9, 7)
