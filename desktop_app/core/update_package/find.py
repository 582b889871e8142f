"""Finds updates on a stick by what they are, whatever they are called."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desktop_app.core.package.find import files_below
from desktop_app.core.release import Version
from desktop_app.core.update_package.read import Update, begins_as_update, inspect, judge
from desktop_app.core.update_package.refusals import UpdateRefused

_DEEPEST, _MOST = 3, 20_000


@dataclass(frozen=True)
class FoundUpdate:
    """A file that says it is an update: what it is, and why it is not taken, if so."""

    path: Path
    update: Update | None
    trouble: UpdateRefused | None = None


def find_updates(folder: Path, keys: Sequence[Ed25519PublicKey], present: Version) -> list[FoundUpdate]:
    """Every update in a folder and a few below: first those that can be taken, the newest before the others."""
    files = islice(files_below(folder, _DEEPEST), _MOST)
    found = [look(path, keys, present) for path in files if begins_as_update(path)]
    return sorted(found, key=lambda each: (each.trouble is not None, each.update is None, *_newest_first(each)))


def look(path: Path, keys: Sequence[Ed25519PublicKey], present: Version) -> FoundUpdate:
    """One update, looked at and judged."""
    try:
        update = inspect(path, keys)
    except UpdateRefused as refused:
        return FoundUpdate(path, None, refused)
    try:
        judge(update.manifest, present)
    except UpdateRefused as refused:
        return FoundUpdate(path, update, refused)
    return FoundUpdate(path, update)


def _newest_first(found: FoundUpdate) -> tuple[int, ...]:
    if found.update is None:
        return ()
    version = found.update.manifest.version
    return (-version.major, -version.minor, -version.patch)
