"""Finds packages in a folder or on a stick by what they are, whatever a virus named, hid or planted."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.core.disk import disk_told
from desktop_app.core.package.header import MAGIC, Header
from desktop_app.core.package.limits import LIMITS, Limits
from desktop_app.core.package.read import inspect
from desktop_app.core.package.refusals import PackageRefused

_DEEPEST = 6
_MOST = 100_000


@dataclass(frozen=True)
class Found:
    """A file that begins as a package does: with its header, or with why it cannot be read."""

    path: Path
    header: Header | None
    trouble: PackageRefused | None = None


def find_packages(folder: Path, limits: Limits = LIMITS) -> list[Found]:
    """All packages in a folder and in those within it, a damaged one too; what only looks like one is left out."""
    with disk_told():
        os.scandir(folder).close()
    found = list[Found]()
    for count, path in enumerate(files_below(folder, _DEEPEST)):
        if count >= _MOST:
            break
        if _begins_as_one(path):
            found.append(_seen(path, limits))
    return sorted(found, key=lambda each: each.path)


def files_below(folder: Path, depth: int) -> Iterator[Path]:
    """The files in a folder and in those within it down to `depth`; what cannot be read is passed over."""
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in inside:
        try:
            is_folder, is_file = entry.is_dir(follow_symlinks=False), entry.is_file(follow_symlinks=False)
        except OSError:
            continue
        if is_folder and depth:
            yield from files_below(Path(entry.path), depth - 1)
        elif is_file:
            yield Path(entry.path)


def _begins_as_one(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def _seen(path: Path, limits: Limits) -> Found:
    try:
        return Found(path, inspect(path, limits))
    except PackageRefused as refused:
        return Found(path, None, refused)
