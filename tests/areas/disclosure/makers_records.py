"""Makers for the records of disclosure; to be asked for by `pytest_plugins`, or imported."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from desktop_app.areas.disclosure.entry import DisclosureEntry
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.queries import view_of
from desktop_app.areas.disclosure.service import DisclosureService
from desktop_app.areas.disclosure.shown import DisclosureView
from desktop_app.office.desk import Desk
from desktop_app.office.postings.models import PlaceKind, PostingPlace
from desktop_app.office.postings.queries import PlaceView, places_on

MakeEntry = Callable[..., DisclosureEntry]
PLACES = (
    (PlaceKind.HEADQUARTERS, "Trụ sở HĐND, UBND xã Yên Hạ"),
    (PlaceKind.CULTURE_HOUSE, "Nhà văn hóa thôn Đoài"),
    (PlaceKind.COMMUNITY_POINT, "Điểm sinh hoạt cộng đồng thôn Trung"),
)


@pytest.fixture
def a_record() -> MakeEntry:
    """A believable record of a support policy with all its mandatory forms; name what matters to the test."""

    def make(**given: Any) -> DisclosureEntry:
        usual: dict[str, Any] = {
            "item_code": "CK07",
            "title": "Danh sách hộ nghèo, hộ cận nghèo năm 2027",
            "document_number": "214/QĐ-UBND",
            "document_on": date(2026, 11, 20),
            "issuer": "UBND xã Yên Hạ",
            "trigger_on": date(2026, 11, 20),
            "forms": (Form.POSTED, Form.PORTAL, Form.RADIO, Form.HAMLET_HEAD),
            "responsible": "Lê Quang Minh",
        }
        return DisclosureEntry(**(usual | given))

    return make


@pytest.fixture
def disclosing(desk: Desk) -> DisclosureService:
    """The records at the desk."""
    return DisclosureService(desk)


@pytest.fixture
def places(desk: Desk) -> tuple[PlaceView, ...]:
    """A board of each of the three kinds of place."""
    return put_places(desk)


def put_places(desk: Desk) -> tuple[PlaceView, ...]:
    """Enter the boards; the places as they are chosen from."""
    with desk.db.writing(desk.account.uid) as session:
        for position, (kind, name) in enumerate(PLACES):
            session.add(PostingPlace(kind=kind, name=name, position=position))
    with desk.db.reading() as session:
        return places_on(session, date(2026, 11, 23))


def seen(desk: Desk, uid: str) -> DisclosureView:
    """The record as the pane shows it."""
    with desk.db.reading() as session:
        return view_of(session, desk, uid)
