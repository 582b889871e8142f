"""A package goes from a commune's window to the upper office's and its answer home: over a stick, over a network."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.keys import Created
from desktop_app.areas import load_areas
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.opening import Opener
from desktop_app.reports.choosing import address_of
from desktop_app.reports.kept import Wanted
from desktop_app.reports.known import Known
from desktop_app.reports.service import ReportService
from desktop_app.reports.views.form_page import FormPage
from desktop_app.reports.views.lines import COLUMNS, cell_of
from desktop_app.shell.usb.sheet import SendSheet
from desktop_app.sync.upload import client
from desktop_app.sync.views.consolidated_page import ConsolidatedPage
from desktop_app.sync.views.import_page import ImportPage
from desktop_app.sync.views.inbox_page import InboxPage
from desktop_app.sync.views.matrix_page import MatrixPage
from desktop_app.sync.views.send_page import SendPage
from tests.areas.reception.makers import MakeEntry
from tests.core.stick.doors import FolderDrives, stick_at
from tests.journeys.handler import CTRL, Key, TypeText
from tests.journeys.sites import Building, Site
from tests.sync.upload.line import DOWN, Line, service, ticket
from tests.sync.windows import press

Q3 = (date(2026, 6, 15), date(2026, 9, 14))
DOWN_KEY = Qt.Key.Key_Down


@pytest.fixture
def sites(
    office_template: tuple[Path, Created],
    opener: Opener,
    clock: FixedClock,
    tmp_path: Path,
    qtbot: QtBot,
    type_text: TypeText,
) -> Iterator[tuple[Site, Site]]:
    """A commune and the office above it, which have enrolled each other."""
    with Building(office_template, opener, clock, tmp_path, qtbot, type_text).two() as both:
        yield both


def test_a_package_goes_up_past_look_alikes_and_comes_home_with_a_receipt_and_two_comments(
    sites: tuple[Site, Site], an_entry: MakeEntry, tmp_path: Path
) -> None:
    commune, above = sites
    desk = commune.work.desk
    visit = ReceptionService(desk).register(an_entry(received_on=date(2026, 9, 3)))
    reports, wanted = ReportService(desk, Known(load_areas())), Wanted("01-TCD", *Q3)
    report = reports.begin(wanted)
    reports.freeze(report.uid, report.rev)
    stick = stick_at(tmp_path / "usb")
    for site in sites:
        site.work.drives = FolderDrives(stick)

    page = commune.come("sync.send")
    commune.sees("kỳ quý III/2026")
    commune.go("Ghi ra USB")
    sheet = commune.over(SendSheet)
    sheet._watch.look()
    commune.settle()
    commune.press(Key.Key_S, with_=CTRL)
    commune.qtbot.waitUntil(lambda: sheet.was_sent)
    sheet.go()
    commune.work.refresh()
    commune.sees("Số 1, chờ biên nhận")

    first, second = sorted(stick.root.rglob("*.dcpkg"))
    hidden = first.rename(first.with_name(".tai lieu mat"))
    second.write_bytes(b"MZ" + second.read_bytes()[2:])
    (stick.root / f"{first.name}.lnk").write_bytes(b"L\0")
    inbox = above.come("sync.inbox")
    assert isinstance(inbox, InboxPage)
    inbox.watch.look()
    above.settle()
    above.press(Key.Key_I, with_=CTRL)
    above.press(DOWN_KEY, Key.Key_Return)
    importing = above.page(ImportPage)
    above.sees("Nhập 1 gói")
    assert [row.planned.path for row in importing.rows if row.planned.can_be_taken] == [hidden]
    above.press(Key.Key_S, with_=CTRL)
    above.sees("Về danh sách")
    above.go("Về danh sách")
    above.sees("1 gói đã nhận")

    matrix = above.come("sync.matrix")
    assert isinstance(matrix, MatrixPage)
    matrix.bar._form.pick("01-TCD")
    above.sees("Quý III/2026: 1 trên 1 đơn vị đã nộp")
    figures = above.come("sync.consolidated", address_of(wanted))
    assert isinstance(figures, ConsolidatedPage)
    figures.table.choose("27061")
    above.settle()
    press(figures, "03/09/2026")
    _say(above, "Vụ này đã chuyển huyện chưa?")
    above.go("Nhận xét")
    _say(above, "Giải trình số lượt tăng")
    inbox.acts.write_receipts(stick.root)
    above.settle()

    page = commune.come("sync.send")
    assert isinstance(page, SendPage)
    page.watch.look()
    commune.settle()
    commune.go("Nhập biên nhận")
    commune.settle()
    commune.come("reception.register", visit.uid)
    commune.sees("Cấp trên nhận xét: Vụ này đã chuyển huyện chưa?")
    form = commune.come("reports.form", address_of(wanted))
    commune.sees("Giải trình số lượt tăng")
    assert isinstance(form, FormPage)
    marked = [row.uid for row in form.table._lines if cell_of(row, COLUMNS[-1]).text == "Có nhận xét"]
    assert marked == ["1"], "the figure that the remark is about, and no other"
    commune.work.refresh()
    commune.sees("Số 1, đã biên nhận")


def test_a_package_goes_over_a_line_that_breaks_goes_on_and_its_receipt_waits_at_the_service(
    sites: tuple[Site, Site], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune, above = sites
    folder, file = tmp_path / "may-nhan", tmp_path / "xa.ketnoi"
    monkeypatch.setattr(client, "_WAITS", (0.01,))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_: (str(file), "")))
    with service(folder) as port, Line(port, [3_000, DOWN, DOWN], piece=500).open() as line:
        file.write_bytes(ticket(folder, line).to_bytes())
        commune.come("sync.send")
        commune.sees("trước khi gói được coi là đủ")
        commune.go("Không phát sinh")
        commune.go("Việc khác")
        commune.press(DOWN_KEY, Key.Key_Return)
        commune.sees("Từ nay gửi qua mạng được.")
        commune.sees(f"Qua mạng: máy nhận 127.0.0.1:{line}")
        commune.go("Gửi qua mạng")
        commune.sees("Gói số 1 chưa đến máy nhận")
        [begun] = folder.rglob("*.part")
        assert begun.stat().st_size > 0
        commune.go("Gửi tiếp")
        commune.sees("Máy nhận đã nhận tệp gói số 1.")
        [stored] = (folder / "goi-da-nhan").rglob("*.dcpkg")

        inbox = above.come("sync.inbox")
        assert isinstance(inbox, InboxPage)
        inbox.acts.look_at(stored.parent)
        above.page(ImportPage)
        above.sees("Nhập 1 gói")
        above.press(Key.Key_S, with_=CTRL)
        above.sees("Về danh sách")
        inbox.acts.write_receipts(folder)
        above.settle()

        commune.come("sync.send")
        commune.go("Nhập biên nhận")
        commune.press(DOWN_KEY, Key.Key_Return)
        commune.sees("Gói số 1: đã biên nhận.")
    commune.work.refresh()
    commune.sees("Số 1, đã biên nhận")


def _say(site: Site, words: str) -> None:
    site.over(VerbSheet)
    site.fill(said=words)
    site.press(Key.Key_S, with_=CTRL)
    site.qtbot.waitUntil(lambda: not site.is_over(VerbSheet))
    site.settle()
