"""Forms that another office sends: what is refused, and that every shipped one would be taken."""

from datetime import date

import pytest

from desktop_app.areas import load_areas
from desktop_app.core.errors import UserError
from desktop_app.core.resources import resource
from desktop_app.office.desk import Desk
from desktop_app.reports.choosing import form_choices
from desktop_app.reports.editions import editions_at
from desktop_app.reports.forms import FOLDER, load_forms
from desktop_app.reports.kept import Wanted
from desktop_app.reports.known import Known
from desktop_app.reports.queries import report_figures, reports
from desktop_app.reports.sent_forms import drop_form, plan_form, read_sent_form, take_form
from desktop_app.reports.service import ReportService

KNOWN = Known(load_areas())
SMALL = """
key = "02-TINH"
edition = "1"
number = "02/TINH"
title = "Lượt tiếp theo chế độ"
confidence = "office"
from = 2026-07-01
base = { count = "reception.visits" }

[[column]]
key = "1"
title = "Tiếp thường xuyên"
where = { mode = "REGULAR" }

[[column]]
key = "2"
title = "Tổng"
sum = "1 + 1"
"""
CHAIN = "".join(
    f'\n[[indicator]]\nkey = "n{at}"\ntitle = "n"\nsum = "{below} + {below}"\n'
    for at in range(200)
    for below in [f"n{at + 1}" if at < 199 else "1"]
)


def test_a_form_of_the_size_of_any_shipped_one_can_be_sent() -> None:
    for path in sorted(resource(*FOLDER).glob("*.toml")):
        if path.stem != "dan-chu":
            read_sent_form(path.read_text(encoding="utf-8"))
    assert read_sent_form(SMALL + CHAIN).has("n199"), "sums of sums in which there are 2 to the 200th ways are read too"


MANY = '[[indicator]]\nkey = "x*"\neach = 0x400\ntitle = "x"\nasked = true\n\n[[column]]\nkey = "2"'
MANY = '[[indicator]]\nkey = "x*"\neach = 0x400\ntitle = "x"\nasked = true\n\n[[column]]\nkey = "2"'
WRONG = {
    "no file of this kind": ('key = "02-TINH"', "", "thiếu hoặc sai mục “key”"),
    "no column": ("[[column]]", "[[indicator]]", "không có cột"),
    "a title that is a number": ('title = "Tổng"', "title = 7", "không đúng là chữ"),
    "a width of nothing": ('key = "2"', 'key = "2"\nwidth = 0', "bề rộng"),
    "a thousand for one": ('[[column]]\nkey = "2"', MANY, "có mục viết sai"),
    "a sum of what is not there": ("1 + 1", "1 + 7", "có mục viết sai"),
    "a sum of itself": ("1 + 1", "1 + 2", "có mục viết sai"),
    "nothing to count by": ('sum = "1 + 1"', "", "cách tính ở “Tổng”"),
    "half a ratio": ('sum = "1 + 1"', 'ratio = "1"', "có mục viết sai"),
    "two ways to count": ('sum = "1 + 1"', 'sum = "1 + 1"\nasked = true', "cách tính ở “Tổng”"),
    "a day that is a number": ("from = 2026-07-01", "from = 0.5", "không đúng là chữ"),
    "a key that is a path": ("02-TINH", "../02", "ký hiệu biểu"),
    "ends before it begins": ("from =", "to = 2026-01-01\nfrom =", "hết hiệu lực trước"),
    "due on a day that is none": ("from =", "due_month_day = 231\nfrom =", "ngày trong năm"),
    "a file without end": ('title = "Tổng"', 'title = "' + "a" * 300_000 + '"', "tệp quá lớn"),
}


@pytest.mark.parametrize(("was", "becomes", "said"), WRONG.values(), ids=WRONG)
def test_a_file_with_a_fault_is_refused_with_where_it_is(was: str, becomes: str, said: str) -> None:
    with pytest.raises(UserError, match=f"{said}.*Đề nghị nơi lập biểu sửa"):
        read_sent_form(SMALL.replace(was, becomes))


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("reception.visits", "reception.tomorrow", "nguồn số liệu"),
        ("REGULAR", "SOMETIMES", "cách phân loại"),
        ("mode =", "mood =", "cách phân loại"),
        ('where = { mode = "REGULAR" }', 'measure = "shoes"', "cách cộng"),
        ('sum = "1 + 1"', 'read = "reception.luck"', "kết quả"),
    ],
)
def test_a_form_that_this_program_cannot_count_is_refused_beforehand(
    desk: Desk, was: str, becomes: str, said: str
) -> None:
    with desk.db.reading() as session, pytest.raises(UserError, match=f"cần một {said} mà chương trình này chưa có"):
        plan_form(session, KNOWN, SMALL.replace(was, becomes))


def test_a_form_that_was_taken_is_counted_by_and_stays_while_a_report_needs_it(desk: Desk) -> None:
    with desk.db.writing(desk.account.uid) as session:
        uid = take_form(session, KNOWN, SMALL, "UBND tỉnh, gói số 1")
        assert take_form(session, KNOWN, SMALL, "lần hai") == "", "it is here already"
    assert [choice.form.key for choice in form_choices(desk)][-1] == "02-TINH"
    wanted = Wanted("02-TINH", date(2026, 9, 15), date(2026, 12, 14))
    assert {line.key: line.value for line in report_figures(desk, KNOWN, wanted).lines} == {"1": 0, "2": 0}
    with desk.db.writing(desk.account.uid) as session:
        drop_form(session, uid)
    assert editions_at(desk) == load_forms()
    with desk.db.writing(desk.account.uid) as session:
        assert take_form(session, KNOWN, SMALL, "gói số 2") == uid
    made = ReportService(desk, KNOWN).begin(wanted)
    ReportService(desk, KNOWN).void(made.uid, made.rev, "Lập nhầm")
    with desk.db.writing(desk.account.uid) as session, pytest.raises(UserError, match="đã dùng cho báo cáo"):
        drop_form(session, uid)
    assert [row.title for row in reports(desk, with_void=True)] == ["Lượt tiếp theo chế độ"]
