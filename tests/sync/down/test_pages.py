"""Both pages by buttons: an upper office makes a package, its commune reads it, installs it, takes it back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from desktop_app.areas.reception.service import ReceptionService
from desktop_app.kit import theme
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.reports.choosing import form_choice
from desktop_app.sync.down.queries import came_down, sent_down
from desktop_app.sync.states import DownState
from desktop_app.sync.views.came_down_page import CameDownPage
from desktop_app.sync.views.down_make_page import DownMakePage
from desktop_app.sync.views.down_page import DownPage
from desktop_app.sync.views.send_page import SendPage
from tests.sync.down.makers import Offices, form_text
from tests.sync.down.test_sent_down import VISIT
from tests.sync.windows import StickWindow, press, said, settle


@pytest.fixture
def windows(offices: Offices, qapp: QApplication, tmp_path: Path) -> Iterator[tuple[StickWindow, StickWindow]]:
    """The upper office's and the commune's, with one stick that goes between them."""
    theme.load_fonts()
    theme.apply(qapp)
    stick = tmp_path / "usb"
    stick.mkdir()
    made = tuple(_window(site.desk, stick) for site in (offices.above, offices.commune))
    yield made[0], made[1]
    for window in made:
        window.close()


def _window(desk: Desk, stick: Path) -> StickWindow:
    surface = QMainWindow()
    surface.resize(1158, 645)
    return StickWindow(desk, surface, stick)


def test_what_is_chosen_goes_onto_the_stick_and_is_installed_after_it_was_read(
    qtbot: QtBot, offices: Offices, windows: tuple[StickWindow, StickWindow], tmp_path: Path
) -> None:
    above, below = windows
    ReceptionService(below.desk).register(VISIT)
    page = DownPage(above)
    above.show(page)
    page.arrive({})
    settle(qtbot, above)
    assert "Chưa gửi xuống gói nào." in said(page)
    press(page, "Lập gói gửi xuống")
    settle(qtbot, above)
    [making] = above.over
    assert isinstance(making, DownMakePage)
    assert "Chọn những mục cần gửi xuống" in said(making)
    wrong, good = tmp_path / "sai.toml", tmp_path / "dung.toml"
    wrong.write_text("key = 7", encoding="utf-8")
    making.add_form(wrong)
    settle(qtbot, above)
    assert "Tệp biểu mẫu bị hỏng hoặc không đúng mẫu" in said(making)
    good.write_text(form_text("tinh-2027", "2027-01-01"), encoding="utf-8")
    making.add_form(good)
    settle(qtbot, above)
    making.what.all.click()
    assert "Gửi 5 mục cho 1 đơn vị trong một gói." in said(making)
    press(making, "Ghi ra USB")
    settle(qtbot, above)
    assert above.said == ["Đã ghi gói gửi xuống số 1 cho 1 đơn vị ra USB, đã đọc lại khớp."]
    assert above.went_back == 1

    sending = SendPage(below)
    below.show(sending)
    sending.acts.take_from(below.drives.roots[0])
    settle(qtbot, below)
    assert (below.opened, below.entries) == ([("sync.came_down", "")], [{"folder": str(below.drives.roots[0])}])
    came = CameDownPage(below)
    below.show(came)
    came.arrive(below.entries[0])
    settle(qtbot, below)
    seen = said(came)
    assert "1 gói chưa cài; đọc kỹ thay đổi rồi cài hoặc từ chối. Chưa có gì thay đổi." in seen
    assert "Đang dùng: 10 ngày làm việc, từ 01/07/2026 | Thay đổi: 5 ngày làm việc, từ 01/11/2026" in seen
    assert "Trả lời lượt tiếp 1/2026: 08/12/2026 dời sang 02/12/2026" in seen
    came.install.click()
    settle(qtbot, below)
    assert below.said == ["Đã cài gói số 1: 5 mục, dời 1 hạn."]
    assert form_choice(below.desk, "01-XLD").form.edition == "tinh-2026"

    came.undo.click()
    sheet = came.window().findChild(VerbSheet)
    assert sheet is not None
    sheet.form.load({"reason": "Cấp trên gửi nhầm"})
    sheet.submit()
    settle(qtbot, below)
    assert [row.state for row in came_down(below.desk)] == [DownState.TAKEN_BACK]
    assert form_choice(below.desk, "01-XLD").form.edition == "tt-01-2024"
    assert "1 trên" not in said(came)
    [row] = sent_down(above.desk)
    assert row.handed_on
