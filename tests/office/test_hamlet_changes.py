"""Hamlets are merged, split and renamed on a day; no day is left without a place, and none has two."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.accounts import AccountService
from desktop_app.office.desk import Desk
from desktop_app.office.hamlet_changes import follow
from desktop_app.office.hamlet_days import became, households_on, name_on, people_on, successors
from desktop_app.office.hamlet_models import Change
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.hamlets import HamletFacts, HamletRow, find_hamlet, hamlet_rows
from desktop_app.office.opening import OpenOffice
from desktop_app.office.rights import Role
from tests.conftest import PASSWORD

DAY = timedelta(days=1)
ON = date(2026, 7, 1)
BEFORE = ON - DAY
PAPER = "Nghị quyết số 12/NQ-HĐND ngày 20/6/2026"


def facts(name: str, households: int = 0, kind: str = "Thôn") -> HamletFacts:
    return HamletFacts(kind=kind, name=name, households=households)


@dataclass(frozen=True)
class Village:
    """The hamlets of the test office, and what is done with them."""

    desk: Desk
    service: HamletService

    def there(self, on: date) -> dict[str, HamletRow]:
        return {row.full_name: row for row in self.service.all(on)}

    def uid(self, name: str, on: date = BEFORE) -> str:
        return self.there(on)[name].uid

    def key(self, name: str, on: date = BEFORE) -> int:
        return self.there(on)[name].id


@pytest.fixture
def village(desk: Desk) -> Village:
    return Village(desk, HamletService(desk))


def test_a_merged_hamlet_stands_from_its_day_in_the_place_of_those_that_ended_the_day_before(village: Village) -> None:
    doai, trung = village.key("Thôn Đoài"), village.key("Thôn Trung")
    village.service.merge([village.uid("Thôn Đoài"), village.uid("Thôn Trung")], facts("Đoài Trung", 476), ON, PAPER)

    assert list(village.there(BEFORE)) == ["Thôn Đoài", "Thôn Trung", "Thôn Cầu Gạo", "Bản Khuổi Luông"]
    assert list(village.there(ON)) == ["Thôn Cầu Gạo", "Bản Khuổi Luông", "Thôn Đoài Trung"]
    with village.desk.db.reading() as session:
        [told] = successors(session, doai)
        assert (told.after, told.change, told.on, told.document) == ("Thôn Đoài Trung", Change.MERGED, ON, PAPER)
        new = village.key("Thôn Đoài Trung", ON)
        assert became(session, doai, BEFORE) == (doai,)
        assert became(session, doai, ON) == became(session, trung, ON) == (new,)
        assert became(session, new, BEFORE) == (doai, trung)
        assert households_on(session, doai, BEFORE) == 286
        assert households_on(session, new, ON) == 476


def test_a_split_hamlet_is_followed_by_all_its_parts(village: Village) -> None:
    doai = village.key("Thôn Đoài")
    parts = [facts("Đoài Đông", 150), facts("Đoài Tây", 136)]
    village.service.split(village.uid("Thôn Đoài"), parts, ON, PAPER)

    with village.desk.db.reading() as session:
        assert [told.after for told in successors(session, doai)] == ["Thôn Đoài Đông", "Thôn Đoài Tây"]
        assert name_on(session, doai, ON) == "Thôn Đoài Đông, Thôn Đoài Tây"
        assert name_on(session, doai, BEFORE) == "Thôn Đoài"


def test_a_renamed_hamlet_keeps_its_old_name_for_older_days_and_can_go_on_changing(village: Village) -> None:
    doai = village.key("Thôn Đoài")
    village.service.rename(village.uid("Thôn Đoài"), facts("số 1", 286, "Tổ dân phố"), ON, PAPER)
    later = date(2026, 10, 1)
    village.service.merge(
        [village.uid("Tổ dân phố số 1", ON), village.uid("Thôn Trung", ON)], facts("Đoài", 480), later, PAPER
    )

    with village.desk.db.reading() as session:
        names = [name_on(session, doai, on) for on in (BEFORE, ON, later - DAY, later)]
        assert names == ["Thôn Đoài", "Tổ dân phố số 1", "Tổ dân phố số 1", "Thôn Đoài"]
        found = [find_hamlet(session, "thon doai", on) for on in (BEFORE, ON, later)]
        assert [each.from_on if each else None for each in found] == [None, later, later]


def test_a_name_that_is_free_only_later_is_still_that_of_the_hamlet_of_the_day(village: Village) -> None:
    future = date(2027, 1, 1)
    village.service.merge([village.uid("Thôn Đoài"), village.uid("Thôn Trung")], facts("Đoài", 476), future, PAPER)

    with village.desk.db.reading() as session:
        today, then = find_hamlet(session, "Đoài", date(2026, 11, 23)), find_hamlet(session, "Đoài", future)
    assert today is not None
    assert then is not None
    assert (today.to_on, then.from_on) == (future - DAY, future)


REFUSED = [
    (["Thôn Đoài"], "Đoài Mới", ON, "từ hai nơi trở lên"),
    (["Thôn Đoài", "Thôn Đoài"], "Đoài Mới", ON, "từ hai nơi trở lên"),
    (["Thôn Đoài", "Thôn Trung", "Thôn Đoài"], "Đoài Mới", ON, "được chọn hai lần"),
    (["Thôn Đoài", "Thôn Trung"], "cau gao", ON, "Đã có Thôn cau gao"),
    (["Thôn Đoài", "Thôn Trung"], " ", ON, "Chưa có tên"),
    (["Thôn Đoài", "Thôn Trung"], "Đoài Mới", date(2020, 1, 1), "có từ ngày 02/01/2020"),
    (["Thôn Đoài", "Thôn Trung"], "Đoài Mới", date(2020, 1, 2), "có từ ngày 02/01/2020"),
]


@pytest.mark.parametrize(("names", "new", "on", "said"), REFUSED)
def test_a_merger_that_cannot_be_is_refused_and_changes_nothing(
    village: Village, names: list[str], new: str, on: date, said: str
) -> None:
    trung = village.there(ON)["Thôn Trung"]
    village.service.change(trung.uid, HamletFacts(kind="Thôn", name="Trung", households=190, from_on=date(2020, 1, 2)))
    before = village.service.all()
    with pytest.raises(InvalidInput, match=said):
        village.service.merge([village.uid(name) for name in names], facts(new), on, PAPER)

    assert village.service.all() == before


def test_a_hamlet_ends_only_once(village: Village) -> None:
    doai = village.uid("Thôn Đoài")
    village.service.close(doai, BEFORE, "giải thể")
    with pytest.raises(InvalidInput, match="Thôn Đoài đã ngừng dùng, còn đến hết ngày 30/06/2026"):
        village.service.rename(doai, facts("Khác"), date(2026, 9, 1), PAPER)
    with pytest.raises(InvalidInput, match="Chia tách cần từ hai nơi mới"):
        village.service.split(village.uid("Thôn Trung"), [facts("Một")], ON, PAPER)
    with pytest.raises(InvalidInput, match="Đã có Thôn một"):
        village.service.split(village.uid("Thôn Trung"), [facts("Một"), facts("một")], ON, PAPER)


def test_days_that_two_hamlets_share_are_not_moved_in_one_of_them(village: Village) -> None:
    doai = village.uid("Thôn Đoài")
    new = village.service.rename(doai, facts("Đoài Mới", 286), ON, PAPER)
    moved = "Ngày này đi theo việc đổi tên từ ngày 01/07/2026"
    with pytest.raises(InvalidInput, match=moved):
        village.service.close(doai, date(2026, 8, 1), "nhầm")
    with pytest.raises(InvalidInput, match=moved):
        village.service.change(doai, facts("Đoài", 286))
    with pytest.raises(InvalidInput, match=moved):
        village.service.change(new, facts("Đoài Mới", 286))
    village.service.close(new, date(2026, 8, 1), "giải thể")

    assert "Thôn Đoài Mới" not in village.there(date(2026, 8, 2))


def test_the_last_hamlet_cannot_vanish(village: Village) -> None:
    *others, last = village.service.all()
    for each in others:
        village.service.close(each.uid, BEFORE, "giải thể")
    with pytest.raises(InvalidInput, match="Bản Khuổi Luông là nơi cuối cùng còn trong danh sách"):
        village.service.close(last.uid, ON, "giải thể")
    village.service.rename(last.uid, facts("Khuổi Luông Mới", 88, "Bản"), date(2026, 9, 1), PAPER)

    assert list(village.there(date(2026, 9, 1))) == ["Bản Khuổi Luông Mới"]


def test_a_number_of_households_holds_from_its_day_and_is_corrected_on_it(village: Village) -> None:
    doai, key = village.uid("Thôn Đoài"), village.key("Thôn Đoài")
    village.service.count(doai, date(2026, 3, 1), 290, 1100)
    village.service.count(doai, date(2026, 9, 1), 301)
    village.service.count(doai, date(2026, 3, 1), 291, 1100)

    days = (date(2025, 1, 1), date(2026, 2, 28), date(2026, 3, 1), date(2026, 8, 31), date(2026, 9, 1))
    with village.desk.db.reading() as session:
        assert [households_on(session, key, on) for on in days] == [286, 286, 291, 291, 301]
        assert [people_on(session, key, on) for on in days] == [0, 0, 1100, 1100, 0]
    assert village.there(date(2026, 8, 31))["Thôn Đoài"].households == 291
    assert village.service.all()[0].households == 301


def test_a_number_changed_in_the_list_holds_from_today_on(village: Village) -> None:
    doai, key = village.uid("Thôn Đoài"), village.key("Thôn Đoài")
    today = village.desk.clock.today()
    village.service.change(doai, facts("Đoài", 301))
    village.service.change(doai, facts("Đoài", 302))
    village.service.change(
        village.uid("Thôn Trung"), HamletFacts(kind="Thôn", name="Trung", households=190, people=702)
    )

    with village.desk.db.reading() as session:
        assert [households_on(session, key, on) for on in (today - DAY, today)] == [286, 302]
        assert people_on(session, village.key("Thôn Trung"), date(2024, 1, 1)) == 702


def test_a_number_outside_the_days_of_the_hamlet_is_refused(village: Village) -> None:
    new = village.service.rename(village.uid("Thôn Đoài"), facts("Đoài Mới", 286), ON, PAPER)
    with pytest.raises(InvalidInput, match="Thôn Đoài Mới có từ ngày 01/07/2026"):
        village.service.count(new, BEFORE, 287)
    village.service.count(new, ON, 288)

    assert village.there(ON)["Thôn Đoài Mới"].households == 288


def test_only_who_settles_the_office_changes_what_hamlets_there_are(office: OpenOffice) -> None:
    other = f"{PASSWORD} khác"
    AccountService(office.desk, office.keeper).open("Lê Thị Hoa", "", Role.OFFICIAL, other)
    service = HamletService(office.switch("Lê Thị Hoa", other))
    first, second, *_ = (row.uid for row in service.all())

    with pytest.raises(NotAllowed):
        service.merge([first, second], facts("Mới"), ON, PAPER)
    with pytest.raises(NotAllowed):
        service.split(first, [facts("Một"), facts("Hai")], ON, PAPER)
    with pytest.raises(NotAllowed):
        service.rename(first, facts("Mới"), ON, PAPER)
    with pytest.raises(NotAllowed):
        service.count(first, ON, 100)
    with pytest.raises(NotAllowed):
        service.take_back(first, "nhầm")


def test_a_change_made_by_mistake_is_taken_back_as_a_whole(village: Village) -> None:
    doai = village.key("Thôn Đoài")
    parts = [facts("Đoài Đông", 150), facts("Đoài Tây", 136)]
    first, second = village.service.split(village.uid("Thôn Đoài"), parts, ON, PAPER)
    village.service.take_back(second, "ghi nhầm thôn")

    assert list(village.there(ON)) == ["Thôn Đoài", "Thôn Trung", "Thôn Cầu Gạo", "Bản Khuổi Luông"]
    assert [row.never_was for row in village.service.all() if row.uid in (first, second)] == [True, True]
    with village.desk.db.reading() as session:
        assert successors(session, doai) == ()
        assert became(session, doai, ON) == (doai,)
    village.service.merge([village.uid("Thôn Đoài"), village.uid("Thôn Trung")], facts("Đoài Đông"), ON, PAPER)
    assert village.there(ON)["Thôn Đoài Đông"].households == 476


def test_only_the_last_change_is_taken_back_and_no_name_is_there_twice(village: Village) -> None:
    new = village.service.rename(village.uid("Thôn Đoài"), facts("Đoài Mới", 286), ON, PAPER)
    last = village.service.rename(new, facts("Đoài Xuân", 286), date(2026, 9, 1), PAPER)
    with pytest.raises(UserError, match="Thôn Đoài Mới đã thay đổi tiếp"):
        village.service.take_back(new, "nhầm")
    with pytest.raises(UserError, match="Thôn Trung không do sáp nhập"):
        village.service.take_back(village.uid("Thôn Trung"), "nhầm")
    village.service.take_back(last, "nhầm")
    village.service.paste("Thôn Đoài; 10")
    with pytest.raises(InvalidInput, match="Đã có Thôn Đoài"):
        village.service.take_back(new, "nhầm")


class UndoneError(Exception):
    """Ends a transaction that must leave nothing."""


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(changes=st.lists(st.tuples(st.integers(1, 40), st.integers(1, 3), st.integers(1, 3)), max_size=7))
def test_on_every_day_the_hamlets_that_are_there_share_out_all_households_once(
    desk: Desk, changes: list[tuple[int, int, int]]
) -> None:
    with suppress(UndoneError), desk.db.writing(desk.account.uid) as session:
        on, days, first = date(2026, 1, 1), [date(2026, 1, 1)], hamlet_rows(session)
        for step, (after, olds, news) in enumerate(changes):
            on += timedelta(days=after)
            _change(session, on, olds, [f"N{step}.{part}" for part in range(news)])
            days += [on - DAY, on]
        for day in days:
            there = {row.id: row for row in hamlet_rows(session, day)}
            reached = [set(became(session, each.id, day)) for each in first]
            assert set().union(*reached) == set(there)
            assert sum(households_on(session, key, day) for key in there) == 769
            assert all(became(session, key, day) == (key,) for key in there)
            assert max(Counter(row.full_name for row in there.values()).values()) == 1
        raise UndoneError


def _change(session: Session, on: date, olds: int, names: list[str]) -> None:
    """The first hamlets of the day become as many as there are names, with their households shared out."""
    old = hamlet_rows(session, on)[:olds]
    sum_of = sum(row.households for row in old)
    shares = [sum_of // len(names)] * (len(names) - 1)
    new = [facts(name, share) for name, share in zip(names, [*shares, sum_of - sum(shares)], strict=True)]
    follow(session, [row.uid for row in old], new, Change.MERGED, on, PAPER)
