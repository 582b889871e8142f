"""A petition's way through the office: where it stands and which limits run."""

from datetime import date

import pytest
from sqlalchemy import select

from desktop_app.areas.petitions.kept import Registered, petition_of
from desktop_app.areas.petitions.models import PetitionLimit
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Competent, Eligible, Outcome, Result, State
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from tests.areas.petitions.makers import a_petition, ours, take


def limits(desk: Desk, petition: Registered) -> dict[str, tuple[date, bool]]:
    """The last day of each limit and whether it is still open."""
    with desk.db.reading() as session:
        row = petition_of(session, petition.uid)
        found = session.scalars(select(PetitionLimit).where(PetitionLimit.petition_id == row.id))
        return {limit.key: (limit.due_on, limit.is_open) for limit in found}


def stands(desk: Desk, petition: Registered) -> tuple[State, Outcome | None, date | None]:
    """Where it stands, how it ended, when the next duty falls due."""
    with desk.db.reading() as session:
        row = petition_of(session, petition.uid)
        return row.state, row.outcome, row.next_due_on


def test_a_complaint_that_came_must_be_accepted_within_seven_working_days_and_handled_within_45_days(
    desk: Desk,
) -> None:
    petition = PetitionService(desk).register(a_petition())
    assert petition.label == "001/2026"
    assert limits(desk, petition)["accept"] == (date(2026, 11, 26), True)
    assert limits(desk, petition)["hard"] == (date(2026, 12, 31), True)
    assert stands(desk, petition) == (State.NEW, None, date(2026, 11, 26))


def test_a_complaint_is_accepted_extended_decided_and_sent(desk: Desk) -> None:
    petition = ours(desk, date(2026, 11, 17))
    petition = take(desk, petition, "accept_complaint", date(2026, 11, 20), document_on=date(2026, 11, 20))
    assert limits(desk, petition)["decide"] == (date(2026, 12, 21), True)
    petition = take(
        desk, petition, "extend_complaint", date(2026, 12, 14), tests=("many_places",), document_on=date(2026, 12, 14)
    )
    assert limits(desk, petition)["decide"] == (date(2027, 1, 4), True)
    petition = take(desk, petition, "decide", date(2026, 12, 28), document_on=date(2026, 12, 28), result=Result.PARTLY)
    assert stands(desk, petition)[0] is State.DECIDED
    petition = take(desk, petition, "send_decision", date(2026, 12, 29))
    assert stands(desk, petition) == (State.ENDED, Outcome.SETTLED, None)


def test_a_denunciation_that_is_not_ours_is_transferred_within_five_working_days(desk: Desk) -> None:
    petition = PetitionService(desk).register(a_petition(kind=Kind.DENUNCIATION, full_name=""))
    petition = take(desk, petition, "classify", date(2026, 11, 17), eligible=Eligible.YES, competent=Competent.NO)
    assert limits(desk, petition)["transfer_denunciation"] == (date(2026, 11, 23), True)
    petition = take(
        desk,
        petition,
        "transfer_denunciation",
        date(2026, 11, 18),
        to_agency="Công an tỉnh",
        document_on=date(2026, 11, 18),
    )
    assert stands(desk, petition) == (State.ENDED, Outcome.TRANSFERRED, None)


def test_suspension_of_a_complaint_is_refused_before_july_2026(desk: Desk) -> None:
    petition = ours(desk, date(2026, 5, 12), received_on=date(2026, 5, 11))
    petition = take(desk, petition, "accept_complaint", date(2026, 5, 15), document_on=date(2026, 5, 15))
    with pytest.raises(UserError, match="01/07/2026"):
        take(desk, petition, "suspend_complaint", date(2026, 6, 1), reason="Thiên tai", document_on=date(2026, 6, 1))
