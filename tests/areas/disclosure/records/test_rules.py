"""Where a record stands, as a table of cases."""

from datetime import date

import pytest

from desktop_app.areas.disclosure import rules
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.rules import Board, FormFacts, Standing, State, standing
from desktop_app.core.law.rulebook import Confidence, Rule, Unit
from desktop_app.office.postings.models import PlaceKind
from desktop_app.office.postings.rules import Hanging

TODAY, SOON = date(2026, 11, 23), date(2026, 11, 27)
PAST, NEAR, FAR = date(2026, 11, 20), date(2026, 11, 26), date(2026, 12, 1)
SINCE = date(2026, 11, 19)


def _posted(since: date | None = SINCE, missing: tuple[str, ...] = (), runs: bool = False) -> FormFacts:
    return FormFacts(Form.POSTED, True, since, missing, runs)


def _portal(since: date | None = SINCE, missing: tuple[str, ...] = ()) -> FormFacts:
    return FormFacts(Form.PORTAL, True, since, missing)


HANGS = _posted(missing=("ngày niêm yết",), runs=True)
NOT_YET = _posted(None, ("thông báo niêm yết",))
EXTRA = FormFacts(Form.SOCIAL, False, None, ("bài trên mạng xã hội",))

CASES = [
    ("nothing has begun and there is time", [NOT_YET, _portal(None)], FAR, State.WAITING),
    ("nothing has begun, three working days are left", [NOT_YET, _portal(None)], NEAR, State.SOON),
    ("the last day is today", [NOT_YET], TODAY, State.SOON),
    ("the last day was yesterday", [NOT_YET], date(2026, 11, 22), State.LATE),
    ("no rule of the day is known", [NOT_YET], None, State.WAITING),
    ("a mandatory form waits after the last day, others are done", [NOT_YET, _portal()], PAST, State.LATE),
    ("a mandatory form waits, the last day is near", [NOT_YET, _portal()], NEAR, State.SOON),
    ("a mandatory form waits and there is time", [NOT_YET, _portal()], FAR, State.RUNNING),
    ("a form beyond the law waits after the last day", [HANGS, _portal(), EXTRA], PAST, State.RUNNING),
    ("it hangs on its boards", [HANGS, _portal()], PAST, State.RUNNING),
    ("its days are over and minutes are missing", [_posted(missing=("biên bản gỡ",)), _portal()], PAST, State.LACKING),
    ("everything is there", [_posted(), _portal()], PAST, State.DONE),
    ("only a form beyond the law was chosen and waits", [EXTRA], FAR, State.WAITING),
    ("every form was left out", [], PAST, State.LATE),
]


@pytest.mark.parametrize(("forms", "due_on", "state"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_state_of_a_record(forms: list[FormFacts], due_on: date | None, state: State) -> None:
    assert standing(forms, due_on, TODAY, SOON).state is state


def test_a_permanent_item_is_said_to_hang_always() -> None:
    assert standing([_posted(), _portal()], PAST, TODAY, SOON, is_permanent=True).state is State.PERMANENT
    assert standing([NOT_YET], PAST, TODAY, SOON, is_permanent=True).state is State.LATE


def test_a_void_record_stands_nowhere_else() -> None:
    assert standing([NOT_YET], PAST, TODAY, SOON, is_void=True) == Standing(State.VOID)


def test_days_after_the_deadline_are_counted_from_the_last_form_that_the_law_asks_for() -> None:
    both = standing([_posted(date(2026, 11, 25)), _portal(date(2026, 11, 22))], PAST, TODAY, SOON)
    assert (both.complete_on, both.disclosed_late_days) == (date(2026, 11, 25), 5)
    one = standing([_posted(date(2026, 11, 19)), NOT_YET], PAST, TODAY, SOON)
    assert (one.complete_on, one.disclosed_late_days) == (None, 0)
    assert standing([_posted()], PAST, TODAY, SOON).disclosed_late_days == 0


def test_what_is_missing_is_one_sentence() -> None:
    said = Standing(State.LACKING, ("biên bản gỡ", "1 trong 3 buổi phát thanh"))
    assert said.sentence == "Còn thiếu biên bản gỡ và 1 trong 3 buổi phát thanh"
    assert Standing(State.DONE).sentence == ""
    assert rules.joined(("a", "b", "c")) == "a, b và c"


def _board(hanging: Hanging, begin: bool = True, end: bool = True) -> Board:
    return Board("Trụ sở", hanging, begin, end)


@pytest.mark.parametrize(
    ("boards", "missing"),
    [
        ([], ("thông báo niêm yết",)),
        ([_board(Hanging.WAITING, False, False)], ("việc niêm yết",)),
        ([_board(Hanging.RUNNING, True, False)], ("ngày niêm yết",)),
        ([_board(Hanging.RUNNING, False, False)], ("ngày niêm yết", "biên bản niêm yết")),
        ([_board(Hanging.BROKEN, True, False)], ("việc niêm yết lại sau gián đoạn",)),
        ([_board(Hanging.RIPE, True, False)], ("việc gỡ niêm yết",)),
        ([_board(Hanging.DONE, True, False)], ("biên bản gỡ",)),
        ([_board(Hanging.DONE)], ()),
        ([_board(Hanging.SHORT)], ("việc niêm yết lại vì gỡ sớm",)),
        ([_board(Hanging.PERMANENT, True, False)], ()),
        ([_board(Hanging.REMOVED)], ("việc niêm yết lại vì đã gỡ",)),
        ([_board(Hanging.DONE), _board(Hanging.DONE, True, False)], ("biên bản gỡ tại 1 nơi",)),
        ([_board(Hanging.WAITING, False, False)] * 3, ("việc niêm yết tại 3 nơi",)),
    ],
)
def test_what_the_copies_of_a_notice_lack(boards: list[Board], missing: tuple[str, ...]) -> None:
    assert rules.posting_missing(boards) == missing


@pytest.mark.parametrize(
    ("days", "missing"),
    [
        ([], ("3 trong 3 buổi phát thanh",)),
        ([1], ("2 trong 3 buổi phát thanh",)),
        ([1, 2], ("1 trong 3 buổi phát thanh",)),
        ([1, 2, 3], ()),
        ([3, 1, 2], ()),
        ([1, 1, 2], ("1 trong 3 buổi phát thanh",)),
        ([1, 2, 4], ("1 trong 3 buổi phát thanh",)),
        ([1, 3, 5], ("2 trong 3 buổi phát thanh",)),
        ([1, 4, 5, 6], ()),
    ],
)
def test_readings_count_when_their_days_follow_each_other(days: list[int], missing: tuple[str, ...]) -> None:
    assert rules.radio_missing([date(2026, 11, day) for day in days], 3) == missing


def test_readings_over_the_end_of_a_month_follow_each_other() -> None:
    assert rules.longest_run([date(2026, 10, 31), date(2026, 11, 1)]) == 2


@pytest.mark.parametrize(
    ("hamlets", "sent", "acknowledged", "missing"),
    [
        (4, 0, 0, ("việc gửi 4 thôn, tổ dân phố",)),
        (4, 3, 3, ("việc gửi 1 thôn, tổ dân phố",)),
        (4, 4, 2, ("xác nhận của 2 thôn, tổ dân phố",)),
        (4, 3, 2, ("việc gửi 1 thôn, tổ dân phố", "xác nhận của 1 thôn, tổ dân phố")),
        (4, 4, 4, ()),
        (0, 0, 0, ("việc gửi Trưởng thôn, Tổ trưởng tổ dân phố",)),
    ],
)
def test_every_hamlet_is_sent_it_and_acknowledges(
    hamlets: int, sent: int, acknowledged: int, missing: tuple[str, ...]
) -> None:
    assert rules.heads_missing(hamlets, sent, acknowledged) == missing


@pytest.mark.parametrize("form", [form for form in Form if form not in (Form.POSTED, Form.RADIO, Form.HAMLET_HEAD)])
def test_every_other_form_says_what_is_to_be_done(form: Form) -> None:
    assert rules.other_missing(form, SINCE) == ()
    assert rules.other_missing(form, None)[0].strip()


def test_a_permanent_notice_hangs_at_the_head_office_others_at_three_kinds_of_place() -> None:
    assert rules.asked_places(True) == (PlaceKind.HEADQUARTERS,)
    assert PlaceKind.OTHER not in rules.asked_places(False)
    assert len(rules.asked_places(False)) == 3


RULE = Rule(
    key="disclosure.posting",
    title="Thời gian niêm yết",
    value=30,
    unit=Unit.CALENDAR_DAYS,
    from_on=date(2023, 7, 1),
    citation="Điều 13 khoản 2",
    confidence=Confidence.TEXT,
)


@pytest.mark.parametrize(
    ("from_on", "to_on", "rule", "told"),
    [
        (date(2026, 10, 15), date(2026, 11, 14), RULE, ""),
        (date(2026, 10, 15), date(2026, 12, 31), RULE, ""),
        (date(2026, 10, 15), date(2026, 11, 13), RULE, "đến hết 14/11/2026"),
        (date(2026, 10, 15), date(2026, 10, 14), RULE, "trước ngày đầu"),
        (date(2026, 10, 15), date(2026, 10, 14), None, "trước ngày đầu"),
        (date(2026, 10, 15), date(2026, 10, 16), None, ""),
    ],
)
def test_a_notice_hangs_at_least_as_long_as_the_law_of_its_day_asks(
    from_on: date, to_on: date, rule: Rule | None, told: str
) -> None:
    problem = rules.period_problem(from_on, to_on, rule)
    assert told in problem
    assert bool(problem) is bool(told)
