"""Alarming answers reach the head and nobody else, until they were looked at."""

from dataclasses import replace

import pytest

from desktop_app.areas.surveys.forms.as_data import form_text
from desktop_app.areas.surveys.kept import form_of_survey, survey_of
from desktop_app.areas.surveys.results.alerts import AlertService, kept_from
from desktop_app.areas.surveys.waiting import waiting_items
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.area import WaitingGroup
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role
from tests.areas.surveys.makers import PLAIN, a_batch, a_survey, with_forms
from tests.areas.surveys.results.seats import seated

BRIBED = {**PLAIN, "q8": 1, "q8_1": [3]}


@pytest.fixture
def head(desk: Desk) -> Desk:
    return seated(desk, Role.LEADER)


def test_an_alarming_answer_waits_for_the_head_until_it_was_looked_at_and_again_when_more_come(head: Desk) -> None:
    survey, service = a_survey(head), AlertService(head)
    batch = a_batch(head, survey)
    with_forms(head, batch, [PLAIN, PLAIN, BRIBED])
    (item,) = waiting_items(head)
    assert (item.group, item.page) == (WaitingGroup.HEAD, "surveys.alerts")
    assert item.detail == "PKS05 quý III/2026 · 1 phiếu trả lời “Có”"
    (alert,) = service.alerts()
    assert (alert.uid, alert.count, alert.base, alert.is_open) == (item.uid, 1, 3, True)
    service.review(survey, "q8", alert.forms, "Giao Văn phòng kiểm tra, báo cáo trước 30/9.")
    assert (waiting_items(head), service.alerts()[0].is_open) == ([], False)
    assert service.alerts()[0].note.startswith("Giao Văn phòng")
    with_forms(head, a_batch(head, survey), [BRIBED])
    assert [item.detail for item in waiting_items(head)] == ["PKS05 quý III/2026 · 2 phiếu trả lời “Có”"]


def test_nobody_else_hears_of_it(desk: Desk, head: Desk) -> None:
    with_forms(head, a_batch(head, a_survey(head)), [BRIBED])
    for role in set(Role) - {Role.LEADER}:
        other = seated(desk, role)
        assert list(waiting_items(other)) == []
        with pytest.raises(NotAllowed):
            AlertService(other).alerts()
        with pytest.raises(NotAllowed):
            AlertService(other).review("", "q8", 1, "xong")


def test_what_is_done_about_it_must_be_said_and_only_of_an_alarming_question(head: Desk) -> None:
    survey, service = a_survey(head), AlertService(head)
    with pytest.raises(InvalidInput, match="Chưa nhập hướng xử lý"):
        service.review(survey, "q8", 1, " ")
    with pytest.raises(UserError, match="không phải câu cảnh báo"):
        service.review(survey, "q3", 1, "xong")


def test_too_few_alarming_anonymous_forms_are_told_without_their_number(head: Desk) -> None:
    survey = a_survey(head, "PKS01")
    flag(head, survey)
    batch = a_batch(head, survey)
    with_forms(head, batch, [{"q4": 2}] * 3 + [{"q4": 1}] * 20)
    (alert,) = AlertService(head).alerts()
    assert alert.count is None
    assert waiting_items(head)[0].detail == "PKS01 quý III/2026 · một số phiếu trả lời “Không”"
    with_forms(head, batch, [{"q4": 2}] * 2)
    assert AlertService(head).alerts()[0].count == 5
    with_forms(head, batch, [{"q4": 7}])
    assert (AlertService(head).alerts()[0].count, AlertService(head).alerts()[0].base) == (5, 25)


def test_the_few_anonymous_forms_that_do_not_alarm_are_not_told_either(head: Desk) -> None:
    survey = a_survey(head, "PKS01")
    flag(head, survey)
    with_forms(head, a_batch(head, survey), [{"q4": 2}] * 20 + [{"q4": 1}] * 4)
    assert AlertService(head).alerts()[0].count is None


def flag(head: Desk, survey: str) -> None:
    """Let "Không" to whether there was a conference alert the head."""
    with head.db.writing(head.account.uid) as session:
        row = survey_of(session, survey)
        form = form_of_survey(row)
        flagged = (replace(each, flag_on=frozenset({2})) if each.id == "q4" else each for each in form.questions)
        row.definition = form_text(replace(form, questions=tuple(flagged)))


def test_what_hangs_on_an_alarming_question_is_kept_with_it(desk: Desk, head: Desk) -> None:
    survey = a_survey(head)
    with head.db.reading() as session:
        form = form_of_survey(survey_of(session, survey))
    assert kept_from(form, desk.account) == {"q8", "q8_1"}
    assert kept_from(form, head.account) == frozenset()
