"""Indicators out of a data file (resources/forms/bao-cao)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from desktop_app.office.figures.source import Pick
from desktop_app.reports.indicators.definition import FROM_YEAR, Indicator, Style
from desktop_app.reports.indicators.formulas import read_terms

MOST_OF_ONE = 99
"""So many indicators a single table of a file may stand for."""


def read_indicator(entry: Mapping[str, Any], base: Mapping[str, Any] | None = None) -> Indicator:
    """The indicator of one table of the file; what it does not say is taken from `base`.

    `count` names a source, `where` what is let in (a token or several for a dimension), `measure` what is added up;
    `different` holds the same three for different people. Else it has `sum`, `ratio`, `asked` or `read`.
    """
    base = base or {}
    ratio = tuple(part.strip() for part in entry["ratio"].split("/")) if "ratio" in entry else None
    return Indicator(
        key=str(entry["key"]),
        title=entry["title"],
        noun=entry.get("noun", ""),
        tells=entry.get("tells", ""),
        style=Style(entry.get("style", "percent" if ratio else "count")),
        pick=_pick(entry, base) if "count" in entry or _leans_on(entry, base) else None,
        different=_pick(entry["different"], {}) if "different" in entry else None,
        terms=read_terms(entry["sum"]) if "sum" in entry else (),
        ratio=(ratio[0], ratio[1]) if ratio else None,
        asked=entry.get("asked", False),
        reading=entry.get("read", ""),
        from_year=entry.get("from_year", False),
    )


def each_of(entries: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The tables one by one; one with `each = 14` stands for fourteen, with the number for every star in it.

    One with `and_year` stands for two: the other one counts from the beginning of the report's year.
    """
    for entry in entries:
        if entry.get("each", 0) > MOST_OF_ONE:
            raise ValueError(f"more than {MOST_OF_ONE} of one: {entry['key']}")
        numbers = range(1, entry["each"] + 1) if "each" in entry else ()
        yield from (_numbered(entry, str(number)) for number in numbers) if numbers else (entry,)
        if entry.get("and_year"):
            yield _from_year(entry)


def _from_year(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    told = {"key": f"{entry['key']}{FROM_YEAR}", "title": f"{entry['title']}, tính từ đầu năm", "from_year": True}
    return {**entry, **told, "tells": f"{entry['tells']} Kỳ ở đây tính từ ngày đầu năm báo cáo đến ngày cuối kỳ."}


def _numbered(said: Any, number: str) -> Any:
    if isinstance(said, Mapping):
        return {name: _numbered(value, number) for name, value in said.items()}
    return said.replace("*", number) if isinstance(said, str) else said


def _leans_on(entry: Mapping[str, Any], base: Mapping[str, Any]) -> bool:
    return "count" in base and ("where" in entry or "measure" in entry)


def _pick(entry: Mapping[str, Any], base: Mapping[str, Any]) -> Pick:
    where = {**base.get("where", {}), **entry.get("where", {})}
    return Pick(
        entry.get("count") or base["count"],
        tuple(sorted((name, frozenset([said] if isinstance(said, str) else said)) for name, said in where.items())),
        entry.get("measure", ""),
    )
