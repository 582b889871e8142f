"""Gửi cấp trên by keys: what goes and what is missing, a package made and written, its receipt and comments read."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.package.receipts import Outcome
from desktop_app.kit import theme
from desktop_app.kit.controls import Banner
from desktop_app.office.desk import Desk
from desktop_app.sync.models import Comment
from desktop_app.sync.remarks import remark_row
from desktop_app.sync.sending.queries import history
from desktop_app.sync.states import SentState, Target
from desktop_app.sync.views.send_page import SendPage
from tests.areas.reception.makers import MakeEntry
from tests.sync.sending.makers import Upper, enrolled
from tests.sync.windows import StickWindow, press, said, settle


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


@pytest.fixture
def place(desk: Desk, stick: Path, qapp: QApplication) -> Iterator[StickWindow]:
    theme.load_fonts()
    theme.apply(qapp)
    surface = QMainWindow()
    surface.resize(1158, 645)
    window = StickWindow(desk, surface, stick)
    yield window
    window.close()


@pytest.fixture
def upper(desk: Desk) -> Upper:
    return enrolled(desk)


def show(qtbot: QtBot, place: StickWindow) -> SendPage:
    page = SendPage(place)
    place.show(page)
    page.arrive({})
    settle(qtbot, place)
    return page


def test_an_office_that_enrolled_nobody_is_led_to_enrolment(qtbot: QtBot, place: StickWindow) -> None:
    page = show(qtbot, place)
    assert "Chưa ghi danh cơ quan cấp trên" in said(page)
    assert not page.write.isVisible()
    press(page, "Mở Đơn vị trao đổi")
    assert place.opened == [("sync.partners", "")]


def test_a_period_goes_with_two_copies_and_comes_back_with_comments_at_their_rows(
    qtbot: QtBot, place: StickWindow, stick: Path, upper: Upper, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    visit = reception.register(an_entry())
    page = show(qtbot, place)
    page.period.pick(page.period.options[0][0])
    settle(qtbot, place)
    assert "UBND tỉnh Minh Họa" in said(page)
    [banner] = [each for each in page.findChildren(Banner) if each.isVisible()]
    assert "trước khi gói được coi là đủ" in banner.accessibleName()
    press(page, "Mở biểu")
    assert place.opened[-1][0] == "reports.form"
    press(page, "Ghi ra USB")
    settle(qtbot, place)
    copies = sorted(stick.rglob("*.dcpkg"))
    assert [each.parent.name for each in copies] == ["goi-cap-tren", "goi-cap-tren-ban-hai"]
    assert [line.state for line in history(place.desk)] == [SentState.HANDED_OVER]

    remark = Comment(
        comment_uid="01a20000-0000-7000-8000-000000000001",
        package_uid=history(place.desk)[0].package_uid,
        target=Target.ROW,
        table_name="visit",
        row_uid=visit.uid,
        form="",
        figure="",
        said="Xem lại số người",
        said_by="Phạm Quốc Tuấn",
        said_on=date(2026, 11, 24),
        is_return=False,
    )
    with upper.open(copies[0]) as opened:
        (stick / "Tài liệu.lnk").write_bytes(
            upper.receipt(
                opened,
                Outcome.RETURNED,
                [remark_row(remark)],
            )
        )
    page.history.take.click()
    settle(qtbot, place)
    assert [line.state for line in history(place.desk)] == [SentState.RETURNED]
    page.history.table.opened.emit(page.history.rows[0])
    settle(qtbot, place)
    assert "Xem lại số người" in said(page)
    press(page, "Mở dòng này")
    settle(qtbot, place)
    assert place.opened[-1] == ("reception.register", visit.uid)
