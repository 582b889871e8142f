"""Giấy phép: every shipped part is listed and its terms can be read."""

from pytestqt.qtbot import QtBot

from desktop_app.core.notices import load_notices
from desktop_app.core.resources import resource
from desktop_app.shell.system.licences_page import LicencesPage
from tests.shell.system.conftest import ShellPlace
from tests.shell.system.hands import TypeText, go_to, told


def test_every_part_is_listed_and_read_beside_the_list(qtbot: QtBot, place: ShellPlace, type_text: TypeText) -> None:
    page = LicencesPage(place)
    go_to(qtbot, place, page)
    notices = load_notices(resource("licences", "notices.json"))
    assert page.table.model.rowCount() == len(notices)
    assert page.table.view.hasFocus()
    assert page.text.text() == notices[0].text

    type_text(page.filters._text.line, "lucide")
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    assert "ISC" in told(page)
    assert "ISC License" in page.text.text()


def test_every_notice_has_a_text() -> None:
    assert all(notice.text and notice.licence for notice in load_notices(resource("licences", "notices.json")))
