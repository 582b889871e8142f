"""What is to be sent and under which names: such as every system accepts, no two alike."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from desktop_app.core.stick.troubles import unreadable
from desktop_app.core.text.file_names import file_name, is_accepted
from desktop_app.core.text.fold import nfc

_LONGEST, _LONGEST_ENDING = 120, 12


@dataclass(frozen=True)
class Parcel:
    """One file: its name, with folders before it divided by "/", and what is in it, or where that lies on this PC."""

    name: str
    content: bytes | Path

    @property
    def size(self) -> int:
        """How long it is; StickTrouble when it cannot be looked at."""
        if isinstance(self.content, bytes):
            return len(self.content)
        try:
            return self.content.stat().st_size
        except OSError as error:
            raise unreadable(self.name) from error


@dataclass(frozen=True)
class Named:
    """A parcel under the name it gets."""

    parcel: Parcel
    name: str

    @property
    def is_mended(self) -> bool:
        """Whether it gets another name than it had."""
        return self.name != nfc(self.parcel.name)


def parcels_of(paths: Iterable[Path]) -> tuple[Parcel, ...]:
    """These files, and those of these folders with their structure; links are not followed."""
    found: list[Parcel] = []
    for path in paths:
        if not path.is_dir():
            found.append(Parcel(path.name, path))
            continue
        for folder, below, files in os.walk(path):
            below.sort()
            inside = Path(folder)
            before = PurePosixPath(path.resolve().name, inside.relative_to(path).as_posix())
            found += [
                Parcel(str(before / name), inside / name) for name in sorted(files) if not (inside / name).is_symlink()
            ]
    return tuple(found)


def named(parcels: Sequence[Parcel]) -> tuple[Named, ...]:
    """Each parcel under a name that Windows accepts; of names that differ only in capitals the later gets a number."""
    taken: set[str] = set()
    found = []
    for parcel in parcels:
        name = "/".join(mended(part) for part in parcel.name.split("/") if part)
        tried, number = name, 1
        while tried.casefold() in taken:
            number += 1
            tried = numbered(name, number)
        taken.add(tried.casefold())
        found.append(Named(parcel, tried))
    return tuple(found)


def mended(name: str) -> str:
    """The name of one file or folder as Windows accepts it; its ending stays."""
    whole = nfc(name)
    if is_accepted(whole) and len(whole) <= _LONGEST and whole.isprintable():
        return whole
    ending = PurePosixPath(whole).suffix
    ending = ending if is_accepted(f"a{ending}") and len(ending) <= _LONGEST_ENDING else ""
    kept = file_name(whole.removesuffix(ending))
    return f"{kept[: _LONGEST - len(ending)].rstrip(' .')}{ending}"


def numbered(name: str, number: int) -> str:
    """The name with a number before its ending: "sổ (2).pdf"."""
    ending = PurePosixPath(name).suffix
    return f"{name.removesuffix(ending)} ({number}){ending}"
