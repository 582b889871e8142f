"""Open answers stand together whatever their accents, and lie under themes that outlive a survey."""

import pytest

from desktop_app.areas.surveys.results.opinions import OpinionService, answer_key
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role
from tests.areas.surveys.makers import a_batch, a_survey, with_forms
from tests.areas.surveys.results.seats import seated

WRITTEN = ("Đường ngõ lầy lội.", "duong ngo lay loi", "ĐƯỜNG NGÕ LẦY LỘI", "Bớt giấy tờ", 9)


@pytest.fixture
def survey(desk: Desk) -> str:
    uid = a_survey(desk, "PKS02")
    with_forms(desk, a_batch(desk, uid), [{"q11": 4, "q12": each} for each in WRITTEN])
    return uid


def test_equal_words_stand_together_as_they_are_written_best(desk: Desk, survey: str) -> None:
    found = OpinionService(desk).read(survey, "q12")
    assert [(each.count, answer_key(each.text)) for each in found.answers] == [
        (3, "duong ngo lay loi"),
        (1, "bot giay to"),
    ]
    assert not found.answers[0].text.isascii()
    assert (found.count, found.coded) == (4, 0)


def test_an_answer_lies_under_several_themes_and_is_taken_out_by_the_same_verb(desk: Desk, survey: str) -> None:
    service = OpinionService(desk)
    roads, paper = (service.add_theme(survey, "q12", name) for name in ("Đường ngõ", "Giấy tờ"))
    first = service.read(survey, "q12").answers[0].uid
    assert [service.turn(survey, theme, first) for theme in (roads, paper, paper)] == [True, True, False]
    found = service.read(survey, "q12")
    assert found.answers[0].themes == ("Đường ngõ",)
    assert [(theme.name, theme.count) for theme in found.themes] == [("Đường ngõ", 3), ("Giấy tờ", 0)]
    assert service.turn(survey, paper, first)
    assert service.read(survey, "q12").answers[0].themes == ("Đường ngõ", "Giấy tờ")


def test_a_theme_is_there_once_and_comes_back_with_what_lay_under_it(desk: Desk, survey: str) -> None:
    service = OpinionService(desk)
    theme = service.add_theme(survey, "q12", "Đường  ngõ")
    first = service.read(survey, "q12").answers[0].uid
    service.turn(survey, theme, first)
    for name, sentence in (("duong ngo", "Đã có chủ đề “Đường ngõ”"), ("  ", "Chưa nhập tên chủ đề")):
        with pytest.raises(InvalidInput, match=sentence):
            service.add_theme(survey, "q12", name)
    service.strike_theme(theme)
    assert service.read(survey, "q12").themes == ()
    with pytest.raises(UserError, match="không còn dùng"):
        service.turn(survey, theme, first)
    assert service.add_theme(survey, "q12", "Đường ngõ") == theme
    assert service.read(survey, "q12").answers[0].themes == ("Đường ngõ",)


def test_themes_are_those_of_the_questionnaire_and_what_lies_under_them_of_the_survey(desk: Desk, survey: str) -> None:
    service = OpinionService(desk)
    theme = service.add_theme(survey, "q12", "Đường ngõ")
    service.turn(survey, theme, service.read(survey, "q12").answers[0].uid)
    before = a_survey(desk, "PKS02", year=2025)
    with_forms(desk, a_batch(desk, before), [{"q12": "đường ngõ lầy lội"}])
    found = service.read(before, "q12")
    assert ([each.name for each in found.themes], found.answers[0].themes) == (["Đường ngõ"], ())
    with pytest.raises(UserError, match="không có câu ghi ý kiến"):
        service.read(survey, "q11")


def test_who_only_looks_puts_nothing_under_a_theme(desk: Desk, survey: str) -> None:
    service = OpinionService(seated(desk, Role.VIEWER))
    assert service.read(survey, "q12").count == 4
    with pytest.raises(NotAllowed):
        service.add_theme(survey, "q12", "Đường ngõ")


def test_words_of_anonymous_forms_stand_in_no_order_of_the_forms(desk: Desk) -> None:
    survey = a_survey(desk, "PKS01")
    with_forms(desk, a_batch(desk, survey), [{"q13": text} for text in ("Ý ba", "ý một", "Ý hai", "ý  BA")])
    assert [(each.uid, each.count) for each in OpinionService(desk).read(survey, "q13").answers] == [
        ("y ba", 2),
        ("y hai", 1),
        ("y mot", 1),
    ]
