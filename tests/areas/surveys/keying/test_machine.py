"""One key an answer: what each key does to a form that is keyed, and that no key loses an answer."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.areas.surveys.forms import answering
from desktop_app.areas.surveys.forms.form import Choice, Form, Kind, Question
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.keying import machine
from desktop_app.areas.surveys.keying.draft import entry_text, read_entry
from desktop_app.areas.surveys.keying.keys import BACK, ENTER, ERASE, FORCE, NOTE, STRANGE, UNREADABLE
from desktop_app.areas.surveys.keying.state import Entry
from desktop_app.areas.surveys.keying.words import answer_words, condition_words
from tests.areas.surveys.makers import PLAIN

TODAY = date(2026, 11, 23)
PKS05 = shipped()["PKS05"]
LATE = ("2", "1", "3", "3", "1", "3", ENTER, "1", "1", "2", "3", "1", "1", "4", ENTER)
"""PKS05 with all three follow-ups, two of which take several choices."""


def many(code: int, label: str = "") -> tuple[Choice, ...]:
    return tuple(Choice(each, label or f"Thôn {each}") for each in range(1, code + 1))


MIXED = Form(
    code="T",
    version="1",
    title="Mọi kiểu câu hỏi",
    questions=(
        Question(id="thon", kind=Kind.ONE, label="Thôn", choices=many(12)),
        Question(id="nguoi", kind=Kind.WHOLE, label="Số người", constraint=". >= 1 and . <= 20"),
        Question(id="dat", kind=Kind.DECIMAL, label="Diện tích"),
        Question(id="ngay", kind=Kind.DATE, label="Ngày nộp"),
        Question(id="kenh", kind=Kind.MANY, label="Kênh", choices=many(5), most=2),
        Question(id="hai", kind=Kind.MANY, label="Việc", choices=many(3), relevant="selected(${kenh}, 2)"),
        Question(id="biet", kind=Kind.ONE, label="Biết không", choices=(Choice(1, "Có"), Choice(8, "Không biết"))),
        Question(id="y", kind=Kind.TEXT, label="Ý kiến"),
    ),
)


def keyed(entry: Entry, *keys: str) -> Entry:
    for key in keys:
        entry = machine.press(entry, key)
    return entry


def begun(form: Form = PKS05) -> Entry:
    return Entry.begin(form, TODAY)


def test_a_closed_question_costs_one_key_and_the_next_one_is_asked_at_once() -> None:
    entry = keyed(begun(), *"213111222")
    assert (entry.answers, entry.at, entry.keystrokes) == (PLAIN, "", 9)
    assert keyed(entry, ENTER).is_done


def test_a_follow_up_is_asked_in_its_place_and_several_choices_end_with_enter() -> None:
    entry = keyed(begun(), *LATE)
    assert entry.at == ""
    assert {name: entry.given[name] for name in ("q3", "q3_1", "q7_1", "q8_1")} == {
        "q3": 3, "q3_1": [1, 3], "q7_1": 1, "q8_1": [4],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("keys", "at", "answer"),
    [
        ((*"03",), "nguoi", {"thon": 3}),
        (("3", ENTER), "nguoi", {"thon": 3}),
        ((*"12",), "nguoi", {"thon": 12}),
        (("8", ENTER), "nguoi", {"thon": 8}),
        ((*"98",), "nguoi", {"thon": 98}),
        (("9", ENTER), "nguoi", {"thon": 9}),
        ((UNREADABLE,), "nguoi", {"thon": 97}),
        ((ENTER,), "nguoi", {"thon": 99}),
        ((*"13",), "thon", {}),
        ((*"01", "7", ENTER), "dat", {"thon": 1, "nguoi": 7}),
        ((*"01", ENTER), "dat", {"thon": 1, "nguoi": -9}),
        ((*"01", "5", ENTER, *"12,5", ENTER), "ngay", {"thon": 1, "nguoi": 5, "dat": 12.5}),
        ((*"01", "5", ERASE, "6", ENTER), "dat", {"thon": 1, "nguoi": 6}),
    ],
)
def test_what_keys_are_an_answer(keys: tuple[str, ...], at: str, answer: dict[str, object]) -> None:
    entry = keyed(begun(MIXED), *keys)
    assert (entry.at, entry.given) == (at, answer)


def test_a_day_is_typed_by_digits_and_a_wrong_one_is_told() -> None:
    asked = keyed(begun(MIXED), ENTER, ENTER, ENTER)
    assert keyed(asked, *"25112026", ENTER).given["ngay"] == "2026-11-25"
    wrong = keyed(asked, *"31112026", ENTER)
    assert (wrong.at, wrong.is_wrong) == ("ngay", True)
    assert wrong.said == "Tháng 11 chỉ có 30 ngày. Gõ ngày dạng 25/11/2026."


def test_several_choices_toggle_and_the_last_one_that_is_allowed_goes_on() -> None:
    asked = keyed(begun(MIXED), ENTER, ENTER, ENTER, ENTER)
    assert asked.at == "kenh"
    assert keyed(asked, *"113").given["kenh"] == [3]
    assert keyed(asked, *"23").at == "hai"
    assert keyed(asked, *"13").at == "biet"


def test_eight_is_a_choice_where_the_paper_offers_it_and_else_do_not_know() -> None:
    assert keyed(begun(), "8").given == {"q1_1": 8}
    asked = keyed(begun(MIXED), *(ENTER,) * 5)
    assert keyed(asked, "8").given["biet"] == 8


def test_a_key_that_is_no_answer_says_so_and_changes_nothing() -> None:
    before = keyed(begun(), "2")
    wrong = keyed(before, "6")
    assert wrong.is_wrong
    assert wrong.said == "Câu này không có ô 6. Gõ 1 đến 2; 8 không biết; Enter bỏ trống."
    assert (wrong.at, wrong.given, wrong.keystrokes) == ("q1_2", before.given, 2)


def test_an_answer_out_of_bounds_stays_until_it_is_mended_or_forced_with_a_reason() -> None:
    stopped = keyed(begun(MIXED), *"01", *"25", ENTER)
    assert (stopped.at, stopped.is_wrong, stopped.refused) == ("nguoi", True, 25)
    assert keyed(stopped, *"12", ENTER).given["nguoi"] == 12
    assert machine.force(keyed(stopped, FORCE), " ").at == "nguoi"
    held = machine.force(keyed(stopped, FORCE), "Hộ ghép, phiếu ghi rõ 25")
    assert (held.at, held.given["nguoi"]) == ("dat", 25)
    assert held.notes == {"nguoi": "Giữ ngoài khoảng: Hộ ghép, phiếu ghi rõ 25"}
    assert keyed(held, *(ENTER,) * 6, ENTER).is_done
    assert keyed(begun(), FORCE).said.startswith("Không có câu trả lời nào đang bị chặn.")


def test_going_back_keeps_what_was_answered_and_a_changed_answer_strikes_its_follow_up() -> None:
    entry = keyed(begun(), *"2133", "1", "3", ENTER, "1", BACK, BACK, BACK)
    assert (entry.at, entry.given["q3_1"]) == ("q3", [1, 3])
    changed = keyed(entry, "1")
    assert (changed.at, changed.struck) == ("q4", {"q3_1": [1, 3]})
    assert changed.said == "Câu 3.1 không còn hỏi nữa nên câu trả lời bị gạch."
    assert "q3_1" not in changed.answers
    assert changed.corrections == 1
    again = keyed(changed, BACK, "3")
    assert (again.at, again.given["q3_1"], again.struck) == ("q3_1", [1, 3], {})
    assert keyed(begun(), BACK).said == "Đây là câu đầu của phiếu."


def test_an_open_answer_and_a_note_are_words_and_enter_goes_on() -> None:
    asked = keyed(begun(MIXED), *(ENTER,) * 6)
    said = machine.write(asked, "Làm lại đường vào thôn", 22)
    assert (said.given["y"], said.keystrokes) == ("Làm lại đường vào thôn", 28)
    assert keyed(said, ENTER).at == ""
    noting = machine.remark(keyed(asked, NOTE), "ghi bằng bút chì", 16)
    assert noting.is_noting
    assert keyed(noting, "3").given == noting.given
    after = keyed(noting, ENTER)
    assert (after.is_noting, after.at, after.notes) == (False, "y", {"y": "ghi bằng bút chì"})
    assert keyed(machine.write(said, "  "), ENTER).given["y"] == 9
    refused = keyed(begun(shipped()["PKS01"]), NOTE)
    assert (refused.is_noting, refused.said) == (False, machine.NO_NOTES)


def test_how_a_question_and_its_answer_are_called() -> None:
    assert condition_words(PKS05, PKS05["q3_1"]) == "chỉ hỏi khi câu 3 trả lời Chờ đợi rất lâu"
    assert condition_words(MIXED, MIXED["hai"]) == "chỉ hỏi khi câu “Kênh” trả lời Thôn 2"
    assert answer_words(PKS05["q8_1"], [1, 4]) == ("Quản lý đất đai, Người có công", "1, 4")
    assert answer_words(PKS05["q3"], 9) == ("Không trả lời", "9")
    assert answer_words(MIXED["dat"], 12.5) == ("12,5", "")
    assert answer_words(MIXED["ngay"], "2026-11-25") == ("25/11/2026", "")


FORMS = st.sampled_from((PKS05, shipped()["PKS01"], shipped()["PKS02"], MIXED))
KEYS = st.lists(
    st.sampled_from((*"0123456789", ENTER, BACK, NOTE, UNREADABLE, ERASE, FORCE, STRANGE, ",")), max_size=60
)


@settings(max_examples=40)
@given(form=FORMS, keys=KEYS)
def test_no_key_touches_another_answer_and_what_counts_fits_the_route(form: Form, keys: list[str]) -> None:
    entry = begun(form)
    for key in keys:
        after = machine.press(entry, key)
        others = {name: answer for name, answer in entry.given.items() if name != entry.at}
        assert {name: after.given.get(name) for name in others} == others
        assert after.keystrokes == entry.keystrokes + 1
        assert after.at == "" or after.question is not None
        assert after.answers.keys() == {question.id for question in after.route}
        assert answering.problems(form, after.answers, TODAY) == {}
        entry = after


@settings(max_examples=40)
@given(form=FORMS, keys=KEYS)
def test_back_and_on_again_loses_nothing_and_a_draft_brings_the_form_back(form: Form, keys: list[str]) -> None:
    entry = replace(keyed(begun(form), *keys), is_noting=False, typed="", refused=None)
    if not entry.is_first and (entry.question is None or entry.at in entry.given):
        again = keyed(entry, BACK, ENTER)
        assert (again.given, again.at) == (entry.given, entry.at)
    back = read_entry(form, TODAY, entry_text(entry))
    assert back is not None
    assert (back.given, back.at, back.keystrokes) == (entry.given, entry.at, entry.keystrokes)
    assert read_entry(form, TODAY, entry_text(entry)[:-9]) is None
