"""How windows like to be shown on this machine: widths, filters, the last size; a small file, never data."""

import json
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from desktop_app.core.files import whole_file


class Memory:
    """One file of named, small mappings; what cannot be read or written is simply forgotten."""

    def __init__(self, file: Path) -> None:
        """Read at once; a file that is missing or spoilt is an empty one."""
        self._file = file
        try:
            kept = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            kept = {}
        self._kept: dict[str, dict[str, Any]] = kept if isinstance(kept, dict) else {}

    def of(self, name: str) -> MutableMapping[str, Any]:
        """The mapping of that name; what is put into it is kept at the next `save`."""
        found = self._kept.get(name)
        if not isinstance(found, dict):
            found = self._kept[name] = {}
        return found

    def save(self) -> None:
        """Write everything down; a folder that cannot be written is no reason to trouble anybody."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(self._file) as part:
                part.write_text(json.dumps(self._kept, ensure_ascii=False, default=str), encoding="utf-8")
        except OSError:
            return
