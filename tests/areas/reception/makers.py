"""Makers for the reception register."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind, SubjectField
from desktop_app.office.models import PaperKind, Sex

MakeEntry = Callable[..., VisitEntry]


def entry_of_a_visit(**given: Any) -> VisitEntry:
    """A believable visit; name what matters."""
    usual: dict[str, Any] = {
        "received_on": date(2026, 11, 23),
        "full_name": "Nguyễn Văn Đức",
        "sex": Sex.MALE,
        "born_on": date(1961, 3, 12),
        "paper_kind": PaperKind.CITIZEN_CARD,
        "paper_number": "099061004471",
        "hamlet": "Thôn Đoài",
        "phone": "0100 234 567",
        "content": "Đề nghị đo lại ranh giới thửa 45, tờ bản đồ 12 với hộ liền kề; mốc cũ bị mất khi làm mương.",
        "request": "Cử cán bộ địa chính đo lại, có mặt hai hộ.",
        "kind": Kind.SUGGESTION,
        "subject": SubjectField.LAND,
    }
    return VisitEntry(**(usual | given))


@pytest.fixture
def an_entry() -> MakeEntry:
    """Makes believable visits."""
    return entry_of_a_visit


@pytest.fixture
def reception(desk: Desk) -> ReceptionService:
    """The register at the desk."""
    return ReceptionService(desk)
