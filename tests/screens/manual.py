"""The pictures of the manual: those that its pages name, cut out of the scenes, small enough to ship.

`docs/huong-dan/hinh.toml` says which scene a picture is cut out of where that is not one of its own name, and which
part of it.
"""

import io
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from desktop_app.core.manual.blocks import Picture, blocks_of
from desktop_app.core.manual.book import Book, loose_pages, shipped_book
from desktop_app.core.resources import manual_file
from desktop_app.shell.pictures import Camera, rest
from desktop_app.shell.window import Window

SCALE = 1.5
"""Of paper and of large screens: a picture as wide as a page of the book has 200 dots an inch."""

WINDOW = (1366, 697)
HEAVIEST = 90_000
COLOURS = (256, 128, 64)
WIDE = 1000
"""Pixels of the window; a wider part is kept at the size of the window: it is looked at whole, or opened large."""

CUTS = manual_file("hinh.toml")
KNOWN = Path(__file__).with_name("scenes.txt")
FOLDER = manual_file("hinh")
CALM = 400


@dataclass(frozen=True)
class Cut:
    """Which part of a scene a picture shows, in pixels of the window: around a widget of that class, or a box of it."""

    scene: str
    part: str = ""
    box: tuple[int, int, int, int] | None = None

    def of(self, window: QWidget) -> QRect:
        """The part; the whole window where nothing is said."""
        shown = QRect(window.rect())
        if self.part:
            found = _shown(window, self.part)
            shown = QRect(found.mapTo(window, QPoint(0, 0)), found.size())
        if self.box:
            left, top, width, height = self.box
            shown = QRect(shown.left() + left, shown.top() + top, width, height)
        return shown.intersected(window.rect())


class NoSuchPart(LookupError):
    """No widget of that class is in sight."""


def named_pictures(book: Book) -> dict[str, list[str]]:
    """The pictures that pages and loose sheets name, and what names each."""
    named: dict[str, list[str]] = {}
    for page in (*book.pages, *loose_pages()):
        for block in blocks_of(page.text):
            if isinstance(block, Picture):
                named.setdefault(block.name, []).append(page.slug)
    return named


@cache
def cuts() -> Mapping[str, Cut]:
    """What the file of cuts says, by the picture."""
    said = tomllib.loads(CUTS.read_text(encoding="utf-8"))
    return {name: _cut(name, **values) for name, values in said.items()}


def wanted_cuts() -> dict[str, Cut]:
    """How each picture that a page names is made."""
    return {name: cuts().get(name, Cut(name)) for name in named_pictures(shipped_book())}


def known_scenes() -> list[str]:
    """The scenes that there are, as the last pictures of all scenes told them."""
    return KNOWN.read_text(encoding="utf-8").split()


class ManualCamera(Camera):
    """Goes through the same scenes and keeps only what the manual names, once each; `seen` are all scenes."""

    def __init__(self, window: Window, folder: Path, wanted: Mapping[str, Cut]) -> None:
        """Pictures go into `folder` under their own names; those still to be made stay in `missing`."""
        super().__init__(window, folder, calm=200)
        self.missing = dict(wanted)
        self.seen: list[str] = []
        self._is_of_few = len(wanted) < len(wanted_cuts())

    @property
    def is_done(self) -> bool:
        """Whether nothing is missing of a few; else every scene is seen, so that all are known."""
        return self._is_of_few and not self.missing

    def take(self, name: str, of: QWidget | None = None) -> Path:
        """Keep what is cut out of this scene."""
        self.settle()
        self.seen.append(name)
        made = [picture for picture, cut in self.missing.items() if cut.scene == name]
        if made:
            rest(CALM)
        for picture in made:
            source = of or self.window
            keep(source.grab(self.missing.pop(picture).of(source)), self._folder / f"{picture}.png")
        return self._folder / f"{name}.png"

    def on(self, window: Window) -> "ManualCamera":
        """The same camera before another window."""
        other = ManualCamera(window, self._folder, {})
        other.missing, other.seen, other._is_of_few = self.missing, self.seen, self._is_of_few
        return other


def keep(taken: QPixmap, target: Path) -> None:
    """Write a picture with as many colours as leave it light enough, smaller where even few of them do not."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    taken.save(buffer, "PNG")
    image = Image.open(io.BytesIO(data.data())).convert("RGB")
    if image.width > WIDE * SCALE:
        image = _smaller(image, 1 / SCALE)
    while (light := _light(image)) is None:
        image = _smaller(image, 0.9)
    target.write_bytes(light)


def _light(image: Image.Image) -> bytes | None:
    """The picture as PNG, its colours reduced as far as needed; None where it stays too heavy."""
    for colours in COLOURS:
        out = io.BytesIO()
        few = image.quantize(colours, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(out, "PNG", optimize=True)
        if out.tell() <= HEAVIEST:
            return out.getvalue()
    return None


def _smaller(image: Image.Image, by: float) -> Image.Image:
    return image.resize((round(image.width * by), round(image.height * by)), Image.Resampling.LANCZOS)


def _cut(name: str, scene: str = "", part: str = "", box: tuple[int, ...] = ()) -> Cut:
    return Cut(scene or name, part, (box[0], box[1], box[2], box[3]) if box else None)


def _shown(window: QWidget, part: str) -> QWidget:
    found = [each for each in window.findChildren(QWidget) if type(each).__name__ == part and each.isVisible()]
    if not found:
        raise NoSuchPart(f"Nothing called {part} is in sight.")
    return found[0]
