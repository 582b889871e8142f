"""The practice year of surveys."""

import random
from datetime import datetime

import pytest
from sqlalchemy import select

from desktop_app.areas.surveys.demo import make
from desktop_app.areas.surveys.kept import answers_of
from desktop_app.areas.surveys.models import SecondEntry, Survey, SurveyBatch
from desktop_app.areas.surveys.results.opinions import opinions
from desktop_app.areas.surveys.states import BatchState, SurveyState
from desktop_app.core.clock import FixedClock
from desktop_app.core.progress import Silent
from desktop_app.office.desk import Desk
from desktop_app.office.hamlets import Pasted, add_hamlets
from desktop_app.office.practice import read
from desktop_app.office.rights import Role
from tests.areas.surveys.accounts import at_desk


@pytest.fixture
def office(desk: Desk) -> Desk:
    """The desk of an office with the hamlets of the practice commune and two people who key."""
    with desk.db.writing(desk.account.uid) as session:
        known = read("hamlets")["hamlets"]
        add_hamlets(session, [Pasted(each["kind"].capitalize(), each["name"], each["households"]) for each in known])
    at_desk(desk, "Đỗ Minh Quân")
    at_desk(desk, "Đỗ Thị Luyến", Role.OFFICIAL)
    return desk


def test_all_surveys_of_the_year_are_closed_and_agree_but_the_one_that_is_being_keyed(
    office: Desk, clock: FixedClock
) -> None:
    keyed = make(office, clock, random.Random(1), 210, Silent())

    assert clock.now().replace(tzinfo=None) == datetime(2026, 11, 23, 9, 16)
    with office.db.reading() as session:
        *over, going = session.scalars(select(Survey).order_by(Survey.id)).all()
        assert [each.label for each in over if each.year == 2025] == ["PKS02 quý I/2025", "PKS05 quý III/2025"]
        assert [each.code for each in over if each.year == 2026] == [f"PKS0{number}" for number in range(1, 8)]
        assert {each.state for each in over} == {SurveyState.CLOSED}
        batches = [batch for each in over for batch in each.batches]
        assert all(batch.keyed + (batch.rejected or 0) == batch.returned for batch in batches)
        assert sum(batch.rejected or 0 for batch in batches) > 0
        assert sum(batch.keyed for batch in batches) == sum(len(list(answers_of(session, each))) for each in over)
        twice = session.scalars(select(SecondEntry).join(SurveyBatch, SurveyBatch.id == SecondEntry.batch_id)).all()
        assert {entry.settled_on is not None for entry in twice if entry.differences} == {True, False}
        assert (going.label, going.state) == ("PKS02 quý IV/2026, đợt bổ sung tháng 11", SurveyState.OPEN)
        assert [batch.state for batch in going.batches][-1] is BatchState.OPEN
        half = len(list(answers_of(session, going, going.batches[-1])))
        assert 0 < half < (going.batches[-1].returned or 0)
        survey = next(each for each in over if (each.code, each.year) == ("PKS02", 2026))
        said = opinions(session, office, survey.uid, "q12")
        assert {theme.name for theme in said.themes} >= {"Giữ lời hứa", "Khen"}
        assert said.coded > 0
        assert keyed == sum(batch.keyed for batch in (*batches, *going.batches[:-1])) + half


@pytest.mark.parametrize("today", [datetime(2027, 2, 26, 9), datetime(2026, 4, 7, 9)])
def test_on_any_day_the_seven_questionnaires_were_asked_and_few_rows_mean_few_forms(
    office: Desk, clock: FixedClock, today: datetime
) -> None:
    clock.move_to(today)
    assert make(office, clock, random.Random(1), 1, Silent()) < 40
    with office.db.reading() as session:
        found = session.scalars(select(Survey).where(Survey.state == SurveyState.CLOSED)).all()
        assert {each.code for each in found} == {f"PKS0{number}" for number in range(1, 8)}
        assert all(each.to_on < today.date() for each in found)
