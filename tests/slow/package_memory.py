"""What hostile packages cost whoever reads them: each is made and read by processes of their own, whose memory is told.

Alone: python -m tests.slow.package_memory
"""

import hashlib
import io
import json
import multiprocessing
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from desktop_app.core.package.canonical import parsed
from desktop_app.core.package.limits import LIMITS
from desktop_app.core.package.manifest import MANIFEST, SIGNATURE
from desktop_app.core.package.read import open_package
from desktop_app.core.package.refusals import PackageRefused
from desktop_app.core.package.write import Attachment, Contents
from tests.core.package.offices import CONTENTS, framed, members_of, pack, receiver, sealed, signed, zipped
from tests.slow.machine import Failed, stage

MOST_MB = 160
"""What reading may add to a process, whatever comes; a package may have 1 GiB."""
_MIB = 2**20
_FORK = multiprocessing.get_context("fork")


def work() -> None:
    """Make each, read each."""
    with tempfile.TemporaryDirectory(prefix="packages-") as folder:
        for name, (wanted, make) in HOSTILE.items():
            path = Path(folder) / "goi.dcpkg"
            _apart(lambda told, make=make, path=path: (make(path), told.send(""))[1])  # type: ignore[misc]
            outcome, added, seconds = _apart(lambda told, path=path: told.send(_read(path)))  # type: ignore[misc]
            size = path.stat().st_size / _MIB
            print(f"{name:<44}{size:8.1f} MiB  {outcome:<12}{added:6.0f} MB {seconds:6.1f} s", flush=True)
            if outcome != wanted or added > MOST_MB:
                raise Failed(f"{name}: {outcome} instead of {wanted}, {added:.0f} MB")


def _apart(task: Callable[[Connection], object]) -> Any:
    """What a process of its own tells, so that nothing stays in the memory of this one."""
    here, there = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=task, args=(there,))
    process.start()
    there.close()
    try:
        return here.recv()
    except EOFError:
        raise Failed("a process ended without a word") from None
    finally:
        process.join()


def _read(path: Path) -> tuple[str, float, float]:
    """The outcome, the megabytes that came on top at the most, the seconds."""
    before, began = _memory("VmRSS"), time.monotonic()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    try:
        with open_package(path, receiver()) as opened:
            for table in opened.tables:
                for _row in opened.rows(table):
                    pass
        outcome = "taken"
    except PackageRefused as refused:
        outcome = refused.reason.value
    return outcome, _memory("VmHWM") - before, time.monotonic() - began


def _memory(which: str) -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(f"{which}:"))


def _with(
    member: str = "", content: Callable[[], bytes] = bytes, facts: Callable[[], Mapping[str, Any]] = dict
) -> Callable[[Path], object]:
    """A good package with another member or other facts, listed and signed anew by an office that is known."""

    def make(path: Path) -> None:
        pack(path)
        members = members_of(path) | ({member: content()} if member else {})
        _sign(path, members, facts())

    return make


def _sign(path: Path, members: Mapping[str, bytes], facts: Mapping[str, Any]) -> None:
    manifest: dict[str, Any] = parsed(members[MANIFEST], 20)
    manifest["facts"] = dict(facts)
    inside = {name: content for name, content in members.items() if name not in (MANIFEST, SIGNATURE)}
    manifest["files"] = [
        {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in sorted(inside.items())
    ]
    if (many := members[VISITS].count(b"\n")) != manifest["counters"]["visits"]["rows"]:
        manifest["counters"]["visits"] = {"rows": many, "max_rev": 0}
    sealed(path, zipped(signed(members, manifest)))


def _rows(line: Callable[[], bytes], whole: int) -> Callable[[], bytes]:
    def made() -> bytes:
        one = line() + b"\n"
        return one * (whole // len(one))

    return made


def _largest(path: Path) -> None:
    """Much of everything that a package may hold: rows that pack badly, and files."""
    chance = random.Random(1)
    files = [chance.randbytes(64 * _MIB) for _ in range(2)]
    attached = [Attachment(hashlib.sha256(each).hexdigest(), lambda each=each: io.BytesIO(each)) for each in files]  # type: ignore[misc]

    def rows() -> Iterator[dict[str, Any]]:
        for _ in range(60):
            yield {"rev": 1, "body": chance.randbytes(500_000).hex()}

    pack(path, Contents(tables={"visits": rows()}, attachments=attached, reports=CONTENTS.reports))


def _lists(size: int) -> bytes:
    """As many Python values from as few letters as JSON can hold, and enough chance that it does not swell too much."""
    noise = random.Random(2).randbytes(size // 100).hex().encode()
    return b'{"a":[' + b"[]," * ((size - len(noise)) // 3 - 10) + b'[]],"b":"' + noise + b'"}'


def _keys(size: int) -> bytes:
    return json.dumps({f"{at:x}": "" for at in range(size // 12)}, separators=(",", ":")).encode()


def _many_reports(path: Path) -> None:
    pack(path)
    _sign(path, members_of(path) | {f"report/r{at}.json": b"{}" for at in range(LIMITS.members)}, {})


def _zeros(path: Path) -> None:
    pack(path)
    _sign(path, members_of(path) | {f"att/{hashlib.sha256(bytes(190 * _MIB)).hexdigest()}": bytes(190 * _MIB)}, {})


def _endless() -> bytes:
    return b'{"a":"' + random.Random(1).randbytes(20 * _MIB).hex().encode()


VISITS = "data/visits.ndjson"
ROW, REPORT = LIMITS.row_bytes - 100, LIMITS.one_report_bytes - 100
BLANK = b'{"a":"' + b" " * 60_000 + b'"}'
RECIPIENTS = b"age-encryption.org/v1\n" + b"-> X25519 aaaa\n"
HOSTILE: dict[str, tuple[str, Callable[[Path], object]]] = {
    "a good one": ("taken", lambda path: pack(path)),
    "a large one": ("taken", _largest),
    "rows of nothing but lists": ("taken", _with(VISITS, _rows(lambda: _lists(ROW), 5 * _MIB))),
    "rows of nothing but keys": ("taken", _with(VISITS, _rows(lambda: _keys(ROW), 5 * _MIB))),
    "rows that swell a thousand times": ("unsafe", _with(VISITS, _rows(lambda: BLANK, 190 * _MIB))),
    "one row without end": ("unsafe", _with(VISITS, _endless)),
    "a row of brackets": ("unsafe", _with(VISITS, lambda: b"[" * ROW + b"\n")),
    "a report of lists": ("taken", _with("report/a.json", lambda: _lists(REPORT))),
    "a report of keys": ("taken", _with("report/a.json", lambda: _keys(REPORT))),
    "a report of brackets": ("unsafe", _with("report/a.json", lambda: b"[" * REPORT)),
    "more reports than members": ("unsafe", _many_reports),
    "a manifest full of facts": ("taken", _with(facts=lambda: {f"{at:x}": [] for at in range(150_000)})),
    "a manifest too large": ("unsafe", _with(facts=lambda: {f"{at:x}": "x" * 40 for at in range(60_000)})),
    "a file of zeros": ("unsafe", _zeros),
    "recipients without end": ("unsafe", lambda path: framed(path, RECIPIENTS * 1_000_000)),
    "no package at all": ("not_a_package", lambda path: path.write_bytes(bytes(200 * _MIB))),
}  # fmt: skip


if __name__ == "__main__":
    stage(work)
