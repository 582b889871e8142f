"""Lists of surveys, their record, what is due, what the day card and find-anything say."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.areas.surveys.due import due_items
from desktop_app.areas.surveys.field.days import FieldService
from desktop_app.areas.surveys.field.entry import BatchEntry, DayEntry, DrawEntry, ReturnEntry
from desktop_app.areas.surveys.field.samples import SampleService
from desktop_app.areas.surveys.field.sampling import Household
from desktop_app.areas.surveys.field.service import BatchService
from desktop_app.areas.surveys.forms.form import Answers
from desktop_app.areas.surveys.hits import survey_hits
from desktop_app.areas.surveys.listed import SurveyFilter, SurveyPages, known_codes, known_years
from desktop_app.areas.surveys.offered import form_key, offered_forms
from desktop_app.areas.surveys.record import survey_record
from desktop_app.areas.surveys.service import SurveyService
from desktop_app.areas.surveys.states import SurveyState
from desktop_app.areas.surveys.today import surveys_today
from desktop_app.office.desk import Desk
from tests.areas.surveys.makers import DAY, PLAIN, a_survey, with_forms

FORM: Answers = {**PLAIN}
BATCH = BatchEntry(collector="Đỗ Minh Quân", printed=20, hamlet="Thôn Đoài")
BACK = ReturnEntry(handed_out=20, returned=15, rejected=1, on=DAY)


def labels(desk: Desk, wanted: SurveyFilter, sort: str = "period", size: int = 2) -> list[str]:
    pages, found = SurveyPages(desk, wanted, sort), list[str]()
    page = pages.after(None, size)
    while page:
        found += [row.label for row in page]
        page = pages.after(page[-1], size)
    assert len(found) == pages.count()
    return found


def test_surveys_are_listed_by_period_and_filtered_by_year_state_questionnaire_and_words(desk: Desk) -> None:
    first = a_survey(desk)
    a_survey(desk, "PKS02", quarter=1, from_on=date(2026, 1, 5), name="Vùng cao")
    a_survey(desk, "PKS05", year=2025, quarter=3, from_on=date(2025, 7, 1), to_on=date(2025, 9, 1))
    SurveyService(desk).void(first, survey_record(desk, first).row.rev, "Nhầm")
    every = ["PKS05 quý III/2026", "PKS02 quý I/2026, Vùng cao", "PKS05 quý III/2025"]
    assert labels(desk, SurveyFilter()) == every
    assert labels(desk, SurveyFilter(), "code") == [every[0], every[2], every[1]]
    assert labels(desk, SurveyFilter(year=2026)) == every[:2]
    assert labels(desk, SurveyFilter(code="PKS05")) == [every[0], every[2]]
    assert labels(desk, SurveyFilter(state=SurveyState.OPEN)) == every[1:]
    assert labels(desk, SurveyFilter(text="vung cao")) == every[1:2]
    assert known_years(desk) == (("2026", "2026"), ("2025", "2025"))
    assert [code for code, _ in known_codes(desk)] == ["PKS02", "PKS05"]


def test_the_record_adds_up_batches_and_days_and_says_why_a_batch_cannot_be_closed(desk: Desk) -> None:
    uid, batches = a_survey(desk, wanted=30), BatchService(desk)
    made = batches.begin(uid, BATCH)
    with_forms(desk, made.uid, [FORM] * 12)
    batches.returned(made.uid, made.rev + 1, BACK)
    gone = batches.begin(uid, BATCH)
    batches.void(gone.uid, gone.rev, "Lập nhầm")
    FieldService(desk).add(uid, DayEntry(done_on=DAY, asked_by="Vì Thị Xá", transactions=60, respondents=15))
    SampleService(desk).draw(uid, DrawEntry(hamlet="Thôn Đoài", wanted=1, households=(Household("Lò Văn Tới"),)))
    record = survey_record(desk, uid)
    assert [batch.is_open for batch in record.batches] == [True, False]
    assert record.batches[0].missing == (
        "Thu về 15 phiếu, đã nhập 12 và loại 1, còn thiếu 2. Nhập nốt hoặc ghi số phiếu loại.",
    )
    totals, figures = record.totals, record.row.figures
    assert (totals.printed, totals.lost, totals.left_over, totals.to_key) == (20, 5, 0, 2)
    assert (figures.keyed, figures.answered, figures.asked, figures.by_forms) == (12, 15, 20, True)
    assert record.row.share == pytest.approx(0.4)
    assert [(draw.hamlet, draw.asked, draw.step) for draw in record.draws] == [("Thôn Đoài", 1, 1)]
    assert [each.what for each in record.happenings] == [
        *("Rút hộ", "Ghi nhật ký", "Hủy lô 02", "Lập lô 02", "Sửa lô 01", "Sửa lô 01", "Lập lô 01", "Mở đợt"),
    ]


def test_the_days_give_the_response_rate_where_no_batch_says_what_was_handed_out(desk: Desk) -> None:
    uid, field = a_survey(desk), FieldService(desk)
    day = DayEntry(done_on=DAY, asked_by="Vì Thị Xá", transactions=60, respondents=15)
    field.add(uid, day)
    twice = field.add(uid, day)
    field.strike(twice, 1, "Ghi hai lần")
    figures = survey_record(desk, uid).row.figures
    assert (figures.answered, figures.asked, figures.by_forms) == (15, 60, False)
    assert figures.rate == pytest.approx(0.25)


def test_a_hamlet_that_another_survey_of_the_year_asks_is_told(desk: Desk) -> None:
    for code in ("PKS05", "PKS06"):
        BatchService(desk).begin(a_survey(desk, code), BATCH)
    other = a_survey(desk, "PKS07")
    assert survey_record(desk, other).asked_before == ()
    BatchService(desk).begin(other, BATCH)
    assert [each.sentence for each in survey_record(desk, other).asked_before] == [
        "Thôn Đoài trong năm đã được hỏi ở PKS05 quý III/2026, PKS06 quý III/2026."
    ]


def test_a_survey_is_due_on_its_last_day_until_it_is_locked(desk: Desk) -> None:
    uid, last = a_survey(desk, wanted=30), date(2026, 9, 25)
    assert due_items(desk, date(2026, 9, 24)) == []
    assert [(each.title, each.due_on) for each in due_items(desk, last)] == [("Thu phiếu: PKS05 quý III/2026", last)]
    made = BatchService(desk).begin(uid, BATCH)
    assert "1 lô chưa đóng · đã nhập 0/30 phiếu" in due_items(desk, last)[0].detail
    back = BatchService(desk).returned(made.uid, made.rev, replace(BACK, returned=0, rejected=None))
    BatchService(desk).close(made.uid, back.rev)
    assert [each.title for each in due_items(desk, last)] == ["Khóa đợt: PKS05 quý III/2026"]
    SurveyService(desk).close(uid, survey_record(desk, uid).row.rev)
    assert due_items(desk, last) == []


def test_the_card_of_the_day_says_how_far_the_open_surveys_are(desk: Desk) -> None:
    assert surveys_today(desk).sentence == "Không có đợt khảo sát nào đang làm."
    for code in ("PKS05", "PKS06", "PKS07"):
        a_survey(desk, code, wanted=40)
    card = surveys_today(desk)
    assert card.figures == ((3, "đợt đang làm"), (0, "phiếu đã nhập"))
    assert card.sentence.endswith("PKS06 quý III/2026 đã nhập 0/40 phiếu, và 1 đợt nữa.")


def test_find_anything_shows_a_survey_with_its_period_and_how_far_it_is(desk: Desk) -> None:
    uid = a_survey(desk)
    with desk.db.reading() as session:
        key = survey_record(desk, uid).row.id
        [hit] = survey_hits(desk, session, [key])
    assert (hit.title, hit.trailing, hit.uid) == ("PKS05 quý III/2026", "0 phiếu", uid)


def test_every_version_in_use_is_offered_once(desk: Desk) -> None:
    before = [form_key(form) for form in offered_forms(desk)]
    assert len(before) == len(set(before)) == 7
    a_survey(desk)
    assert [form_key(form) for form in offered_forms(desk)] == before
