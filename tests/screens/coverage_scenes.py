"""What the window shows of a year of disclosure: the matrix cell by cell, its sheets, the plan, the items, requests."""

from collections.abc import Callable, Iterator

from desktop_app.areas.disclosure.coverage.rules import CellState
from desktop_app.areas.disclosure.coverage.views.page import KEY, CoveragePage
from desktop_app.areas.disclosure.plan.views.page import KEY as PLAN
from desktop_app.areas.disclosure.plan.views.page import PlanPage
from desktop_app.areas.disclosure.requests.queries import RequestFilter, RequestPages
from desktop_app.areas.disclosure.requests.rules import Stands
from desktop_app.areas.disclosure.requests.views.page import KEY as REQUESTS
from desktop_app.areas.disclosure.requests.views.page import RequestsPage
from desktop_app.areas.disclosure.views.items_page import KEY as ITEMS
from desktop_app.areas.disclosure.views.items_page import ItemsPage
from desktop_app.kit.overlay import Overlay
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.pictures import Camera


def coverage_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """From the matrix to the requests."""
    yield from _matrix(camera)
    yield from _plan(camera)
    yield from _items(camera)
    yield from _requests(camera, office)


def _matrix(camera: Camera) -> Iterator[None]:
    """A cell of every state, then each sheet."""
    work = camera.window.work
    if work is None:
        return
    work.open(KEY)
    camera.settle()
    page = work.pages.page
    assert isinstance(page, CoveragePage)
    rows = page._grid.rows if page._grid else ()
    for state in CellState:
        cells = ((row.item.code, at) for row in rows for at, cell in enumerate(row.cells, 1) if cell.state is state)
        page.matrix.go_to(*next(cells))
        camera.take(f"bang-o-{state.name.lower()}")
        yield
        if state is CellState.NOT_ASKED:
            page.verbs.state(page.spot())
            yield from _over(camera, "bang-khong-phat-sinh")
    sheets = {"danh-muc-quy": page._quarter, "tinh-hinh": page._situation, "bao-cao-hdnd": page._report}
    for name, button in sheets.items():
        button.click()
        yield from _over(camera, name)
    page._print.click()
    yield from _over(camera, "bang-xem-de-in")


def _plan(camera: Camera) -> Iterator[None]:
    """A line in its sheet, the plan on paper, the year that has none yet."""
    work = camera.window.work
    if work is None:
        return
    work.open(PLAN)
    camera.settle()
    page = work.pages.page
    assert isinstance(page, PlanPage)
    yield from _verbs(
        camera,
        {
            "ke-hoach-sua-dong": lambda: page._verbs.change(page._table.row()),
            "ke-hoach-them-dong": page._verbs.add,
            "ke-hoach-ban-hanh": page._verbs.issue,
            "ke-hoach-in": page._print.click,
        },
    )
    page.show_year(page._verbs.year + 1)
    camera.take("ke-hoach-nam-sau")
    yield


def _items(camera: Camera) -> Iterator[None]:
    """An item in its sheet."""
    work = camera.window.work
    if work is None:
        return
    work.open(ITEMS)
    camera.settle()
    page = work.pages.page
    assert isinstance(page, ItemsPage)
    yield from _verbs(camera, {"noi-dung-sua": page._correct.click, "noi-dung-them": page._new.click})


def _requests(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """A request in every state, each verb in its sheet."""
    work = camera.window.work
    if work is None:
        return
    asked = RequestPages(office.desk, RequestFilter()).after(None, 100)
    for state in Stands:
        for view in [view for view in asked if view.state is state][:1]:
            work.open(REQUESTS, view.uid)
            camera.take(f"yeu-cau-{state.name.lower()}")
            yield
    work.open(REQUESTS, next(view for view in asked if view.end is None).uid)
    camera.settle()
    page = work.pages.page
    assert isinstance(page, RequestsPage)
    verbs = page.verbs
    yield from _verbs(
        camera,
        {
            "yeu-cau-moi": verbs.enter_new,
            "yeu-cau-tra-loi": verbs.go_on,
            "yeu-cau-sua": verbs.edit,
            "yeu-cau-huy": verbs.void,
            "yeu-cau-cach-tinh-han": verbs.explain,
            "yeu-cau-lich-su": verbs.history,
        },
    )


def _verbs(camera: Camera, shown: dict[str, Callable[[], object]]) -> Iterator[None]:
    for name, does in shown.items():
        camera.settle()
        does()
        yield from _over(camera, name)


def _over(camera: Camera, name: str) -> Iterator[None]:
    camera.take(name)
    for over in camera.window.findChildren(Overlay):
        over.go()
    yield
