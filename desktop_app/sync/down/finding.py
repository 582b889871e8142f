"""Packages from above in a folder or on a stick, found by what they are, read once into memory and looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.package.find import find_packages
from desktop_app.office.desk import Desk
from desktop_app.sync.down.parts import KINDS
from desktop_app.sync.down.planned import DownPlan
from desktop_app.sync.down.queries import came_down
from desktop_app.sync.down.taking import TakeDownService

MOST_BYTES = 32 << 20
_TOO_BIG = "Gói gửi xuống lớn bất thường nên không đọc. Hãy báo cơ quan cấp trên kiểm tra tệp."


@dataclass(frozen=True)
class FoundDown:
    """A file: its bytes, and what installing it would do, or why it cannot be read."""

    name: str
    content: bytes
    plan: DownPlan | None
    trouble: str = ""


def find_down(service: TakeDownService, folder: Path) -> Sequence[FoundDown]:
    """Every package of these kinds, whatever its file is called; the same one twice is told once, the newest first.

    A damaged package is told too, since nobody can say what it was.
    """
    found = dict[str, FoundDown]()
    for each in find_packages(folder):
        if each.header is None:
            found[str(each.path)] = FoundDown(each.path.name, b"", None, str(each.trouble))
        elif each.header.kind in KINDS:
            found.setdefault(f"{each.header.pkg_id} {each.header.body_sha256}", _read(service, each.path))
    return sorted(found.values(), key=_order, reverse=True)


def looked_again(service: TakeDownService, found: Sequence[FoundDown]) -> Sequence[FoundDown]:
    """The same packages against what the office has now; their stick may be gone."""
    return [each if each.plan is None else _looked(service, each.name, each.content) for each in found]


def new_down(desk: Desk, folder: Path) -> int:
    """How many packages in a folder say that they came down and nobody here decided on them."""
    known = {each.package_uid for each in came_down(desk)}
    headers = (each.header for each in find_packages(folder))
    return len({each.pkg_id for each in headers if each and each.kind in KINDS} - known)


def _read(service: TakeDownService, path: Path) -> FoundDown:
    try:
        with disk_told(), path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise UserError(_TOO_BIG)
    except UserError as trouble:
        return FoundDown(path.name, b"", None, str(trouble))
    return _looked(service, path.name, content)


def _looked(service: TakeDownService, name: str, content: bytes) -> FoundDown:
    try:
        return FoundDown(name, content, service.look(content))
    except UserError as trouble:
        return FoundDown(name, content, None, str(trouble))


def _order(found: FoundDown) -> tuple[str, int]:
    return (found.plan.epoch, found.plan.seq) if found.plan else ("", 0)
