"""Hamlets are corrected and ended by day; what was recorded of them stays."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.accounts import AccountService
from desktop_app.office.desk import Desk
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.hamlets import HamletFacts, understood
from desktop_app.office.opening import OpenOffice
from desktop_app.office.rights import Role
from tests.conftest import PASSWORD

LINES = [
    ("Thôn Hạ; 120", "Thôn Hạ", 120, False),
    ("thon doai, 286 hộ", "Thôn doai", 286, True),
    ("2) Bản Nà Pá\t1.024 hộ dân\tông Lò Văn Ắm", "Bản Nà Pá", 1024, False),
    ("Tổ dân phố số 9", "Tổ dân phố số 9", 0, False),
]


@pytest.mark.parametrize(("line", "name", "households", "is_known"), LINES)
def test_a_line_is_understood_while_it_is_typed(line: str, name: str, households: int, is_known: bool) -> None:
    [read] = understood(line, ["Thôn Đoài"])

    assert read.pasted is not None
    assert (read.pasted.full_name, read.pasted.households, read.is_known) == (name, households, is_known)


def test_a_line_without_a_name_and_a_line_that_repeats_are_told_apart() -> None:
    lines = understood("Thôn Hạ\n\n---\nthôn hạ")

    assert [(line.number, line.is_known, bool(line.problem)) for line in lines] == [
        (1, False, False),
        (3, False, True),
        (4, True, False),
    ]


def test_a_correction_is_journalled_and_keeps_the_hamlet(desk: Desk) -> None:
    service = HamletService(desk)
    before = service.all()[0]
    service.change(before.uid, HamletFacts(kind="Thôn", name="Đoài Thượng", households=290, people=1012, head="Vũ Ba"))
    after = service.all()[0]

    assert (after.id, after.uid) == (before.id, before.uid)
    assert (after.full_name, after.people, after.head) == ("Thôn Đoài Thượng", 1012, "Vũ Ba")


def test_a_hamlet_ends_with_its_day_and_its_name_is_free_again(desk: Desk) -> None:
    service = HamletService(desk)
    old = service.all()[0]
    service.close(old.uid, date(2026, 6, 30), "Sáp nhập theo Nghị quyết 12/NQ-HĐND")

    assert old.uid in {row.uid for row in service.all(date(2026, 6, 30))}
    assert old.uid not in {row.uid for row in service.all(date(2026, 7, 1))}
    assert service.paste("Thôn Đoài; 300") == 5


def test_a_taken_name_and_days_the_wrong_way_round_are_refused(desk: Desk) -> None:
    service = HamletService(desk)
    second = service.all()[1]
    facts = HamletFacts(kind=second.kind, name=second.name)
    with pytest.raises(InvalidInput, match="Đã có Thôn Đoài"):
        service.change(second.uid, replace(facts, name="Đoài"))
    with pytest.raises(InvalidInput, match="trước ngày thành lập 01/07/2025"):
        service.change(second.uid, replace(facts, from_on=date(2025, 7, 1), to_on=date(2025, 6, 30)))
    service.change(second.uid, replace(facts, from_on=date(2025, 7, 1)))
    with pytest.raises(InvalidInput, match="trước ngày thành lập"):
        service.close(second.uid, date(2025, 1, 1), "nhầm")
    with pytest.raises(UserError, match="Không còn thôn"):
        service.close("no-such-uid", date(2026, 1, 1), "nhầm")


def test_only_who_settles_the_office_changes_its_hamlets(office: OpenOffice) -> None:
    other = f"{PASSWORD} khác"
    AccountService(office.desk, office.keeper).open("Lê Thị Hoa", "", Role.OFFICIAL, other)
    service = HamletService(office.switch("Lê Thị Hoa", other))
    row = service.all()[0]

    with pytest.raises(NotAllowed):
        service.change(row.uid, HamletFacts(kind="Thôn", name="Khác"))
    with pytest.raises(NotAllowed):
        service.close(row.uid, date(2026, 6, 30), "thử")
