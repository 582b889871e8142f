"""The pictures of one screen: python -m tests.screens.take DATA FOLDER WIDTHxHEIGHT PERCENT [main|manual [NAME…]]."""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop_app.areas.sample import PASSWORD
from desktop_app.office.profile import OfficeService
from desktop_app.shell.pictures import Camera, close, unseen_application
from desktop_app.shell.window import Window
from tests.screens.account_scenes import head_scenes, keyer_scenes
from tests.screens.manual import KNOWN, ManualCamera, wanted_cuts
from tests.screens.program import program
from tests.screens.scenes import door, first_run, scenes
from tests.screens.sync_scenes import upper_scenes

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


def main(data: Path, folder: Path, size: tuple[int, int], percent: int, what: str, *only: str) -> int:
    """Every page and scene, or the main ones, or what the manual names (or `only` that); 1 where some is missing."""
    unseen_application(percent)
    if what != "manual":
        go_through(lambda window: Camera(window, folder, calm=400), data, size, percent, main_only=what == "main")
        return 0
    cameras = list[ManualCamera]()

    def manual_camera(window: Window) -> ManualCamera:
        wanted = {name: cut for name, cut in wanted_cuts().items() if name in only or not only}
        cameras.append(ManualCamera(window, folder, wanted))
        return cameras[-1]

    go_through(manual_camera, data, size, percent)
    [camera] = cameras
    if not only:
        KNOWN.write_text("\n".join(sorted(set(camera.seen))) + "\n", encoding="utf-8")
    for picture, cut in sorted(camera.missing.items()):
        print(f"{picture}: no scene {cut.scene}", flush=True)
    return 1 if camera.missing else 0


def go_through(
    camera_of: Callable[[Window], Camera], data: Path, size: tuple[int, int], percent: int, *, main_only: bool = False
) -> None:
    """Every page and scene of the accounts of an office, before a camera."""
    with tempfile.TemporaryDirectory() as scratch:
        used = program(data, Path(scratch) / "window.json")
        office = used.door.open(used.door.plate().people[0].uid, PASSWORD)
        service = OfficeService(office.desk)
        service.settle(replace(service.profile(), text_percent=percent))
        window = Window(used)
        window.resize(*size)
        window.show()
        window.enter(office)
        camera = camera_of(window)
        for _page in camera.pages(used, office, MAIN_PAGES if main_only else ()):
            pass
        for _scene in () if camera.is_done else scenes(camera, office):
            if camera.is_done:
                break
        close(window)
        if not main_only and not camera.is_done:
            _other_windows(camera, data, Path(scratch), size, percent)


def _other_windows(camera: Camera, data: Path, scratch: Path, size: tuple[int, int], percent: int) -> None:
    """That of an account with few rights, the door, the first run."""

    def camera_of(window: Window) -> Camera:
        window.resize(*size)
        return camera.on(window)

    for shown in (
        keyer_scenes(camera_of, data, scratch),
        head_scenes(camera_of, data, scratch),
        upper_scenes(camera_of, scratch, percent),
        door(camera_of, data, scratch),
        first_run(camera_of, scratch),
    ):
        for _scene in shown:
            pass


if __name__ == "__main__":
    wide, _, high = sys.argv[3].partition("x")
    room = (int(wide), int(high))
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), room, int(sys.argv[4]), *sys.argv[5:]))
