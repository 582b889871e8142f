"""What Hôm nay says of requests for information; nobody who asked is named there."""

from collections.abc import Iterator
from datetime import date

from desktop_app.areas.disclosure.requests.models import RequestKind
from desktop_app.areas.disclosure.requests.queries import RequestView, open_requests
from desktop_app.areas.disclosure.requests.rules import AFTER_SOURCE, ask_by
from desktop_app.core.law.deadline import Law
from desktop_app.office.area import DueItem
from desktop_app.office.desk import Desk

AREA, PAGE = "disclosure", "disclosure.requests"


def request_due(desk: Desk, until: date) -> list[DueItem]:
    """Every request whose answer, or question to the source, is late or due on or before the day."""
    with desk.db.reading() as session:
        found = open_requests(session, desk)
    law, today = desk.law.now(), desk.clock.today()
    return [item for view in found for item in _items(view, law, today) if item.due_on <= until]


def _items(view: RequestView, law: Law, today: date) -> Iterator[DueItem]:
    if view.due_on is not None:
        verb = "Đính chính sau trả lời của cơ quan khác" if view.rule_key == AFTER_SOURCE else "Trả lời"
        yield _item(view, verb, view.due_on)
    asking = ask_by(law, RequestKind(view.kind), view.received_on)
    if asking and view.asked_source_on is None and today <= asking.due_on:
        yield _item(view, "Chưa chắc đúng sai thì hỏi cơ quan tạo ra thông tin", asking.due_on)


def _item(view: RequestView, verb: str, due_on: date) -> DueItem:
    return DueItem(
        uid=view.uid,
        area=AREA,
        title=f"{verb}: yêu cầu thông tin {view.label}",
        detail=view.kind.value,
        due_on=due_on,
        who="",
        page=PAGE,
    )
