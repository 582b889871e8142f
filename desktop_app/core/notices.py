"""Whose work is shipped with the program, and on what terms."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Notice:
    """One part that is shipped; `text` holds its notices and licences, one below the other."""

    name: str
    version: str
    licence: str
    text: str

    @property
    def uid(self) -> str:
        """What names the part among the others."""
        return self.name


def load_notices(file: Path) -> list[Notice]:
    """Every shipped part, the program itself first."""
    stored = json.loads(file.read_text(encoding="utf-8"))
    texts: Mapping[str, str] = stored["texts"]
    return [
        Notice(part["name"], part["version"], part["licence"], _joined([texts[name] for name in part["texts"]]))
        for part in stored["parts"]
    ]


def _joined(texts: list[str]) -> str:
    once = list(dict.fromkeys(texts))
    return f"\n\n{'-' * 60}\n\n".join(once)
