"""A package that was found sound: its facts, and its rows and files one after the other."""

from collections.abc import Iterator
from types import TracebackType
from typing import Any

from desktop_app.core.disk import disk_told
from desktop_app.core.package.archive import Archive
from desktop_app.core.package.canonical import NotJson, parsed, parsed_object
from desktop_app.core.package.header import Header
from desktop_app.core.package.limits import Limits
from desktop_app.core.package.manifest import HEADS, Manifest
from desktop_app.core.package.refusals import PackageRefused, Reason
from desktop_app.core.package.spool import SealedSpool


class Opened:
    """Give back what it holds by `close` or a `with` block."""

    def __init__(
        self, *, header: Header, manifest: Manifest, digest: str, file_sha256: str, spool: SealedSpool,
        archive: Archive, limits: Limits,
    ) -> None:  # fmt: skip
        """Made by `read.open_package` alone, after everything was checked."""
        self.header = header
        self.manifest = manifest
        self.hash = digest
        """SHA-256 of the manifest: the name by which receipts and the next package know this one."""
        self.file_sha256 = file_sha256
        self._spool = spool
        self._archive = archive
        self._limits = limits

    def __enter__(self) -> "Opened":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Forget the content."""
        self._spool.close()

    @property
    def tables(self) -> list[str]:
        """The tables that bring rows, even none."""
        return sorted(self.manifest.counters)

    @property
    def reports(self) -> list[str]:
        """The reports by their names."""
        return [name[len("report/") : -len(".json")] for name in self._archive.sizes if name.startswith("report/")]

    @property
    def attachments(self) -> dict[str, int]:
        """The attached files by the SHA-256 of their content, with their sizes."""
        return {name[len("att/") :]: size for name, size in self._archive.sizes.items() if name.startswith("att/")}

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """The rows of a table, one after the other."""
        return rows_of(self._archive, f"data/{table}.ndjson", self._limits)

    def report(self, name: str) -> Any:
        """One report as it was handed in."""
        return small(self._archive, f"report/{name}.json", self._limits)

    def heads(self) -> Any:
        """Where the maker's journal stood."""
        return small(self._archive, HEADS, self._limits)

    def attachment(self, sha256: str) -> Iterator[bytes]:
        """The content of an attached file in pieces."""
        with disk_told():
            yield from self._archive.pieces(f"att/{sha256}")


def rows_of(archive: Archive, name: str, limits: Limits) -> Iterator[dict[str, Any]]:
    """The rows of a member; PackageRefused for a line that is none."""
    with disk_told():
        for line in archive.lines(name):
            try:
                yield parsed_object(line, limits.depth)
            except NotJson:
                raise PackageRefused(Reason.UNSAFE) from None


def small(archive: Archive, name: str, limits: Limits) -> Any:
    """The JSON value of a member that is never large."""
    with disk_told():
        try:
            return parsed(archive.whole(name), limits.depth)
        except NotJson:
            raise PackageRefused(Reason.UNSAFE) from None
