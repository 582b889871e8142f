import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop_app.core.errors import UserError
from desktop_app.kit.page_range import read_copies, read_pages
from desktop_app.kit.pdf_pages import PdfPages
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.printing import print_pages

A4 = (595.28, 841.89)


def paper(*sizes: tuple[float, float]) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written)
    for number, size in enumerate(sizes, start=1):
        canvas.setPageSize(size)
        canvas.rect(20, 20, size[0] - 40, size[1] - 40, fill=number % 2)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


THREE = paper(A4, A4[::-1], A4)


class PdfPrinters:
    """Printers that print into PDF files."""

    def __init__(self, folder: Path, *names: str) -> None:
        self.folder, self._names = folder, names

    def names(self) -> list[str]:
        return list(self._names)

    def printer(self, name: str) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(self.folder / f"{name}.pdf"))
        made.setResolution(150)
        return made


class Files:
    """Chooses what it was told to."""

    def __init__(self, chosen: Path) -> None:
        self.chosen = chosen

    def save_as(self, parent: QWidget, title: str, name: str, kind: str, ending: str) -> Path | None:
        return self.chosen / f"{name}{ending}"

    def folder(self, parent: QWidget, title: str) -> Path | None:
        return self.chosen


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (0, 1, 2, 3, 4)),
        ("1-3, 5", (0, 1, 2, 4)),
        ("5;1", (0, 4)),
        ("2–3", (1, 2)),
        (" 2 - 2 ", (1,)),
        ("3,3,2-3", (1, 2)),
    ],
)
def test_pages_are_read_as_they_are_meant(text: str, pages: tuple[int, ...]) -> None:
    assert read_pages(text, 5) == pages


@pytest.mark.parametrize("text", ["0", "6", "3-1", "1-9", "một", "1--2", ",", "1,"])
def test_pages_that_are_not_there_are_refused_with_what_to_type(text: str) -> None:
    with pytest.raises(UserError, match=r"1-3, 5|từ 1 đến 5"):
        read_pages(text, 5)


@pytest.mark.parametrize("text", ["0", "100", "hai", "-1", "1,5", "²"])
def test_copies_are_between_one_and_ninety_nine(text: str) -> None:
    assert (read_copies(""), read_copies(" 12 ")) == (1, 12)
    with pytest.raises(UserError, match="từ 1 đến 99"):
        read_copies(text)


@pytest.mark.parametrize("dpi", [96, 133.7, 300])
def test_bands_together_are_the_whole_page(dpi: float) -> None:
    pages = PdfPages(THREE)
    bands = list(pages.bands(1, dpi, height=300))
    assert sum(band.height() for _, band in bands) == pages.image(1, dpi).height()
    assert [top for top, _ in bands] == list(range(0, pages.image(1, dpi).height(), 300))


def test_every_page_is_printed_on_its_own_paper_as_often_as_asked(qtbot: QtBot, tmp_path: Path) -> None:
    printers = PdfPrinters(tmp_path, "a")
    sent = list(print_pages(PdfPages(THREE), (0, 1), 2, printers.printer("a")))
    printed = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    sizes = [tuple(round(side) for side in printed.get_page_size(page)) for page in range(len(printed))]
    assert sent == [1, 2, 3, 4]
    assert sizes == [(595, 842), (842, 595)] * 2


def test_what_is_printed_is_the_very_page(qtbot: QtBot, tmp_path: Path) -> None:
    list(print_pages(PdfPages(THREE), (0,), 1, PdfPrinters(tmp_path, "a").printer("a")))
    printed = PdfPages((tmp_path / "a.pdf").read_bytes()).image(0, 50)
    drawn = PdfPages(THREE).image(0, 50)
    places = [(x, y) for x in range(5, 400, 13) for y in range(5, 570, 13)]
    alike = sum(abs(printed.pixelColor(x, y).lightness() - drawn.pixelColor(x, y).lightness()) < 40 for x, y in places)
    assert alike / len(places) > 0.97


@pytest.fixture
def preview(window: QMainWindow, tmp_path: Path) -> Callable[..., PaperPreview]:
    def shown(*printers: str, folder: Path = tmp_path) -> PaperPreview:
        made = PaperPreview(
            window,
            "Sổ tiếp công dân",
            THREE,
            "so-tiep-cong-dan",
            printers=PdfPrinters(tmp_path, *printers),
            files=Files(folder),
        )
        made.rise()
        return made

    return shown


def test_what_was_sent_is_told_with_its_pages_also_when_it_is_stopped_on_the_way(
    qtbot: QtBot, preview: Callable[..., PaperPreview], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, told = preview("Canon"), list[tuple[object, int]]()
    shown.sent.connect(lambda pages, copies: told.append((pages, copies)))
    shown.print_now()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told == [((0, 1, 2), 1)]

    monkeypatch.setattr(shown, "_tell", lambda _, words: shown._stop.click() if words.startswith("Đang in") else None)
    shown.print_now()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1:] == [((0,), 1)]
    shown.go()
    assert len(told) == 2


def test_the_preview_prints_the_chosen_pages_and_copies(
    qtbot: QtBot, window: QMainWindow, preview: Callable[..., PaperPreview], tmp_path: Path
) -> None:
    shown = preview("Canon", "HP")
    shown.options._printer.input.set_text("HP")  # type: ignore[union-attr]
    shown.options._copies.input.set_text("2")
    shown.options._pages.input.set_text("2-3")
    with qtbot.waitSignal(shown.printed) as printed:
        qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert printed.args == [2]
    assert len(pypdfium2.PdfDocument(tmp_path / "HP.pdf")) == 4
    assert shown._said.text() == "Đã gửi 4 trang tới máy in."


def test_a_wrong_page_is_told_under_its_field_and_nothing_is_printed(
    preview: Callable[..., PaperPreview], tmp_path: Path
) -> None:
    shown = preview("Canon")
    shown.options._pages.input.set_text("7")
    shown.print_now()
    assert shown.options._pages.problem == "Không có trang 7. Tài liệu có 3 trang, gõ từ 1 đến 3."
    assert not list(tmp_path.iterdir())


def test_without_a_printer_the_preview_says_what_to_do(preview: Callable[..., PaperPreview]) -> None:
    shown = preview()
    assert not shown._print.isEnabled()
    assert "Lưu PDF" in shown.options._none.text()


def test_pdf_and_pictures_of_the_pages_are_saved(
    qtbot: QtBot, preview: Callable[..., PaperPreview], tmp_path: Path
) -> None:
    shown = preview("Canon")
    shown.save_pdf()
    assert (tmp_path / "so-tiep-cong-dan.pdf").read_bytes() == THREE
    shown.save_pictures()
    qtbot.waitUntil(lambda: shown._said.text().startswith("Đã lưu 3 ảnh"))
    assert sorted(file.name for file in tmp_path.glob("*.png")) == [
        f"so-tiep-cong-dan-trang-0{n}.png" for n in (1, 2, 3)
    ]


def test_a_folder_that_cannot_be_written_to_is_told(preview: Callable[..., PaperPreview], tmp_path: Path) -> None:
    shown = preview("Canon", folder=tmp_path / "gone")
    shown.save_pdf()
    assert shown._said.text() == "Không ghi được tệp. Hãy chọn thư mục khác còn chỗ trống và ghi được."


def test_keys_turn_pages_and_change_the_size(qtbot: QtBot, preview: Callable[..., PaperPreview]) -> None:
    desk = preview("Canon").desk
    qtbot.keyClick(desk, Qt.Key.Key_End)
    assert desk.page() == 3
    qtbot.keyClick(desk, Qt.Key.Key_PageUp)
    assert desk.page() == 2
    with qtbot.waitSignal(desk.zoomed) as zoomed:
        qtbot.keyClick(desk, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert (zoomed.args, desk.page()) == ([100], 2)


def test_esc_leaves(qtbot: QtBot, preview: Callable[..., PaperPreview]) -> None:
    shown = preview("Canon")
    qtbot.keyClick(shown.desk, Qt.Key.Key_Escape)
    assert not shown.isVisible()
