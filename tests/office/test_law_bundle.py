"""Law handed to the office as a file: what is refused, what is shown beforehand, what taking it does."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import NotAllowed, UserError
from desktop_app.core.law.rulebook import Confidence
from desktop_app.office.desk import Desk
from desktop_app.office.law_bundle import Bundle, BundlePlan, LawBundleService, plan_in, read_bundle, written_bundle
from desktop_app.office.law_service import LawService
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.rights import Role

MONDAY = date(2026, 11, 23)
RULE = {
    "key": "reception.answer", "value": 5, "unit": "working_days", "from": "2026-11-01",
    "citation": "Điều 28 khoản 1 Luật Tiếp công dân", "document": "15/HD-TTr", "confidence": "secondary",
    "reason": "Thanh tra tỉnh hướng dẫn",
}  # fmt: skip
DAY = {
    "on": "2026-12-01", "working": False, "reason": "nghỉ bù", "document": "88/TB-UBND", "confidence": "office"
}  # fmt: skip
HOLIDAY = DAY | {"on": "2026-11-24"}
SOURCE = "Ủy ban nhân dân tỉnh Lào Cai, gói số 3 ngày 20/11/2026"


def text(*rules: Any, days: Any = (), **more: Any) -> bytes:
    return json.dumps({"format": "law-1", "rules": list(rules), "days": list(days)} | more).encode()


def plan_bundle(desk: Desk, bundle: Bundle) -> BundlePlan:
    with desk.db.reading() as session:
        return plan_in(desk, session, bundle)


@pytest.fixture
def visit(desk: Desk) -> Callable[[], str]:
    """Registers a visit that is to be answered by 08/12/2026."""
    entry = VisitEntry(received_on=MONDAY, full_name="Trần Thị Mỵ", content="Hỏi thủ tục", kind=Kind.SUGGESTION)
    return lambda: ReceptionService(desk).register(entry).uid


BROKEN = {
    "not JSON": b"xin chao",
    "another format": text(RULE, format="law-2"),
    "something unknown beside": text(RULE, more=[]),
    "nothing in it": text(),
    "a rule that is a word": text("reception.answer"),
    "rules that are no list": text(RULE, rules={}),
    "no article": text({k: v for k, v in RULE.items() if k != "citation"}),
    "an article of spaces": text(RULE | {"citation": "  "}),
    "an article of two lines": text(RULE | {"citation": "Điều 28\nkhoản 1"}),
    "a reason without end": text(RULE | {"reason": "a" * 201}),
    "half a day": text(RULE | {"value": 2.5}),
    "yes for a number": text(RULE | {"value": True}),
    "a unit nobody counts in": text(RULE | {"unit": "moons"}),
    "a confidence nobody has": text(RULE | {"confidence": "certain"}),
    "ends before it begins": text(RULE | {"to": "2026-10-31"}),
    "a day of another age": text(RULE | {"from": "0001-01-01"}),
    "a day that is none": text(days=[DAY | {"on": "2026-02-30"}]),
    "a day neither worked nor free": text(days=[DAY | {"working": "no"}]),
    "the same day twice": text(days=[DAY, DAY | {"working": True}]),
    "too many": text(days=[DAY | {"on": date.fromordinal(700_000 + i).isoformat()} for i in range(401)]),
    "too long": b" " * ((1 << 20) + 1),
    "too deep": b'{"rules":' + b"[" * 99,
}


@pytest.mark.parametrize("given", BROKEN.values(), ids=BROKEN)
def test_a_file_that_is_not_well_made_is_refused_with_a_sentence(given: bytes) -> None:
    with pytest.raises(UserError, match=r"Đề nghị nơi gửi (lập lại|chia)"):
        read_bundle(given)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (RULE | {"key": "reception.tomorrow"}, "Cập nhật chương trình"),
        (RULE | {"unit": "percent"}, "sai cách tính"),
        (RULE | {"value": 10_000}, "từ 1 đến 9.999"),
        (RULE | {"from": "2020-01-01", "to": "2020-12-31"}, "khoảng không có quy định"),
    ],
)
def test_law_that_cannot_hold_here_is_refused_before_anything_is_taken(
    desk: Desk, rule: dict[str, Any], said: str
) -> None:
    with pytest.raises(UserError, match=said):
        plan_bundle(desk, read_bundle(text(rule)))


def test_what_is_written_is_read_again() -> None:
    bundle = read_bundle(text(RULE, RULE | {"from": "2026-05-01", "to": "2026-10-31"}, days=[DAY, HOLIDAY]))
    assert read_bundle(written_bundle(bundle.changes)) == bundle


def test_the_old_stands_beside_the_new_and_the_deadlines_that_would_move(desk: Desk, visit: Callable[[], str]) -> None:
    visit()
    plan = plan_bundle(desk, read_bundle(text(RULE, days=[DAY, HOLIDAY])))
    assert [(line.standing.value, line.before, line.after, line.basis) for line in plan.lines] == [
        (
            "Thay đổi",
            "10 ngày làm việc, từ 01/07/2026",
            "5 ngày làm việc, từ 01/11/2026",
            "Điều 28 khoản 1 Luật Tiếp công dân (15/HD-TTr) (chưa đối chiếu)",
        ),
        ("Thêm mới", "Ngày làm việc", "Nghỉ: nghỉ bù", "88/TB-UBND"),
        ("Đã có, không đổi", "Nghỉ lễ: Ngày Văn hóa Việt Nam", "Nghỉ: nghỉ bù", "88/TB-UBND"),
    ]
    assert [(move.item.due_on, move.due_on) for move in plan.moves] == [(date(2026, 12, 8), date(2026, 12, 2))]


def test_taking_it_says_where_it_came_from_and_taking_it_again_changes_nothing(
    desk: Desk, visit: Callable[[], str]
) -> None:
    visit()
    service = LawBundleService(desk)
    plan = plan_bundle(desk, read_bundle(text(RULE, days=[DAY, HOLIDAY])))
    assert service.take_bundle(plan, SOURCE) == list(plan.moves)
    rule = desk.law.rulebook.at("reception.answer", MONDAY)
    assert (rule.value, rule.confidence, rule.came_from) == (5, Confidence.SECONDARY, SOURCE)
    own = [row for row in LawService(desk).year(2026).days if row.is_own]
    assert [(row.day.on, row.day.working, row.day.came_from) for row in own] == [(date(2026, 12, 1), False, SOURCE)]
    before = LawService(desk).rules()
    assert service.take_bundle(plan, "lần hai") == []
    assert LawService(desk).rules() == before
    assert plan_bundle(desk, read_bundle(text(RULE, days=[DAY]))).changes == ()


def test_only_who_may_change_the_law_takes_it(desk: Desk) -> None:
    plan = plan_bundle(desk, read_bundle(text(RULE)))
    official = LawBundleService(replace(desk, account=replace(desk.account, role=Role.OFFICIAL)))
    with pytest.raises(NotAllowed):
        official.take_bundle(plan, SOURCE)
