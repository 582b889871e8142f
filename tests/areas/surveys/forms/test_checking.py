"""What is wrong with a form is told in sentences that name the question."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from desktop_app.areas.surveys.forms.checking import MOST_QUESTIONS, is_code, is_id, problems
from desktop_app.areas.surveys.forms.form import Choice, Form, Kind, Measure, Question
from desktop_app.areas.surveys.forms.shipped import shipped

YES, NO, UNKNOWN = Choice(1, "Có"), Choice(2, "Không"), Choice(8, "Không biết")


def a_question(name: str = "q1", **changed: Any) -> Question:
    said = {"kind": Kind.ONE, "label": "Ông/bà có hài lòng không?", "number": name[1:], "choices": (YES, NO), **changed}
    return Question(id=name, **said)


def a_form(*questions: Question, **changed: Any) -> Form:
    return Form(**{"code": "PKS99", "version": "1", "title": "Phiếu thử", "questions": questions, **changed})


def codes(*wanted: int) -> tuple[Choice, ...]:
    return tuple(Choice(code, f"Lựa chọn {code}") for code in wanted)


def told(form: Form) -> list[tuple[str, str]]:
    return [(problem.question, problem.field) for problem in problems(form)]


@pytest.mark.parametrize("code", shipped())
def test_nothing_is_wrong_with_a_shipped_form(code: str) -> None:
    assert problems(shipped()[code]) == ()


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [({"code": ""}, "code", "Gõ mã phiếu"), ({"code": "pks 99"}, "code", "chữ in hoa"),
     ({"version": ""}, "version", "số bản"),
     ({"title": "Phiếu " * 60}, "title", "Viết ngắn lại"), ({"quarter": 5}, "quarter", "từ 1 đến 4")],
)  # fmt: skip
def test_what_may_be_wrong_with_the_head(changed: Mapping[str, Any], field: str, said: str) -> None:
    (problem,) = problems(a_form(a_question(), **changed))
    assert problem.field == field
    assert said in problem.sentence


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [({"label": ""}, "label", "Gõ câu hỏi"), ({"label": "a" * 1_001}, "label", "dài quá 1.000"),
     ({"choices": ()}, "choices", "ít nhất hai"), ({"choices": (YES,)}, "choices", "ít nhất hai"),
     ({"choices": (YES, Choice(1, "Không"))}, "choices", "mã 1 dùng cho hai"),
     ({"choices": (YES, Choice(2, "Có"))}, "choices", "cùng ghi “Có”"),
     ({"choices": (YES, Choice(2, ""))}, "choices", "chưa ghi chữ"),
     ({"choices": (Choice(0, "Không"), YES)}, "choices", "mã 0 không dùng được"),
     ({"choices": codes(1, 2, 7)}, "choices", "dành cho “Không đọc được"),
     ({"choices": codes(1, 2, 9)}, "choices", "dành cho “Không trả lời”"),
     ({"choices": codes(1, 2, 8)}, "choices", "dành cho “Không biết"),
     ({"choices": codes(*range(1, 9), 99)}, "choices", "dành cho “Không trả lời”"),
     ({"kind": Kind.TEXT}, "choices", "Đổi cách trả lời"),
     ({"lists": "hamlets"}, "choices", "danh sách thôn"),
     ({"lists": "xóm", "choices": ()}, "lists", "không có danh sách"),
     ({"most": 2}, "most", "chọn nhiều"), ({"kind": Kind.MANY, "most": 3}, "most", "từ 1 đến 2"),
     ({"kind": Kind.MANY, "most": 0}, "most", "từ 1 đến 2"), ({"other": 3}, "other", "mã 3"),
     ({"flag_on": frozenset({3})}, "flag_on", "mã cảnh báo 3"), ({"positive": frozenset({4, 5})}, "positive", "4, 5"),
     ({"choices": (YES, NO, UNKNOWN), "flag_on": frozenset({8})}, "flag_on", "mã cảnh báo 8"),
     ({"measure": Measure.YES_NO}, "positive", "chưa ghi mã tích cực"),
     ({"measure": Measure.YES_NO, "positive": frozenset({1}), "choices": codes(1, 2, 3)}, "measure", "mã 1 và 2"),
     ({"measure": Measure.LIKERT, "positive": frozenset({1}), "choices": codes(1, 3)}, "measure", "liền nhau"),
     ({"measure": Measure.SCORED, "positive": frozenset({1}), "scores": {1: 1.0}}, "scores", "chưa có điểm cho mã 2"),
     ({"measure": Measure.SCORED, "positive": frozenset({1}), "scores": {1: 2.0, 2: 0.0}}, "scores", "từ 0 đến 1"),
     ({"scores": {1: 1.0, 2: 0.0}}, "scores", "cách tính"), ({"dimension": "la"}, "dimension", "“la”"),
     ({"is_overall": True}, "is_overall", "phải tính điểm"),
     ({"kind": Kind.MANY, "measure": Measure.YES_NO, "positive": frozenset({1})}, "measure", "chọn một"),
     ({"kind": Kind.NOTE, "choices": (), "is_required": True}, "kind", "lời dẫn")],
)  # fmt: skip
def test_what_may_be_wrong_with_a_question(changed: Mapping[str, Any], field: str, said: str) -> None:
    found = problems(a_form(a_question("q9"), a_question("q1", **changed)))
    assert [(problem.question, problem.field) for problem in found] == [("q1", field)], found
    assert found[0].sentence.startswith("Câu 1")
    assert said in found[0].sentence


@pytest.mark.parametrize(
    "choices",
    [codes(1, 2, 3, 4, 5, 6), codes(*range(1, 8)), codes(*range(1, 41)), (YES, NO, UNKNOWN),
     (*codes(*range(1, 8)), Choice(98, "Không rõ"))],
)  # fmt: skip
def test_lists_that_are_keyed_with_one_digit_or_with_two(choices: tuple[Choice, ...]) -> None:
    assert problems(a_form(a_question(choices=choices))) == ()


def test_seven_choices_take_two_digits_so_that_no_code_is_one_of_what_is_missing() -> None:
    assert a_question(choices=codes(1, 2, 3, 4, 5, 6)).digits == 1
    assert a_question(choices=(*codes(1, 2, 3, 4, 5, 6), UNKNOWN)).digits == 1
    assert a_question(choices=codes(*range(1, 8))).digits == 2
    assert a_question(choices=codes(*range(1, 8))).missing(7) is None


def test_an_identity_is_given_once_and_never_again() -> None:
    assert told(a_form(a_question("q1"), a_question("Q1"))) == [("q1", "id")]
    assert told(a_form(a_question("q1"), retired=("q1", "q7"))) == [("q1", "id")]
    assert told(a_form(a_question("1a"))) == [("1a", "id")]


@pytest.mark.parametrize(("name", "is_fit"), [("q1_1", True), ("1a", False), ("câu1", False), ("q-1", False)])
def test_what_a_question_may_be_called(name: str, is_fit: bool) -> None:
    assert is_id(name) is is_fit


@pytest.mark.parametrize(("code", "is_fit"), [("PKS03", True), ("X", True), ("pks03", False), ("A" * 21, False)])
def test_what_a_questionnaire_may_be_called(code: str, is_fit: bool) -> None:
    assert is_code(code) is is_fit


@pytest.mark.parametrize(
    ("relevant", "said"),
    [("${q2} = 1", "không đứng trước"), ("${q7} = 1", "“q7” không có trong phiếu"), ("${q1} = 1", "chạy vòng 1 › 1"),
     ("pulldata('x')", "Không hiểu “pulldata”"), (". = 1", "không dùng dấu chấm")],
)  # fmt: skip
def test_a_condition_looks_only_at_earlier_questions(relevant: str, said: str) -> None:
    (problem,) = problems(a_form(a_question("q1", relevant=relevant), a_question("q2")))
    assert (problem.question, problem.field) == ("q1", "relevant")
    assert said in problem.sentence


def test_a_loop_of_conditions_is_told_once_with_its_chain() -> None:
    form = a_form(
        a_question("q1", relevant="${q3} = 1"), a_question("q2", relevant="${q1} = 1"),
        a_question("q3", relevant="${q2} = 1 and ${q4} = 1"), a_question("q4"), a_question("q5", relevant="${q1} = 2"),
    )  # fmt: skip
    found = problems(form)
    assert [problem.question for problem in found] == ["q1", "q3"]
    assert "chạy vòng 1 › 3 › 2 › 1" in found[0].sentence
    assert "câu 4" in found[1].sentence


def test_a_bound_looks_at_its_own_answer_and_at_earlier_ones() -> None:
    whole = a_question("q2", kind=Kind.WHOLE, choices=(), constraint=". >= ${q1} and . <= 120")
    assert problems(a_form(a_question("q1"), whole)) == ()
    assert told(a_form(whole, a_question("q1"))) == [("q2", "constraint")]


def test_one_question_alone_is_the_overall_one() -> None:
    form = shipped()["PKS02"]
    both = tuple(replace(q, is_overall=True) if q.id == "q9" else q for q in form.questions)
    (problem,) = problems(replace(form, questions=both))
    assert problem.question == "q11"
    assert "câu 9" in problem.sentence


def test_a_form_asks_something_and_not_too_much() -> None:
    assert told(a_form()) == [("", "questions")]
    many = tuple(a_question(f"q{at}", number="") for at in range(MOST_QUESTIONS + 1))
    assert told(a_form(*many)) == [("", "questions")]
