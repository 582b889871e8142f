"""The office corrects the law: versions and days with reason and document, and the open deadlines follow."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.core.law.rulebook import Confidence, Rulebook, Unit, load_rules
from desktop_app.core.resources import resource
from desktop_app.office.desk import Desk
from desktop_app.office.law_entry import (
    DayChange,
    DayWithdrawal,
    LimitUnit,
    RuleChange,
    RuleWithdrawal,
    day_change,
    form_of,
    rule_change,
    withdrawal_reason,
)
from desktop_app.office.law_service import LawService, Subject
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import DayKind
from desktop_app.office.rights import Role

ANSWER = "reception.answer"
MONDAY = date(2026, 11, 23)
SHORTER = RuleChange(
    key=ANSWER,
    value=5,
    unit=Unit.WORKING_DAYS,
    from_on=date(2026, 11, 1),
    to_on=None,
    citation="Điều 28 khoản 1 Luật Tiếp công dân, sửa đổi bởi Luật 136/2025/QH15",
    document="15/HD-TTr",
    reason="Thanh tra tỉnh hướng dẫn",
)
STORM = DayChange(on=date(2026, 12, 1), kind=DayKind.OFF, reason="nghỉ tránh bão", document="88/TB-UBND")


@pytest.fixture
def law(desk: Desk) -> LawService:
    """The law at the desk."""
    return LawService(desk)


@pytest.fixture
def visit(desk: Desk) -> Callable[..., str]:
    """Registers a visit and gives its uid."""

    def register(received_on: date = MONDAY, **given: object) -> str:
        facts = {"full_name": "Trần Thị Mỵ", "content": "Hỏi thủ tục", "kind": Kind.SUGGESTION} | given
        return ReceptionService(desk).register(VisitEntry(received_on=received_on, **facts)).uid  # type: ignore[arg-type]

    return register


def due_days(desk: Desk) -> list[date | None]:
    rows = VisitPages(desk.db, VisitFilter(), "number", descending=False).after(None, 50)
    return [row.due_on for row in rows]


def test_a_new_version_holds_from_its_day_and_older_records_keep_older_law(desk: Desk, law: LawService) -> None:
    law.make(replace(SHORTER, from_on=MONDAY))
    book = desk.law.rulebook
    assert book.at(ANSWER, date(2026, 11, 22)).value == 10
    rule = book.at(ANSWER, MONDAY)
    assert (rule.value, rule.confidence, rule.document) == (5, Confidence.OFFICE, "15/HD-TTr")
    assert rule.reason == "Thanh tra tỉnh hướng dẫn"


def test_the_unit_of_a_limit_can_change_with_it(desk: Desk, law: LawService) -> None:
    law.make(replace(SHORTER, value=14, unit=Unit.CALENDAR_DAYS))
    assert desk.law.rulebook.at(ANSWER, MONDAY).amount == "14 ngày"


def test_open_deadlines_are_shown_before_and_moved_with_the_change(
    desk: Desk, law: LawService, visit: Callable[..., str]
) -> None:
    first, second = visit(), visit(date(2026, 11, 20))
    assert due_days(desk) == [date(2026, 12, 8), date(2026, 12, 7)]
    seen = law.moved_by(SHORTER)
    assert due_days(desk) == [date(2026, 12, 8), date(2026, 12, 7)], "looking changes nothing"
    assert [(move.item.uid, move.item.due_on, move.due_on) for move in seen] == [
        (second, date(2026, 12, 7), date(2026, 11, 30)),
        (first, date(2026, 12, 8), date(2026, 12, 1)),
    ]
    assert [move.item.title for move in seen] == ["Trả lời lượt tiếp 2/2026", "Trả lời lượt tiếp 1/2026"]
    assert law.make(SHORTER) == seen
    assert due_days(desk) == [date(2026, 12, 1), date(2026, 11, 30)]


def test_answered_visits_and_days_set_by_hand_stay(desk: Desk, law: LawService, visit: Callable[..., str]) -> None:
    visit(answered_on=MONDAY)
    visit(answer_due_on=date(2026, 12, 3))
    assert law.moved_by(SHORTER) == []


def test_a_denunciation_moves_without_saying_who_came(law: LawService, visit: Callable[..., str]) -> None:
    visit(kind=Kind.DENUNCIATION)
    [move] = law.moved_by(SHORTER)
    assert move.item.title == "Trả lời lượt tiếp 1/2026"


def test_a_day_off_moves_the_deadlines_that_run_over_it(desk: Desk, law: LawService, visit: Callable[..., str]) -> None:
    visit()
    visit(date(2026, 11, 13))
    assert [move.due_on for move in law.make(STORM)] == [date(2026, 12, 9)]
    assert desk.law.calendar.why_off(STORM.on) == "cơ quan cho nghỉ: nghỉ tránh bão"
    assert due_days(desk) == [date(2026, 12, 9), date(2026, 11, 30)]


def test_a_day_can_be_changed_and_taken_back_and_entered_again(
    desk: Desk, law: LawService, visit: Callable[..., str]
) -> None:
    visit()
    law.make(STORM)
    law.make(replace(STORM, reason="bão số 13"))
    assert desk.law.calendar.why_off(STORM.on) == "cơ quan cho nghỉ: bão số 13"
    assert [move.due_on for move in law.make(DayWithdrawal(on=STORM.on, reason="bão đổi hướng"))] == [date(2026, 12, 8)]
    assert desk.law.calendar.is_working(STORM.on)
    law.make(STORM)
    assert not desk.law.calendar.is_working(STORM.on)
    told = [(entry.what, entry.reason, entry.by) for entry in law.day_history(STORM.on)]
    assert told == [
        ("Ghi là ngày nghỉ: nghỉ tránh bão", "nghỉ tránh bão", "Hoàng Thị Lan"),
        ("Bỏ mục cơ quan đã thêm, theo lại lịch chung", "bão đổi hướng", "Hoàng Thị Lan"),
        ("Ghi là ngày nghỉ: bão số 13", "bão số 13", "Hoàng Thị Lan"),
        ("Ghi là ngày nghỉ: nghỉ tránh bão", "nghỉ tránh bão", "Hoàng Thị Lan"),
    ]


def test_a_version_taken_back_gives_its_days_back(desk: Desk, law: LawService, visit: Callable[..., str]) -> None:
    visit()
    law.make(SHORTER)
    own = next(row.rule for row in law.rules() if row.is_own)
    assert [move.due_on for move in law.make(RuleWithdrawal(uid=own.source, reason="hướng dẫn bị rút"))] == [
        date(2026, 12, 8)
    ]
    assert desk.law.rulebook.at(ANSWER, MONDAY).value == 10
    assert [(entry.what, entry.reason) for entry in law.rule_history(ANSWER)] == [
        ("Bỏ mức 5 ngày làm việc, áp dụng từ 01/11/2026", "hướng dẫn bị rút"),
        ("Thêm mức 5 ngày làm việc, áp dụng từ 01/11/2026", "Thanh tra tỉnh hướng dẫn"),
    ]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (replace(SHORTER, to_on=date(2026, 10, 31)), "to_on"),
        (replace(SHORTER, from_on=date(2020, 1, 1), to_on=date(2020, 12, 31)), "to_on"),
        (replace(STORM, kind=DayKind.WORKED), "kind"),
        (replace(STORM, on=date(2026, 11, 24)), "kind"),
        (replace(STORM, on=date(2026, 8, 22), kind=DayKind.WORKED), "kind"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused_and_changes_nothing(
    desk: Desk, law: LawService, change: RuleChange | DayChange, field: str
) -> None:
    before = law.rules(), law.year(2026)
    for attempt in (law.moved_by, law.make):
        with pytest.raises(InvalidInput) as refused:
            attempt(change)
        assert list(refused.value.problems) == [field]
    assert (law.rules(), law.year(2026)) == before


def test_a_day_that_is_off_anyway_is_named_with_its_reason(law: LawService) -> None:
    with pytest.raises(InvalidInput, match=r"Thứ Ba 24/11/2026 vốn là ngày nghỉ \(nghỉ lễ: Ngày Văn hóa Việt Nam\)"):
        law.moved_by(replace(STORM, on=date(2026, 11, 24)))


def test_only_an_administrator_corrects_the_law(desk: Desk) -> None:
    official = LawService(replace(desk, account=replace(desk.account, role=Role.OFFICIAL)))
    assert official.rules()
    assert official.year(2026).days
    for attempt in (official.moved_by, official.make):
        with pytest.raises(NotAllowed, match="sửa quy định và ngày nghỉ"):
            attempt(STORM)


def test_the_page_lists_every_version_of_every_rule_by_subject(desk: Desk, law: LawService) -> None:
    rows = law.rules()
    assert len(rows) == sum(len(desk.law.rulebook.versions(key)) for key in desk.law.rulebook.keys())  # noqa: SIM118
    assert [subject for subject in Subject if any(row.subject is subject for row in rows)] == list(Subject)
    assert [(row.rule.value, row.is_now) for row in rows if row.rule.key == "reception.register_columns"] == [
        (13, True),
        (12, False),
    ]
    assert not any(row.is_own for row in rows)


def test_the_year_shows_what_is_national_and_what_is_the_offices_own(law: LawService) -> None:
    law.make(STORM)
    year = law.year(2026)
    assert year.announced is not None
    assert [row.day.on for row in year.days if row.is_own] == [STORM.on]
    own = next(row for row in year.days if row.is_own)
    assert own.usual.working
    assert law.year(2027).announced is None


def test_the_last_save_cannot_be_undone_behind_the_laws_back(
    desk: Desk, law: LawService, visit: Callable[..., str]
) -> None:
    visit()
    law.make(SHORTER)
    with pytest.raises(UserError, match="mở trang Quy định và ngày nghỉ"):
        ReceptionService(desk).undo()


RAW_RULE = {
    "value": "7",
    "unit": "ngày",
    "from_on": "01/12/2026",
    "to_on": "",
    "citation": "Điều 1",
    "document": "12/CV",
    "reason": "Luật sửa đổi",
}


SHIPPED = Rulebook(load_rules(resource("legal")))
ANSWER_RULE = SHIPPED.at(ANSWER, MONDAY)
LOCK_RULE = SHIPPED.at("security.lock_minutes", MONDAY)


def test_a_number_outside_what_its_rule_allows_is_refused_with_what_it_allows() -> None:
    way = SHIPPED.at("survey.scale", MONDAY)
    assert (way.amount, rule_change(way, RAW_RULE | {"value": "2"}, MONDAY).value) == ("cách 1", 2)
    with pytest.raises(InvalidInput) as refused:
        rule_change(way, RAW_RULE | {"value": "3"}, MONDAY)
    assert refused.value.problems == {"value": "Mức mới: từ 1 đến 2."}


def test_a_filled_in_form_becomes_a_change() -> None:
    change = rule_change(ANSWER_RULE, RAW_RULE, MONDAY)
    assert (change.value, change.unit, change.from_on, change.to_on) == (
        7,
        Unit.CALENDAR_DAYS,
        date(2026, 12, 1),
        None,
    )
    minutes = rule_change(LOCK_RULE, RAW_RULE, MONDAY)
    assert (minutes.value, minutes.unit) == (7, Unit.MINUTES)
    day = day_change({"on": "01/12/2026", "kind": "Nghỉ", "reason": "bão", "document": "88/TB"}, MONDAY)
    assert day == DayChange(on=date(2026, 12, 1), kind=DayKind.OFF, reason="bão", document="88/TB")
    assert withdrawal_reason({"reason": " hết bão "}, MONDAY) == "hết bão"


@pytest.mark.parametrize("missing", ["value", "unit", "from_on", "citation", "document", "reason"])
def test_a_version_needs_its_number_its_day_its_article_its_document_and_its_reason(missing: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        rule_change(ANSWER_RULE, RAW_RULE | {missing: " "}, MONDAY)
    assert list(refused.value.problems) == [missing]


def test_a_day_needs_its_document_and_a_withdrawal_its_reason() -> None:
    with pytest.raises(InvalidInput) as refused:
        day_change({"on": "01/12/2026", "kind": "Nghỉ"}, MONDAY)
    assert list(refused.value.problems) == ["reason", "document"]
    with pytest.raises(InvalidInput):
        withdrawal_reason({"reason": ""}, MONDAY)


def test_only_limits_in_days_ask_how_days_are_counted() -> None:
    assert [unit.value for unit in LimitUnit] == ["ngày làm việc", "ngày"]
    assert [entry.name for entry in form_of(LOCK_RULE)] == [
        entry.name for entry in form_of(ANSWER_RULE) if entry.name != "unit"
    ]


CORRECT = "information.correct"
NEW_LAW = RuleChange(
    key=CORRECT,
    value=5,
    unit=Unit.WORKING_DAYS,
    from_on=date(2026, 9, 1),
    to_on=None,
    citation="Điều 28 Luật Tiếp cận thông tin 01/2026/QH16",
    document="01/2026/QH16",
    reason="Đã đối chiếu luật mới",
)


def test_a_rule_that_ended_with_nothing_after_it_is_told_until_the_office_enters_the_new_one(law: LawService) -> None:
    lapsed = {row.rule.key for row in law.rules() if row.has_lapsed}
    assert lapsed == {f"information.{name}" for name in ("correct", "dispute", "ask_source", "after_source")}
    law.make(NEW_LAW)
    rows = [row for row in law.rules() if row.rule.key == CORRECT]
    assert [(row.is_now, row.has_lapsed, row.is_own) for row in rows] == [(True, False, True), (False, False, False)]


def test_the_new_version_of_a_rule_that_ended_leaves_no_days_out(law: LawService) -> None:
    with pytest.raises(InvalidInput) as refused:
        law.make(replace(NEW_LAW, from_on=date(2026, 10, 1)))
    assert refused.value.problems == {
        "from_on": "Mức trước hết hiệu lực ngày 31/08/2026. Cho áp dụng từ ngày 01/09/2026."
    }
    assert len([row for row in law.rules() if row.rule.key == CORRECT]) == 1
