"""What the window shows of postings: the list, each verb in its sheet, a code that doesn't match, the places."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from PySide6.QtCore import QModelIndex

from desktop_app.areas.disclosure.boards import BoardService
from desktop_app.areas.disclosure.entry import PostEntry
from desktop_app.areas.disclosure.queries import DisclosureFilter, DisclosurePages
from desktop_app.areas.disclosure.rules import State
from desktop_app.areas.disclosure.service import DisclosureService
from desktop_app.areas.disclosure.views.boards_fields import PLACES
from desktop_app.areas.disclosure.views.postings_page import KEY, PostingsPage
from desktop_app.areas.disclosure.views.postings_page_sheets import CopySheets
from desktop_app.core.clock import VIETNAM
from desktop_app.kit.overlay import Overlay
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.opening import OpenOffice
from desktop_app.office.postings.lists import CopyRow
from desktop_app.office.postings.models import MinutesKind
from desktop_app.office.postings.places import PlaceService
from desktop_app.office.postings.rules import Hanging
from desktop_app.shell.pictures import Camera

NOWHERE = QModelIndex()
FELL = "Gió làm rách hai trang"


def posting_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """From the list to the places."""
    work = camera.window.work
    if work is None:
        return
    _post_late(office)
    work.open(KEY)
    camera.take("niem-yet")
    yield
    page = work.pages.page
    assert isinstance(page, PostingsPage)
    sheets = page._verbs.sheets
    for hanging, name, does in (
        (Hanging.WAITING, "bat-dau", CopySheets.begin),
        (Hanging.RIPE, "go", CopySheets.end),
        (Hanging.RUNNING, "go-som", CopySheets.end),
        (Hanging.RUNNING, "ghi-gian-doan", CopySheets.interrupt),
        (Hanging.PERMANENT, "da-kiem-tra", CopySheets.look_over),
    ):
        choose_copy(page, hanging)
        camera.take(f"niem-yet-{name}-doc")
        does(sheets)
        yield from _sheet(camera, f"niem-yet-{name}")
    row = choose_copy(page, Hanging.RUNNING, days=10)
    fell = office.desk.clock.today() - timedelta(days=1)
    BoardService(office.desk).interrupt(row.uid, row.rev, _at(fell), FELL)
    camera.take("niem-yet-gian-doan-doc")
    sheets.resume()
    yield from _sheet(camera, "niem-yet-gian-doan")
    choose_copy(page, Hanging.DONE)
    camera.settle()
    sheets.minutes(MinutesKind.END)
    yield from _sheet(camera, "niem-yet-bien-ban")
    page._scan.click()
    sheet = camera.window.findChildren(VerbSheet)[-1]
    sheet.form.load({"code": "SDC1/NY/99001-26-0042-01-2/CK02.3/20261015/20261114/0123456789AB"})
    sheet.submit()
    yield from _sheet(camera, "niem-yet-khong-khop")
    work.open(PLACES)
    camera.take("noi-niem-yet")
    yield


def _post_late(office: OpenOffice) -> None:
    """Make the notice that a late record lacks, so that a copy waits for its board."""
    [late] = DisclosurePages(office.desk, DisclosureFilter(state=State.LATE)).after(None, 1)
    today = office.desk.clock.today()
    places = tuple(place.uid for place in PlaceService(office.desk).all(today))[:2]
    post = PostEntry(from_on=today, to_on=today + timedelta(days=30), places=places)
    DisclosureService(office.desk).post(late.uid, late.rev, post)


def choose_copy(page: PostingsPage, hanging: Hanging, days: int = 0) -> CopyRow:
    """Go to the first copy of the list that stands like this and has hung for so many days."""
    model = page._table.model
    while model.canFetchMore(NOWHERE):
        model.fetchMore(NOWHERE)
    rows = (model.row_at(place) for place in range(model.rowCount()))
    row = next(row for row in rows if row.count.hanging is hanging and row.count.days >= days)
    page._table.choose(row.uid)
    return row


def _sheet(camera: Camera, name: str) -> Iterator[None]:
    camera.take(name)
    for over in camera.window.findChildren(Overlay):
        over.go()
    yield


def _at(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 8, 0, tzinfo=VIETNAM)
