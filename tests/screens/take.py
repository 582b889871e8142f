"""The pictures of one screen: python -m tests.screens.take DATA FOLDER WIDTHxHEIGHT PERCENT [main]."""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from desktop_app.areas.sample import PASSWORD
from desktop_app.office.profile import OfficeService
from desktop_app.shell.pictures import Camera, close, unseen_application
from desktop_app.shell.window import Window
from tests.screens.account_scenes import head_scenes, keyer_scenes
from tests.screens.program import program
from tests.screens.scenes import door, first_run, scenes

MAIN_PAGES = (
    "today",
    "today.calendar",
    "reception.register",
    "reception.sessions",
    "reception.entry",
    "surveys.rounds",
    "surveys.keying",
    "surveys.results",
    "surveys.forms",
    "reports.form",
    "system.law",
    "system.office",
)


def main(data: Path, folder: Path, width: int, height: int, percent: int, main_only: bool) -> None:
    """Every page and scene, or the main ones."""
    unseen_application(percent)
    with tempfile.TemporaryDirectory() as scratch:
        used = program(data, Path(scratch) / "window.json")
        office = used.door.open(used.door.plate().people[0].uid, PASSWORD)
        service = OfficeService(office.desk)
        service.settle(replace(service.profile(), text_percent=percent))
        window = Window(used)
        window.resize(width, height)
        window.show()
        window.enter(office)
        camera = Camera(window, folder, calm=400)
        for _page in camera.pages(used, office, MAIN_PAGES if main_only else ()):
            pass
        for _scene in scenes(camera, office):
            pass
        close(window)
        if not main_only:
            _other_windows(camera, data, Path(scratch), (width, height))


def _other_windows(camera: Camera, data: Path, scratch: Path, size: tuple[int, int]) -> None:
    """That of an account with few rights, the door, the first run."""

    def camera_of(window: Window) -> Camera:
        window.resize(*size)
        return camera.on(window)

    for shown in (
        keyer_scenes(camera_of, data, scratch),
        head_scenes(camera_of, data, scratch),
        door(camera_of, data, scratch),
        first_run(camera_of, scratch),
    ):
        for _scene in shown:
            pass


if __name__ == "__main__":
    wide, _, high = sys.argv[3].partition("x")
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(wide), int(high), int(sys.argv[4]), sys.argv[5:] == ["main"])
