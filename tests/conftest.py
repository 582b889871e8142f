"""What every test may ask for."""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget

from desktop_app.core.clock import FixedClock

settings.register_profile("suite", deadline=None, derandomize=True, max_examples=60, database=None)
settings.register_profile("slow", deadline=None, max_examples=1_000, print_blob=True, database=None)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Start Qt without a screen on every system, also where the environment variable does not arrive."""
    return ["sodanchu", "-platform", "offscreen"]


@pytest.fixture
def clock() -> FixedClock:
    """Monday morning, 23 November 2026, the day before Ngày Văn hóa Việt Nam."""
    return FixedClock(datetime(2026, 11, 23, 9, 16))


@pytest.fixture
def type_text() -> Callable[[QWidget, str], None]:
    """Type like a Vietnamese input method: each word composed first, then committed."""

    def type_into(widget: QWidget, text: str) -> None:
        widget.setFocus()
        for word in text.split(" ") if " " in text else [text]:
            QCoreApplication.sendEvent(widget, QInputMethodEvent(word, []))
            committed = QInputMethodEvent("", [])
            committed.setCommitString(word)
            QCoreApplication.sendEvent(widget, committed)
            if word is not text.split(" ")[-1]:
                space = QInputMethodEvent("", [])
                space.setCommitString(" ")
                QCoreApplication.sendEvent(widget, space)

    return type_into
