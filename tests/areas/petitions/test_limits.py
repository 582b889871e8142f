"""Limits of petitions when the law or the days off change."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import select

from desktop_app.areas.petitions import limits
from desktop_app.areas.petitions.kept import Registered, petition_of, registered
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.models import PetitionLimit
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Result
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import InvalidInput
from desktop_app.core.law.rulebook import Unit
from desktop_app.office.desk import Desk
from desktop_app.office.law_entry import DayChange, RuleChange
from desktop_app.office.law_service import LawService
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import DayKind
from tests.areas.petitions.makers import a_petition, ours, take

STORM = DayChange(on=date(2026, 11, 25), kind=DayKind.OFF, reason="Nghỉ bão", document="12/TB-UBND")
LONGER = RuleChange(
    key="denunciation.extend",
    value=45,
    unit=Unit.CALENDAR_DAYS,
    from_on=date(2026, 11, 1),
    to_on=None,
    citation="Điều 30 Luật mẫu",
    document="15/HD-TTr",
    reason="Luật sửa đổi",
)


def limit(desk: Desk, petition: Registered, key: str) -> PetitionLimit:
    """One limit of a petition as it is kept."""
    with desk.db.reading() as session:
        row = petition_of(session, petition.uid)
        return session.scalars(select(PetitionLimit).filter_by(petition_id=row.id, key=key)).one()


def next_due_on(desk: Desk, petition: Registered) -> date | None:
    """When its next duty falls due."""
    with desk.db.reading() as session:
        return petition_of(session, petition.uid).next_due_on


def now(desk: Desk, petition: Registered) -> Registered:
    """The petition as it stands after somebody else wrote to it."""
    with desk.db.reading() as session:
        return registered(petition_of(session, petition.uid))


@pytest.fixture
def denunciation(desk: Desk) -> Registered:
    """A denunciation that is being settled and was extended once."""
    petition = ours(desk, date(2026, 11, 17), kind=Kind.DENUNCIATION)
    for key in ("accept_denunciation", "notify_acceptance"):
        petition = take(desk, petition, key, date(2026, 11, 18), document_on=date(2026, 11, 18))
    said = {"tests": ("foreign",), "document_on": date(2026, 11, 20)}
    return take(desk, petition, "extend_denunciation", date(2026, 11, 20), **said)


def test_a_new_day_off_moves_an_open_limit_and_says_from_where_and_when(desk: Desk) -> None:
    petition = PetitionService(desk).register(a_petition())
    moved = LawService(desk).make(STORM)
    assert [(each.item.title, each.due_on) for each in moved] == [
        ("Thụ lý hay không thụ lý khiếu nại, đơn 001/2026", date(2026, 11, 27))
    ]
    row = limit(desk, petition, "accept")
    assert (row.due_on, row.moved_from_on, row.moved_on) == (date(2026, 11, 27), date(2026, 11, 26), date(2026, 11, 23))
    assert next_due_on(desk, petition) == date(2026, 11, 27)
    assert limit(desk, petition, "hard").moved_on is None


def test_a_limit_that_moved_says_so_until_a_step_gives_it_another_day(desk: Desk, denunciation: Registered) -> None:
    LawService(desk).make(LONGER)
    denunciation = take(desk, now(desk, denunciation), "verify", date(2026, 11, 23), said="Đã đến hiện trường")
    assert limit(desk, denunciation, "conclude").moved_from_on == date(2027, 1, 18)
    said = {"tests": ("foreign", "evidence"), "document_on": date(2026, 11, 23)}
    denunciation = take(desk, denunciation, "extend_denunciation", date(2026, 11, 23), **said)
    row = limit(desk, denunciation, "conclude")
    assert (row.due_on, row.moved_from_on, row.moved_on) == (date(2027, 3, 18), None, None)


def test_a_change_of_the_rule_of_extension_moves_a_settlement_that_was_extended(
    desk: Desk, denunciation: Registered
) -> None:
    assert limit(desk, denunciation, "conclude").due_on == date(2027, 1, 18)  # 60 days end on a Sunday
    moved = LawService(desk).make(LONGER)
    assert [(each.item.added, each.due_on) for each in moved] == [(("denunciation.extend",), date(2027, 2, 1))]
    assert next_due_on(desk, denunciation) == date(2027, 2, 1)


def test_limits_that_stand_still_are_met_or_were_set_by_the_office_do_not_move(
    desk: Desk, clock: FixedClock, denunciation: Registered
) -> None:
    said = {"reason": "Chờ giám định", "document_on": date(2026, 11, 23)}
    take(desk, denunciation, "suspend_denunciation", date(2026, 11, 23), **said)
    wish = ours(desk, date(2026, 11, 23), kind=Kind.SUGGESTION)
    take(desk, wish, "assign", date(2026, 11, 23), assigned_to="Địa chính", until_on=date(2026, 11, 25))
    with desk.db.reading() as session:
        open_keys = {each.title.partition(",")[0] for each in limits.open_deadlines(session)}
    assert open_keys == {"Mốc cuối cùng phải xử lý đơn", "Nhập cơ sở dữ liệu quốc gia"}
    assert LawService(desk).make(STORM) == []
    clock.move_to(datetime(2026, 12, 1, 8, 0))
    assert LawService(desk).make(LONGER) == []


def test_days_on_which_a_settlement_stood_still_are_left_out_when_it_moves(
    desk: Desk, denunciation: Registered
) -> None:
    said = {"document_on": date(2026, 11, 23)}
    petition = take(desk, denunciation, "suspend_denunciation", date(2026, 11, 23), reason="Chờ giám định", **said)
    take(desk, petition, "continue_denunciation", date(2026, 12, 2), document_on=date(2026, 12, 2))
    assert limit(desk, petition, "conclude").due_on == date(2027, 1, 27)  # ten days from 23/11 to 02/12 do not count
    (moved,) = LawService(desk).make(LONGER)
    assert moved.due_on == date(2027, 2, 11)


@pytest.mark.parametrize("key", ["denunciation.extend", "denunciation.conclude"])
def test_days_that_are_added_up_are_counted_in_one_way(desk: Desk, key: str) -> None:
    with pytest.raises(InvalidInput, match="cùng cách tính"):
        LawService(desk).make(replace(LONGER, key=key, unit=Unit.WORKING_DAYS))
    assert desk.law.rulebook.at(key, date(2026, 11, 23)).unit is Unit.CALENDAR_DAYS


def test_every_rule_of_extension_names_what_it_is_added_to(desk: Desk) -> None:
    for each in petition_law().law.limits:
        if each.extension:
            assert {desk.law.rulebook.at(each.extension, LONGER.from_on).adds_to} == {*each.rules.values()}


def test_what_is_no_duty_of_the_office_moves_until_its_day_has_passed(desk: Desk, clock: FixedClock) -> None:
    petition = ours(desk, date(2026, 11, 17))
    on = date(2026, 11, 20)
    petition = take(desk, petition, "accept_complaint", on, document_on=on)
    take(desk, petition, "decide", on, document_on=on, result=Result.WRONG)
    longer = replace(LONGER, key="complaint.effective", value=40)
    effective = ("complaint.effective", date(2026, 12, 30))
    assert effective in [(each.item.rule_key, each.due_on) for each in LawService(desk).moved_by(longer)]
    clock.move_to(datetime(2026, 12, 24, 8, 0))
    assert effective not in [(each.item.rule_key, each.due_on) for each in LawService(desk).moved_by(longer)]
