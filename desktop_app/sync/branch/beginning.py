"""A second PC becomes a branch: the starter is brought into a folder of its own and opened there."""

from contextlib import closing
from pathlib import Path

from db import restore
from db.keys import KeyFile, Unlocked
from desktop_app.core import patience
from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress
from desktop_app.office.opening import Opener, OpenOffice, open_unlocked
from desktop_app.sync.branch.service import NOT_A_STARTER, SUFFIX, BranchService


def begin_branch(
    file: Path, folder: Path, account: str, password: str, opener: Opener, progress: Progress
) -> OpenOffice:
    """The branch's office, open for an account of the main PC; nothing is left behind when it fails."""
    opener.check_place(folder)
    if file.suffix != SUFFIX:
        raise UserError(NOT_A_STARTER)

    def unlock(keys: KeyFile) -> Unlocked:
        return keys.unlock(account, password, opener.clock.now())

    restored = restore.restore(file, folder, unlock, opener.clock, progress, opener.floor)
    try:
        keys = KeyFile(folder, opener.floor)
        with closing(open_unlocked(folder, keys, restored.unlocked, opener)) as office:
            BranchService(office.desk).begin()
        # Opened anew: from now on its desk is a branch's.
        return open_unlocked(folder, keys, restored.unlocked, opener)
    except BaseException:
        patience.remove_tree(folder)
        raise
