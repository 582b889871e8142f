"""Files that another program holds for a moment: a virus scanner reads whatever was just written."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

HELD = frozenset({5, 32, 33})
"""What Windows says of a file that somebody else has open: denied, in use, locked."""

WAITS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
"""Seconds before each further try; somewhat more than three in all."""

T = TypeVar("T")


def is_held(error: OSError) -> bool:
    """Whether the error may go by itself when the other program has finished."""
    return getattr(error, "winerror", None) in HELD


def patiently(work: Callable[[], T], waits: tuple[float, ...] = WAITS) -> T:
    """Do `work`, again after a moment as long as another program holds the file; the last error is raised."""
    for wait in waits:
        try:
            return work()
        except OSError as error:
            if not is_held(error):
                raise
        time.sleep(wait)
    return work()


def move(source: Path, target: Path) -> None:
    """Put a file or folder under another name, over a file that has it."""
    patiently(lambda: source.replace(target))


def remove(target: Path) -> None:
    """Take a file away; one that is not there is gone already."""
    patiently(lambda: target.unlink(missing_ok=True))


def remove_tree(folder: Path) -> None:
    """Take a folder away as far as the system lets us; what is held for good stays for the next time."""
    try:
        patiently(lambda: shutil.rmtree(folder) if folder.exists() else None)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
