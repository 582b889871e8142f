"""The year read from the register, statements that nothing arose, the list of a quarter, the figures of the council."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, select

from desktop_app.areas.disclosure.coverage.grid import Row
from desktop_app.areas.disclosure.coverage.lists import QuarterLists, address, last_quarter, quarter_due, read_address
from desktop_app.areas.disclosure.coverage.reports import CouncilReports, ReportEntry
from desktop_app.areas.disclosure.coverage.rules import CellState
from desktop_app.areas.disclosure.coverage.service import CoverageService
from desktop_app.areas.disclosure.due import due_items
from desktop_app.areas.disclosure.models import Disclosure, Form
from desktop_app.areas.disclosure.requests.models import InformationRequest, RequestKind
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.postings.models import PlaceKind
from tests.areas.disclosure.coverage.makers import (
    ALL,
    HOUSE,
    OFFICE,
    add_places,
    add_plan,
    add_posting,
    add_radio,
    add_record,
    day,
    fill_year,
)

TODAY = date(2026, 11, 23)


def row_of(desk: Desk, code: str, **given: Any) -> Row:
    found = CoverageService(desk).grid(2026, **given)
    return next(row for row in found.rows if row.item.code == code)


def states(row: Row) -> str:
    """One letter for each month."""
    letters = dict(zip(CellState, ".-✓∞p>!L", strict=True))
    return "".join(letters[each.state] for each in row.cells)


@pytest.mark.usefixtures("full_year")
def test_a_year_with_everything_shows_every_state(desk: Desk) -> None:
    found = CoverageService(desk).grid(2026)
    assert {row.item.code: states(row) for row in found.rows} == {
        "CK01": "✓..-..✓...>.",
        "CK02": "✓.✓✓..✓..✓..",
        "CK03": "✓...✓..✓.>..",
        "CK04": "∞∞∞∞∞∞∞∞∞∞∞∞",
        "CK05": ".✓....✓...!.",
        "CK06": "..✓.....✓-.p",
        "CK07": "..........L.",
        "CK08": ".......L.-..",
        "CK09": "..........>.",
        "CK10": "...✓.....✓..",
        "CK11": "..........>.",
        "CK12": "✓..........p",
        "CK13": "∞∞∞∞∞∞∞∞∞∞∞∞",
        "CK14": ".-..-..-.-..",
    }
    assert found.counts[CellState.DONE] == 17
    assert not found.is_empty


@pytest.mark.usefixtures("full_year")
def test_the_cell_knows_what_is_missing_and_how_far_a_posting_is(desk: Desk) -> None:
    late = row_of(desk, "CK07").cells[10]
    assert late.records[0].missing == ("biên bản gỡ tại 3 nơi", "1 trong 3 buổi phát thanh")
    assert late.records[0].lacking == {Form.POSTED, Form.RADIO}
    assert row_of(desk, "CK01").cells[10].day == 12
    assert row_of(desk, "CK03").cells[9].day == 28
    assert row_of(desk, "CK04").looked_over_on == day(11, 5)


def test_seen_from_one_kind_of_place_only_its_copies_count(desk: Desk) -> None:
    add_places(desk)
    uid = add_record(desk, "CK06", day(10, 1), begun=(), due_on=day(10, 8))
    add_posting(desk, uid, day(10, 2), ended_on=day(11, 3), places=(OFFICE, HOUSE))
    assert row_of(desk, "CK06").cells[9].state is CellState.LATE
    assert row_of(desk, "CK06", kind=PlaceKind.HEADQUARTERS).cells[9].state is CellState.DONE
    assert row_of(desk, "CK06", kind=PlaceKind.COMMUNITY_POINT).cells[9].state is CellState.LATE


def test_a_year_is_read_in_as_many_queries_whatever_it_holds(desk: Desk) -> None:
    add_places(desk)
    counts = list[int]()
    for round_ in range(2):
        for number in range(3 + 20 * round_):
            uid = add_record(desk, "CK06", day(3, 1 + number))
            add_posting(desk, uid, day(3, 2 + number))
        statements = list[str]()

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any, kept: list[str] = statements) -> None:
            kept.append(statement)

        with desk.db.reading() as session:
            engine = session.get_bind()
        event.listen(engine, "before_cursor_execute", note)
        CoverageService(desk).grid(2026)
        event.remove(engine, "before_cursor_execute", note)
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 16


def test_the_records_of_a_year_are_found_by_an_index(desk: Desk) -> None:
    with desk.db.reading() as session:
        wanted = Disclosure.trigger_on.between(day(1, 1), day(12, 31))
        query = select(Disclosure).where(wanted, Disclosure.voided_on.is_(None))
        sql = str(query.compile(session.get_bind(), compile_kwargs={"literal_binds": True}))
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}").all()
    assert "USING INDEX ix_disclosure_trigger" in plan[0][-1]


def test_that_nothing_arose_is_stated_once_and_taken_back(desk: Desk) -> None:
    service = CoverageService(desk)
    add_plan(desk, 2026, ("CK08", "10"))
    assert row_of(desk, "CK08").cells[9].state is CellState.LATE
    stated = service.state_nothing("CK08", 2026, 10, "Không có thiên tai")
    assert row_of(desk, "CK08").cells[9].state is CellState.NOTHING
    with pytest.raises(UserError, match="đã ghi Không phát sinh"):
        service.state_nothing("CK08", 2026, 10, "")
    service.take_back(stated.uid, stated.rev)
    assert row_of(desk, "CK08").cells[9].state is CellState.LATE
    with pytest.raises(UserError, match="vừa được người khác sửa"):
        service.take_back(stated.uid, stated.rev)


@pytest.mark.parametrize(
    ("code", "month", "said"),
    [("CK06", 12, "chưa đến"), ("CK02", 11, "đã có hồ sơ số 1/2026 của CK02.3"), ("CK99", 11, "Không còn thấy")],
)
def test_a_statement_that_cannot_be_true_is_refused(desk: Desk, code: str, month: int, said: str) -> None:
    add_record(desk, "CK02.3", day(11, 30))
    with pytest.raises(UserError, match=said):
        CoverageService(desk).state_nothing(code, 2026, month, "")
    assert row_of(desk, "CK06").cells[11].state is CellState.NOT_ASKED


def test_an_empty_year_says_that_it_is_empty(desk: Desk) -> None:
    assert CoverageService(desk).grid(2026).is_empty
    assert CoverageService(desk).years() == (2026,)
    add_plan(desk, 2027, ("CK08", "10"))
    add_record(desk, "CK08", date(2024, 5, 5))
    assert CoverageService(desk).years() == (2027, 2026, 2025, 2024)


@pytest.mark.usefixtures("full_year")
def test_the_list_of_a_quarter_names_what_was_disclosed_in_it(desk: Desk) -> None:
    rows = QuarterLists(desk).rows(2026, 3)
    assert [(row.item_code, row.from_on, row.to_on) for row in rows.rows] == [
        ("CK01", day(7, 6), day(8, 6)),
        ("CK02.3", day(7, 9), day(8, 9)),
        ("CK03.3", day(8, 4), day(9, 4)),
        ("CK04", day(1, 5), None),
        ("CK05", day(7, 20), day(8, 20)),
        ("CK06", day(9, 8), day(10, 9)),
        ("CK13", day(1, 6), None),
    ]
    first = rows.rows[0]
    assert (first.clause, first.document, first.places) == ("1", "112/BC-UBND, 06/07/2026", ALL)
    assert first.forms == (Form.POSTED, Form.PORTAL)
    assert rows.rows[3].is_permanent
    assert [(each.item_code, each.reason) for each in rows.nothing] == [("CK14", "Không có văn bản mới")]
    assert [each.item_code for each in rows.silent] == ["CK07", "CK08", "CK09", "CK10", "CK11", "CK12"]


def test_the_notes_of_a_row_tell_the_radio_what_was_left_out_and_what_still_hangs(desk: Desk) -> None:
    add_places(desk)
    left_out = {Form.HAMLET_HEAD: "Thôn chưa có Trưởng thôn"}
    uid = add_record(desk, "CK07", day(11, 2), forms=(Form.POSTED, Form.RADIO, Form.HAMLET_HEAD), left_out=left_out)
    add_posting(desk, uid, day(11, 3))
    add_radio(desk, uid, day(11, 4), day(11, 5), day(11, 6))
    [row] = QuarterLists(desk).rows(2026, 4).rows
    assert row.notes == (
        "Truyền thanh 04/11 - 06/11",
        "Không qua Trưởng thôn, Tổ trưởng tổ dân phố: Thôn chưa có Trưởng thôn",
        "Đang niêm yết",
    )
    assert row.to_on == day(12, 3)


@pytest.mark.usefixtures("full_year")
def test_a_list_is_kept_made_anew_and_posted_once(desk: Desk) -> None:
    lists = QuarterLists(desk)
    kept = lists.keep(2026, 3, "55/TB-UBND", day(10, 5))
    again = lists.keep(2026, 3, "56/TB-UBND", day(10, 6))
    assert again.uid == kept.uid
    rows = lists.rows(2026, 3)
    assert (rows.number, rows.made_on, rows.made_by) == ("56/TB-UBND", day(10, 6), "Hoàng Thị Lan")
    places = tuple(place.uid for place in lists.places(TODAY))
    with pytest.raises(InvalidInput, match="trước ngày lập"):
        lists.post(kept.uid, day(10, 5), places)
    lists.post(kept.uid, day(10, 6), places)
    posting = lists.posting(kept.uid)
    assert posting is not None
    assert posting.title == "Danh mục nội dung đã công khai quý III năm 2026"
    assert (posting.required_days, len(posting.copies), posting.owner_uid) == (30, 3, kept.uid)
    assert len(lists.rows(2026, 3).serials) == 3
    with pytest.raises(UserError, match="đã có thông báo niêm yết"):
        lists.post(kept.uid, day(10, 7), places)


@pytest.mark.parametrize(("made_on", "said"), [(day(6, 30), "trước quý này"), (day(11, 24), "sau hôm nay")])
def test_a_list_made_on_an_impossible_day_is_refused(desk: Desk, made_on: date, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        QuarterLists(desk).keep(2026, 3, "", made_on)
    assert QuarterLists(desk).rows(2026, 3).made_on is None


def test_a_list_is_due_after_its_quarter_until_it_is_posted(desk: Desk) -> None:
    with desk.db.reading() as session:
        assert quarter_due(session, TODAY) == []
    fill_year(desk)
    with desk.db.reading() as session:
        third, fourth = quarter_due(session, TODAY)
    assert (third.due_on, third.uid, third.detail) == (day(10, 7), "?quarter=2026-3", "Chưa lập danh mục")
    assert fourth.due_on == date(2027, 1, 8)
    kept = QuarterLists(desk).keep(2026, 3, "", day(10, 5))
    with desk.db.reading() as session:
        assert quarter_due(session, TODAY)[0].detail == "Đã lập, chưa niêm yết"
    QuarterLists(desk).post(kept.uid, day(10, 6), tuple(place.uid for place in QuarterLists(desk).places(TODAY)))
    with desk.db.reading() as session:
        assert [item.uid for item in quarter_due(session, TODAY)] == ["?quarter=2026-4"]


@pytest.mark.usefixtures("full_year")
def test_a_list_that_is_due_is_told_in_hom_nay(desk: Desk) -> None:
    told = [(item.title, item.page) for item in due_items(desk, TODAY) if item.uid.startswith("?quarter=")]
    assert told == [("Niêm yết danh mục nội dung đã công khai quý III năm 2026", "disclosure.coverage")]


def test_an_address_names_a_quarter_and_nothing_else_does() -> None:
    assert read_address(address(2026, 3)) == (2026, 3)
    assert read_address("01920d3e") is None
    assert [last_quarter(date(2026, month, 1)) for month in (1, 3, 4, 12)] == [
        (2025, 4),
        (2025, 4),
        (2026, 1),
        (2026, 3),
    ]


@pytest.mark.usefixtures("full_year")
def test_the_councils_figures_count_each_document_once(desk: Desk) -> None:
    add_record(
        desk, "CK09", day(11, 3), due_on=day(11, 10), left_out={Form.PORTAL: "Trang thông tin đang bảo trì"}, begun=()
    )
    with desk.db.writing(desk.account.uid) as session:
        for number, (due, ended) in enumerate(((20, 18), (20, 21), (20, None), (27, None)), start=1):
            session.add(
                InformationRequest(
                    year=2026, number=number, kind=RequestKind.SUPPLY, received_on=day(11, 10), content="Quy hoạch",
                    due_on=day(11, due), ended_on=day(11, ended) if ended else None,
                )
            )  # fmt: skip
    found = CouncilReports(desk).figures_between(day(1, 1), day(11, 23))
    whole = found.whole
    assert whole.documents == whole.on_time + whole.late + whole.running_out + whole.unlimited == 26
    assert (whole.late, whole.running_out, whole.unlimited, whole.hanging) == (1, 1, 2, 6)
    budget = next(item for item in found.items if item.item_code == "CK02")
    assert (budget.clause, budget.documents, budget.on_time) == ("2", 5, 5)
    others = next(item for item in found.items if item.item_code == "CK14")
    assert others.nothing_months == ((2026, 2), (2026, 5), (2026, 8), (2026, 10))
    assert [(each.item_code, each.form, each.reason) for each in found.left_out] == [
        ("CK09", Form.PORTAL, "Trang thông tin đang bảo trì")
    ]
    assert (found.requests.received, found.requests.on_time, found.requests.late) == (4, 1, 1)
    assert (found.requests.open, found.requests.overdue) == (2, 1)


def test_a_report_is_kept_changed_and_the_next_one_begins_after_it(desk: Desk) -> None:
    reports = CouncilReports(desk)
    assert (reports.suggested().from_on, reports.suggested().to_on) == (day(1, 1), TODAY)
    entry = ReportEntry(session="Kỳ họp thứ tám", session_on=day(7, 20), from_on=day(1, 1), to_on=day(6, 30))
    kept = reports.keep(entry)
    changed = reports.keep(ReportEntry(**{**vars(entry), "number": "88/BC-UBND"}), kept.uid, kept.rev)
    assert [row.number for row in reports.all()] == ["88/BC-UBND"]
    with pytest.raises(UserError, match="vừa được người khác sửa"):
        reports.keep(entry, kept.uid, kept.rev)
    assert reports.suggested().from_on == day(7, 1)
    figures = reports.figures(changed.uid)
    assert (figures.session, figures.session_on, figures.number) == ("Kỳ họp thứ tám", day(7, 20), "88/BC-UBND")


@pytest.mark.parametrize(
    ("from_on", "to_on", "field"), [(day(6, 1), day(5, 1), "to_on"), (day(1, 1), day(8, 1), "session_on")]
)
def test_a_report_whose_days_contradict_each_other_is_refused(
    desk: Desk, from_on: date, to_on: date, field: str
) -> None:
    entry = ReportEntry(session="Kỳ họp", session_on=day(7, 20), from_on=from_on, to_on=to_on)
    with pytest.raises(InvalidInput) as refused:
        CouncilReports(desk).keep(entry)
    assert list(refused.value.problems) == [field]
    assert CouncilReports(desk).all() == ()
