"""One petition, whole: where it stands, what is still to come and when, what may be done next."""

from datetime import date

from desktop_app.areas.petitions.record import PetitionRecord, petition_record
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from tests.areas.petitions.makers import a_petition, ours


def days(record: PetitionRecord) -> dict[str, tuple[date | None, bool]]:
    """The day of every step to come, and whether it is only expected."""
    return {each.step.key: (each.limit.due_on if each.limit else None, each.is_expected) for each in record.coming}


def test_a_new_complaint_shows_its_whole_way_with_expected_days(desk: Desk) -> None:
    record = petition_record(desk, PetitionService(desk).register(a_petition()).uid)
    assert days(record) == {
        "classify": (None, False),
        "accept_complaint": (date(2026, 11, 26), False),
        "decide": (date(2026, 12, 28), True),
        "send_decision": (date(2026, 12, 31), True),
    }


def test_the_expected_days_of_a_denunciation_rest_on_the_step_before(desk: Desk) -> None:
    petition = ours(desk, date(2026, 11, 17), kind=Kind.DENUNCIATION, full_name="")
    record = petition_record(desk, petition.uid)
    assert days(record) == {
        "accept_denunciation": (date(2026, 11, 26), False),
        "notify_acceptance": (date(2026, 12, 3), True),
        "conclude": (date(2026, 12, 28), True),
        "send_conclusion": (date(2027, 1, 5), True),
        "publish_conclusion": (date(2027, 1, 7), True),
    }
