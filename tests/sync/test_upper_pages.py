"""The upper office by keys: packages looked at and taken in, the matrix, the figures of all, remarks, receipts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.kit import theme
from desktop_app.kit.controls import Button
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.models import OfficeKind
from desktop_app.office.profile import OfficeService
from desktop_app.office.rights import Role
from desktop_app.reports.choosing import address_of
from desktop_app.reports.kept import Wanted
from desktop_app.sync.receiving.queries import packages
from desktop_app.sync.receiving.service import ReceiveService
from desktop_app.sync.receiving.units import UnitService, units_of
from desktop_app.sync.views.consolidated_page import ConsolidatedPage
from desktop_app.sync.views.import_page import ImportPage
from desktop_app.sync.views.inbox_page import InboxPage
from desktop_app.sync.views.matrix_page import MatrixPage
from desktop_app.sync.views.partners_page import PartnersPage
from desktop_app.sync.views.units_page import UnitsPage
from tests.sync.receiving.makers import Q3, Commune, report, upper
from tests.sync.windows import StickWindow, press, said, settle


@pytest.fixture
def place(desk: Desk, tmp_path: Path, qapp: QApplication) -> Iterator[StickWindow]:
    theme.load_fonts()
    theme.apply(qapp)
    office = OfficeService(desk)
    office.settle(replace(office.profile(), kind=OfficeKind.UPPER.name))
    surface = QMainWindow()
    surface.resize(1158, 645)
    stick = tmp_path / "usb"
    stick.mkdir()
    window = StickWindow(upper(desk), surface, stick)
    yield window
    window.close()


@pytest.fixture
def communes(place: StickWindow) -> list[Commune]:
    """Three communes with what they hand in on the stick, one of them under a name that a virus gave it."""
    stick, made = place.drives.roots[0], []
    for number, name in enumerate(("UBND xã An Hòa", "UBND xã Bình Minh", "UBND xã Cẩm Lý"), start=1):
        commune = Commune(place.desk, stick, unit=f"2400{number}", name=name)
        visit = commune.put(content="Đề nghị sửa đường liên thôn", number=number)
        figures = {"1": str(number), "2": str(2 * number)}
        if number < 3:
            path = commune.build(Q3, {"a": report(figures=figures, rows={"1": [visit]})})
        else:
            path = commune.build(Q3)
        if number == 2:
            path.rename(stick / "Ảnh.lnk")
        made.append(commune)
    return made


def fill(qtbot: QtBot, place: StickWindow, words: str) -> None:
    """Fill the sheet that is open and do it."""
    [sheet] = [each for each in place.surface.findChildren(VerbSheet) if each.isVisible()]
    sheet.form.load({"said": words})
    sheet.submit()
    settle(qtbot, place)


def test_packages_are_looked_at_before_anything_changes_then_taken_in(
    qtbot: QtBot, place: StickWindow, communes: list[Commune]
) -> None:
    (place.drives.roots[0] / "hong.dcpkg").write_bytes(next(place.drives.roots[0].glob("*.dcpkg")).read_bytes()[:900])
    inbox = InboxPage(place)
    place.show(inbox)
    inbox.arrive({})
    settle(qtbot, place)
    assert "Chưa nhận gói nào" in said(inbox)
    inbox.acts.look_at(place.drives.roots[0])
    settle(qtbot, place)
    page = place.over[-1]
    assert isinstance(page, ImportPage)
    assert "4 gói: 3 nhập được, 1 không nhận. Chưa có gì thay đổi." in said(page)
    assert packages(place.desk) == []
    page.take.click()
    settle(qtbot, place)
    assert "3 đã nhập" in said(page)
    assert len(packages(place.desk)) == 3
    inbox = InboxPage(place)
    place.show(inbox)
    inbox.arrive({})
    settle(qtbot, place)
    assert "3 gói đã nhận, 3 gói chưa xuất biên nhận, 1 tệp không nhận." in said(inbox)
    press(inbox, "Nhận xét")
    fill(qtbot, place, "Xem lại số người")
    inbox.acts.write_receipts(place.drives.roots[0])
    settle(qtbot, place)
    assert len(list((place.drives.roots[0] / "bien-nhan").iterdir())) == 3
    assert all(each.receipt_on for each in packages(place.desk))


def test_the_matrix_shows_who_is_missing_and_two_packages_beside_each_other(
    qtbot: QtBot, place: StickWindow, communes: list[Commune]
) -> None:
    stick = place.drives.roots[0]
    communes[0].build(Q3, {"a": report(figures={"1": "4", "2": "9"})})
    page = MatrixPage(place)
    for path in sorted(stick.iterdir()):
        page.acts._service.take(path)
    place.show(page)
    page.arrive({})
    settle(qtbot, place)
    page.bar._form.pick("01-TCD")
    settle(qtbot, place)
    page.matrix.go_to("24001", 3)
    settle(qtbot, place)
    assert "Quý III/2026: 3 trên 3 đơn vị đã nộp, trong đó 1 thiếu mục" in said(page)
    assert all(words in said(page) for words in ("Gói 1", "Gói 2", "+7"))
    assert "Đôn đốc 1 đơn vị" in page.urge.text()
    press(page, "Xem số liệu")
    assert place.opened == [("sync.consolidated", address_of(Wanted("01-TCD", *Q3)))]
    assert place.entries == [{"unit": "24001"}]


def test_figures_of_all_communes_lead_to_their_rows_and_remarks_go_to_the_row(
    qtbot: QtBot, place: StickWindow, communes: list[Commune]
) -> None:
    page = ConsolidatedPage(place)
    for path in sorted(place.drives.roots[0].iterdir()):
        page.acts._service.take(path)
    place.show(page)
    page.arrive({"uid": address_of(Wanted("01-TCD", *Q3)), "unit": "24002"})
    settle(qtbot, place)
    assert "2 trên 3 đơn vị đã nộp" in said(page)
    assert page.table.row().name == "UBND xã Bình Minh"
    assert page.table.model.row_at(0).value == 3
    press(page, "03/08/2026")
    fill(qtbot, place, "Dòng này đã chuyển xã khác?")
    assert {each.unit: each.comments for each in packages(place.desk)} == {"24001": 0, "24002": 1, "24003": 0}


def test_who_may_only_look_sees_no_button_of_what_is_done(
    qtbot: QtBot, place: StickWindow, communes: list[Commune]
) -> None:
    for path in sorted(place.drives.roots[0].iterdir()):
        ReceiveService(place.desk).take(path)
    UnitService(place.desk).merge("24002", "24001", date(2026, 9, 15))
    place.desk = replace(place.desk, account=replace(place.desk.account, role=Role.VIEWER))
    for make in (InboxPage, MatrixPage, UnitsPage, PartnersPage):
        page = make(place)
        place.show(page)
        page.arrive({})
        settle(qtbot, place)
        alone = [each for each in QApplication.topLevelWidgets() if isinstance(each, Button) and each.isVisible()]
        assert alone == [], "a button outside of its page is a window of its own"


def test_the_words_of_a_report_are_among_the_papers_of_the_commune_that_wrote_them(
    qtbot: QtBot, place: StickWindow
) -> None:
    commune = Commune(place.desk, place.drives.roots[0])
    told = report("democracy", Q3, paragraphs=[{"title": "1. Công khai", "text": "Đã niêm yết đủ."}])
    ReceiveService(place.desk).take(commune.build(Q3, {"a": told}))
    inbox = InboxPage(place)
    place.show(inbox)
    inbox.arrive({})
    settle(qtbot, place)
    inbox.table.choose(packages(place.desk)[0].uid)
    press(inbox, "In")
    settle(qtbot, place)
    [menu] = inbox.print.findChildren(QMenu)
    acts = {action.text(): action for action in menu.actions()}
    assert next(iter(acts)).startswith("Phiếu giao nhận")
    acts["Báo cáo kết quả thực hiện dân chủ ở cơ sở, Quý III/2026"].trigger()
    menu.close()
    settle(qtbot, place)
    [preview] = place.surface.findChildren(PaperPreview)
    assert preview.isVisible()


def test_a_merger_shows_what_is_compared_before_it_is_written_and_is_taken_back(
    qtbot: QtBot, place: StickWindow, communes: list[Commune]
) -> None:
    page = UnitsPage(place)
    for path in sorted(place.drives.roots[0].iterdir()):
        ReceiveService(place.desk).take(path)
    place.show(page)
    page.arrive({})
    settle(qtbot, place)
    assert "Chưa ghi đơn vị nào sáp nhập, đổi tên." in said(page)
    page.merge.click()
    [sheet] = [each for each in place.surface.findChildren(VerbSheet) if each.isVisible()]
    sheet.form.load({"unit": "24002", "into": "24001", "from_on": date(2026, 9, 15), "basis": "Nghị quyết thử"})
    sheet.form.edited.emit("basis")
    settle(qtbot, place)
    assert "| 1 | 2 | 3 |" in said(page)
    assert units_of(place.desk).changes == ()
    sheet.submit()
    settle(qtbot, place)
    assert page.table.row().change.into_unit == "24001"
    assert "UBND xã Bình Minh sáp nhập vào UBND xã An Hòa" in said(page)
    page.back.click()
    [sheet] = [each for each in place.surface.findChildren(VerbSheet) if each.isVisible()]
    sheet.submit()
    settle(qtbot, place)
    assert units_of(place.desk).changes == ()
    assert "Hủy ngày" in said(page)
