"""Settling by keys: 1 and 2 take one of the entries, another digit or typed words are what the paper says."""

from collections.abc import Sequence

import pytest

from desktop_app.areas.surveys.forms.form import Answer, Answers, Form, Kind, Question
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.keying.deciding import Deciding, press, write
from tests.areas.surveys.makers import DAY, PLAIN

LATE: Answers = {**PLAIN, "q3": 3, "q3_1": [1, 2]}


def deciding(one: Answers, other: Answers, code: str = "PKS05") -> Deciding:
    return Deciding(form=shipped()[code], today=DAY, serial="1", one=one, other=other)


def pressed(now: Deciding, keys: Sequence[str]) -> Deciding:
    for key in keys:
        now = write(now, key[1:]) if key.startswith("=") else press(now, key)
    return now


@pytest.mark.parametrize(
    ("keys", "decided"),
    [(["1", "Enter"], {"q3": 1}), (["2", "Enter", "2", "Enter"], {"q3": 3, "q3_1": [1, 2]}),
     (["1", "2", "Enter", "=1 3", "Enter"], {"q3": 3, "q3_1": [1, 3]}), (["Enter"], {}), (["9", "Enter"], {"q3": 9}),
     (["2", "Enter", "=", "Enter"], {"q3": 3, "q3_1": 9}), (["2", "Enter", "/", "1", "Enter"], {"q3": 1}),
     (["2", "0", "/", "Enter"], {}), (["0", "/", "1", "Enter"], {"q3": 1}),
     (["=2", "Enter"], {"q3": 2}), (["6", "Enter"], {}), (["=1,2", "Enter"], {}), (["x"], {})],
)  # fmt: skip
def test_keys_decide(keys: list[str], decided: Answers) -> None:
    now = pressed(deciding(PLAIN, LATE), keys)
    assert now.decided == decided
    assert (now.question is None) == (decided.get("q3") not in (None, 3) or "q3_1" in decided)


@pytest.mark.parametrize(
    ("keys", "said"),
    [(["Enter"], "Xem phiếu giấy"), (["6"], "hông có ô 6"), (["/"], "đầu tiên"), (["=a"], "Chỉ gõ số ô"),
     (["=1 2"], "một ô"), (["2", "Enter", "1"], "không có câu này")],
)  # fmt: skip
def test_a_key_that_decides_nothing_says_why(keys: list[str], said: str) -> None:
    assert said in pressed(deciding(PLAIN, LATE), keys).said


@pytest.mark.parametrize("kind", [Kind.WHOLE, Kind.DECIMAL])
@pytest.mark.parametrize("typed", ["1a", "x", "1-2", "--", "nan", "inf", "1e5", "."])
def test_what_is_no_number_is_not_taken_for_one(typed: str, kind: Kind) -> None:
    form = Form(code="T", version="1", title="", questions=(Question(id="age", kind=kind, label="Tuổi"),))
    now = Deciding(form=form, today=DAY, serial="1", one={"age": 30}, other={"age": 31})
    assert write(now, typed).picked is None
    assert write(now, " 32 ").picked == 32


@pytest.mark.parametrize(("typed", "answer"), [("  Cán bộ  nhiệt tình ", "Cán bộ  nhiệt tình"), ("", 9)])
def test_open_words_are_chosen_or_typed(typed: str, answer: Answer) -> None:
    now = deciding({"q13": "Tốt"}, {"q13": "Tốt lắm"}, "PKS01")
    while now.question is not None and now.question.id != "q13":
        now = pressed(now, ["=9", "Enter"])
    assert press(now, "2").picked == "Tốt lắm"
    assert press(now, "0").is_typing
    assert write(now, typed).picked == answer
