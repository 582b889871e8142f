"""A survey is opened with a form that stays, put right, closed, opened again by a leader, struck out."""

from datetime import date
from typing import Any

import pytest

from desktop_app.areas.surveys.entry import SurveyEntry, checked_entry
from desktop_app.areas.surveys.field.entry import BatchEntry, ReturnEntry
from desktop_app.areas.surveys.field.service import BatchService
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.kept import form_of_survey, survey_of
from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.service import SurveyService
from desktop_app.areas.surveys.states import Rekey, SurveyState
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role
from tests.areas.petitions.lives import as_role
from tests.areas.surveys.makers import DAY, a_survey

TODAY = date(2026, 11, 23)
RAW = {
    "form": f"PKS05|{shipped()['PKS05'].version}",
    "quarter": "THIRD",
    "year": "2026",
    "from_on": "06/07/2026",
    "to_on": "25/09/2026",
    "population": "1.200",
    "wanted": "300",
    "rekey": "Nhập lại một phần",
    "rekey_share": "10",
}


def survey(desk: Desk, uid: str) -> Survey:
    with desk.db.reading() as session:
        return survey_of(session, uid)


def entry(**changed: Any) -> SurveyEntry:
    return SurveyEntry(**{**vars(checked_entry(RAW, TODAY)), **changed})


def test_a_filled_in_form_becomes_an_entry() -> None:
    made = checked_entry(RAW, TODAY)
    assert (made.code, made.year, made.quarter, made.wanted, made.population) == ("PKS05", 2026, 3, 300, 1200)
    assert (made.from_on, made.rekey, made.rekey_share) == (DAY, Rekey.SHARE, 10)


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"to_on": "01/07/2026"}, {"to_on"}),
        ({"year": "2062"}, {"from_on"}),
        ({"wanted": "1201"}, {"wanted"}),
        ({"rekey_share": ""}, {"rekey_share"}),
        ({"form": "", "quarter": "", "wanted": "0"}, {"form", "quarter", "wanted"}),
    ],
)
def test_every_field_that_cannot_be_so_has_its_sentence(changed: dict[str, str], fields: set[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked_entry({**RAW, **changed}, TODAY)
    assert set(refused.value.problems) == fields


def test_two_surveys_of_one_period_are_told_apart_by_their_names(desk: Desk) -> None:
    service = SurveyService(desk)
    labels = [service.begin(entry(name=name)).label for name in ("", "Buổi chiều", "")]
    assert labels == ["PKS05 quý III/2026", "PKS05 quý III/2026, Buổi chiều", "PKS05 quý III/2026, đợt 3"]
    with pytest.raises(InvalidInput) as refused:
        service.begin(entry(name="buoi chieu"))
    assert list(refused.value.problems) == ["name"]


def test_a_survey_without_batches_may_become_another_one_and_with_batches_keeps_form_and_period(desk: Desk) -> None:
    service = SurveyService(desk)
    kept = service.begin(entry())
    other = entry(code="PKS01", version=shipped()["PKS01"].version, quarter=4, from_on=date(2026, 10, 5),
                  to_on=date(2026, 10, 9), wanted=20, population=None)  # fmt: skip
    kept = service.correct(kept.uid, kept.rev, other)
    made = survey(desk, kept.uid)
    assert (made.label, made.is_anonymous) == ("PKS01 quý IV/2026", True)
    assert (made.unit, form_of_survey(made).code) == (shipped()["PKS01"].unit, "PKS01")
    BatchService(desk).begin(kept.uid, BatchEntry(collector="Đỗ Minh Quân", printed=5))
    rev = survey(desk, kept.uid).rev
    with pytest.raises(InvalidInput) as refused:
        service.correct(kept.uid, rev, entry())
    assert set(refused.value.problems) == {"form", "quarter", "from_on"}
    service.correct(kept.uid, rev, SurveyEntry(**{**vars(other), "wanted": 25, "note": "Cả người nghỉ phép"}))
    assert survey(desk, kept.uid).wanted == 25


def test_a_survey_is_locked_once_its_batches_are_and_a_leader_alone_unlocks_it(desk: Desk) -> None:
    service, batches, uid = SurveyService(desk), BatchService(desk), a_survey(desk)
    with pytest.raises(UserError, match="chưa có lô phiếu nào"):
        service.close(uid, survey(desk, uid).rev)
    batch = batches.begin(uid, BatchEntry(collector="Đỗ Minh Quân", printed=5))
    with pytest.raises(UserError, match="Lô 01 chưa đóng"):
        service.close(uid, survey(desk, uid).rev)
    batch = batches.returned(batch.uid, batch.rev, ReturnEntry(handed_out=5, returned=0, on=DAY))
    batches.close(batch.uid, batch.rev)
    closed = service.close(uid, survey(desk, uid).rev)
    with pytest.raises(UserError, match="đã khóa"):
        batches.begin(uid, BatchEntry(collector="Đỗ Minh Quân", printed=5))
    with pytest.raises(UserError, match="đã khóa"):
        service.void(uid, closed.rev, "Nhầm")
    official, leader = (SurveyService(as_role(desk, role)) for role in (Role.OFFICIAL, Role.LEADER))
    with pytest.raises(NotAllowed, match="lãnh đạo"):
        official.reopen(uid, closed.rev, "Còn phiếu")
    with pytest.raises(InvalidInput):
        leader.reopen(uid, closed.rev, "  ")
    opened = leader.reopen(uid, closed.rev, "Còn phiếu của thôn Đoài")
    assert survey(desk, uid).state is SurveyState.OPEN
    with pytest.raises(UserError, match="không cần mở khóa"):
        leader.reopen(uid, opened.rev, "Còn phiếu")


def test_a_survey_that_was_struck_out_takes_nothing_more_and_its_name_is_free_again(desk: Desk) -> None:
    service, uid = SurveyService(desk), a_survey(desk)
    with pytest.raises(InvalidInput):
        service.void(uid, survey(desk, uid).rev, "")
    voided = service.void(uid, survey(desk, uid).rev, "Mở nhầm quý")
    with pytest.raises(UserError, match="đã hủy"):
        service.correct(uid, voided.rev, entry())
    with pytest.raises(UserError, match="đã hủy"):
        BatchService(desk).begin(uid, BatchEntry(collector="Đỗ Minh Quân", printed=5))
    with pytest.raises(UserError, match="đã hủy"):
        SurveyService(as_role(desk, Role.LEADER)).reopen(uid, voided.rev, "Nhầm")
    assert service.begin(entry()).label == "PKS05 quý III/2026"
