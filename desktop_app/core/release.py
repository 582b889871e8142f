"""Which version of the program this is, and the day it was made."""

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app import __version__
from desktop_app.core.resources import resource

FILE = "release.json"
"""Written by the build into the resources of the built program; a checkout has none."""

OLD_AFTER = 180
"""Days after which a program is worth an update, because law and holidays went on."""

_VERSION = re.compile(r"(\d{1,4})\.(\d{1,4})\.(\d{1,4})", re.ASCII)


@dataclass(frozen=True, order=True)
class Version:
    """Three numbers that grow."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        """As it is written everywhere: "1.2.0"."""
        return f"{self.major}.{self.minor}.{self.patch}"


@dataclass(frozen=True)
class Release:
    """One built program; `made_on` is unknown in a checkout."""

    version: Version
    made_on: date | None = None

    def is_old(self, today: date) -> bool:
        """Whether it was made more than half a year ago."""
        return self.made_on is not None and (today - self.made_on).days > OLD_AFTER


def version_of(text: str) -> Version:
    """The version that a text names; ValueError for another text."""
    found = _VERSION.fullmatch(text)
    if found is None:
        raise ValueError("not a version")
    return Version(*map(int, found.groups()))


def release() -> Release:
    """The program that is running."""
    return read_release(resource()) or Release(version_of(__version__))


def read_release(resources: Path) -> Release | None:
    """The release whose resources lie there; None where none is named or it cannot be read."""
    try:
        told = json.loads((resources / FILE).read_text(encoding="utf-8"))
        return Release(version_of(told["version"]), date.fromisoformat(told["made_on"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def release_text(version: str, made_on: date) -> str:
    """What the build writes down."""
    return json.dumps({"version": str(version_of(version)), "made_on": made_on.isoformat()})
