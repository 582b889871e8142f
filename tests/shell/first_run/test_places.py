"""Where the data lies: for one Windows account or for the whole PC, chosen as cards, or anywhere else by hand."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db.keys import Created
from desktop_app.core.progress import Silent
from desktop_app.office import homes as module
from desktop_app.office.homes import Homes
from desktop_app.office.opening import Opener
from desktop_app.shell.first_run.folders_step import FoldersStep
from desktop_app.shell.first_run.option_card import OptionCard
from desktop_app.shell.first_run.setup import Setup, Step
from desktop_app.shell.first_run.wizard import Wizard
from tests.shell.first_run.given import GOOD


@pytest.fixture
def homes(tmp_path: Path) -> Homes:
    return Homes(tmp_path / "riêng" / "du-lieu", tmp_path / "chung" / "du-lieu")


@pytest.fixture
def setup(opener: Opener, homes: Homes) -> Setup:
    made = Setup(opener, homes.own, homes)
    made.put(GOOD)
    made.step = Step.FOLDERS
    return made


def cards(wizard: Wizard) -> dict[str, OptionCard]:
    return {card.key: card for card in wizard.view.findChildren(OptionCard)}


def test_the_accounts_own_place_is_chosen_until_another_is(wizard: Wizard, homes: Homes, qtbot: QtBot) -> None:
    shown = cards(wizard)
    assert [shown[str(homes.own)].isChecked(), shown[str(homes.shared)].isChecked()] == [True, False]
    qtbot.mouseClick(shown[str(homes.shared)], Qt.MouseButton.LeftButton)
    assert isinstance(wizard.view, FoldersStep)
    assert wizard.view.form.raw()["folder"] == str(homes.shared)
    assert shown[str(homes.shared)].isChecked()


def test_a_folder_by_hand_is_neither(wizard: Wizard, setup: Setup, tmp_path: Path) -> None:
    assert isinstance(wizard.view, FoldersStep)
    wizard.view.form.load({"folder": str(tmp_path / "D" / "SoDanChu")})
    wizard.view._look()
    assert [card.isChecked() for card in cards(wizard).values()] == [False, False]


def test_the_arrow_keys_choose_too(wizard: Wizard, homes: Homes, qtbot: QtBot) -> None:
    qtbot.keyClick(cards(wizard)[str(homes.own)], Qt.Key.Key_Right)
    assert cards(wizard)[str(homes.shared)].isChecked()


def test_an_office_for_the_whole_pc_is_opened_to_all_before_it_is_made(
    setup: Setup, homes: Homes, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[Path]] = []
    monkeypatch.setattr(module, "share", lambda folder: seen.append(list(folder.iterdir())))
    setup.put({"folder": str(homes.shared)})
    made = setup.make(Silent())
    made.office.close()
    assert seen == [[]]
    assert made.office.folder == homes.shared


def test_an_office_that_is_here_already_is_named(
    setup: Setup, homes: Homes, office_template: tuple[Path, Created], wizard: Wizard
) -> None:
    assert homes.shared
    shutil.copytree(office_template[0], homes.shared)
    wizard.refresh()
    said = "\n".join(label.text() for label in wizard.view.findChildren(QLabel))
    assert "Máy này đã có sổ của UBND xã Yên Hạ, tỉnh Minh Họa." in said
    assert str(homes.shared) in said
