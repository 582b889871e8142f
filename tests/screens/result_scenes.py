"""What the window shows of results: answers, groups, rounds side by side, anonymous forms, points, forms, opinions."""

from collections.abc import Iterator

from desktop_app.areas.surveys.results.service import ResultsService, Round
from desktop_app.areas.surveys.results.views.results_page import EVIDENCE, OPEN_ANSWERS, ResultsPage
from desktop_app.kit.overlay import Overlay
from desktop_app.office.opening import OpenOffice
from desktop_app.shell.pictures import Camera

RESULTS = "surveys.results"
WAYS = {"theo-gioi": "Giới tính", "theo-ky": "Kỳ"}


def result_scenes(camera: Camera, office: OpenOffice) -> Iterator[None]:
    """The newest round of each kind that has forms."""
    rounds = [each for each in ResultsService(office.desk).rounds() if each.has_forms]
    for code, name in (("PKS02", "ket-qua"), ("PKS05", "ket-qua-mot-cua"), ("PKS01", "ket-qua-khuyet-danh")):
        shown = next((each for each in rounds if each.code == code), None)
        if shown is not None:
            yield from _open(camera, RESULTS, name, shown)
            if code == "PKS02":
                yield from _divided(camera, shown)


def _divided(camera: Camera, shown: Round) -> Iterator[None]:
    work = camera.window.work
    page = work.pages.page if work is not None else None
    assert isinstance(page, ResultsPage)
    for name, way in WAYS.items():
        page.bar.by.pick(next(key for key, label in page.bar.by.options if label == way))
        camera.settle()
        camera.take(f"ket-qua-{name}")
        yield
    page.score.index.click()
    camera.take("ket-qua-diem")
    for over in camera.window.findChildren(Overlay):
        over.go()
    yield
    yield from _open(camera, EVIDENCE, "ket-qua-phieu", shown, question="q5")
    yield from _open(camera, OPEN_ANSWERS, "ket-qua-y-kien", shown, question="q12")


def _open(camera: Camera, page: str, name: str, shown: Round, **entry: str) -> Iterator[None]:
    work = camera.window.work
    assert work is not None
    work.open(page, shown.uid, **entry)
    camera.settle()
    camera.take(name)
    yield
