"""Fields keep the height of their words, also after others came and went."""

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop_app.kit.form import FormView
from tests.kit.test_form import FORM, TODAY

LONG = "Căn cứ của ngày tiếp, điều luật, có phải ra thông báo hay không và mức độ đối chiếu với văn bản. " * 4


def test_a_hint_that_grows_after_fields_came_and_went_pushes_down_what_follows(
    window: QMainWindow, qtbot: QtBot
) -> None:
    form = FormView(FORM, TODAY)
    window.setCentralWidget(form)
    form.show()
    box, below = form.field("content"), form.field("people")
    form.set_shown({"name": False})
    box.explain("Một dòng.")
    qtbot.waitUntil(lambda: box.height() == box.heightForWidth(box.width()))
    form.set_shown({"name": True})
    qtbot.wait(50)
    before = box.height()
    box.explain(LONG)
    qtbot.waitUntil(lambda: box.heightForWidth(box.width()) > before)
    qtbot.wait(50)
    assert box.height() == box.heightForWidth(box.width())
    assert below.y() >= box.geometry().bottom()
