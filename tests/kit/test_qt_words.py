"""Nothing of what Qt itself writes is left in English, and files are kept where papers are kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMainWindow, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.kit.file_choice import SystemFileChoice
from desktop_app.kit.qt_words import QtWords

ENGLISH = {
    "undo",
    "redo",
    "cut",
    "copy",
    "paste",
    "delete",
    "select",
    "file",
    "name:",
    "look",
    "save",
    "open",
    "folder",
}


@pytest.fixture(autouse=True)
def _vietnamese(qapp: QApplication) -> Iterator[None]:
    words = QtWords()
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)
    qapp.setProperty("last_folder", None)


def english(texts: list[str]) -> list[str]:
    return [text for text in texts if ENGLISH & set(text.replace("&", "").lower().split())]


@pytest.mark.parametrize("editor", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_text_field_is_vietnamese(qtbot: QtBot, editor: type[QLineEdit | QPlainTextEdit]) -> None:
    made = editor("chữ")
    qtbot.addWidget(made)
    texts = [action.text() for action in made.createStandardContextMenu().actions() if action.text()]
    assert "&Dán" in [text.split("\t")[0] for text in texts]
    assert english(texts) == []


def test_the_window_for_choosing_a_file_is_vietnamese(qtbot: QtBot, tmp_path: Path) -> None:
    chooser = QFileDialog(None, "Lưu PDF", str(tmp_path))
    chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    qtbot.addWidget(chooser)
    labels = [label.text() for label in chooser.findChildren(QLabel)]
    assert "&Tên tệp:" in labels
    assert english(labels + [button.toolTip() for button in chooser.findChildren(QToolButton)]) == []


def test_words_nobody_translated_stay_as_they_are() -> None:
    assert QCoreApplication.translate("QNowhere", "Kept") == "Kept"


def test_a_file_is_offered_in_documents_then_where_the_last_one_went(window: QMainWindow, tmp_path: Path) -> None:
    offered: list[str] = []

    def answer() -> None:
        chooser = QApplication.activeModalWidget()
        assert isinstance(chooser, QFileDialog)
        offered.append(chooser.directory().absolutePath())
        chooser.findChild(QLineEdit).setText(str(tmp_path / "so"))
        chooser.accept()

    for _ in range(2):
        QTimer.singleShot(50, answer)
        assert SystemFileChoice().save_as(window, "Lưu PDF", "so", "Tệp PDF", ".pdf") == tmp_path / "so.pdf"
    assert Path(offered[1]) == tmp_path
    assert offered[0] != str(Path.cwd())
