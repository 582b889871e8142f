"""What a package is about: the facts that its maker gives, and the two places where they are written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
HASH = re.compile(r"[0-9a-f]{64}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00")
TABLE = re.compile(r"[a-z][a-z0-9_]{0,62}")
_LARGEST = 2**53


class Kind(StrEnum):
    """What a package is for."""

    FULL = "full"
    DELTA = "delta"
    CORRECTION = "correction"
    ACK = "ack"
    RETURN = "return"
    UPDATE = "update"
    CALENDAR = "calendar"
    TEMPLATE = "template"
    IDENTITY = "identity"


class NotWellFormed(ValueError):
    """A fact that is missing, of another type or outside its pattern."""


class UnknownKind(ValueError):
    """A kind that a later program has."""


@dataclass(frozen=True, kw_only=True)
class Schema:
    """Which form the rows have, and the oldest program that can take them."""

    name: str
    version: int
    min_reader: int


@dataclass(frozen=True, kw_only=True)
class About:
    """The facts of a package. All but `totals` and `facts` are short signs without any personal data.

    `totals` is read after the last row was given out, so that it may be filled while the rows go by.
    """

    pkg_id: str
    kind: Kind
    unit: str
    to_unit: str
    install: str
    epoch: int
    seq: int
    period: str
    created: str
    app: str
    schema: Schema
    prev: str | None = None
    is_practice: bool = False
    totals: Mapping[str, int | str] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)

    def for_manifest(self) -> dict[str, Any]:
        """All facts as they stand in the manifest."""
        shown = {
            "pkg_id": self.pkg_id, "kind": self.kind.value, "unit": self.unit, "to_unit": self.to_unit,
            "install": self.install, "epoch": self.epoch, "seq": self.seq, "period": self.period,
            "created": self.created, "app": self.app, "prev": self.prev, "is_practice": self.is_practice,
        }  # fmt: skip
        schema = {"name": self.schema.name, "version": self.schema.version, "min_reader": self.schema.min_reader}
        return shown | {"schema": schema, "totals": dict(self.totals), "facts": dict(self.facts)}


def about_from(values: Mapping[str, Any]) -> About:
    """The facts of a manifest; NotWellFormed when one does not fit its pattern."""
    schema = values.get("schema")
    totals, facts = values.get("totals"), values.get("facts")
    if not isinstance(schema, dict) or not isinstance(totals, dict) or not isinstance(facts, dict):
        raise NotWellFormed("schema, totals, facts")
    if not all(isinstance(total, int | str) for total in totals.values()):
        raise NotWellFormed("totals")
    prev = values.get("prev")
    return About(
        pkg_id=sign(values, "pkg_id", UID), kind=kind_of(values), unit=sign(values, "unit"),
        to_unit=sign(values, "to_unit"), install=sign(values, "install"), epoch=whole(values, "epoch"),
        seq=whole(values, "seq"), period=sign(values, "period"), created=sign(values, "created", MOMENT),
        app=sign(values, "app"), prev=None if prev is None else sign(values, "prev", HASH),
        is_practice=flag(values, "is_practice"), totals=totals, facts=facts,
        schema=Schema(
            name=sign(schema, "name"), version=whole(schema, "version"), min_reader=whole(schema, "min_reader")
        ),
    )  # fmt: skip


def sign(values: Mapping[str, Any], key: str, pattern: re.Pattern[str] = TOKEN) -> str:
    """A short sign under `key` that fits the whole pattern."""
    value = values.get(key)
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise NotWellFormed(key)
    return value


def whole(values: Mapping[str, Any], key: str) -> int:
    """A whole number under `key`, none of them negative."""
    value = values.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _LARGEST:
        raise NotWellFormed(key)
    return value


def flag(values: Mapping[str, Any], key: str) -> bool:
    """Yes or no under `key`."""
    value = values.get(key)
    if not isinstance(value, bool):
        raise NotWellFormed(key)
    return value


def kind_of(values: Mapping[str, Any]) -> Kind:
    """The kind of a package; UnknownKind for one that only a later program has."""
    name = sign(values, "kind")
    if name not in set(Kind):
        raise UnknownKind(name)
    return Kind(name)
