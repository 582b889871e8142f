"""The office's own data: its name, its hamlets, its people, what falls due."""

from datetime import date, timedelta

import pytest

from desktop_app.areas import load_areas
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import InvalidInput
from desktop_app.office.desk import Desk
from desktop_app.office.finding import due_items, find_anything, next_day_off, soon_until
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.hamlets import read_list
from desktop_app.office.profile import OfficeService, Profile
from tests.areas.reception.makers import MakeEntry

PASTED = [
    ("Thôn Đoài", ("Thôn", "Đoài", 0)),
    ("1. Thôn Cầu Gạo\t205 hộ", ("Thôn", "Cầu Gạo", 205)),
    ("Tổ dân phố số 3; 1.286", ("Tổ dân phố", "số 3", 1286)),
    ("Bản Khuổi Luông, 88", ("Bản", "Khuổi Luông", 88)),
    ("Đồng Mẫu", ("Thôn", "Đồng Mẫu", 0)),
    ("khu phố 5", ("Khu phố", "5", 0)),
]


@pytest.mark.parametrize(("line", "expected"), PASTED)
def test_a_pasted_line_is_read_as_kind_name_and_households(line: str, expected: tuple[str, str, int]) -> None:
    [found] = read_list(line)

    assert (found.kind, found.name, found.households) == expected


def test_a_line_without_a_name_is_named(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="Dòng 2 không có tên thôn"):
        HamletService(desk).paste("Thôn Hạ\n...\nThôn Thượng")
    assert len(HamletService(desk).all()) == 4


def test_a_hamlet_that_is_there_is_not_entered_again(desk: Desk) -> None:
    assert HamletService(desk).paste("thon doai\nThôn Hạ") == 5


def test_the_profile_is_kept_and_a_missing_name_is_told(desk: Desk) -> None:
    service = OfficeService(desk)
    service.settle(Profile(name="phường Nam Sơn", place="Nam Sơn", deputies=("Phạm Hữu Điệp",)))

    assert service.profile().agency == ("ỦY BAN NHÂN DÂN", "PHƯỜNG NAM SƠN")
    assert service.profile().deputies == ("Phạm Hữu Điệp",)
    with pytest.raises(InvalidInput, match="Chưa nhập tên đơn vị"):
        service.settle(Profile(place="Nam Sơn"))


def test_what_falls_due_is_listed_the_oldest_first(
    desk: Desk,
    clock: FixedClock,
    reception: ReceptionService,
    an_entry: MakeEntry,
) -> None:
    late = reception.register(an_entry(received_on=date(2026, 11, 2)))
    soon = reception.register(an_entry(received_on=date(2026, 11, 11), paper_number=""))
    reception.register(an_entry(paper_number=""))
    items = due_items(desk, load_areas())

    assert [item.uid for item in items] == [late.uid, soon.uid]
    assert soon_until(desk) == date(2026, 11, 27)
    assert "lễ" in next_day_off(desk)
    clock.move_by(timedelta(days=1))
    assert next_day_off(desk) == ""


def test_anything_is_found_in_groups_without_accents(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry())
    [hit] = find_anything(desk, load_areas(), "nguyen van duc thua 45")

    assert (hit.kind, hit.uid) == ("Lượt tiếp", saved.uid)
    assert hit.title == "Nguyễn Văn Đức, Thôn Đoài"
    assert find_anything(desk, load_areas(), "khong co ai") == []
