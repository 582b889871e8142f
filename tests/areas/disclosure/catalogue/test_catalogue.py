"""Every rule of the catalogue as a table of cases: items of a day, forms, permanence, limits, deadlines of triggers."""

from datetime import date

import pytest

from desktop_app.areas.disclosure.catalogue import Catalogue, Limit, place_of, shipped_items
from desktop_app.areas.disclosure.catalogue_words import example_day, lasting, limit_words, way_words
from desktop_app.areas.disclosure.models import Form
from desktop_app.core.law.calendar import OfficeDay, WorkCalendar
from desktop_app.core.law.deadline import deadline
from desktop_app.core.law.rulebook import Confidence, NoRule, Rulebook, load_rules
from desktop_app.core.resources import resource

BOOK = Rulebook(load_rules(resource("legal")))
NATIONAL = WorkCalendar()
CATALOGUE = Catalogue(shipped_items())
FIRST, LATE_2025, NOW = date(2023, 7, 1), date(2025, 12, 31), date(2026, 11, 23)

POSTED = (Form.POSTED, Form.PORTAL)
SPOKEN = (*POSTED, Form.RADIO, Form.HAMLET_HEAD)
PARTS = {
    "CK02": ["CK02.1", "CK02.2", "CK02.3", "CK02.4", "CK02.5"],
    "CK03": ["CK03.1", "CK03.2", "CK03.3", "CK03.4", "CK03.5"],
}
WHOLE = [f"CK{number:02d}" for number in range(1, 15)]


def due(rule_key: str, on: date, calendar: WorkCalendar = NATIONAL) -> date:
    return deadline(on, BOOK.at(rule_key, on), calendar).due_on


def limits(code: str, on: date) -> list[tuple[str, int, str]]:
    """The limits of an item on a day: key, number, unit."""
    item = CATALOGUE.of(code, on)
    assert item is not None
    rules = [BOOK.at(limit.rule_key, on) for limit in item.limits]
    return [(rule.key, rule.value, rule.unit.value) for rule in rules]


@pytest.mark.parametrize("on", [FIRST, date(2024, 2, 29), LATE_2025, date(2026, 1, 1), NOW])
def test_all_fourteen_clauses_and_their_parts_are_there(on: date) -> None:
    codes = [item.code for item in CATALOGUE.on(on)]
    assert codes == [code for whole in WHOLE for code in (whole, *PARTS.get(whole, []))]
    single = [item.code for item in CATALOGUE.single_on(on)]
    assert single == [code for whole in WHOLE for code in PARTS.get(whole, [whole])]


@pytest.mark.parametrize("on", [date(2023, 6, 30), date(2023, 1, 1), date(2007, 7, 1)])
def test_before_the_law_nothing_is_asked_and_it_says_so(on: date) -> None:
    assert CATALOGUE.on(on) == ()
    assert CATALOGUE.of("CK01", on) is None
    assert f"Ngày {on:%d/%m/%Y} chưa có nội dung nào phải công khai" in CATALOGUE.why_nothing(on)
    assert "có hiệu lực từ ngày 01/07/2023" in CATALOGUE.why_nothing(on)
    with pytest.raises(NoRule, match="trước ngày 01/07/2023"):
        BOOK.at("disclosure.due", on)


def test_on_its_first_day_the_law_asks() -> None:
    assert CATALOGUE.first_on == FIRST
    assert CATALOGUE.why_nothing(FIRST) == ""


@pytest.mark.parametrize("on", [FIRST, LATE_2025, NOW])
@pytest.mark.parametrize(
    ("codes", "forms"),
    [
        (["CK01", "CK02", *PARTS["CK02"], "CK03", *PARTS["CK03"], "CK04", "CK05", "CK06", "CK13"], POSTED),
        (["CK07", "CK08", "CK09", "CK10", "CK11", "CK12"], SPOKEN),
        (["CK14"], (Form.PORTAL,)),
    ],
)
def test_article_13_says_which_forms_are_mandatory(codes: list[str], forms: tuple[Form, ...], on: date) -> None:
    found = {code: CATALOGUE.of(code, on) for code in codes}
    assert {code: item.forms for code, item in found.items() if item} == dict.fromkeys(codes, forms)


def test_only_clauses_4_and_13_hang_always() -> None:
    permanent = {on: [item.code for item in CATALOGUE.on(on) if item.is_permanent] for on in (FIRST, LATE_2025, NOW)}
    assert permanent == {key: ["CK04", "CK13"] for key in (FIRST, LATE_2025, NOW)}


def test_clauses_7_8_and_9_hold_lists_of_persons() -> None:
    assert [item.code for item in CATALOGUE.on(NOW) if item.has_names] == ["CK07", "CK08", "CK09"]


EVERYWHERE = "tại trụ sở HĐND, UBND, nhà văn hóa, điểm sinh hoạt cộng đồng"
WD, CD = "ngày làm việc", "ngày"
SUPPORT = [("disclosure.due", 5, WD), ("disclosure.support_policy", 3, WD), ("disclosure.support_result", 30, CD)]


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        *((code, NOW, [("disclosure.due", 5, WD)]) for code in WHOLE if code not in ("CK07", "CK08")),
        *((code, FIRST, [("disclosure.due", 5, WD)]) for code in WHOLE),
        *((code, NOW, [("disclosure.due", 5, WD)]) for code in ["CK02.5", *PARTS["CK03"]]),
        ("CK02.1", LATE_2025, [("disclosure.budget_submitted", 5, WD)]),
        ("CK02.1", date(2026, 1, 1), [("disclosure.budget_submitted", 5, WD)]),
        ("CK02.2", LATE_2025, [("disclosure.budget_decided", 30, CD)]),
        ("CK02.2", NOW, [("disclosure.budget_decided", 30, CD)]),
        ("CK02.4", LATE_2025, [("disclosure.budget_decided", 30, CD)]),
        ("CK02.4", NOW, [("disclosure.budget_decided", 30, CD)]),
        ("CK02.3", LATE_2025, [("disclosure.budget_period", 15, CD)]),
        ("CK02.3", NOW, [("disclosure.budget_period", 10, CD), ("disclosure.budget_year", 10, CD)]),
        ("CK07", LATE_2025, [("disclosure.due", 5, WD)]),
        ("CK07", NOW, SUPPORT),
        ("CK08", LATE_2025, [("disclosure.due", 5, WD)]),
        ("CK08", NOW, SUPPORT),
    ],
)
def test_sector_law_wins_over_the_five_days_from_its_own_day_on(
    code: str, on: date, expected: list[tuple[str, int, str]]
) -> None:
    assert limits(code, on) == expected


@pytest.mark.parametrize(
    ("code", "on", "triggers"),
    [
        ("CK01", NOW, ["Ngày ban hành văn bản"]),
        ("CK02.1", LATE_2025, ["Ngày gửi đại biểu HĐND"]),
        ("CK02.1", NOW, ["Ngày khai mạc kỳ họp HĐND"]),
        ("CK02.2", NOW, ["Ngày ban hành văn bản quyết định"]),
        ("CK02.3", LATE_2025, ["Ngày kết thúc quý, 06 tháng"]),
        ("CK02.3", NOW, ["Ngày kết thúc kỳ 03, 06, 09 tháng", "Ngày nộp báo cáo năm cho cấp có thẩm quyền"]),
        ("CK02.4", NOW, ["Ngày ban hành văn bản phê chuẩn"]),
        (
            "CK07", NOW,
            [
                "Ngày ban hành văn bản", "Ngày nhận văn bản về chính sách hỗ trợ trực tiếp",
                "Ngày phê duyệt hoặc chi trả hỗ trợ trực tiếp",
            ],
        ),
    ],
)  # fmt: skip
def test_each_limit_names_the_event_that_starts_it(code: str, on: date, triggers: list[str]) -> None:
    item = CATALOGUE.of(code, on)
    assert item is not None
    assert [limit.trigger for limit in item.limits] == triggers


def test_a_budget_rule_without_a_stated_start_is_told_and_never_counted() -> None:
    budget, funds = CATALOGUE.of("CK02", NOW), CATALOGUE.of("CK05", NOW)
    assert budget
    assert "Điều 37 khoản 6" in budget.note
    assert "không tính hạn" in budget.note
    assert funds
    assert "Điều 37 khoản 5" in funds.note
    assert "không tính hạn" in funds.note
    cited = [version.citation for key in sorted(BOOK.keys()) for version in BOOK.versions(key)]
    assert [citation for citation in cited if "Điều 37 khoản 5" in citation or "Điều 37 khoản 6" in citation] == []


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("CK04", "thị trấn", "đặc khu"),
        ("CK04", "ở cấp xã, ở thôn, tổ dân phố", "không chuyên trách ở thôn, tổ dân phố"),
        ("CK10", "ở cấp xã, thôn, tổ dân phố", "không chuyên trách ở thôn, tổ dân phố"),
    ],
)
def test_the_law_of_2025_changes_the_words_of_an_item_on_its_day(code: str, before: str, after: str) -> None:
    old, new = CATALOGUE.of(code, date(2025, 6, 30)), CATALOGUE.of(code, date(2025, 7, 1))
    assert old
    assert new
    assert (before in old.title, after in old.title) == (True, False)
    assert (before in new.title, after in new.title) == (False, True)
    assert (old.confidence, new.confidence) == (Confidence.TEXT, Confidence.DERIVED)


@pytest.mark.parametrize(
    ("key", "on", "last"),
    [
        # Five working days: a plain week, a weekend, the culture day (first kept in 2026), the day itself never counts.
        ("disclosure.due", date(2026, 3, 2), date(2026, 3, 9)),
        ("disclosure.due", date(2026, 11, 20), date(2026, 11, 30)),
        ("disclosure.due", date(2025, 11, 20), date(2025, 11, 27)),
        ("disclosure.due", date(2026, 11, 21), date(2026, 11, 30)),
        # Over Tết; over Giỗ Tổ made up on 27/4, 30/4 and 1/5; with the worked Saturday 22/8; over 31/8 to 2/9.
        ("disclosure.due", date(2026, 2, 11), date(2026, 2, 25)),
        ("disclosure.due", date(2026, 4, 24), date(2026, 5, 6)),
        ("disclosure.due", date(2026, 8, 19), date(2026, 8, 25)),
        ("disclosure.due", date(2026, 8, 28), date(2026, 9, 9)),
        ("disclosure.due", FIRST, date(2023, 7, 7)),
        # Calendar days roll over from a day off to the next working day, and end on a Saturday that is worked.
        ("disclosure.budget_period", date(2025, 9, 30), date(2025, 10, 15)),
        ("disclosure.budget_period", date(2026, 3, 31), date(2026, 4, 10)),
        ("disclosure.budget_period", date(2026, 6, 30), date(2026, 7, 10)),
        ("disclosure.budget_period", date(2026, 9, 30), date(2026, 10, 12)),
        ("disclosure.budget_year", date(2026, 2, 6), date(2026, 2, 23)),
        ("disclosure.budget_decided", date(2026, 1, 19), date(2026, 2, 23)),
        ("disclosure.budget_decided", date(2026, 7, 23), date(2026, 8, 22)),
        ("disclosure.budget_decided", date(2026, 7, 24), date(2026, 8, 24)),
        ("disclosure.budget_submitted", date(2026, 7, 14), date(2026, 7, 21)),
        ("disclosure.support_policy", date(2026, 8, 27), date(2026, 9, 4)),
        ("disclosure.support_policy", date(2026, 8, 20), date(2026, 8, 24)),
        ("disclosure.support_result", date(2026, 8, 3), date(2026, 9, 3)),
        # Wrong information, until the law of 2016 ended.
        ("information.correct", date(2026, 8, 27), date(2026, 9, 8)),
        ("information.dispute", date(2026, 8, 18), date(2026, 9, 3)),
        ("information.ask_source", date(2026, 8, 31), date(2026, 9, 9)),
        ("information.after_source", date(2026, 8, 31), date(2026, 9, 7)),
    ],
)  # fmt: skip
def test_the_deadline_of_each_trigger(key: str, on: date, last: date) -> None:
    assert due(key, on) == last


def test_a_day_off_of_the_office_moves_a_deadline() -> None:
    storm = OfficeDay(on=date(2026, 3, 4), working=False, reason="nghỉ tránh bão")
    assert due("disclosure.due", date(2026, 3, 2), NATIONAL.with_day(storm)) == date(2026, 3, 10)


@pytest.mark.parametrize("key", ["correct", "dispute", "ask_source", "after_source"])
def test_the_days_of_the_new_law_on_information_are_not_guessed(key: str) -> None:
    assert BOOK.at(f"information.{key}", date(2026, 8, 31)).to_on == date(2026, 8, 31)
    with pytest.raises(NoRule, match="sau ngày 31/08/2026"):
        BOOK.at(f"information.{key}", date(2026, 9, 1))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("CK01", [f"Niêm yết ít nhất 30 ngày liên tục, {EVERYWHERE}", "Cổng, trang thông tin điện tử"]),
        ("CK04", ["Niêm yết thường xuyên, tại trụ sở HĐND, UBND", "Cổng, trang thông tin điện tử"]),
        (
            "CK07",
            [
                f"Niêm yết ít nhất 30 ngày liên tục, {EVERYWHERE}", "Cổng, trang thông tin điện tử",
                "Truyền thanh ít nhất 3 ngày liên tục", "Qua Trưởng thôn, Tổ trưởng tổ dân phố",
            ],
        ),
        ("CK14", ["Cổng, trang thông tin điện tử"]),
    ],
)  # fmt: skip
def test_how_long_each_form_lasts_is_said(code: str, words: list[str]) -> None:
    item = CATALOGUE.of(code, NOW)
    assert item is not None
    assert way_words(item, BOOK, NOW) == words


def test_a_day_without_a_rule_is_said_and_not_counted() -> None:
    item = CATALOGUE.of("CK01", FIRST)
    assert item is not None
    assert lasting(item, Form.POSTED, BOOK, date(2023, 6, 30)) == ""
    limit = Limit("disclosure.budget_year", "Ngày nộp báo cáo")
    assert limit_words(limit, BOOK, LATE_2025) == "chưa có số ngày từ ngày nộp báo cáo"


@pytest.mark.parametrize(
    ("code", "version_on", "today", "day"),
    [
        ("CK01", NOW, NOW, NOW),
        ("CK02.3", NOW, NOW, date(2026, 9, 30)),
        ("CK02.3", NOW, date(2027, 2, 1), date(2026, 9, 30)),
        ("CK02.3", NOW, date(2026, 4, 1), date(2026, 3, 31)),
        ("CK02.3", LATE_2025, NOW, LATE_2025),
    ],
)
def test_an_example_begins_on_a_day_of_its_version(code: str, version_on: date, today: date, day: date) -> None:
    item = CATALOGUE.of(code, version_on)
    assert item is not None
    assert example_day(item, today) == day


def test_codes_are_in_the_order_of_their_numbers() -> None:
    codes = ["CK14.10", "CK02", "CK14.2", "CK14", "CK02.1", "CK01"]
    assert sorted(codes, key=place_of) == ["CK01", "CK02", "CK02.1", "CK14", "CK14.2", "CK14.10"]
