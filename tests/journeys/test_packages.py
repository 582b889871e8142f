"""A package goes from a commune's window over a stick full of look-alikes to the upper office's and its answer home."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db.keys import Created, KeyFile
from desktop_app.areas import load_areas
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.core.package.keys import read_card
from desktop_app.kit.cells import Cell
from desktop_app.kit.page import Page
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.door import Door
from desktop_app.office.models import OfficeKind
from desktop_app.office.opening import Opener, open_unlocked
from desktop_app.office.profile import OfficeService
from desktop_app.reports.choosing import address_of
from desktop_app.reports.kept import Wanted
from desktop_app.reports.known import Known
from desktop_app.reports.service import ReportService
from desktop_app.shell.memory import Memory
from desktop_app.shell.program import Program
from desktop_app.shell.usb.sheet import SendSheet
from desktop_app.shell.window import Window
from desktop_app.shell.work_area import WorkArea
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.states import PartnerKind
from desktop_app.sync.views.consolidated_page import ConsolidatedPage
from desktop_app.sync.views.import_page import ImportPage
from desktop_app.sync.views.inbox_page import InboxPage
from desktop_app.sync.views.matrix_page import MatrixPage
from desktop_app.sync.views.send_page import SendPage
from desktop_app.sync.views.send_words import HISTORY, history_cell
from tests.areas.reception.makers import MakeEntry
from tests.conftest import TEST_COST
from tests.core.stick.doors import FolderDrives, stick_at
from tests.sync.windows import press

Q3 = (date(2026, 6, 15), date(2026, 9, 14))


class Site:
    """An office PC with its real window."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def work(self) -> WorkArea:
        assert self.window.work is not None
        return self.window.work

    def rest(self) -> None:
        """Until everything that was begun, and what it began, is done."""
        for _round in range(3):
            self.qtbot.waitUntil(lambda: not self.work.jobs.is_busy)
            self.qtbot.wait(2)

    def page(self, key: str, uid: str = "") -> Page:
        self.work.open(key, uid)
        self.rest()
        assert self.work.pages.page is not None
        return self.work.pages.page

    def said(self) -> str:
        labels = self.window.findChildren(QLabel)
        return " | ".join(label.text() for label in labels if label.isVisible())


@pytest.fixture
def sites(
    office_template: tuple[Path, Created], opener: Opener, clock: FixedClock, tmp_path: Path, qtbot: QtBot
) -> Iterator[tuple[Site, Site]]:
    """A commune and the office above it, which have enrolled each other."""
    made = list[Site]()
    for name in ("xa", "tinh"):
        template, created = office_template
        folder = tmp_path / name
        shutil.copytree(template, folder)
        office = open_unlocked(folder, KeyFile.read(folder, TEST_COST), created.unlocked, opener)
        if name == "tinh":
            service = OfficeService(office.desk)
            upper = replace(service.profile(), name="tỉnh Minh Họa", code="27", kind=OfficeKind.UPPER.name)
            service.settle(upper)
            office.desk = replace(office.desk, account=replace(office.desk.account, office=OfficeKind.UPPER.name))
        else:
            service = OfficeService(office.desk)
            service.settle(replace(service.profile(), code="27061"))
        program = Program(clock, Door(folder, opener), load_areas(), Memory(tmp_path / f"{name}.json"), lambda _: "x")
        window = Window(program)
        window.resize(1366, 697)
        window.enter(office)
        window.show()
        made.append(Site(window, qtbot))
    commune, above = made
    cards = [EnrolService(each.work.desk).own_card() for each in made]
    for site, other, kind in ((commune, cards[1], PartnerKind.UPPER), (above, cards[0], PartnerKind.COMMUNE)):
        EnrolService(site.work.desk).enrol(other, read_card(other).fingerprint, kind)
    yield commune, above
    for site in made:
        site.window._close_for_good()
        site.window.deleteLater()


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

    page = commune.page("sync.send")
    assert isinstance(page, SendPage)
    assert "kỳ quý III/2026" in commune.said()
    press(page, "Ghi ra USB")
    commune.rest()
    sheet = commune.window.findChildren(SendSheet)[-1]
    sheet._watch.look()
    commune.rest()
    sheet.send()
    commune.qtbot.waitUntil(lambda: sheet.was_sent)
    sheet.go()
    commune.rest()
    assert "Chờ biên nhận" in " ".join(each.in_words() for each in _history(page))
    commune.work.refresh()
    commune.rest()
    assert "Số 1, chờ biên nhận" in commune.said()

    first, second = sorted(stick.root.rglob("*.dcpkg"))
    hidden = first.rename(first.with_name(".tai lieu mat"))
    second.write_bytes(b"MZ" + second.read_bytes()[2:])
    (stick.root / f"{first.name}.lnk").write_bytes(b"L\0")
    inbox = above.page("sync.inbox")
    assert isinstance(inbox, InboxPage)
    inbox.acts.look_at(stick.root)
    above.rest()
    importing = above.work.pages.page
    assert isinstance(importing, ImportPage)
    assert [row.planned.path for row in importing.rows if row.planned.can_be_taken] == [hidden]
    press(importing, "Nhập 1 gói")
    above.rest()
    press(importing, "Về danh sách")
    above.rest()
    assert "1 gói đã nhận" in above.said()

    matrix = above.page("sync.matrix")
    assert isinstance(matrix, MatrixPage)
    matrix.bar._form.pick("01-TCD")
    above.rest()
    assert "Quý III/2026: 1 trên 1 đơn vị đã nộp" in above.said()
    figures = above.page("sync.consolidated", address_of(wanted))
    assert isinstance(figures, ConsolidatedPage)
    figures.table.choose("27061")
    above.rest()
    press(figures, "03/09/2026")
    _say(above, figures, "Vụ này đã chuyển huyện chưa?")
    press(figures, "Nhận xét")
    _say(above, figures, "Giải trình số lượt tăng")
    inbox.acts.write_receipts(stick.root)
    above.rest()

    page.acts.take_from(stick.root)
    commune.rest()
    commune.page("reception.register", visit.uid)
    assert "Cấp trên nhận xét: Vụ này đã chuyển huyện chưa?" in commune.said()
    commune.page("reports.form", address_of(wanted))
    assert "Giải trình số lượt tăng" in commune.said()
    commune.page("sync.send")
    commune.work.refresh()
    commune.rest()
    assert "Số 1, đã biên nhận" in commune.said()


def _say(site: Site, page: Page, words: str) -> None:
    [sheet] = [each for each in page.window().findChildren(VerbSheet) if each.isVisible()]
    sheet.form.load({"said": words})
    sheet.submit()
    site.rest()


def _history(page: SendPage) -> list[Cell]:
    return [history_cell(row, HISTORY[2]) for row in page.history.rows]
