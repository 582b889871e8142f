"""The list of conventions: where each text stands, what it lacks, what is due, on screen, on paper and in files."""

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.areas.conventions.due import due_items
from desktop_app.areas.conventions.hits import convention_hits
from desktop_app.areas.conventions.kept import convention_of
from desktop_app.areas.conventions.limits import move, open_deadlines
from desktop_app.areas.conventions.queries import ConventionFilter, ConventionPages, counts, hamlets_without
from desktop_app.areas.conventions.register.commands import write_conventions
from desktop_app.areas.conventions.register.documents import ConventionRegisterService
from desktop_app.areas.conventions.reviews import ReviewEntry, ReviewService, review_on
from desktop_app.areas.conventions.row import ConventionRow
from desktop_app.areas.conventions.service import ConventionService
from desktop_app.areas.conventions.states import Kind, State
from desktop_app.areas.conventions.today import conventions_today
from desktop_app.areas.conventions.way import NEXT, PARTS, UNDER_WAY, papers_missing, part_of
from desktop_app.core.errors import InvalidInput
from desktop_app.core.law.deadline import Move
from desktop_app.core.paper.saving import register_pdf
from desktop_app.office.area import Standing
from desktop_app.office.desk import Desk
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.hamlets import HamletFacts
from tests.areas.conventions.listed import enter, owe, register
from tests.core.paper.samples import ReadPdf

TODAY = date(2026, 11, 23)
SIGNED = "Dự thảo có chữ ký Tổ soạn thảo"


def titles(desk: Desk, wanted: ConventionFilter, sort: str = "number") -> list[str]:
    return [row.title for row in ConventionPages(desk, wanted, sort, descending=False).after(None, 50)]


def row_of(desk: Desk, uid: str) -> ConventionRow:
    [row] = ConventionPages(desk, ConventionFilter(uids=(uid,))).after(None, 2)
    return row


def test_a_row_tells_the_part_of_the_way_the_next_step_and_the_papers_that_it_lacks(desk: Desk) -> None:
    row = row_of(desk, register(desk)[0])

    assert (row.title, row.hamlet, row.stands, row.step) == (
        "Hương ước Thôn Đoài",
        "Thôn Đoài",
        "Hoàn thiện",
        "bước 4/8",
    )
    assert (row.next_step, row.missing) == ("Báo họp thông qua", (SIGNED,))


def test_every_state_is_a_part_of_the_way_and_only_texts_under_way_ask_for_papers() -> None:
    assert {part_of(state) for state in State} == set(range(len(PARTS) + 1))
    assert all(papers_missing(state, (), TODAY) == () for state in State if state not in UNDER_WAY)
    needed = [len(papers_missing(state, (), TODAY)) for state in NEXT if state is not State.REFUSED]
    assert needed == [1, 1, 2, 4, 4, 4, 7, 0, 0]


WANTED = [
    (ConventionFilter(), ["Đoài", "Trung", "Cầu Gạo"]),
    (ConventionFilter(state=State.SUBMITTED), ["Trung"]),
    (ConventionFilter(kind=Kind.AMENDED), []),
    (ConventionFilter(text="cau gao"), ["Cầu Gạo"]),
    (ConventionFilter(text="2/2026"), ["Trung"]),
    (ConventionFilter(late_only=True), ["Trung"]),
    (ConventionFilter(due_soon=True), []),
    (ConventionFilter(late_only=True, due_soon=True), ["Trung"]),
    (ConventionFilter(missing_papers=True), ["Đoài"]),
    (ConventionFilter(open_only=True), ["Đoài", "Trung"]),
    (ConventionFilter(standing=Standing.ACTIVE), ["Đoài"]),
    (ConventionFilter(arranged=True), []),
]


def test_each_filter_shows_its_conventions(desk: Desk) -> None:
    register(desk)
    shown = [titles(desk, wanted) for wanted, _ in WANTED]

    assert shown == [[f"Hương ước Thôn {name}" for name in names] for _, names in WANTED]


def test_pages_follow_one_another_by_key_in_every_order(desk: Desk) -> None:
    register(desk)
    for sort in ("number", "hamlet", "proposed_on", "due"):
        pages = ConventionPages(desk, ConventionFilter(), sort)
        first = pages.after(None, 2)
        assert [*first, *pages.after(first[-1], 2)] == list(pages.after(None, 9))
        assert pages.count() == 3


def test_a_text_whose_hamlet_was_merged_waits_to_be_looked_at_until_it_is_over(desk: Desk) -> None:
    doai, _, cau_gao = register(desk)
    hamlets = HamletService(desk)
    uids = {row.full_name: row.uid for row in hamlets.all()}
    new = HamletFacts(kind="Thôn", name="Đoài Gạo")
    hamlets.merge([uids["Thôn Đoài"], uids["Thôn Cầu Gạo"]], new, date(2026, 11, 1), "Nghị quyết số 9/NQ-HĐND")
    assert titles(desk, ConventionFilter(arranged=True)) == ["Hương ước Thôn Đoài", "Hương ước Thôn Cầu Gạo"]
    assert [row.hamlet for row in hamlets_without(desk)] == ["Bản Khuổi Luông", "Thôn Đoài Gạo"]

    with desk.db.writing(desk.account.uid) as session:
        convention_of(session, doai).state = State.DROPPED
    assert titles(desk, ConventionFilter(arranged=True)) == ["Hương ước Thôn Cầu Gạo"]
    assert row_of(desk, cau_gao).is_arranged
    assert counts(desk, ConventionFilter()).arranged == 1


def test_counts_say_how_the_register_stands_and_void_numbers_count_nowhere(desk: Desk) -> None:
    doai, *_ = register(desk)
    found = counts(desk, ConventionFilter())
    assert (found.conventions, found.under_way, found.in_force, found.late, found.lacking) == (3, 2, 1, 1, 1)
    assert "1 hồ sơ quá hạn" in conventions_today(desk).sentence

    ConventionService(desk).void(doai, row_of(desk, doai).rev, "ghi trùng")
    found = counts(desk, ConventionFilter())
    assert (found.conventions, found.under_way, found.lacking) == (2, 1, 0)
    assert [row.hamlet for row in hamlets_without(desk)] == ["Thôn Đoài", "Bản Khuổi Luông"]


def test_today_tells_limits_of_ours_terms_of_suspensions_and_the_review_of_november(desk: Desk) -> None:
    doai, trung, cau_gao = register(desk)
    owe(desk, trung, "papers_complete", TODAY, group="theirs")
    owe(desk, doai, "term", date(2026, 11, 30), group="theirs")
    said = [(item.title, item.due_on, item.detail) for item in due_items(desk, date(2026, 12, 31))]

    assert said == [
        (
            "Công nhận hoặc trả lời không công nhận: Hương ước Thôn Trung",
            date(2026, 11, 20),
            "Hồ sơ 002/2026 · 5 ngày làm việc từ ngày 16/11/2026",
        ),
        (
            "Hết thời hạn tạm ngừng: sửa xong hoặc bãi bỏ: Hương ước Thôn Đoài",
            date(2026, 11, 30),
            "Hồ sơ 001/2026 · ghi trong văn bản ngày 16/11/2026",
        ),
        (
            "Rà soát, đánh giá hằng năm: Hương ước Thôn Cầu Gạo",
            date(2026, 11, 18),
            "Hồ sơ 003/2026 · 18/11 hằng năm",
        ),
    ]
    assert [item.uid for item in due_items(desk, date(2026, 11, 19))] == [cau_gao]


def test_a_review_is_due_until_it_is_held_and_a_wrong_one_is_refused(desk: Desk) -> None:
    *_, uid = register(desk)
    service, held = ReviewService(desk), ReviewEntry(year=2026, held_on=date(2026, 11, 18), result="Thực hiện tốt")
    for wrong, said in (
        ({"held_on": date(2026, 9, 30)}, "công nhận ngày 01/10/2026, rà soát phải sau"),
        ({"year": 2025}, "không thuộc năm 2025"),
        ({"reported_on": date(2026, 11, 17)}, "Báo cáo gửi sau ngày rà soát"),
    ):
        entry = ReviewEntry(**{**held.__dict__, **wrong})
        with pytest.raises(InvalidInput, match=said):
            service.keep(uid, row_of(desk, uid).rev, entry)
    service.keep(uid, row_of(desk, uid).rev, held)

    assert uid not in [item.uid for item in due_items(desk, date(2026, 12, 31))]


def test_the_day_of_the_review_is_that_of_the_law_or_the_one_agreed_on(desk: Desk) -> None:
    rulebook = desk.law.rulebook
    days = [review_on(agreed, rulebook, year) for agreed, year in (("", 2026), ("15/10", 2026), ("29/02", 2027))]

    assert days == [date(2026, 11, 18), date(2026, 10, 15), date(2027, 2, 28)]
    assert review_on("", rulebook, 2022) is None


def test_the_day_that_the_community_agrees_on_is_kept_and_one_that_no_year_has_is_refused(desk: Desk) -> None:
    *_, uid = register(desk)
    service = ReviewService(desk)
    for wrong in ("31/02", "15", "ngày 5"):
        with pytest.raises(InvalidInput, match="ví dụ 15/10"):
            service.agree_day(uid, row_of(desk, uid).rev, wrong)
    for said, kept in (("5/12", "05/12"), ("29/2", "29/02"), (" ", "")):
        service.agree_day(uid, row_of(desk, uid).rev, said)
        with desk.db.reading() as session:
            assert convention_of(session, uid).review_day == kept


def test_a_change_of_law_moves_a_limit_and_the_day_that_comes_first(desk: Desk) -> None:
    _, trung, _ = register(desk)
    with desk.db.writing(desk.account.uid) as session:
        [limit] = open_deadlines(session)
        assert limit.title == "Công nhận hoặc trả lời không công nhận, Hương ước Thôn Trung"
        move(session, [Move(limit, date(2026, 11, 25))], TODAY)

    assert row_of(desk, trung).next_due_on == date(2026, 11, 25)


def test_find_anything_shows_the_text_with_its_hamlet_and_state(desk: Desk) -> None:
    register(desk)
    with desk.db.reading() as session:
        [first, *_] = convention_hits(desk, session, [1, 2, 3])

    assert (first.title, first.detail) == ("Hương ước Thôn Cầu Gạo", "Thôn Cầu Gạo, đang thực hiện")


def test_the_printed_register_has_every_text_the_void_numbers_and_the_hamlets_without_one(desk: Desk) -> None:
    _, trung, _ = register(desk)
    ConventionService(desk).void(trung, row_of(desk, trung).rev, "ghi trùng")
    text = " ".join(ReadPdf(register_pdf(ConventionRegisterService(desk).print_register())).all_text().split())

    assert "SỔ HƯƠNG ƯỚC, QUY ƯỚC Đến ngày 23/11/2026" in text
    for said in (SIGNED, "Số đã bỏ. Lý do: ghi trùng", "15/QĐ-UBND", "Bản Khuổi Luông Chưa có hương ước"):
        assert said in text
    assert "02 hồ sơ; đang xây dựng 01, đã công nhận và còn thực hiện 01; 02 thôn" in text


def test_the_command_writes_where_every_hamlet_stands(desk: Desk, tmp_path: Path) -> None:
    register(desk)
    told = write_conventions(desk, {"format": "json", "out": tmp_path / "hu.json"})
    write_conventions(desk, {"format": "xlsx", "out": tmp_path / "hu.xlsx"})
    data = json.loads((tmp_path / "hu.json").read_text(encoding="utf-8"))

    assert told.text.startswith("Đã ghi 3 hồ sơ hương ước, quy ước, 1 thôn chưa có hương ước: ")
    assert data["conventions"][1] == {
        "hamlet": "Thôn Trung",
        "number": "002/2026",
        "title": "Hương ước Thôn Trung",
        "state": "Chờ công nhận",
        "step": 7,
        "next_step": "Quyết định công nhận",
        "due": "2026-11-20",
        "missing": [],
        "arranged": False,
        "recognised": None,
    }
    assert [row["hamlet"] for row in data["without"]] == ["Bản Khuổi Luông"]
    sheet = load_workbook(tmp_path / "hu.xlsx").active
    assert any("Hương ước Thôn Cầu Gạo" in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_a_text_of_an_old_book_lacks_nothing_and_has_no_review_due(desk: Desk) -> None:
    uid = enter(desk, "Thôn Đoài", State.IN_FORCE, recognised_on=date(2020, 1, 1), is_backfilled=True)

    assert row_of(desk, uid).missing == ()
    assert due_items(desk, date(2026, 12, 31)) == []
