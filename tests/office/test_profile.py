"""How an office is named on papers and on screen."""

import pytest

from desktop_app.office.models import OfficeKind
from desktop_app.office.papers import committee, letterhead
from desktop_app.office.profile import Profile


@pytest.mark.parametrize(
    ("name", "superior", "agency", "short", "full"),
    [
        ("xã Yên Hạ", "", ("ỦY BAN NHÂN DÂN", "XÃ YÊN HẠ"), "UBND xã Yên Hạ", "Ủy ban nhân dân xã Yên Hạ"),
        ("tỉnh Hạ", "", ("ỦY BAN NHÂN DÂN", "TỈNH HẠ"), "UBND tỉnh Hạ", "Ủy ban nhân dân tỉnh Hạ"),
        ("Sở Nội vụ", "UBND TỈNH MINH HỌA", ("SỞ NỘI VỤ",), "Sở Nội vụ", "Sở Nội vụ"),
    ],
)  # fmt: skip
def test_a_committee_stands_alone_and_a_department_below_whom_it_belongs_to(
    name: str, superior: str, agency: tuple[str, ...], short: str, full: str
) -> None:
    profile = Profile(name=name, kind=OfficeKind.UPPER.name, upper_office="UBND tỉnh Minh Họa")
    head = letterhead(profile)
    assert (head.superior, head.agency) == (superior, agency)
    assert (profile.short_name, committee(profile)) == (short, full)
