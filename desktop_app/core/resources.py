"""Where the files that ship with the program are, the same from a checkout and from a frozen program."""

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a shipped resource, for example `resource("icons", "sun.svg")`."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parents[2]
    return root.joinpath("resources", *parts)
