"""What the window shows of an old workbook on its way in: each step, the grid, the list, the sheets."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from desktop_app.core.text.legacy import Encoding, to_legacy
from desktop_app.kit.sheet import SideSheet
from desktop_app.shell.exchange.page import ExchangePage
from desktop_app.shell.pictures import Camera
from tests.core.sheets.makers import xls

PAGE = "system.exchange"
HEAD = ("STT", "Ngày tháng", "Họ tên công dân", "Nơi ở", "Phân loại", "Lĩnh vực", "Tóm tắt", "Hướng xử lý", "Cột lạ")
LAND, DONE = "Đất đai, nhà cửa", "Trả lời ngay"
ROWS = (
    ("1", "25/03/2022", "Nguyễn Văn Ất", "Thôn Đoài", "Kiến nghị", LAND, "Đề nghị đo lại ranh giới thửa 45", DONE, "a"),
    ("2", "31/02/2022", "Lường Thị Xuân", "Thôn Trung", "Kiến nghị", LAND, "Hỏi thủ tục cấp sổ", DONE, "b"),
    ("5", "28/03/2022", "Đỗ Thị Ánh", "Thôn Đoài", "đơn", LAND, "Phản ánh việc đổ đất ra ruộng", DONE, ""),
    ("6", "29/03/2022", "Hoàng Văn Pao", "Bản Khuổi Luông", "Phản ánh", "Khác", "Đèn đường hỏng", DONE, ""),
)


def exchange_scenes(camera: Camera) -> Iterator[None]:
    """From the list to an import that can be taken back."""
    work = camera.window.work
    if work is None:
        return
    work.open(PAGE)
    page = work.pages.page
    assert isinstance(page, ExchangePage)
    camera.take("nhap-danh-sach")
    yield
    page.begin_import()
    page.wizard.file.typing_asked.emit()
    grid = page.wizard.grid
    for row, values in enumerate((("12", "05/03/2019", "8:30", "Đỗ Văn Hùng"), ("13", "31/02/2019", "", ""))):
        for column, text in enumerate(values):
            grid.model.setData(grid.model.index(row, column), text)
    grid.view.setCurrentIndex(grid.model.index(1, 1))
    camera.take("nhap-go-so-giay")
    yield
    page.wizard.go_back()
    with tempfile.TemporaryDirectory() as folder:
        yield from _old_book(camera, page, _book(Path(folder)))
    page.wizard.go_on()
    camera.take("nhap-da-nhap")
    yield
    for name, does in (("nhap-hoan-tac", page._undo.click), ("nhap-xuat-ra", page._export.click)):
        does()
        camera.take(name)
        for sheet in camera.window.findChildren(SideSheet):
            sheet.go()
        yield


def _old_book(camera: Camera, page: ExchangePage, file: Path) -> Iterator[None]:
    wizard = page.wizard
    wizard.file.show_file(file)
    wizard.file.old.setChecked(True)
    for name in ("nhap-1-tep", "nhap-2-cot", "nhap-3-chu-cu", "nhap-4-chay-thu"):
        camera.take(name)
        yield
        wizard.go_on()
    camera.take("nhap-5-xong")
    yield


def _book(folder: Path) -> Path:
    rows = [tuple(to_legacy(text, Encoding.TCVN3).text for text in row) for row in (HEAD, *ROWS, ("Cộng: 4",) * 1)]
    return xls(folder / "so-tiep-dan-2022.xls", *rows, font=".VnTime")
