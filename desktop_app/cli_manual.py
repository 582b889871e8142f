"""The manual as a file, on the command line; it needs no office."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop_app import __version__
from desktop_app.cli_console import Console
from desktop_app.core.disk import disk_told
from desktop_app.core.files import whole_file
from desktop_app.core.manual.sheets import SHEETS
from desktop_app.office.area import Outcome


def manual(console: Console, values: Mapping[str, Any]) -> Outcome:
    """Write the book, the quick start or the poster as PDF."""
    target: Path = values["out"]
    data = SHEETS[values["sheet"]].make(__version__, console.opener.clock.now())
    with disk_told(), whole_file(target) as part:
        part.write_bytes(data)
    return Outcome(f"Đã ghi {target.name}.", {"file": str(target), "sheet": values["sheet"]})
