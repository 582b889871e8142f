"""What main hands to the window: the folder's door, the areas, the memory of this machine."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.core.clock import Clock
from desktop_app.core.first_window import FirstWindow
from desktop_app.core.stick.drives import Drives
from desktop_app.core.stick.machine_drives import MachineDrives
from desktop_app.core.updating.updater import Updater
from desktop_app.office.area import Area
from desktop_app.office.door import Door
from desktop_app.office.homes import Homes
from desktop_app.shell.memory import Memory

_FOLDER = "folder"


@dataclass(frozen=True)
class Program:
    """One started program."""

    clock: Clock
    door: Door
    areas: Sequence[Area]
    memory: Memory
    details: Callable[[BaseException], str]
    """Where a defect happened, without any value that somebody typed."""

    practise: Callable[[str], None] | None = None
    """Opens the practice office of a kind (a member of `OfficeKind`) in a window of its own; None inside it."""

    homes: Homes | None = None
    """Where offices may lie on this PC; None where only the door's own folder is looked at."""

    is_named: bool = False
    """Whether the folder was named by whoever started the program."""

    first: FirstWindow | None = None
    """How a second start calls this window forward."""

    is_practice: bool = False
    """Whether the door is that of the practice office."""

    drives: Drives = field(default_factory=MachineDrives)
    """Who knows the sticks of this PC."""

    updater: Updater | None = None
    """What updates need of this PC; None in the practice office."""

    @property
    def remembered_folder(self) -> str | None:
        """Where the office lies, when it was set up in another folder than the usual one."""
        return self.memory.of("window").get(_FOLDER)

    def remember_folder(self, folder: Path, *, chosen: bool = False) -> None:
        """Written down at once: after a power cut the next start must not look for the office elsewhere.

        The usual folder needs no remembering, unless it was `chosen` among several.
        """
        if chosen or folder != self.door.folder:
            self.memory.of("window")[_FOLDER] = str(folder)
        self.memory.save()
