"""Printed survey forms are read by others: their codes at 150 dots an inch, marks and boxes by OpenCV, also askew."""

import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image

from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.serials import is_serial
from desktop_app.core.paper.aruco import MARKS, mark_squares
from desktop_app.core.paper.box_layout import MARKS_A_PAGE
from desktop_app.core.paper.box_sheet import Box
from tests.areas.surveys.printing.test_forms import layout_of, pdf_of
from tests.slow.machine import ROOT, Failed, Skip, output, stage

DETECTOR = "opencv-python-headless>=4.10"
READER = ROOT / "tests" / "slow" / "seen_marks.py"
POINTS = 72
HALF_A_FRAME = 0.35 * 25.4 / POINTS
ALLOWED = 0.2
COARSE, FINE = 150, 300
TURN, SHRINK = 181.2, 0.97
"""A sheet put in upside down and crooked, printed by a driver that fits it to the page."""


@dataclass(frozen=True)
class Seen:
    """A picture of one page; `is_straight` pictures are the print itself."""

    path: Path
    code: str
    page: int
    is_straight: bool

    @property
    def boxes(self) -> list[Box]:
        """The boxes that are kept to stand on it."""
        return [box for box in layout_of(self.code).boxes if box.page == self.page]


def work() -> None:
    """Draw every page of the seven forms, then have each read."""
    with tempfile.TemporaryDirectory(prefix="scanning-") as folder:
        python = _with_opencv(Path(folder))
        _see_every_mark(python, Path(folder) / "marks.png")
        pictures = [seen for code in shipped() for seen in _drawn(code, Path(folder))]
        said = output([python, READER, *(seen.path for seen in pictures)])
        worst = {True: 0.0, False: 0.0}
        for seen, line in zip(pictures, said.splitlines(), strict=True):
            worst[seen.is_straight] = max(worst[seen.is_straight], _compare(seen, json.loads(line)))
        boxes = sum(len(seen.boxes) for seen in pictures if seen.is_straight)
        print(f"{len(pictures)} pictures, {boxes} boxes; worst {worst[True]:.3f} mm, askew {worst[False]:.3f} mm")


def _with_opencv(folder: Path) -> Path:
    output([sys.executable, "-m", "venv", folder / "venv"])
    python = folder / "venv" / "bin" / "python"
    try:
        output([python, "-m", "pip", "install", "--quiet", DETECTOR])
    except Failed as reason:
        raise Skip(f"{DETECTOR} cannot be installed: {str(reason)[-200:]}") from None
    return python


def _see_every_mark(python: Path, path: Path) -> None:
    """All marks, also those of pages that no form has, are the ones of the dictionary."""
    square, room, abreast = 10, 100, 10
    picture = Image.new("L", (abreast * room, -(-MARKS // abreast) * room), 255)
    for number in range(MARKS):
        down, right = divmod(number, abreast)
        for row, column, length in mark_squares(number).runs:
            corner = (right * room + 20 + column * square, down * room + 20 + row * square)
            picture.paste(0, (*corner, corner[0] + length * square, corner[1] + square))
    picture.save(path)
    seen = json.loads(output([python, READER, path]))["marks"]
    if seen != list(range(MARKS)):
        raise Failed(f"of {MARKS} marks only {seen} are seen")


def _drawn(code: str, folder: Path) -> list[Seen]:
    pictures = []
    document = pypdfium2.PdfDocument(pdf_of(code))
    for number, page in enumerate(document, start=1):
        _read_code(page.render(scale=COARSE / POINTS, grayscale=True).to_pil(), code, number)
        straight = page.render(scale=FINE / POINTS, grayscale=True).to_pil()
        small = straight.resize([round(side * SHRINK) for side in straight.size], Image.Resampling.LANCZOS)
        askew = small.rotate(TURN, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
        for name, picture in (("straight", straight), ("askew", askew)):
            path = folder / f"{code}-{number}-{name}.png"
            picture.save(path)
            pictures.append(Seen(path, code, number, name == "straight"))
    document.close()
    return pictures


def _read_code(picture: Image.Image, code: str, page: int) -> None:
    read = [found.text for found in zxingcpp.read_barcodes(picture)]
    version = shipped()[code].version
    form, told, serial, number = read[0].split("/") if len(read) == 1 else ("", "", "", "")
    if (form, told, number) != (code, version, str(page)) or not is_serial(serial):
        raise Failed(f"the code of {code}, page {page}, reads as {read}")


def _compare(seen: Seen, found: dict[str, list[list[float]]]) -> float:
    """How far the worst box lies from where it is kept to stand."""
    wanted = list(range((seen.page - 1) * MARKS_A_PAGE, seen.page * MARKS_A_PAGE))
    if found["marks"] != wanted:
        raise Failed(f"{seen.path.name}: the marks {found['marks']} are seen instead of {wanted}")
    worst = 0.0
    for box in seen.boxes:
        x, y = box.x - HALF_A_FRAME, box.y - HALF_A_FRAME
        off = min((max(abs(x - left), abs(y - top)) for left, top in found["boxes"]), default=99.0)
        if off > ALLOWED:
            raise Failed(f"{seen.path.name}: the nearest frame to {box.key}, {box.code} is {off:.2f} mm away")
        worst = max(worst, off)
    if len(found["boxes"]) != len(seen.boxes):
        raise Failed(f"{seen.path.name}: {len(found['boxes'])} boxes are seen instead of {len(seen.boxes)}")
    return worst


if __name__ == "__main__":
    stage(work)
