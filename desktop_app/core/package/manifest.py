"""The signed list of everything in a package."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.core.package.about import HASH, TABLE, About, NotWellFormed, about_from, sign, whole
from desktop_app.core.package.canonical import canonical
from desktop_app.core.package.keys import FINGERPRINT

MANIFEST, SIGNATURE, HEADS = "manifest.json", "manifest.sig", "audit/heads.json"
REPORT = re.compile(r"[A-Za-z0-9_-]{1,100}")
NAMES = re.compile(
    r"manifest\.json|manifest\.sig|audit/heads\.json|att/[0-9a-f]{64}"
    rf"|data/{TABLE.pattern}\.ndjson|report/{REPORT.pattern}\.json"
)
"""The only names that a package may hold."""
CONTEXT = b"DCCS-PKG-v1\0"
_FMT = "dccs-manifest-1"


@dataclass(frozen=True)
class Listed:
    """One file of a package."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Counter:
    """How many rows a table brings, and the highest `rev` among them."""

    rows: int = 0
    max_rev: int = 0

    def and_one(self, row: Mapping[str, Any]) -> "Counter":
        """With one more row."""
        rev = row.get("rev")
        return Counter(self.rows + 1, max(self.max_rev, rev) if isinstance(rev, int) else self.max_rev)


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What the maker of a package signs."""

    about: About
    header_sha256: str
    counters: Mapping[str, Counter]
    files: Sequence[Listed]
    recipients: Sequence[str]
    signer: str

    def to_bytes(self) -> bytes:
        """The manifest in its one spelling."""
        return canonical(
            self.about.for_manifest()
            | {
                "fmt": _FMT, "header_sha256": self.header_sha256, "signer": self.signer,
                "recipients": sorted(self.recipients),
                "counters": {name: {"rows": of.rows, "max_rev": of.max_rev} for name, of in self.counters.items()},
                "files": [{"name": each.name, "size": each.size, "sha256": each.sha256} for each in self.files],
            }
        )  # fmt: skip


def manifest_from(values: Mapping[str, Any]) -> Manifest:
    """The manifest of a package; keys that a later version added are left alone."""
    counters, files, recipients = values.get("counters"), values.get("files"), values.get("recipients")
    if not isinstance(counters, dict) or not isinstance(files, list) or not isinstance(recipients, list):
        raise NotWellFormed("counters, files, recipients")
    if not all(isinstance(each, dict) for each in (*counters.values(), *files)):
        raise NotWellFormed("counters, files")
    if not all(isinstance(each, str) and FINGERPRINT.fullmatch(each) for each in recipients):
        raise NotWellFormed("recipients")
    if values.get("fmt") != _FMT or not all(TABLE.fullmatch(name) for name in counters):
        raise NotWellFormed("fmt, counters")
    return Manifest(
        about=about_from(values),
        header_sha256=sign(values, "header_sha256", HASH),
        counters={name: Counter(whole(each, "rows"), whole(each, "max_rev")) for name, each in counters.items()},
        files=[Listed(sign(each, "name", NAMES), whole(each, "size"), sign(each, "sha256", HASH)) for each in files],
        recipients=recipients,
        signer=sign(values, "signer", FINGERPRINT),
    )


def table_of(name: str) -> str | None:
    """The table whose rows stand in the member `name`, if it holds rows."""
    return name.removeprefix("data/").removesuffix(".ndjson") if name.startswith("data/") else None
