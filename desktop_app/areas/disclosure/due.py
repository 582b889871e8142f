"""What Hôm nay says of disclosure: deadlines, readings, hamlets, minutes, what is to be done at the boards, lists."""

from collections.abc import Iterator
from datetime import date

from desktop_app.areas.disclosure.coverage.lists import quarter_due
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.queries import unfinished
from desktop_app.areas.disclosure.requests.due import request_due
from desktop_app.areas.disclosure.rules import State
from desktop_app.areas.disclosure.shown import DisclosureView
from desktop_app.core.law.calendar import ONE_DAY
from desktop_app.office.area import DueItem
from desktop_app.office.desk import Desk
from desktop_app.office.postings.due import board_item
from desktop_app.office.postings.queries import copies_due

AREA = "disclosure"
POSTINGS = "disclosure.postings"


def due_items(desk: Desk, until: date) -> list[DueItem]:
    """Everything about disclosure that is late or due on or before the day."""
    today = desk.clock.today()
    with desk.db.reading() as session:
        views, copies, lists = unfinished(session, desk), copies_due(session, today), quarter_due(session, today)
    found = [item for view in views for item in record_items(view, today)]
    found += [board_item(due, AREA, POSTINGS, today) for due in copies if due.area in (AREA, "")]
    return [*(item for item in (*found, *lists) if item.due_on <= until), *request_due(desk, until)]


def record_items(view: DisclosureView, today: date) -> Iterator[DueItem]:
    """What waits with one record, but for what its boards ask for; a record that was replaced waits for nothing."""
    if view.replaced_by_uid:
        return
    if view.due_on and view.standing.state in (State.WAITING, State.SOON, State.LATE):
        yield _item(view, "Công khai", view.standing.sentence, view.due_on)
    radio, heads = view.form(Form.RADIO), view.form(Form.HAMLET_HEAD)
    if radio and radio.missing and view.slots:
        yield _item(view, "Phát thanh tiếp", f"Còn thiếu {radio.missing[0]}", view.slots[-1].read_on + ONE_DAY)
    waiting = [head.hamlet for head in view.heads if head.acknowledged_on is None]
    if heads and waiting:  # no law says by when a hamlet's head answers: it waits for today
        yield _item(view, "Lấy xác nhận", ", ".join(waiting), max(view.due_on or today, today))
    posted = view.form(Form.POSTED)
    papers = [said for said in posted.missing if said.startswith("biên bản")] if posted else []
    if papers and posted and not posted.is_running:
        yield _item(view, "Lập biên bản", f"Còn thiếu {', '.join(papers)}", today)


def _item(view: DisclosureView, what: str, detail: str, due_on: date) -> DueItem:
    told = f"Hồ sơ {view.label} · {view.item_code}{f' · {detail}' if detail else ''}"
    return DueItem(
        uid=view.uid, area=AREA, title=f"{what}: {view.title}", detail=told, due_on=due_on, who=view.responsible
    )
