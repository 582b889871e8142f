"""The sheet of a step: what fits on its button, and where its questions stand."""

from datetime import date

import pytest

from desktop_app.areas.petitions.handling.step_form import TEST, step_form
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.record_words import short_title
from desktop_app.office.matter_kinds import Kind

ON = date(2026, 11, 20)
LONGEST = 26
"""So many letters fit on the main button of a sheet beside its key and the other button, also in larger text."""


@pytest.mark.parametrize("key", sorted(petition_law().law.by_key))
def test_the_name_of_every_step_fits_on_a_button(key: str) -> None:
    assert len(short_title(key)) <= LONGEST


def test_the_tests_of_complexity_stand_under_their_question_one_a_line() -> None:
    form = step_form(petition_law().law.by_key["extend_complaint"], Kind.COMPLAINT, ON, forced=False)
    [tests] = [section for section in form.sections if section.title]
    assert tests.title == "Vì sao phức tạp: đánh dấu ít nhất một điều"
    assert {(entry.name.startswith(TEST), entry.span) for entry in tests.fields} == {(True, 12)}


def test_a_document_has_its_number_and_its_day_in_one_line() -> None:
    form = step_form(petition_law().law.by_key["verify"], Kind.COMPLAINT, ON, forced=False)
    assert [entry.name for entry in form.sections[-1].fields[:2]] == ["document_number", "document_on"]


def test_what_others_did_is_not_asked_as_work_of_the_office() -> None:
    form = step_form(petition_law().law.by_key["national"], Kind.COMPLAINT, ON, forced=False)
    assert [entry.label for entry in form] == ["Ngày nhập", "Mã hồ sơ trên cơ sở dữ liệu quốc gia"]
