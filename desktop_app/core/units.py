"""The provinces and communes since 1 July 2025, found by typing without accents."""

import json
from dataclasses import dataclass
from pathlib import Path

from desktop_app.core.text.fold import fold, tokens

_CITY = "Thành phố "
_KINDS = ("Xã ", "Phường ", "Đặc khu ", "Tỉnh ", _CITY)


@dataclass(frozen=True)
class Unit:
    """One commune, ward or special zone; an upper office has a province alone, without a commune."""

    code: str
    commune: str
    province: str

    @property
    def name(self) -> str:
        """As it stands inside a sentence: "xã Yên Hạ", "tỉnh Bắc Ninh"."""
        named = self.commune or self.province
        return named[0].lower() + named[1:]

    @property
    def place(self) -> str:
        """The place name before a date; a numbered ward keeps its kind (Nghị định 30/2020, Phụ lục I)."""
        kind = next((kind for kind in _KINDS if self._full.startswith(kind)), "")
        rest = self._full.removeprefix(kind)
        return self._full if rest[:1].isdecimal() else rest

    @property
    def _full(self) -> str:
        return self.commune or self.province[0].upper() + self.province[1:]


class Units:
    """All units of the list."""

    def __init__(self, file: Path) -> None:
        """Read the list; it takes some milliseconds and is worth doing off the window's thread."""
        read = json.loads(file.read_text(encoding="utf-8"))
        self.about: str = read["about"]
        self.provinces = tuple(Unit(entry["code"], "", _province(entry["name"])) for entry in read["provinces"])
        self.communes = tuple(
            Unit(code, name, _province(entry["name"]))
            for entry in read["provinces"]
            for code, name in entry["communes"]
        )
        self._words = {
            unit: (fold(unit.commune), fold(f"{unit.commune} {unit.province}").split())
            for unit in (*self.provinces, *self.communes)
        }

    def find(self, typed: str, *, upper: bool = False, limit: int = 8) -> list[Unit]:
        """The units that hold every typed word as the beginning of one of theirs; the closest names first."""
        wanted = tokens(typed)
        if not wanted:
            return []
        among = self.provinces if upper else self.communes
        found = [unit for unit in among if all(_begins(word, self._words[unit][1]) for word in wanted)]
        return sorted(found, key=lambda unit: self._distance(unit, " ".join(wanted)))[:limit]

    def _distance(self, unit: Unit, typed: str) -> tuple[int, str, str]:
        """Names that hold the words as typed come before those that hold them apart or in the province."""
        name = f" {self._words[unit][0]} "
        if name.endswith(f" {typed} "):
            return 0, unit.place, unit.province
        return (1 if f" {typed}" in name else 2), unit.place, unit.province


def _begins(word: str, words: list[str]) -> bool:
    return any(each.startswith(word) for each in words)


def _province(name: str) -> str:
    return name[0].lower() + name[1:] if name.startswith(_CITY) else f"tỉnh {name}"
