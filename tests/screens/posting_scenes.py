"""What the window shows of postings: the list, each verb in its sheet, a code that doesn't match, the places."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from desktop_app.areas.disclosure.boards import BoardService
from desktop_app.areas.disclosure.views.postings_page import KEY, PLACES, PostingsPage
from desktop_app.areas.disclosure.views.postings_page_sheets import CopySheets
from desktop_app.core.clock import VIETNAM
from desktop_app.kit.overlay import Overlay
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.opening import OpenOffice
from desktop_app.office.postings.entry import NewPosting
from desktop_app.office.postings.lists import CopyRow
from desktop_app.office.postings.models import MinutesKind
from desktop_app.office.postings.places import PlaceService
from desktop_app.office.postings.queries import CopyView, PostingView, posting_of
from desktop_app.office.postings.service import CopyKey
from desktop_app.office.postings.verbs import Begin, End
from desktop_app.shell.pictures import Camera

BY = "Hoàng Thị Lan"
NOTICES = (
    ("CK01", "Kế hoạch phát triển kinh tế - xã hội năm 2026", 30, 250, 218),
    ("CK04", "Quy chế thực hiện dân chủ ở xã", 0, 200, None),
    ("CK02.3", "Tình hình thực hiện dự toán ngân sách quý III năm 2026", 30, 39, None),
    ("CK07", "Danh sách hộ nghèo, hộ cận nghèo rà soát năm 2026 theo chuẩn nghèo đa chiều", 30, 20, None),
    ("CK12", "Mức thu phí, lệ phí do xã trực tiếp thu", 30, 12, None),
    ("CK09", "Danh sách công dân đủ điều kiện gọi nhập ngũ năm 2027", 30, None, None),
)


def put_on_boards(desk: Desk) -> None:
    """Boards with a notice of every standing; those of CK07 were broken off at one place."""
    places, boards = PlaceService(desk), BoardService(desk)
    places.add_proposed()
    now, uids = desk.clock.now(), tuple(place.uid for place in places.all(desk.clock.today()))[:5]
    for code, title, days, began, ended in NOTICES:
        on = desk.clock.today() - timedelta(days=began or 0)
        new = NewPosting(
            area="disclosure", owner_uid="demo", item_code=code, title=title, from_on=on, places=uids,
            rule_key="disclosure.posting", required_days=days, pages=4,
        )  # fmt: skip
        kept = boards.post(new)
        view = _seen(desk, kept.uid)
        if began is None:
            continue
        keys = boards.together([_key(copy) for copy in view.copies], Begin(_at(on), BY))
        if ended is not None:
            boards.together(keys, End(_at(now.date() - timedelta(days=ended)), BY))
        elif code == "CK07":
            boards.interrupt(keys[1].uid, keys[1].rev, _at(on + timedelta(days=9)), "Gió làm rách hai trang")


def posting_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """From the list to the places."""
    work = camera.window.work
    if work is None:
        return
    work.open(KEY)
    camera.take("niem-yet-trong")
    work.open(PLACES)
    camera.take("noi-niem-yet-trong")
    put_on_boards(office.desk)
    work.open(KEY)
    camera.take("niem-yet")
    yield
    page = work.pages.page
    assert isinstance(page, PostingsPage)
    sheets = page._verbs.sheets
    for code, at, name, does in (
        ("CK09", 0, "bat-dau", CopySheets.begin),
        ("CK02.3", 0, "go", CopySheets.end),
        ("CK12", 1, "go-som", CopySheets.end),
        ("CK07", 1, "gian-doan", CopySheets.resume),
        ("CK07", 0, "da-kiem-tra", CopySheets.look_over),
    ):
        row = next(row for row in _rows(page) if row.item_code == code and row.copy_words.startswith(f"bản {at + 1}/"))
        page._table.choose(row.uid)
        camera.take(f"niem-yet-{name}-doc")
        does(sheets)
        yield from _sheet(camera, f"niem-yet-{name}")
    page._table.choose(next(row for row in _rows(page) if row.item_code == "CK01").uid)
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


def _rows(page: PostingsPage) -> list[CopyRow]:
    model = page._table.model
    return [model.row_at(place) for place in range(model.rowCount())]


def _sheet(camera: Camera, name: str) -> Iterator[None]:
    camera.take(name)
    for over in camera.window.findChildren(Overlay):
        over.go()
    yield


def _at(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 8, 0, tzinfo=VIETNAM)


def _key(copy: CopyView) -> CopyKey:
    return CopyKey(copy.uid, copy.rev)


def _seen(desk: Desk, uid: str) -> PostingView:
    with desk.db.reading() as session:
        view = posting_of(session, uid, desk.clock.today())
    assert view
    return view
