"""Starting Qt where nobody looks."""

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

FONTS = "QT_QPA_FONTDIR"


def unseen(environment: MutableMapping[str, str] = os.environ) -> list[str]:
    """What an application without a screen is started with; on Windows Qt must be told where the system's fonts are."""
    if sys.platform == "win32":
        environment.setdefault(FONTS, str(Path(environment.get("WINDIR", "C:/Windows"), "Fonts")))
    return ["sodanchu", "-platform", "offscreen"]
