"""What was typed freely, numbers, people and hamlets as papers write them."""

import pytest

from desktop_app.core.paper.wording import BLANK
from desktop_app.office.form_papers.hamlet import HamletOnPaper, of_hamlet
from desktop_app.office.form_papers.values import hour, numbered, of_commune, part, people, percent, two_digits, within
from desktop_app.office.profile import Profile


@pytest.mark.parametrize(
    ("number", "whole", "said"),
    [(158, 186, "84,9%"), (141, 186, "75,8%"), (12, 186, "6,5%"), (1, 2, "50,0%"), (1, 2000, "0,1%"), (5, 0, "")],
)
def test_parts_are_of_the_whole_with_one_decimal_and_a_half_rounded_up(number: int, whole: int, said: str) -> None:
    assert percent(number, whole) == said


def test_what_nobody_knows_is_left_empty_and_small_numbers_have_two_digits() -> None:
    assert (two_digits(None), two_digits(3), two_digits(141)) == ("", "03", "141")
    assert (part(None, 186, "hộ"), part(124, None, "hộ"), part(9, 12, "thôn")) == ("", "", "09/12 thôn")
    assert (hour("08:05"), hour("")) == ("08 giờ 05 phút", "…… giờ …… phút")


def test_people_stand_in_numbered_lines_and_dots_where_nobody_is_named() -> None:
    named = [("Lò Văn Một", ""), ("Lò Thị Hai", "Thư ký")]
    assert (
        people(named, 3, "Tổ trưởng", "Thành viên")
        == "1. Ông (bà) Lò Văn Một - Tổ trưởng\n2. Ông (bà) Lò Thị Hai - Thư ký"
    )
    assert people([], 2) == f"1. Ông (bà) {BLANK}\n2. Ông (bà) {BLANK}"


def test_several_lines_get_numbers_unless_they_have_them() -> None:
    assert numbered("Một\n\nHai") == "1. Một\n2. Hai"
    assert numbered("1. Một\n2. Hai") == "1. Một\n2. Hai"
    assert numbered("Chỉ một ý") == "Chỉ một ý"


def test_a_clause_begins_small_unless_it_begins_a_name() -> None:
    assert within("Đóng góp làm đường.") == "đóng góp làm đường"
    assert within("UBND hỗ trợ xi măng") == "UBND hỗ trợ xi măng"


@pytest.mark.parametrize(
    ("kind", "name", "post", "there"),
    [
        ("Thôn", "Đoài", "Trưởng thôn", "Trưởng thôn Đoài"),
        ("Bản", "Nà Phai", "Trưởng bản", "Trưởng bản Nà Phai"),
        ("Tổ dân phố", "số 3", "Tổ trưởng tổ dân phố", "Tổ trưởng tổ dân phố số 3"),
    ],
)
def test_the_head_of_a_hamlet_is_called_by_what_the_hamlet_is(kind: str, name: str, post: str, there: str) -> None:
    said = of_hamlet(HamletOnPaper(kind=kind, name=name))
    assert (said["chuc_danh"], said["chuc_danh_thon"]) == (post, there)
    assert said["thon"] == f"{kind[0].lower()}{kind[1:]} {name}"


def test_a_special_zone_is_called_by_both_words() -> None:
    assert of_commune(Profile(name="đặc khu Vân Đồn"))["cap"] == "đặc khu"
    assert of_commune(Profile(name="phường Bến Ví"))["cap"] == "phường"
