"""Households are drawn from a pasted list or a workbook, and rest for a year; days of the field are kept."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from desktop_app.areas.surveys.field.days import FieldService
from desktop_app.areas.surveys.field.entry import DayEntry, DrawEntry
from desktop_app.areas.surveys.field.household_list import as_pasted, of_workbook, pasted
from desktop_app.areas.surveys.field.models import FieldDay, SampleDraw
from desktop_app.areas.surveys.field.samples import SampleService
from desktop_app.areas.surveys.field.sampling import Household, drawn
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.hamlets import HamletFacts
from tests.areas.decisions.makers import be_on
from tests.areas.surveys.makers import DAY, a_survey

LIST = tuple(Household(f"Lò Văn {name}", f"Số {number}") for number, name in enumerate("ABCDEGHIKL", start=1))
ENTRY = DrawEntry(hamlet="thôn đoài", wanted=4, reserve=2, households=LIST)
ASKED = DayEntry(done_on=DAY, asked_by="Đỗ Minh Quân", post="Bí thư Đoàn", transactions=40, respondents=12)


def draws(desk: Desk) -> list[tuple[SampleDraw, list[str], list[str]]]:
    with desk.db.reading() as session:
        return [
            (draw, *([each.household for each in draw.households if each.is_reserve is kind] for kind in (False, True)))
            for draw in session.scalars(select(SampleDraw).order_by(SampleDraw.id))
        ]  # type: ignore[misc]


def test_a_draw_can_be_done_again_from_its_start_and_step(desk: Desk) -> None:
    SampleService(desk).draw(a_survey(desk), ENTRY)
    ((kept, asked, reserve),) = draws(desk)
    again = drawn(range(1, 11), kept.wanted, 2, kept.start)
    assert kept.step == 2
    assert (kept.listed, kept.rested) == (10, 0)
    assert asked == [LIST[place - 1].head for place in again.asked]
    assert reserve == [LIST[place - 1].head for place in again.reserve]


def test_no_household_is_drawn_twice_within_a_year_by_any_survey_and_a_struck_draw_lets_its_households_go(
    desk: Desk,
) -> None:
    service = SampleService(desk)
    service.draw(a_survey(desk), ENTRY)
    other = a_survey(desk, "PKS06")
    with pytest.raises(InvalidInput, match="10 hộ, 6 hộ đã được hỏi và đang nghỉ, còn 4 hộ rút được, không đủ 6"):
        service.draw(other, ENTRY)
    service.draw(other, replace(ENTRY, reserve=0))
    (_, asked, reserve), (second, others, _) = draws(desk)
    assert set(others).isdisjoint({*asked, *reserve})
    assert len(others) == 4
    assert second.rested == 6
    with pytest.raises(InvalidInput, match="còn 0 hộ"):
        service.draw(other, replace(ENTRY, wanted=1, reserve=0))
    service.void(second.uid, second.rev, "Chưa đi hỏi")
    with pytest.raises(UserError, match="đã hủy"):
        service.void(second.uid, second.rev, "Chưa đi hỏi")
    service.draw(other, replace(ENTRY, reserve=0))
    be_on(desk, date(2027, 11, 23))
    service.draw(other, replace(ENTRY, wanted=10, reserve=0))


def test_a_household_rests_too_where_its_hamlet_was_merged_into_another(desk: Desk) -> None:
    service, hamlets, today = SampleService(desk), HamletService(desk), desk.clock.today()
    service.draw(a_survey(desk), ENTRY)
    uids = [row.uid for row in hamlets.all(today) if row.full_name in ("Thôn Đoài", "Thôn Trung")]
    hamlets.merge(uids, HamletFacts(kind="Thôn", name="Đoài Trung", households=476), today, "Nghị quyết 12/NQ-HĐND")
    with pytest.raises(InvalidInput, match="6 hộ đã được hỏi và đang nghỉ"):
        service.draw(a_survey(desk, "PKS06"), replace(ENTRY, hamlet="Thôn Đoài Trung"))


def test_a_household_with_a_long_address_rests_too(desk: Desk) -> None:
    long = replace(ENTRY, wanted=1, reserve=0, households=(Household("Lò Văn Dài " + "x" * 109, "Xóm Giếng " * 30),))
    SampleService(desk).draw(a_survey(desk), long)
    with pytest.raises(InvalidInput, match="còn 0 hộ"):
        SampleService(desk).draw(a_survey(desk, "PKS06"), long)


def test_an_unknown_hamlet_is_refused_and_nothing_is_kept(desk: Desk) -> None:
    with pytest.raises(InvalidInput) as refused:
        SampleService(desk).draw(a_survey(desk), replace(ENTRY, hamlet="Thôn Không Có"))
    assert list(refused.value.problems) == ["hamlet"]
    assert draws(desk) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lò Văn Tới\n\n Vì Thị Xá ", [("Lò Văn Tới", ""), ("Vì Thị Xá", "")]),
        ("1. Lò Văn Tới; Xóm Giếng\n2. Vì Thị Xá; Xóm Chùa", [("Lò Văn Tới", "Xóm Giếng"), ("Vì Thị Xá", "Xóm Chùa")]),
        ("STT\tHọ tên chủ hộ\tNăm sinh\tNơi ở\n1\tLò Văn Tới\t1970\tXóm Giếng", [("Lò Văn Tới", "Xóm Giếng")]),
        ("7\tLò Văn Tới\tXóm Giếng", [("Lò Văn Tới", "Xóm Giếng")]),
    ],
)
def test_a_pasted_list_is_read_with_and_without_numbers_and_headings(text: str, found: list[tuple[str, str]]) -> None:
    read = pasted(text)
    assert [(each.head, each.address) for each in read] == found
    assert pasted(as_pasted(read)) == read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("  \n", "Chưa có hộ nào"),
        ("Lò Văn Tới\n12;\n???", "Dòng 2, 3 không có họ tên"),
        ("Lò Văn Tới\nVì Thị Xá\nlo van toi", "Dòng 1 và 3 cùng là"),
        ("\n".join(f"Hộ {number}" for number in range(5_001)), "tối đa 5.000"),
    ],
)
def test_what_is_no_list_is_told_with_its_lines(text: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        pasted(text)


def test_a_workbook_gives_its_households(tmp_path: Path) -> None:
    book = Workbook()
    for row in (
        ("DANH SÁCH HỘ THÔN ĐOÀI",),
        ("TT", "Chủ hộ", "Địa chỉ"),
        (1, "Lò Văn Tới", "Xóm Giếng"),
        (2, "Vì Thị Xá"),
    ):
        book.active.append(row)
    book.save(tmp_path / "ho.xlsx")
    assert of_workbook(tmp_path / "ho.xlsx") == (Household("Lò Văn Tới", "Xóm Giếng"), Household("Vì Thị Xá"))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"done_on": DAY - timedelta(days=1)}, "done_on"),
        ({"done_on": date(2026, 11, 24)}, "done_on"),
        ({"asked_by": " "}, "asked_by"),
        ({"respondents": 41}, "respondents"),
        ({"transactions": -1}, "transactions"),
    ],
)
def test_a_day_that_cannot_be_so_is_refused_at_its_field(desk: Desk, changed: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        FieldService(desk).add(a_survey(desk), replace(ASKED, **changed))  # type: ignore[arg-type]
    assert list(refused.value.problems) == [field]


def test_a_day_is_put_right_and_struck_with_a_reason(desk: Desk) -> None:
    service = FieldService(desk)
    uid = service.add(a_survey(desk), ASKED)

    def day() -> FieldDay:
        with desk.db.reading() as session:
            return session.scalars(select(FieldDay)).one()

    service.correct(uid, day().rev, replace(ASKED, respondents=14))
    assert day().respondents == 14
    with pytest.raises(UserError, match="người khác sửa"):
        service.strike(uid, day().rev - 1, "Ghi hai lần")
    service.strike(uid, day().rev, "Ghi hai lần")
    with pytest.raises(UserError, match="đã bỏ"):
        service.correct(uid, day().rev, ASKED)
