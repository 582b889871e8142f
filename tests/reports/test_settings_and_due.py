"""What is set for a form: its days, when it must leave, how people are counted; what is said of it on Hôm nay."""

import random
from datetime import date
from decimal import Decimal

import pytest

from desktop_app.areas import load_areas
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import InvalidInput
from desktop_app.core.progress import Silent
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role
from desktop_app.reports.card import other_way, report_card, report_happenings
from desktop_app.reports.choosing import form_settings
from desktop_app.reports.demo import make
from desktop_app.reports.due import due_items
from desktop_app.reports.expected import expected_reports
from desktop_app.reports.fields import settings_shown, settings_typed
from desktop_app.reports.figures import FigureLine
from desktop_app.reports.indicators.definition import Indicator
from desktop_app.reports.kept import Wanted
from desktop_app.reports.known import Known
from desktop_app.reports.models import PeopleCount, ReportState
from desktop_app.reports.remarks import Remark, jump_of
from desktop_app.reports.service import ReportService
from desktop_app.reports.settings import SettingsService, periods_of
from tests.areas.reception.makers import MakeEntry
from tests.areas.surveys.accounts import at_desk

QUARTER = Wanted("01-TCD", date(2026, 9, 15), date(2026, 12, 14))


@pytest.mark.parametrize(
    ("form", "on", "names"),
    [
        ("01-TCD", date(2026, 12, 15), ["Tháng 01/2027", "Tháng 12/2026"]),
        ("01-TCD", date(2026, 11, 14), ["Tháng 11/2026", "Tháng 10/2026"]),
    ],
)
def test_the_month_that_just_ended_stands_behind_the_running_one(
    desk: Desk, form: str, on: date, names: list[str]
) -> None:
    found = periods_of(desk, form_settings(desk, form), on)
    assert [each.name for each in found[:2]] == names
    assert found[1].to_on < on <= found[0].to_on


def line(value: int | None, last: int | None) -> FigureLine:
    now, before = (None if each is None else Decimal(each) for each in (value, last))
    return FigureLine(Indicator(key="4", title="Số lượt", asked=True), now, None, before, None, "")


@pytest.mark.parametrize(
    ("value", "last", "remark"),
    [
        (20, 11, Remark.ROSE),
        (9, 7, None),
        (4, 2, None),
        (7, 0, None),
        (5, 10, Remark.FELL),
        (29, 25, None),
        (None, 11, None),
        (20, None, None),
    ],
)
def test_a_figure_rose_or_fell_much_by_half_and_by_five(
    value: int | None, last: int | None, remark: Remark | None
) -> None:
    assert jump_of(line(value, last)) is remark


def test_a_form_with_a_known_day_is_due_on_it_whether_or_not_it_was_begun(desk: Desk) -> None:
    settings = SettingsService(desk)
    assert due_items(desk, date(2027, 12, 31)) == [], "no day is known, so none is invented"
    shown = settings_shown(form_settings(desk, "01-TCD")) | {"due_after": 5}
    settings.set(settings_typed("01-TCD", shown))
    assert [(each.title, each.due_on) for each in due_items(desk, date(2026, 12, 31))] == [
        ("Lập: báo cáo 01/TCD quý IV/2026", date(2026, 12, 19)),
        ("Lập: báo cáo 01/TCD quý III/2026", date(2026, 9, 19)),
    ]
    ReportService(desk).begin(QUARTER)
    begun = expected_reports(desk)[0]
    assert (begun.state, begun.due_on) == (ReportState.OPEN.value, date(2026, 12, 19))
    with pytest.raises(InvalidInput, match="Không có ngày này"):
        settings.set(settings_typed("01-TCD", shown | {"due_month_day": "31/02"}))


def test_people_are_counted_each_time_or_as_different_ones_and_the_other_number_is_told(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    for _ in range(3):
        reception.register(an_entry(people_present=1))
    known = Known(load_areas())
    assert report_card(desk, known, QUARTER).figures.values["2"] == 3
    assert other_way(desk, known, QUARTER, "2") == 1
    assert other_way(desk, known, QUARTER, "1") is None, "visits are counted in one way only"
    chosen = settings_shown(form_settings(desk, "01-TCD")) | {"people": PeopleCount.DIFFERENT}
    SettingsService(desk).set(settings_typed("01-TCD", chosen))
    begun = ReportService(desk).begin(QUARTER)
    assert report_card(desk, known, QUARTER).figures.values["2"] == 1
    assert other_way(desk, known, QUARTER, "2") == 3
    ReportService(desk).freeze(begun.uid, begun.rev)
    ReportService(desk).correct(begun.uid, "4", "4", "Một lượt ghi nhầm chế độ")
    assert report_card(desk, known, QUARTER).figures.values["2"] == 1, "different people are counted and never summed"
    assert [each.what for each in report_happenings(desk, begun.uid)] == [
        "Đính chính 2 chỉ tiêu",
        "Chốt số liệu",
        "Lập báo cáo",
    ]


def test_the_practice_office_made_the_reports_of_the_last_quarter(desk: Desk, clock: FixedClock) -> None:
    at_desk(desk, "Ngô Xuân Thạo", Role.LEADER)
    assert make(desk, clock, random.Random(1), 1, Silent()) == 6
    made = {each.wanted.form: each for each in expected_reports(desk)}
    assert {key: each.state for key, each in made.items()} == {
        "01-TCD": ReportState.SENT.value,
        **{f"0{number}-XLD": ReportState.FROZEN.value for number in (1, 2, 3, 4)},
        "democracy": ReportState.OPEN.value,
    }
    card = report_card(desk, Known(load_areas()), made["01-XLD"].wanted)
    assert [(each.was, each.now) for each in card.figures.line("22").corrections] == [(1, 2)]
    assert card.figures.differing == (), "what was typed stands as it was corrected"
    assert clock.today() == date(2026, 11, 23)
