"""A form is written field by field; nothing typed is lost, and every step can be taken back."""

import pytest

from desktop_app.areas.surveys.forms.editing import HEAD, Editing, from_draft
from desktop_app.areas.surveys.forms.fields import (
    HEAD_FORM,
    QUESTION_FORM,
    Answering,
    Scoring,
    head_texts,
    question_texts,
    read_head,
    read_question,
)
from desktop_app.areas.surveys.forms.form import Choice, Form, Kind, Measure
from desktop_app.areas.surveys.forms.shipped import shipped


@pytest.fixture
def editing() -> Editing:
    form = shipped()["PKS05"]
    return Editing(form, frozenset(question.id for question in form.questions))


def typed(editing: Editing, name: str, **texts: str) -> str:
    (field, *_) = texts
    return editing.type(name, field, {**editing.texts(name), **texts})


@pytest.mark.parametrize("form", shipped().values(), ids=lambda form: form.code)
def test_the_fields_of_the_editor_hold_the_whole_form(form: Form) -> None:
    assert read_head(head_texts(form), form) == (form, {})
    for question in form.questions:
        assert read_question(question_texts(question), question) == (question, {})
    assert {entry.name for entry in QUESTION_FORM} == set(question_texts(form.questions[0]))
    assert {entry.name for entry in HEAD_FORM} == set(head_texts(form))


def test_every_way_of_answering_and_scoring_has_its_words() -> None:
    assert [way.name for way in Answering] == [kind.name for kind in Kind]
    assert {way.name for way in Scoring} == {measure.name for measure in Measure}


def test_choices_are_typed_a_line_each_and_numbered_where_no_number_stands(editing: Editing) -> None:
    typed(editing, "q3", choices="1 = Nhanh\nBình thường\n5. Lâu")
    assert editing.form["q3"].choices == (Choice(1, "Nhanh"), Choice(2, "Bình thường"), Choice(5, "Lâu"))


@pytest.mark.parametrize(
    ("field", "text"),
    [("positive", "một"), ("flag_on", "1 và 2"), ("scores", "1: tốt"), ("most", "hai"), ("other", "x"),
     ("id", "q4"), ("id", "")],
)  # fmt: skip
def test_a_field_that_cannot_be_read_keeps_its_text_and_tells_why(editing: Editing, field: str, text: str) -> None:
    before = editing.form
    assert typed(editing, "q3", **{field: text}) == "q3"
    assert editing.form == before
    assert editing.texts("q3")[field] == text
    assert [(problem.question, problem.field) for problem in editing.unread_problems()] == [("q3", field)]
    again = from_draft(editing.as_draft(), editing.asked_before)
    assert again.texts("q3")[field] == text
    typed(editing, "q3", **{field: question_texts(before["q3"])[field]})
    assert editing.unread_problems() == ()


def test_a_new_name_of_a_question_is_followed_by_the_conditions(editing: Editing) -> None:
    assert typed(editing, "q3", id="cho") == "cho"
    assert editing.form["q3_1"].relevant == "${cho} = 3"


def test_typing_on_in_one_field_is_one_step_back(editing: Editing) -> None:
    first = editing.form
    for text in ("Th", "Thờ", "Thời gian"):
        typed(editing, "q3", label=text)
    typed(editing, "q3", hint="Chọn một")
    assert editing.form["q3"].label == "Thời gian"
    editing.undo()
    assert (editing.form["q3"].label, editing.form["q3"].hint) == ("Thời gian", "")
    editing.undo()
    assert editing.form == first
    assert not editing.undo()


def test_what_changes_nothing_is_no_step(editing: Editing) -> None:
    typed(editing, "q3_1", measure="")
    typed(editing, HEAD, title=editing.form.title)
    assert not editing.can_undo


def test_a_question_is_added_moved_and_dropped(editing: Editing) -> None:
    name = editing.add("q4")
    assert name == "q9"
    assert editing.move(name, -1)
    assert [question.id for question in editing.form.questions][5:7] == ["q9", "q4"]
    assert not editing.move("q1_1", -1)
    assert editing.drop("q9") == "q4"
    assert editing.drop("q8") == "q8_1"
    assert editing.form.retired == ("q8",)
    editing.undo()
    assert editing.form.retired == ()


def test_an_identity_that_was_dropped_is_not_given_to_a_new_question(editing: Editing) -> None:
    editing.drop("q8")
    editing.drop("q8_1")
    assert editing.add(HEAD) == "q9"
    assert editing.form.questions[0].id == "q9"


def test_the_last_question_of_all_may_be_dropped() -> None:
    editing = Editing(Form(code="PKS90", version="1", title="Phiếu"))
    assert editing.drop(editing.add(HEAD)) == HEAD


def test_the_head_is_typed_like_a_question(editing: Editing) -> None:
    typed(editing, HEAD, title="Phiếu mới", quarter="2", dimensions="a = Nhóm\nb = Khác")
    assert (editing.form.title, editing.form.quarter) == ("Phiếu mới", 2)
    assert editing.form.dimensions == {"a": "Nhóm", "b": "Khác"}
    typed(editing, HEAD, dimensions="Nhóm không có mã")
    assert [problem.field for problem in editing.unread_problems()] == ["dimensions"]
