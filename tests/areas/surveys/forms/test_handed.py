"""Questionnaires handed in as data by another office: what is refused before anything is entered."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from desktop_app.areas.surveys.forms.as_data import form_text
from desktop_app.areas.surveys.forms.handed import drop_version, plan_version, read_handed, take_version
from desktop_app.areas.surveys.forms.service import FormService
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.states import VersionState
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk

Data = dict[str, Any]


def changed(change: Callable[[Data], object], version: str = "2026.9") -> str:
    """A shipped questionnaire under another number, changed in one place."""
    data: Data = json.loads(form_text(shipped()["PKS01"])) | {"version": version}
    change(data)
    return json.dumps(data)


def first(data: Data) -> Data:
    question: Data = next(each for each in data["questions"] if each["kind"] == "ONE")
    return question


BROKEN = {
    "not data": "xin chao",
    "a list": "[]",
    "too deep": '{"questions":' + "[" * 60,
    "too long": " " * ((1 << 20) + 1),
    "no title": changed(lambda data: data.pop("title")),
    "a title that is a number": changed(lambda data: data.update(title=7)),
    "a kind nobody knows": changed(lambda data: first(data).update(kind="MAYBE")),
    "a label that is a list": changed(lambda data: first(data).update(label=["?"])),
    "a code that is a word": changed(lambda data: first(data)["choices"][0].update(code="one")),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_text_that_is_no_questionnaire_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="bị hỏng hoặc không đúng mẫu"):
        read_handed(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (changed(lambda data: data.update(questions=[])), "chưa có câu hỏi nào"),
        (changed(lambda data: first(data).update(label="Câu khác"), shipped()["PKS01"].version), "đặt số bản khác"),
        (changed(lambda data: first(data).update(kind="TEXT", choices=[], measure="NONE", positive=[])), "nối tiếp"),
    ],
)
def test_one_that_cannot_be_asked_or_breaks_the_line_is_refused(desk: Desk, text: str, said: str) -> None:
    with desk.db.reading() as session, pytest.raises(UserError, match=said):
        plan_version(session, text)


def test_one_that_was_taken_is_in_use_and_no_more_once_it_was_dropped(desk: Desk) -> None:
    text = changed(lambda data: None)

    def state() -> VersionState:
        return next(row.state for row in FormService(desk).versions() if row.uid == "PKS01 2026.9")

    with desk.db.writing(desk.account.uid) as session:
        uid = take_version(session, text, "UBND tỉnh, gói số 1")
        assert take_version(session, text, "lần hai") == ""
    assert state() is VersionState.IN_USE
    with pytest.raises(UserError, match="cấp trên gửi xuống nên không sửa được"):
        FormService(desk).take_back("PKS01", "2026.9", 1)
    with desk.db.writing(desk.account.uid) as session:
        drop_version(session, uid)
    assert state() is VersionState.RETIRED
    with desk.db.writing(desk.account.uid) as session:
        assert take_version(session, text, "gói số 2") == uid
    assert state() is VersionState.IN_USE
