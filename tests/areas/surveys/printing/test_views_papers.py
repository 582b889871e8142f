"""The menus of a survey's and a batch's papers: what is offered, and that it is shown."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.surveys.kept import survey_of
from desktop_app.areas.surveys.printing.views.survey_papers import SurveyPapers, named
from desktop_app.areas.surveys.record import survey_record
from desktop_app.areas.surveys.states import BatchState, SurveyState
from desktop_app.areas.surveys.views.batch_verbs import BatchVerbs
from desktop_app.kit.page import Page
from desktop_app.kit.preview import PaperPreview
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role
from tests.areas.reception.workplace import Window
from tests.areas.surveys.makers import a_batch, a_survey


def test_an_open_batch_offers_its_forms_and_shows_them(desk: Desk, workplace: Window, qtbot: QtBot) -> None:
    survey = a_survey(desk)
    batch = a_batch(desk, survey, forms=2)
    owner = QWidget(workplace.surface)
    papers = SurveyPapers(workplace, owner)
    offered = {words: does for words, _, does in papers.of_batch(batch, "Lô 01 PKS05 quý III/2026", is_open=True)}
    assert list(offered) == ["In phiếu khảo sát", "In phiếu đầu lô"]
    closed = [words for words, _, _ in papers.of_batch(batch, "Lô 01", is_open=False)]
    assert closed == ["In chứng thư lô", "In phiếu đầu lô"]
    [(_, _, codebook)] = papers.of_survey(survey, "PKS05")
    for does in (offered["In phiếu khảo sát"], codebook):
        does()
        qtbot.waitUntil(lambda: workplace.surface.findChild(PaperPreview) is not None)
        shown = workplace.surface.findChild(PaperPreview)
        shown.close()
        shown.deleteLater()
        qtbot.waitUntil(lambda: workplace.surface.findChild(PaperPreview) is None)


def test_the_page_of_a_survey_offers_them_with_everything_else_and_of_a_closed_survey_alone(
    desk: Desk, workplace: Window
) -> None:
    survey = a_survey(desk)
    a_batch(desk, survey, forms=2)
    a_batch(desk, survey, forms=2, state=BatchState.CLOSED)
    verbs = BatchVerbs(workplace, Page("Đợt khảo sát"))
    record = survey_record(desk, survey)
    verbs.take(record)
    opened, closed = ([words for words, _, _ in verbs.acts(batch)] for batch in record.batches)
    assert {"In phiếu khảo sát", "In phiếu đầu lô", "Sửa lô"} <= set(opened)
    assert {"In chứng thư lô", "In phiếu đầu lô", "Mở lại lô"} <= set(closed)
    with desk.db.writing(desk.account.uid) as session:
        survey_of(session, survey).state = SurveyState.CLOSED
    record = survey_record(desk, survey)
    verbs.take(record)
    assert [words for words, _, _ in verbs.acts(record.batches[1])] == ["In chứng thư lô", "In phiếu đầu lô"]


def test_a_viewer_is_offered_no_paper(desk: Desk, workplace: Window) -> None:
    workplace.desk = replace(desk, account=replace(desk.account, role=Role.VIEWER))
    papers = SurveyPapers(workplace, workplace.surface)
    assert papers.of_batch("x", "Lô 01", is_open=True) == papers.of_survey("x", "PKS05") == []


def test_a_file_is_named_by_the_paper_the_survey_and_the_batch() -> None:
    assert named("phieu", "PKS05 quý III/2026, lần 2 Lô 03") == "phieu-pks05-quy-iii-2026-lan-2-lo-03"
