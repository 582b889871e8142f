"""The sealed copies of packages: those that wait for somebody to confirm them, and those with attached files."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from db.archive import PACKAGES
from desktop_app.core import patience
from desktop_app.core.disk import disk_told
from desktop_app.core.files import whole_file
from desktop_app.core.package.read import open_package
from desktop_app.core.package.refusals import PackageRefused
from desktop_app.office.desk import Desk
from desktop_app.sync.container import receiver
from desktop_app.sync.enrolling.queries import partner_card
from desktop_app.sync.models import Partner

_FOLDER = (PACKAGES, "received")
_PIECE = 1 << 20


def keep_copy(desk: Desk, path: Path, digest: str) -> None:
    """Keep the sealed file until somebody decides."""
    target = _copy(desk, digest)
    if path == target:
        return
    with disk_told():
        target.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(target) as part, path.open("rb") as source, part.open("wb") as kept:
            while piece := source.read(_PIECE):
                kept.write(piece)


def kept_copy(desk: Desk, digest: str) -> Path | None:
    """The sealed file that was kept, if it is still there."""
    target = _copy(desk, digest)
    return target if target.is_file() else None


def remove_copy(desk: Desk, digest: str) -> None:
    """Nobody has to decide any more."""
    if kept_copy(desk, digest):
        patience.remove(_copy(desk, digest))


def drop_copies_telling(desk: Desk, digests: Iterable[str], forgotten: Collection[str]) -> None:
    """Remove the copies that still tell what must be forgotten; files that came with one have to be sent again."""
    for digest in digests:
        copy = kept_copy(desk, digest)
        if copy and _tells(desk, copy, forgotten):
            patience.remove(copy)


def _tells(desk: Desk, copy: Path, forgotten: Collection[str]) -> bool:
    with desk.db.reading() as session:
        cards = [partner_card(each, desk.is_practice) for each in session.scalars(select(Partner))]
        asked = replace(receiver(desk, session), cards=cards)
    try:
        with open_package(copy, asked) as opened:
            rows = (row for table in opened.tables for row in opened.rows(table))
            return any(row.get("uid") in forgotten and not row.get("forget") for row in rows)
    except PackageRefused:
        return True  # nobody can read anything else from it either


def _copy(desk: Desk, digest: str) -> Path:
    return desk.installation.folder.joinpath(*_FOLDER, f"{digest[:32]}.dcpkg")
