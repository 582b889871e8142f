"""The sources and readings that all areas declare, imported when first asked for."""

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.office.area import Area
from desktop_app.office.figures.source import Reading, Source
from desktop_app.office.finding import declared


class Known:
    """What can be counted in this program."""

    def __init__(self, areas: Sequence[Area]) -> None:
        """Of these areas."""
        self._sources: Mapping[str, str] = {key: name for area in areas for key, name in area.sources.items()}
        self._readings: Mapping[str, str] = {key: name for area in areas for key, name in area.readings.items()}
        self._found = dict[str, Any]()

    def has(self, source: str) -> bool:
        """Whether an area declares a source of that name."""
        return source in self._sources

    def has_reading(self, reading: str) -> bool:
        """Whether an area declares a reading of that name."""
        return reading in self._readings

    def source(self, key: str) -> Source:
        """The source; KeyError for a name that no area declares."""
        return self._import(self._sources[key])  # type: ignore[no-any-return]

    def reading(self, key: str) -> Reading:
        """The reading; KeyError for a name that no area declares."""
        return self._import(self._readings[key])  # type: ignore[no-any-return]

    def _import(self, name: str) -> Any:
        if name not in self._found:
            self._found[name] = declared(name)
        return self._found[name]
