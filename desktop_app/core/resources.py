"""Where the files that ship with the program are, the same from a checkout and from a frozen program."""

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a shipped resource, for example `resource("icons", "sun.svg")`."""
    frozen = _frozen()
    return (frozen or _checkout()).joinpath("resources", *parts)


def manual_file(*parts: str) -> Path:
    """The path of a file of the manual, for example `manual_file("hom-nay.md")`."""
    frozen = _frozen()
    return (frozen / "resources" if frozen else _checkout() / "docs").joinpath("huong-dan", *parts)


def release_notes() -> Path:
    """What each version brought, for people."""
    frozen = _frozen()
    return (frozen / "resources" if frozen else _checkout()) / "CHANGELOG.md"


def _frozen() -> Path | None:
    """Where a frozen program unpacked its files."""
    folder = getattr(sys, "_MEIPASS", None)
    return Path(folder) if folder else None


def _checkout() -> Path:
    return Path(__file__).resolve().parents[2]
