"""What the window shows of single petitions: where each stands, its sheets, the palette of the national database."""

from collections.abc import Iterator

from PySide6.QtWidgets import QMenu

from desktop_app.areas.petitions.national.views.palette import NationalPalette
from desktop_app.areas.petitions.queries import PetitionFilter, PetitionPages, PetitionRow
from desktop_app.areas.petitions.record import PetitionRecord
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import State
from desktop_app.areas.petitions.views.record_page import KEY, RecordPage
from desktop_app.kit.overlay import Overlay
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.pictures import Camera
from tests.areas.petitions.makers import a_petition

SHOWN = (
    ("don-khieu-nai-dang-giai-quyet", Kind.COMPLAINT, State.ACCEPTED),
    ("don-khieu-nai-da-xong", Kind.COMPLAINT, State.ENDED),
    ("don-to-cao-cho-thu-ly", Kind.DENUNCIATION, State.CLASSIFIED),
    ("don-to-cao-dang-giai-quyet", Kind.DENUNCIATION, State.ACCEPTED),
    ("don-kien-nghi", Kind.SUGGESTION, State.ACCEPTED),
)

CAME_TODAY = "Khiếu nại quyết định thu hồi lối đi chung của bảy hộ ở cuối xóm, đề nghị trả lại hiện trạng"


def petition_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """Each kind in a state of its own, then what opens from its page."""
    work = camera.window.work
    if work is None:
        return
    for name, kind, state in SHOWN:
        found = list(PetitionPages(office.desk, PetitionFilter(kind=kind, state=state)).after(None, 1))
        for row in found:
            yield from _page(camera, name, row)
    page = work.pages.page
    assert isinstance(page, RecordPage)
    page.verbs.show_more()
    yield from _sheet(camera, "don-viec-khac")
    page.verbs.history()
    yield from _sheet(camera, "don-lich-su")
    yield from _new(camera, office)


def _new(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """One that came in today: what is asked to classify it."""
    made = PetitionService(office.desk).register(a_petition(received_on=office.desk.clock.today(), content=CAME_TODAY))
    [row] = [row for row in PetitionPages(office.desk, PetitionFilter()).after(None, 9) if row.uid == made.uid]
    yield from _page(camera, "don-moi", row)


def _page(camera: Camera, name: str, row: PetitionRow) -> Iterator[None]:
    work = camera.window.work
    if work is None:
        return
    work.open(KEY, row.uid)
    camera.take(name)
    yield
    page = work.pages.page
    assert isinstance(page, RecordPage)
    if page.verbs.next_offers():
        page.verbs._press(0)
        yield from _sheet(camera, f"{name}-buoc-ke")
    if name == "don-khieu-nai-dang-giai-quyet":
        assert page.record is not None
        page.verbs.national.show(page.record)
        [palette] = page.window().findChildren(NationalPalette)
        camera.take("don-nhap-csdl-quoc-gia", palette)
        page.verbs.leave()
        yield from _papers(camera, page, page.record)


def _papers(camera: Camera, page: RecordPage, record: PetitionRecord) -> Iterator[None]:
    """The papers that fit a petition now, and what is asked before one is shown."""
    page.verbs.papers.offer(record, page)
    [menu] = [each for each in page.findChildren(QMenu) if each.isVisible()]
    camera.take("don-giay-to", of=menu)
    menu.actions()[0].trigger()
    menu.close()
    camera.settle()
    yield from _sheet(camera, "don-giay-to-nguoi-ky")


def _sheet(camera: Camera, name: str) -> Iterator[None]:
    camera.take(name)
    for over in camera.window.findChildren(Overlay):
        over.go()
    yield
