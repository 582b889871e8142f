"""What stands around a question while forms are keyed: the sheet, the keys, the pace, how far the batch is."""

from datetime import date, datetime, timedelta

import pytest

from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.keying import machine
from desktop_app.areas.surveys.keying.asked import asked_now
from desktop_app.areas.surveys.keying.facts import facts
from desktop_app.areas.surveys.keying.pace import Pace
from desktop_app.areas.surveys.keying.prompts import AT_THE_END
from desktop_app.areas.surveys.keying.scanned import serial_in
from desktop_app.areas.surveys.keying.service import KeyingService
from desktop_app.areas.surveys.keying.sheet import lines_of
from desktop_app.areas.surveys.keying.state import Entry
from desktop_app.areas.surveys.states import Pass, Rekey
from desktop_app.office.desk import Desk
from tests.areas.surveys.makers import PLAIN, a_batch, a_survey, with_forms

TODAY, NOW = date(2026, 11, 23), datetime(2026, 11, 23, 9, 16)
PKS05 = shipped()["PKS05"]


def keyed(*keys: str) -> Entry:
    entry = Entry.begin(PKS05, TODAY)
    for key in keys:
        entry = machine.press(entry, key)
    return entry


def test_the_sheet_shows_what_was_keyed_what_is_not_asked_and_what_was_struck() -> None:
    lines = {line.number: line for line in lines_of(keyed(*"2131"))}
    assert (lines["1.1"].label, lines["1.1"].code) == ("25–49 tuổi", "2")
    assert (lines["3.1"].label, lines["3.1"].is_struck) == ("không hỏi", False)
    assert (lines["4"].is_here, lines["5"].is_ahead, lines["5"].label) == (True, True, "")
    struck = {line.number: line for line in lines_of(keyed(*"2133", "1", "Enter", "/", "/", "1"))}
    assert (struck["3.1"].code, struck["3.1"].is_struck) == ("1", True)


@pytest.mark.parametrize(
    ("keys", "head", "about", "key", "means"),
    [
        ("", "Câu 1.1", "trên 12 câu", "Enter", "người dân bỏ trống"),
        ("2", "Câu 1.2", "trên 12 câu", "8", "không biết"),
        ("2133", "Câu 3.1", "trên 12 câu, chỉ hỏi khi câu 3 trả lời Chờ đợi rất lâu", "/", "lùi một câu"),
        ("21331", "Câu 3.1", "trên 12 câu, chỉ hỏi khi câu 3 trả lời Chờ đợi rất lâu", "Enter", "xong, đi tiếp"),
        ("213111211" + "6", "Câu 8.1", "trên 12 câu, chỉ hỏi khi câu 8 trả lời Có", "*", "ghi lời người dân"),
        ("21/", "Câu 1.2", "trên 12 câu", "Enter", "giữ câu trả lời, đi tiếp"),
        ("213111229", "Hết phiếu", "1 câu người dân bỏ trống", "Enter", "lưu phiếu và sang phiếu kế tiếp"),
    ],
)
def test_each_question_says_what_its_keys_do(keys: str, head: str, about: str, key: str, means: str) -> None:
    asked = asked_now(keyed(*keys), AT_THE_END)
    assert (asked.head, asked.about, dict(asked.hints)[key]) == (head, about, means)


def test_a_missing_answer_is_told_where_no_choice_shows_it_and_all_is_read_aloud() -> None:
    asked = asked_now(keyed("8", "/"), AT_THE_END)
    assert asked.stands == "Đã ghi: Không biết, không có ý kiến"
    assert asked.read_aloud.startswith("Câu 1.1. Độ tuổi. 1 Dưới 25 tuổi; 2 25–49 tuổi")


def test_the_pace_is_told_once_it_means_something() -> None:
    assert (Pace().per_hour, Pace(1, 12.0).per_hour, Pace(4, 150.0).per_hour) == (None, None, 96)
    assert Pace(4, 150.0).done_at(NOW, 103) == NOW + timedelta(seconds=103 * 37.5)
    assert Pace(4, 150.0).done_at(NOW, None) is None
    assert Pace(4, 150.0).done_at(NOW, 0) is None


def test_the_batch_tells_how_far_it_is_and_what_is_keyed_twice(desk: Desk) -> None:
    batch = a_batch(desk, a_survey(desk), place="Thôn Đoài", rekey=Rekey.SHARE, drawn="1,5,9")
    with_forms(desk, batch, [PLAIN] * 5)
    begun = KeyingService(desk).begin(batch, Pass.FIRST)
    told = facts(begun, begun.progress, begun.series.serial(6), Pace(4, 150.0), NOW)
    assert (told.title, told.count, told.total, told.share) == ("Lô 01, Thôn Đoài", 5, "trên 20 phiếu", 0.25)
    assert (told.serial, told.pace, told.done_at) == (begun.series.serial(6)[-7:], "96 phiếu mỗi giờ", "09:25")
    assert dict(told.rekey) == {"Phải nhập lại": "3 phiếu ngẫu nhiên", "Đã nhập lại": "0 trên 2 phiếu"}


def test_the_serial_is_taken_out_of_a_scanned_code() -> None:
    assert serial_in("PKS05/2023.1/99001-05-263-00137-3/1\r") == "99001-05-263-00137-3"
    assert [serial_in(text) for text in ("00137-3", "khong/phai/so")] == ["00137-3", "khong/phai/so"]
