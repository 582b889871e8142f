"""Restores a backup into a folder of its own, as a new life of the same data; never over an office that is there."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db import archive
from db.archive import REGISTER, Manifest
from db.backup import check_state
from db.engine import open_engine
from db.key_changes import KeyKeeper
from db.keys import KeyFile, Unlocked
from db.migrate import refuse_unknown
from db.sealing import FLOOR, Cost
from db.verify import verify
from desktop_app.core import patience
from desktop_app.core.clock import Clock
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress

_WHAT = "Đang phục hồi"


@dataclass(frozen=True)
class Restored:
    """An office brought back: where it lies, what the backup said, who opened it."""

    folder: Path
    manifest: Manifest
    unlocked: Unlocked
    epoch: str


def restore(
    file: Path,
    folder: Path,
    unlock: Callable[[KeyFile], Unlocked],
    clock: Clock,
    progress: Progress,
    floor: Cost = FLOOR,
) -> Restored:
    """Bring a backup back into `folder`, which is empty or not there; `unlock` opens its key file.

    Everything is checked before the folder appears under its name: each file against the attested list, every page of
    the register, the whole chain of the journal. A failed or cancelled restore leaves nothing behind.
    """
    with disk_told():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UserError(
                "Nơi phục hồi phải là một thư mục mới hoặc còn trống; không bao giờ phục hồi đè lên dữ liệu đang có. "
                "Hãy chọn một thư mục khác."
            )
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
        try:
            manifest = _extracted(file, part, progress)
            keys = KeyFile.read(part, floor)
            unlocked = unlock(keys)
            manifest.check_seal(unlocked.data_key)
            refuse_unknown(manifest.revision)
            check_state(part / REGISTER, unlocked.data_key, manifest)
            _check_chain(part / REGISTER, unlocked.data_key, progress)
            epoch = KeyKeeper(keys, unlocked, floor).begin_epoch(clock.now())
            if folder.exists():
                patience.patiently(folder.rmdir)
            patience.move(part, folder)
        finally:
            patience.remove_tree(part)
    return Restored(folder, manifest, unlocked, epoch)


def _extracted(file: Path, folder: Path, progress: Progress) -> Manifest:
    with archive.opened(file) as opened:
        total, done = opened.manifest.size, 0

        def moved(size: int) -> None:
            nonlocal done
            done += size
            progress.report(done, total, _WHAT)

        progress.report(0, total, _WHAT)
        for name in opened.manifest.members:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            opened.extract(name, folder / name, moved)
        return opened.manifest


def _check_chain(register: Path, data_key: bytes, progress: Progress) -> None:
    engine = open_engine(register, data_key)
    try:
        checked = verify(engine, {}, (), progress)
    finally:
        engine.dispose()
    if not checked.is_clean:
        raise UserError(
            f"Sổ trong bản sao lưu không còn nguyên: {checked.findings[0]} Hãy dùng một bản sao lưu khác; "
            "chưa có gì bị thay đổi."
        )
