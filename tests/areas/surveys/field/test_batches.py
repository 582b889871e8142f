"""Batches: their numbers, what came back of them, and when they close."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.areas.surveys.field.entry import BatchEntry, ReturnEntry
from desktop_app.areas.surveys.field.service import BatchService
from desktop_app.areas.surveys.forms.form import Answers
from desktop_app.areas.surveys.kept import Saved, answers_of, batch_of, survey_of
from desktop_app.areas.surveys.keying.kept import drawn_of
from desktop_app.areas.surveys.models import SurveyBatch
from desktop_app.areas.surveys.states import BatchState, Rekey
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk
from tests.areas.surveys.makers import DAY, PLAIN, a_batch, a_survey, with_forms

FORM: Answers = {**PLAIN}
ENTRY = BatchEntry(collector="Đỗ Minh Quân", printed=20, hamlet="thon doai", rekey=Rekey.NONE)
BACK = ReturnEntry(handed_out=20, returned=18, rejected=1, on=DAY)


def begin(desk: Desk, survey: str, **changed: Any) -> Saved:
    return BatchService(desk).begin(survey, replace(ENTRY, **changed))


def batch(desk: Desk, uid: str) -> SurveyBatch:
    with desk.db.reading() as session:
        return batch_of(session, uid)


def test_batches_get_the_numbers_that_come_next_also_across_surveys_of_one_series(desk: Desk) -> None:
    first, second = a_survey(desk), a_survey(desk, name="Một cửa buổi chiều")
    uids = [begin(desk, survey).uid for survey in (first, second, first)]
    spans = [(batch(desk, uid).serial_from, batch(desk, uid).serial_to) for uid in uids]
    assert spans == [(1, 20), (21, 40), (41, 60)]
    assert [batch(desk, uid).label for uid in uids] == ["Lô 01", "Lô 01", "Lô 02"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"collector": "  "}, "collector"),
        ({"printed": 0}, "printed"),
        ({"printed": 5001}, "printed"),
        ({"handed_out": 21}, "handed_out"),
        ({"hamlet": "Thôn Không Có"}, "hamlet"),
        ({"rekey": Rekey.SHARE, "rekey_share": 0}, "rekey_share"),
    ],
)
def test_what_a_batch_cannot_be_is_refused_at_its_field_and_takes_no_number(
    desk: Desk, changed: dict[str, Any], field: str
) -> None:
    survey = a_survey(desk)
    with pytest.raises(InvalidInput) as refused:
        begin(desk, survey, **changed)
    assert list(refused.value.problems) == [field]
    with desk.db.reading() as session:
        assert survey_of(session, survey).next_serial == 1


def test_a_batch_closes_with_counts_that_agree_opens_with_a_reason_and_keeps_out_what_is_void(desk: Desk) -> None:
    service, survey = BatchService(desk), a_survey(desk)
    made = begin(desk, survey)
    with pytest.raises(InvalidInput):
        service.returned(made.uid, made.rev, replace(BACK, returned=21))
    with_forms(desk, made.uid, [FORM] * 16)
    back = service.returned(made.uid, batch(desk, made.uid).rev, BACK)
    with pytest.raises(UserError, match="còn thiếu 1"):
        service.close(made.uid, back.rev)
    back = service.returned(made.uid, back.rev, replace(BACK, rejected=2))
    closed = service.close(made.uid, back.rev)
    with pytest.raises(UserError, match="đã đóng"):
        service.correct(made.uid, closed.rev, ENTRY)
    with pytest.raises(InvalidInput):
        service.reopen(made.uid, closed.rev, " ")
    again = service.reopen(made.uid, closed.rev, "Tìm thấy thêm hai phiếu")
    assert batch(desk, made.uid).state is BatchState.OPEN
    service.void(made.uid, again.rev, "Lô chép khống")
    with desk.db.reading() as session:
        assert list(answers_of(session, survey_of(session, survey))) == []


def test_an_anonymous_batch_stays_closed(desk: Desk) -> None:
    service = BatchService(desk)
    made = begin(desk, a_survey(desk, "PKS01", quarter=1))
    back = service.returned(made.uid, made.rev, replace(BACK, returned=0, rejected=None))
    closed = service.close(made.uid, back.rev)
    with pytest.raises(UserError, match="niêm phong"):
        service.reopen(made.uid, closed.rev, "Quên một phiếu")


def test_a_batch_from_a_file_stays_closed_too_and_may_be_struck_out(desk: Desk) -> None:
    came = {"serial_from": None, "serial_to": None, "printed": 0, "handed_out": None, "state": BatchState.CLOSED}
    uid = a_batch(desk, a_survey(desk), forms=0, **came)
    with pytest.raises(UserError, match="lấy từ tệp"):
        BatchService(desk).reopen(uid, batch(desk, uid).rev, "Thiếu phiếu")
    BatchService(desk).void(uid, batch(desk, uid).rev, "Nhập nhầm tệp")
    assert batch(desk, uid).voided_on == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("handed_on", "on", "is_taken"),
    [(None, DAY - timedelta(days=1), False), (None, DAY, True), (DAY + timedelta(days=3), DAY, False),
     (DAY, date(2026, 11, 24), False)],
)  # fmt: skip
def test_forms_come_back_between_their_handing_out_and_today(
    desk: Desk, handed_on: date | None, on: date, is_taken: bool
) -> None:
    made = begin(desk, a_survey(desk), handed_on=handed_on)
    if is_taken:
        BatchService(desk).returned(made.uid, made.rev, replace(BACK, on=on))
        return
    with pytest.raises(InvalidInput) as refused:
        BatchService(desk).returned(made.uid, made.rev, replace(BACK, on=on))
    assert list(refused.value.problems) == ["on"]


def test_once_forms_are_keyed_more_may_be_keyed_twice_but_never_others_or_fewer(desk: Desk) -> None:
    service = BatchService(desk)
    made = begin(desk, a_survey(desk, rekey=Rekey.SHARE, rekey_share=10), rekey=None)
    assert len(drawn_of(batch(desk, made.uid))) == 2
    with_forms(desk, made.uid, [FORM])
    before, rev = drawn_of(batch(desk, made.uid)), batch(desk, made.uid).rev
    made = service.correct(made.uid, rev, replace(ENTRY, rekey=Rekey.SHARE, rekey_share=30))
    assert before < drawn_of(batch(desk, made.uid))
    assert len(drawn_of(batch(desk, made.uid))) == 6
    for fewer in (replace(ENTRY, rekey=Rekey.NONE), replace(ENTRY, rekey=Rekey.SHARE, rekey_share=20)):
        with pytest.raises(InvalidInput, match="chỉ tăng"):
            service.correct(made.uid, made.rev, fewer)
    service.correct(made.uid, made.rev, replace(ENTRY, rekey=Rekey.ALL))
    assert len(drawn_of(batch(desk, made.uid))) == 20


def test_what_somebody_else_changed_is_not_written_over(desk: Desk) -> None:
    made = begin(desk, a_survey(desk))
    BatchService(desk).correct(made.uid, made.rev, replace(ENTRY, place="Nhà văn hóa"))
    with pytest.raises(UserError, match="người khác sửa"):
        BatchService(desk).correct(made.uid, made.rev, ENTRY)
