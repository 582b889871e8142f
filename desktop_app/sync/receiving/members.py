"""What a package brings, read with suspicion: rows, reports, the period; NotWellFormed for anything else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from desktop_app.core.package.about import HASH, UID, About, NotWellFormed, flag, sign, whole
from desktop_app.core.package.canonical import canonical
from desktop_app.core.report_periods import days_in_words
from desktop_app.sync.receiving.words_told import WordsTold, words_told
from desktop_app.sync.rows import row_hash

_DAYS = re.compile(r"(\d{8})-(\d{8})", re.ASCII)
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}", re.ASCII)
_FORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,39}", re.ASCII)
_LONGEST_TABLE = 40
_MOST_DIGITS = 30
_MOST_FIGURES = 5_000


@dataclass(frozen=True, slots=True)
class RowVersion:
    """One version of one row: `follows` are those of which the receiver must hold one, empty for a new row.

    `forgets` says that the record turned out to be a denunciation: no older version may be kept.
    """

    uid: str
    rev: int
    hash: str
    follows: frozenset[str]
    is_new: bool
    body: str
    on: date | None
    forgets: bool = False


@dataclass(frozen=True, kw_only=True)
class ReportMember:
    """A frozen report as it was handed in; figures are decimal numbers as text, "" for what is not known."""

    form: str
    layout: str
    name: str
    from_on: date
    to_on: date
    state: str
    number: str
    nothing_arose: bool
    note: str
    figures: Mapping[str, str]
    explanations: Mapping[str, str]
    corrections: str
    checks: str
    rows: Mapping[str, str]
    words: WordsTold

    @property
    def key(self) -> tuple[str, date, date]:
        """Which report of an office it is."""
        return self.form, self.from_on, self.to_on


@dataclass(frozen=True)
class Days:
    """The period that a package is for."""

    name: str
    from_on: date
    to_on: date


def row_version(table: str, row: Mapping[str, Any], day: str) -> RowVersion:
    """One line of a table, its hash made again; `day` is the column by which the row belongs to a period."""
    if len(table) > _LONGEST_TABLE:
        raise NotWellFormed(table)
    uid, rev, digest = sign(row, "uid", UID), whole(row, "rev"), sign(row, "hash", HASH)
    prev, may, body = row.get("prev"), row.get("may", []), row.get("body")
    if not isinstance(body, dict) or not isinstance(may, list) or row.get("op") not in ("add", "change"):
        raise NotWellFormed("row")
    follows = {each for each in (prev, *may) if each}
    if not all(isinstance(each, str) and HASH.fullmatch(each) for each in follows):
        raise NotWellFormed("prev")
    if row_hash(table, uid, rev, body) != digest:
        raise NotWellFormed("hash")
    told, on = canonical(body).decode(), _day(body.get(day))
    return RowVersion(uid, rev, digest, frozenset(follows), not prev, told, on, row.get("forget") is True)


def report_member(value: Any) -> ReportMember:
    """One report."""
    if not isinstance(value, dict):
        raise NotWellFormed("report")
    from_on, to_on = _day(value.get("from")), _day(value.get("to"))
    if from_on is None or to_on is None or to_on < from_on:
        raise NotWellFormed("days")
    figures = _keyed(value, "figures", str)
    for figure in figures.values():
        _check_number(figure)
    return ReportMember(
        form=sign(value, "form", _FORM),
        layout=_text(value, "layout", 40),
        name=_text(value, "name", 120),
        from_on=from_on,
        to_on=to_on,
        state=_text(value, "state", 20),
        number=_text(value, "number", 60),
        nothing_arose=flag(value, "nothing_arose"),
        note=_text(value, "note", 100_000),
        figures=figures,
        explanations=_keyed(value, "explanations", str),
        corrections=_list(value, "corrections"),
        checks=_list(value, "checks"),
        rows={key: " ".join(_uids(uids)) for key, uids in _keyed(value, "rows", list).items()},
        words=words_told(value),
    )


def days_of(about: About) -> Days:
    """The period, by the facts of the manifest or the short sign of the header."""
    told = about.facts.get("period")
    if isinstance(told, dict):
        from_on, to_on, name = _day(told.get("from")), _day(told.get("to")), told.get("name")
        if from_on and to_on and from_on <= to_on and isinstance(name, str):
            return Days(name[:120], from_on, to_on)
    found = _DAYS.fullmatch(about.period)
    if found is None:
        raise NotWellFormed("period")
    try:
        from_on, to_on = (date.fromisoformat(part) for part in found.groups())
    except ValueError:
        raise NotWellFormed("period") from None
    return Days(days_in_words(from_on, to_on), from_on, to_on)


def _day(value: Any) -> date | None:
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _check_number(text: str) -> None:
    if not text:
        return
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise NotWellFormed("figure") from None
    if len(text) > _MOST_DIGITS or not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        raise NotWellFormed("figure")


def _text(values: Mapping[str, Any], key: str, longest: int) -> str:
    value = values.get(key)
    if not isinstance(value, str) or len(value) > longest:
        raise NotWellFormed(key)
    return value


def _keyed(values: Mapping[str, Any], key: str, kind: type) -> dict[str, Any]:
    value = values.get(key)
    if not isinstance(value, dict) or len(value) > _MOST_FIGURES or not all(map(_KEY.fullmatch, value)):
        raise NotWellFormed(key)
    if not all(isinstance(each, kind) for each in value.values()):
        raise NotWellFormed(key)
    return value


def _list(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise NotWellFormed(key)
    return canonical(value).decode()


def _uids(values: list[Any]) -> list[str]:
    if not all(isinstance(each, str) and UID.fullmatch(each) for each in values):
        raise NotWellFormed("rows")
    return values
