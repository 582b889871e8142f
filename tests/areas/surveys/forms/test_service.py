"""Versions of questionnaires: written as drafts, put in use, never changed once people were asked by them."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.areas.surveys.forms.form import Form, Kind, Wording
from desktop_app.areas.surveys.forms.lineage import Standing
from desktop_app.areas.surveys.forms.service import FormService
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.states import Source, VersionState
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role
from tests.areas.surveys.forms.xlsform.books import a_book
from tests.areas.surveys.makers import a_survey


@pytest.fixture
def service(desk: Desk) -> FormService:
    return FormService(desk)


def without(form: Form, *names: str) -> Form:
    return replace(form, questions=tuple(question for question in form.questions if question.id not in names))


def test_the_shipped_versions_are_there_before_anybody_used_them(service: FormService) -> None:
    rows = service.versions()
    assert [row.uid for row in rows] == [f"{form.code} {form.version}" for form in shipped().values()]
    assert {(row.state, row.source, row.rev) for row in rows} == {(VersionState.IN_USE, Source.SHIPPED, 0)}


def test_a_new_version_begins_as_a_copy_that_is_the_offices_own(service: FormService) -> None:
    row = service.begin("PKS05", "2023.1")
    assert (row.version, row.state, row.wording) == ("2026.1", VersionState.DRAFT, Wording.OFFICE)
    assert service.detail("PKS05", "2026.1").form.questions == shipped()["PKS05"].questions
    assert [each.version for each in service.versions() if each.code == "PKS05"] == ["2026.1", "2023.1"]
    assert service.begin("PKS05", "2026.1").version == "2026.2"


def test_a_draft_is_kept_unfinished_and_put_in_use_only_when_nothing_is_wrong(service: FormService) -> None:
    row = service.begin("PKS05", "2023.1")
    form = service.detail("PKS05", row.version).form
    wrong = replace(form, questions=(replace(form.questions[0], label=""), *form.questions[1:]))
    row = service.save(row.code, row.version, row.rev, wrong)
    with pytest.raises(UserError, match=r"1 chỗ chưa đúng.*Câu 1\.1"):
        service.put_in_use(row.code, row.version, row.rev)
    row = service.save(row.code, row.version, row.rev, form)
    row = service.put_in_use(row.code, row.version, row.rev)
    assert row.state is VersionState.IN_USE
    with pytest.raises(UserError, match="Soạn bản mới"):
        service.save(row.code, row.version, row.rev, form)


def test_a_draft_that_somebody_else_changed_is_not_written_over(service: FormService) -> None:
    row = service.begin("PKS05", "2023.1")
    form = service.detail("PKS05", row.version).form
    service.save(row.code, row.version, row.rev, replace(form, title="Phiếu sửa"))
    with pytest.raises(UserError, match="người khác sửa"):
        service.save(row.code, row.version, row.rev, replace(form, title="Phiếu khác"))


def test_a_number_of_a_version_is_given_once(service: FormService) -> None:
    row = service.begin("PKS05", "2023.1")
    form = service.detail("PKS05", row.version).form
    with pytest.raises(InvalidInput, match=r"đã có bản 2023\.1"):
        service.save(row.code, row.version, row.rev, replace(form, version="2023.1"))
    assert service.save(row.code, row.version, row.rev, replace(form, version="2027")).version == "2027"


def test_a_version_that_a_survey_began_with_is_never_changed_again(desk: Desk, service: FormService) -> None:
    row = service.begin("PKS05", "2023.1")
    row = service.put_in_use(row.code, row.version, row.rev)
    row = service.take_back(row.code, row.version, row.rev)
    assert row.state is VersionState.DRAFT
    row = service.put_in_use(row.code, row.version, row.rev)
    a_survey(desk, version=row.version)
    with pytest.raises(UserError, match="đã dùng cho đợt khảo sát"):
        service.take_back(row.code, row.version, row.rev)
    assert service.detail("PKS05", row.version).row.surveys == 1


def test_a_shipped_version_is_given_up_and_brought_back_and_never_written(desk: Desk, service: FormService) -> None:
    assert service.retire("PKS05", "2023.1").state is VersionState.RETIRED
    with pytest.raises(UserError, match="đã thôi dùng"):
        a_survey(desk)
    row = service.bring_back("PKS05", "2023.1")
    assert row.state is VersionState.IN_USE
    with pytest.raises(UserError, match="có sẵn trong chương trình"):
        service.take_back(row.code, row.version, row.rev)


def test_a_question_that_was_given_up_is_never_asked_again_under_its_identity(service: FormService) -> None:
    row = service.begin("PKS05", "2023.1")
    form = service.detail("PKS05", row.version).form
    row = service.save(row.code, row.version, row.rev, without(form, "q6"))
    row = service.put_in_use(row.code, row.version, row.rev)
    assert service.detail("PKS05", row.version).form.retired == ("q6",)
    later = service.begin("PKS05", "2023.1")
    detail = service.detail("PKS05", later.version)
    assert "q6" not in {question.id for question in detail.form.questions}
    assert detail.form.retired == ("q6",)
    (problem,) = service.problems(replace(detail.form, questions=(*detail.form.questions, form["q6"])))
    assert (problem.question, problem.field) == ("q6", "id")


def test_a_question_keeps_its_way_of_being_answered(service: FormService) -> None:
    form = service.detail("PKS05", service.begin("PKS05", "2023.1").version).form
    many = tuple(
        replace(q, kind=Kind.ONE) if q.id == "q3_1" else q for q in form.questions
    )  # fmt: skip
    (problem,) = service.problems(replace(form, questions=many))
    assert "bản 2023.1 hỏi câu này theo cách trả lời khác" in problem.sentence


def test_two_versions_are_compared_question_by_question(service: FormService) -> None:
    row = service.begin("PKS05", "2023.1")
    form = without(service.detail("PKS05", row.version).form, "q8_1")
    changed = tuple(replace(q, label="Thời gian chờ thế nào?") if q.id == "q3" else q for q in form.questions)
    new = replace(form.questions[0], id="moi", number="9")
    service.save(row.code, row.version, row.rev, replace(form, questions=(*changed, new)))
    compared = {each.question.id: each for each in service.compare("PKS05", "2023.1", row.version)}
    assert {name: each.standing for name, each in compared.items() if each.standing is not Standing.KEPT} == {
        "q3": Standing.REWORDED, "moi": Standing.NEW, "q8_1": Standing.RETIRED,
    }  # fmt: skip
    assert compared["q3"].changed == ("câu chữ",)


def test_a_questionnaire_of_the_offices_own_has_a_code_that_is_free(service: FormService) -> None:
    row = service.begin_new("PKS08", "Phiếu hỏi về nhà văn hóa")
    assert [problem.field for problem in service.detail("PKS08", row.version).problems] == ["questions"]
    for code in ("PKS08", "pks 9"):
        with pytest.raises(InvalidInput):
            service.begin_new(code, "Phiếu khác")


def test_a_workbook_comes_in_as_a_draft_and_says_what_became_of_the_questions(
    service: FormService, tmp_path: Path
) -> None:
    target = tmp_path / "PKS05.xlsx"
    service.write_workbook("PKS05", "2023.1", target)
    row, read = service.take_over(target)
    assert row is not None
    assert (row.version, row.state, row.source) == ("2026.1", VersionState.DRAFT, Source.WORKBOOK)
    assert read.notes == ("So với bản 2023.1: 12 câu giữ nguyên.",)
    other, _ = service.take_over(target, "PKS15")
    assert other is not None
    assert other.uid == "PKS15 2023.1"


def test_a_workbook_with_anything_wrong_leaves_nothing_behind(service: FormService, tmp_path: Path) -> None:
    before = service.versions()
    bad = a_book(tmp_path, (("type", "name", "label"), ("begin repeat", "nha", "Từng người"), ("text", "a", "Ý kiến")))
    row, read = service.take_over(bad)
    assert row is None
    assert read.problems
    again = a_book(tmp_path, (("type", "name", "label"), ("text", "q3", "Ý kiến?")))
    assert "cách trả lời khác" in service.take_over(again, "PKS05")[1].problems[0]
    assert service.versions() == before


def test_a_draft_with_something_wrong_is_not_written_as_a_workbook(service: FormService, tmp_path: Path) -> None:
    row = service.begin_new("PKS08", "Phiếu hỏi về nhà văn hóa")
    with pytest.raises(UserError, match="Thêm câu hỏi"):
        service.write_workbook("PKS08", row.version, tmp_path / "x.xlsx")
    assert not (tmp_path / "x.xlsx").exists()


def test_what_was_done_last_is_taken_back(service: FormService) -> None:
    row = service.begin("PKS05", "2023.1")
    form = service.detail("PKS05", row.version).form
    service.save(row.code, row.version, row.rev, replace(form, title="Phiếu sửa"))
    service.undo()
    assert service.detail("PKS05", row.version).form == form


def test_taking_back_never_reaches_a_survey(desk: Desk, service: FormService) -> None:
    service.retire("PKS05", "2023.1")
    service.undo()
    assert service.detail("PKS05", "2023.1").row.state is VersionState.IN_USE
    row = service.begin("PKS05", "2023.1")
    service.put_in_use(row.code, row.version, row.rev)
    a_survey(desk, version=row.version)
    with pytest.raises(UserError, match="đã dùng cho đợt khảo sát"):
        service.undo()
    a_survey(desk, "PKS03", quarter=2)
    with pytest.raises(UserError, match="không hoàn tác được"):
        service.undo()
    assert service.detail("PKS03", "2026.1").row.state is VersionState.IN_USE


def test_who_may_only_look_changes_nothing(service: FormService, desk: Desk) -> None:
    looking = FormService(replace(desk, account=replace(desk.account, role=Role.VIEWER)))
    assert looking.versions() == service.versions()
    with pytest.raises(NotAllowed):
        looking.begin("PKS05", "2023.1")
