"""What every test may ask for."""

import gc
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, create_engine
from sqlalchemy.util import LRUCache

from db.keys import Created, KeyFile, NewOffice
from db.sealing import Cost
from db.sign_in import SignInRules
from desktop_app.areas import load_areas
from desktop_app.core.clock import FixedClock
from desktop_app.kit.unseen import unseen
from desktop_app.office.desk import Desk
from desktop_app.office.hamlets import read_list
from desktop_app.office.opening import Opener, OpenOffice, create_office, open_unlocked
from desktop_app.office.profile import Profile

settings.register_profile("suite", deadline=None, derandomize=True, max_examples=60, database=None)
settings.register_profile("slow", deadline=None, max_examples=1_000, print_blob=True, database=None)
settings.register_profile("scans", deadline=None, max_examples=10_000, print_blob=True, database=None)
settings.load_profile("suite")

LONG_FILES = ("tests/journeys/", "tests/test_demo_story.py")


def pytest_collection_finish() -> None:
    """What was loaded to begin with stays to the end: Python's collector need not walk through it again and again."""
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The few long files first, so that at the end no worker is left alone with one of them."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG_FILES))


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Start Qt without a screen on every system, also where the environment variable does not arrive."""
    return unseen()


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Waits as long as a busy machine may need; a test that passes never waits that long."""
    monkeypatch.setattr(qtbot, "waitUntil", partial(qtbot.waitUntil, timeout=30_000))
    return qtbot


@pytest.fixture(autouse=True)
def nothing_left_on_screen() -> Iterator[None]:
    """What a test has put away is gone before the next one begins, and slows none of those that follow."""
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def clock() -> FixedClock:
    """Monday morning, 23 November 2026, the day before Ngày Văn hóa Việt Nam."""
    return FixedClock(datetime(2026, 11, 23, 9, 16))


@pytest.fixture
def type_text() -> Callable[[QWidget, str], None]:
    """Type like a Vietnamese input method: each word composed first, then committed."""

    def type_into(widget: QWidget, text: str) -> None:
        widget.setFocus()
        words = text.split(" ")
        for place, word in enumerate(words, start=1):
            QCoreApplication.sendEvent(widget, QInputMethodEvent(word, []))
            committed = QInputMethodEvent("", [])
            committed.setCommitString(word)
            QCoreApplication.sendEvent(widget, committed)
            if place < len(words):
                space = QInputMethodEvent("", [])
                space.setCommitString(" ")
                QCoreApplication.sendEvent(widget, space)

    return type_into


pytest_plugins = ["tests.areas.reception.makers"]

TEST_COST = Cost(memory_kib=8 * 1024, passes=1)
PASSWORD = "trăng sáng trên đồng lúa"


@pytest.fixture
def opener(clock: FixedClock) -> Opener:
    """How tests open offices: their own clock, passwords at test cost, any folder."""
    return office_opener(clock)


def office_opener(clock: FixedClock) -> Opener:
    """An opener at test cost."""
    areas = load_areas()
    records = {kind: entry for area in areas for kind, entry in import_module(area.models).RECORDS.items()}
    limits = [import_module(area.limits) for area in areas if area.limits]
    seals = [import_module(area.seals) for area in areas if area.seals]
    return Opener(clock, records, limits, seals, cost=TEST_COST, floor=TEST_COST, check_place=lambda folder: None)


@pytest.fixture(scope="session", autouse=True)
def each_statement_compiled_once() -> Iterator[None]:
    """The engines of all tests share what they compiled, as the one engine of the program does all day."""
    with create_engine("sqlite://", module=sqlcipher3).connect() as first:
        dialect, statements = first.dialect, LRUCache[Any, Any](size_alert=None, capacity=5_000)

    def shared(*arguments: Any, **options: Any) -> Engine:
        engine = create_engine(*arguments, **options)
        engine.dialect = dialect
        engine.update_execution_options(compiled_cache=statements)
        return engine

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("db.engine.create_engine", shared)
        yield


@pytest.fixture(scope="session")
def office_template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Created]:
    """A set-up office, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("office") / "data"
    profile = Profile(
        name="xã Yên Hạ",
        province="tỉnh Minh Họa",
        place="Yên Hạ",
        chairperson="Ngô Xuân Thạo",
        reception_official="Hoàng Thị Lan",
        upper_office="UBND tỉnh Minh Họa",
    )
    rules = SignInRules(tries=5, lock_minutes=5, shortest_password=14, idle_minutes=15)
    office = NewOffice(
        office_name=profile.short_name,
        office_place=profile.province,
        practice=False,
        rules=rules,
        account_name="Hoàng Thị Lan",
        account_post="Công chức tiếp công dân",
    )
    hamlets = read_list("Thôn Đoài; 286\nThôn Trung; 190\nThôn Cầu Gạo; 205\nBản Khuổi Luông; 88")
    opener = office_opener(FixedClock(datetime(2025, 12, 1, 8, 0)))
    return folder, create_office(folder, office, profile, hamlets, PASSWORD, opener)


@pytest.fixture
def begun(office_template: tuple[Path, Created]) -> tuple[Path, Created]:
    """What the office of a test is a copy of; where many tests of a folder begin with the same rows, one with these."""
    return office_template


@pytest.fixture
def office(begun: tuple[Path, Created], opener: Opener, tmp_path: Path) -> Iterator[OpenOffice]:
    """An open office in a folder of its own."""
    template, created = begun
    folder = tmp_path / "data"
    shutil.copytree(template, folder)
    opened = open_unlocked(folder, KeyFile.read(folder, TEST_COST), created.unlocked, opener)
    yield opened
    opened.close()


@pytest.fixture
def desk(office: OpenOffice) -> Desk:
    """The desk of Hoàng Thị Lan, who set the office up."""
    return office.desk
