"""The line under a form: the buttons stay, the hint gives way to what is said of the draft."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop_app.kit.controls import Button, KeyHint, Kind
from desktop_app.kit.footer import FOOTER_HEIGHT, Footer
from desktop_app.kit.theme import px

KEPT = "Bản nháp được giữ lúc 14:32, hai giây sau lần gõ cuối"


def footer_of(window: QMainWindow, width: int) -> tuple[Footer, KeyHint]:
    buttons = Button("Đóng", key="Esc"), Button("Lưu", Kind.MAIN, key="Ctrl+S")
    footer = Footer(*buttons, hints=(("Enter", "ô tiếp theo"),))
    footer.setParent(window.centralWidget())
    footer.resize(px(width), px(FOOTER_HEIGHT))
    footer.show()
    [hint] = footer.findChildren(KeyHint, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return footer, hint


def test_the_hint_stands_beside_the_buttons_where_there_is_room(window: QMainWindow) -> None:
    footer, hint = footer_of(window, 900)
    footer.say(KEPT)
    assert hint.isVisible()


def test_the_hint_goes_before_the_words_about_the_draft_are_cut(window: QMainWindow) -> None:
    footer, hint = footer_of(window, 480)
    assert hint.isVisible()
    footer.say(KEPT)
    assert not hint.isVisible()
    footer.say("")
    assert hint.isVisible()


def test_the_buttons_stay_whole_in_a_narrow_window(window: QMainWindow) -> None:
    footer, _ = footer_of(window, 320)
    footer.say(KEPT)
    QApplication.processEvents()
    for button in footer.findChildren(Button):
        assert button.isVisible()
        assert button.width() >= button.sizeHint().width()
